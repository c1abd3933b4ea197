import type { Language } from '../domain/language.ts';

/** What digests, WhatsApp texts and the page behind a digest's link say. Audience: staff and officials. */
const id = {
  muteDigests: (url: string) => `Tidak ingin menerima ringkasan seperti ini lagi? Buka ${url}. Tugas Anda sendiri tetap dikirim.`,
};

const en = {
  muteDigests: (url) => `No more digests like this one? Open ${url}. Your own tasks still come.`,
} satisfies typeof id;

const TEXTS: Readonly<Record<Language, typeof id>> = { id, en };

/** The texts of one language. */
export function handTexts(language: Language): typeof id {
  return TEXTS[language];
}
