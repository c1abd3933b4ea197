import type { Text } from './language.ts';

/** Forms that text in our files must have, each with the words for whoever wrote it otherwise. */
export const KEY = /^[a-z][A-Za-z0-9-]{0,39}$/;
export const PERSON_ID = /^[a-z][a-z0-9-]{0,59}$/;
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
export const CURRENCY = /^[A-Z]{3}$/;
export const FILE_NAME = /^[a-z0-9][a-z0-9.-]*\.yaml$/;

const WORDS: readonly (readonly [RegExp, Text])[] = [
  [KEY, { id: 'kunci: huruf, angka, tanda hubung, dimulai huruf kecil', en: 'a key: letters, digits and hyphens, beginning with a small letter' }],
  [PERSON_ID, { id: 'kode: huruf kecil, angka, tanda hubung', en: 'an id: small letters, digits and hyphens' }],
  [TIME_OF_DAY, { id: 'jam dalam tanda kutip, "07:00"', en: 'a time of day in quotes, "07:00"' }],
  [CURRENCY, { id: 'kode mata uang, IDR', en: 'a currency code, IDR' }],
  [FILE_NAME, { id: 'nama berkas, id-2027.yaml', en: 'a file name, id-2027.yaml' }],
];

/** The words for a pattern as a schema's issue names it. */
export function wordsOfPattern(pattern: string | undefined): Text {
  return WORDS.find(([known]) => String(known) === pattern)?.[1] ?? { id: 'bentuk yang benar', en: 'the right form' };
}
