import type { Language } from '../domain/language.ts';

/** What digests, messages by WhatsApp and the page behind a digest's link say. Audience: staff and officials. */
const id = {
  muteDigests: (url: string) => `Tidak ingin menerima ringkasan seperti ini lagi? Tugas Anda sendiri tetap dikirim. Buka ${url}`,
  answerHere: 'Mohon kabari di sini bila sudah terlaksana, atau bila ada kendala.',
  page: {
    title: 'Menghentikan ringkasan',
    ask: 'Tekan tombol di bawah ini bila Anda tidak ingin lagi menerima ringkasan lewat surel.',
    stays: 'Tugas Anda sendiri, pengingatnya, dan yang diteruskan kepada Anda tetap dikirim. Undangan dan kabar lainnya disampaikan oleh Sekretaris.',
    button: 'Hentikan ringkasan',
    done: 'Sudah dicatat. Bila tautan ini milik Anda, ringkasan tidak dikirim lagi.',
    back: 'Ingin menerimanya kembali? Sampaikan kepada Sekretaris.',
  },
};

const en = {
  muteDigests: (url) => `No more digests like this one? Your own tasks still come. Open ${url}`,
  answerHere: 'Please answer here when it is done, or if something is in the way.',
  page: {
    title: 'Stop the digests',
    ask: 'Press the button below if you no longer want digests by mail.',
    stays: 'Your own tasks, their reminders and what is escalated to you still come. Invitations and other news are brought by the secretary.',
    button: 'Stop the digests',
    done: 'Noted. If this link is yours, no more digests are sent.',
    back: 'Do you want them again? Tell the secretary.',
  },
} satisfies typeof id;

const TEXTS: Readonly<Record<Language, typeof id>> = { id, en };

/** The texts of one language. */
export function handTexts(language: Language): typeof id {
  return TEXTS[language];
}
