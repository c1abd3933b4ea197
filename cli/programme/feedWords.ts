import type { Language } from '../../domain/language.ts';

const id = {
  made: (person: string, url: string) => [`Jadwal ${person}, untuk dilanggankan dalam aplikasi kalender:`, url],
  secret: 'Siapa pun yang memiliki alamat ini dapat membaca jadwal itu. Alamat ini hanya ditampilkan sekali; alamat sebelumnya tidak berlaku lagi.',
  withdrawn: (person: string) => `Alamat jadwal ${person} dicabut.`,
  none: (person: string) => `${person} tidak punya alamat jadwal.`,
};

const en = {
  made: (person, url) => [`Schedule of ${person}, to subscribe to in a calendar program:`, url],
  secret: 'Whoever has this address can read that schedule. It is shown this once; the one before is good for nothing any more.',
  withdrawn: (person) => `The address of the schedule of ${person} is withdrawn.`,
  none: (person) => `${person} has no address of a schedule.`,
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What the addresses of calendars are told with. */
export function feedWords(language: Language): typeof id {
  return WORDS[language];
}
