import type { Language } from '../../domain/language.ts';

type Named = Readonly<Record<string, string>>;

const id = {
  columns: { no: 'NO', why: 'KETERANGAN', handed: 'DISERAHKAN' },
  until: (at: string) => `menunggu sampai ${at}`,
  channels: { print: 'dicetak', whatsapp: 'WhatsApp' } as Named,
  because: {
    accountedFor: 'tidak diperlukan lagi',
    takenBack: 'kembali seperti semula',
    repaired: 'sudah diperbaiki',
    digestsMuted: 'ringkasan dihentikan',
    addressRefused: 'alamat ditolak server',
    invalidAddress: 'alamat tidak sah',
    noAddress: 'tanpa surel',
    noPhone: 'tanpa nomor telepon',
  } as Named,
  handed: (by: string, at: string) => `${by}, ${at}`,
  settings: {
    heading: (person: string) => `Cara ${person} diberi tahu`,
    delivery: 'Surel',
    deliveries: {
      together: 'yang tiba bersamaan dalam satu surel',
      single: 'satu surel untuk setiap tugas',
      digest: 'satu ringkasan sehari, jam 07.00',
    } as Named,
    quietHours: 'Jam tenang',
    quietDays: 'Hari tenang',
    daysOff: 'hari libur',
    cap: 'Paling banyak sehari',
    mails: (count: number) => `${count} surel`,
    channel: 'Saluran utama',
    mainChannels: { mail: 'surel', whatsapp: 'WhatsApp', print: 'kertas' } as Named,
    language: 'Bahasa',
    none: 'tidak ada',
    muted: 'Ringkasan dihentikan: hanya tugas sendiri yang dikirim.',
    refused: (at: string) => `Alamat surelnya ditolak server sejak ${at}: pemberitahuan ada pada daftar cetak sampai alamat diganti atau dipastikan.`,
  },
  weekdays: { monday: 'Senin', tuesday: 'Selasa', wednesday: 'Rabu', thursday: 'Kamis', friday: 'Jumat', saturday: 'Sabtu', sunday: 'Minggu' } as Named,
  badHours: 'Jam tenang: seharusnya DARI-SAMPAI, misalnya 20:00-06:30, atau none.',
  badCap: 'Paling banyak sehari: seharusnya bilangan bulat mulai 1, atau none.',
  oneAddress: 'Pilih salah satu: --email ALAMAT, atau --none.',
  address: (person: string, has: boolean) =>
    has ? `Surel kepada ${person} dikirim ke alamat itu.` : `${person} tidak punya surel; pemberitahuannya pada daftar cetak.`,
  byHand: (count: number, person: string) => `${count} pemberitahuan dicatat sudah disampaikan kepada ${person}.`,
  handedOver: (count: number) => `${count} pemberitahuan dicatat sudah diserahkan.`,
  nobody: (person: string) => `Tidak ada yang menunggu disampaikan kepada ${person} lewat WhatsApp.`,
};

const en = {
  columns: { no: 'NO', why: 'REMARK', handed: 'HANDED OVER' },
  until: (at) => `waits until ${at}`,
  channels: { print: 'printed', whatsapp: 'WhatsApp' },
  because: {
    accountedFor: 'not needed any more',
    takenBack: 'as before again',
    repaired: 'repaired by then',
    digestsMuted: 'digests muted',
    addressRefused: 'address refused',
    invalidAddress: 'address not valid',
    noAddress: 'no e-mail',
    noPhone: 'no phone number',
  },
  handed: (by, at) => `${by}, ${at}`,
  settings: {
    heading: (person) => `How ${person} is told`,
    delivery: 'Mails',
    deliveries: { together: 'what comes at one time in one mail', single: 'a mail for each task', digest: 'one digest a day, at 07:00' },
    quietHours: 'Quiet hours',
    quietDays: 'Quiet days',
    daysOff: 'days off',
    cap: 'A day at most',
    mails: (count) => `${count} ${count === 1 ? 'mail' : 'mails'}`,
    channel: 'Main channel',
    mainChannels: { mail: 'mail', whatsapp: 'WhatsApp', print: 'paper' },
    language: 'Language',
    none: 'none',
    muted: 'Digests are muted: nothing but own duties comes.',
    refused: (at) => `A mail server refuses the address since ${at}: notices go to the print list until it is changed or confirmed.`,
  },
  weekdays: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  },
  badHours: 'Quiet hours: expected FROM-UNTIL, such as 20:00-06:30, or none.',
  badCap: 'A day at most: expected a whole number from 1, or none.',
  oneAddress: 'Choose one: --email ADDRESS, or --none.',
  address: (person, has) => (has ? `Mails to ${person} go to that address.` : `${person} has no e-mail; notices go to the print list.`),
  byHand: (count, person) => `${count} ${count === 1 ? 'notice is' : 'notices are'} logged as told to ${person}.`,
  handedOver: (count) => `${count} ${count === 1 ? 'notice is' : 'notices are'} marked as handed over.`,
  nobody: (person) => `Nothing waits to be told to ${person} by WhatsApp.`,
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What notices are shown with. */
export function noticeWords(language: Language): typeof id {
  return WORDS[language];
}
