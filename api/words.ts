import type { Language, Text } from '../domain/language.ts';

/** What this API says of itself. Refusals bring their own words from the domain. Indonesian is the source, English its translation. */
const id = {
  titles: {
    400: 'Permintaan tidak dapat dibaca',
    401: 'Perlu tanda pengenal',
    403: 'Tidak berwenang',
    404: 'Tidak ditemukan',
    409: 'Keadaan rencana sudah lain',
    413: 'Terlalu besar',
    415: 'Jenis isi tidak dikenal',
    422: 'Isian belum tepat',
    500: 'Gangguan pada sistem',
    503: 'Sistem sedang tidak dapat dijangkau',
  },
  noToken: 'Kirim token Anda pada kepala Authorization: Bearer ....',
  unknownToken: 'Token ini tidak dikenal atau sudah dicabut.',
  notYours: 'Anda tidak berwenang melakukan ini pada program ini.',
  noProgramme: (code: string) => `Tidak ada program dengan kode ${code}.`,
  noTask: (key: string) => `Tidak ada tugas ${key} dalam rencana program.`,
  noForm: (key: string) => `Tidak ada formulir ${key} dalam program ini.`,
  notYourTask: (key: string) => `Tugas ${key} bukan urusan Anda.`,
  noPerson: (person: string) => `Tidak ada ${person} dalam program ini.`,
  noRoute: (method: string, path: string) => `${method} ${path} tidak ada. Daftarnya di /openapi.json.`,
  malformedJson: 'Isi permintaan bukan JSON yang utuh.',
  unreadableText: 'Isi permintaan memuat huruf yang tidak dapat disimpan.',
  notJson: 'Kirim isi permintaan sebagai application/json.',
  tooLarge: (bytes: number) => `Isi permintaan paling besar ${bytes} bita.`,
  tooDeep: (levels: number) => `Isi permintaan bersusun paling dalam ${levels} tingkat.`,
  checkFields: 'Periksa isian berikut.',
  found: (value: string, expected: string) => (value === '' ? `seharusnya ${expected}` : `tertulis “${value}”, seharusnya ${expected}`),
  databaseAway: 'Basis data tidak dapat dijangkau. Coba lagi sebentar; permintaan dengan Idempotency-Key yang sama tidak tercatat dua kali.',
  notReady: 'Skema basis data belum lengkap.',
  failed: (request: string) => `Permintaan ${request} gagal. Sampaikan nomor ini kepada pengelola sistem.`,
};

const en = {
  titles: {
    400: 'Request not readable',
    401: 'Who are you?',
    403: 'Not allowed',
    404: 'Not found',
    409: 'The plan stands otherwise',
    413: 'Too large',
    415: 'Content type not known',
    422: 'Some values are wrong',
    500: 'Trouble in the system',
    503: 'The system is out of reach',
  },
  noToken: 'Send your token in the header Authorization: Bearer ....',
  unknownToken: 'This token is not known, or was revoked.',
  notYours: 'You are not entitled to do this in this programme.',
  noProgramme: (code: string) => `There is no programme with the code ${code}.`,
  noTask: (key: string) => `The programme's plan has no task ${key}.`,
  noForm: (key: string) => `This programme has no form ${key}.`,
  notYourTask: (key: string) => `The task ${key} is not your business.`,
  noPerson: (person: string) => `There is no ${person} in this programme.`,
  noRoute: (method: string, path: string) => `There is no ${method} ${path}. What there is stands in /openapi.json.`,
  malformedJson: 'The body is not whole JSON.',
  unreadableText: 'The request holds characters that cannot be stored.',
  notJson: 'Send the body as application/json.',
  tooLarge: (bytes: number) => `The body may have ${bytes} bytes at most.`,
  tooDeep: (levels: number) => `The body may nest ${levels} levels deep at most.`,
  checkFields: 'Check the following.',
  found: (value: string, expected: string) => (value === '' ? `expected ${expected}` : `found “${value}”, expected ${expected}`),
  databaseAway: 'The database is out of reach. Try again soon; a request with the same Idempotency-Key is not recorded twice.',
  notReady: 'The schema of the database is not complete.',
  failed: (request: string) => `Request ${request} failed. Give this number to whoever runs the system.`,
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** A status that problems are answered with. */
export type ProblemStatus = keyof typeof id.titles;

export function wordsIn(language: Language): typeof id {
  return WORDS[language];
}

/** The same sentence in each language, for a refusal. */
export function inEach(say: (words: typeof id) => string): Text {
  return { id: say(id), en: say(en) };
}
