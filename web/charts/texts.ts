import type { Language } from '../../domain/language.ts';

const id = {
  track: 'Rangkaian kegiatan',
  when: 'Waktu',
  today: 'Hari ini',
  asTable: 'Bagan ini sebagai tabel',
};

const en: typeof id = {
  track: 'Track',
  when: 'When',
  today: 'Today',
  asTable: 'This chart as a table',
};

/** What charts say. */
export function textsIn(language: Language): typeof id {
  return { id, en }[language];
}
