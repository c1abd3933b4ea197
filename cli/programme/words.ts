import type { Language } from '../../domain/language.ts';

/** What `npm run programme` says of itself. */
const id = {
  noStack: 'Tidak ada yang berjalan di sini. Jalankan npm start, atau isi PENDAMPING_URL dan PENDAMPING_TOKEN.',
  starting: 'Sistem masih dinyalakan. Coba lagi sebentar.',
  noToken: 'PENDAMPING_URL terisi, PENDAMPING_TOKEN tidak: diperlukan token orang atau mesin yang bertindak.',
  asNeedsStack: '--as hanya untuk sistem di mesin ini; dengan PENDAMPING_TOKEN token itulah yang bertindak.',
  whoActs: (example: string) => `Siapa yang melakukan ini? Tambahkan --as ORANG, misalnya --as ${example}.`,
  noPerson: (person: string, code: string) => `Tidak ada ${person} dalam program ${code}.`,
  unreachable: (url: string) => `${url} tidak menjawab.`,
  databaseAway: 'Basis data di mesin ini tidak menjawab.',
  unreadable: (file: string, cause: string) => `${file}: seharusnya berkas yang dapat dibaca (${cause}).`,
  badKey: (key: string) => `Tugas “${key}”: seharusnya RANGKAIAN/KELOMPOK/NOMOR, misalnya mentoring/nelayan-1/07.`,
  heldOrNot: 'Pilih salah satu: --held, atau --did-not-happen ALASAN.',
  whoCame: 'Pertemuan ini mencatat kehadiran: --present all, atau --present ID ID ....',
  noneAttend: 'Hanya untuk pertemuan yang terlaksana dan dihadiri anggota: --present, --excused, --ill.',
  started: (code: string, items: number) => `${code} dimulai: ${items} butir rencana diusulkan. Berikutnya: setiap kelompok pelatihan menyepakati jadwal, lalu dikunci.`,
  estimated: (items: number, year: number | undefined) => `${items} butir berada pada tahun yang hari liburnya belum ditetapkan${year === undefined ? '' : ` (ketetapan terakhir: ${year})`}.`,
  agreed: (audience: string, code: string) => `${audience} menyepakati jadwal ${code}.`,
  locked: (code: string, version: number) => `Rencana ${code} dikunci, versi ${version}.`,
  reported: (item: string, late: boolean) => `${item} dilaporkan${late ? ' (terlambat)' : ''}.`,
  retried: (unblocked: number, closed: number) => `Dicoba lagi: ${unblocked} butir terkendala, ${closed} perbaikan.`,
  untold: (workflows: string) => `Tercatat. Temporal belum dapat diberi tahu; itu terjadi dengan sendirinya: ${workflows}.`,
  keepToken: 'Token ini hanya ditampilkan sekali. Simpan baik-baik.',
  none: 'Tidak ada.',
  stages: { planning: 'Perencanaan', running: 'Berjalan', ended: 'Selesai' },
  rehearsal: 'gladi',
  columns: {
    code: 'KODE', name: 'PROGRAM', stage: 'TAHAP', start: 'MULAI', kind: 'JENIS', track: 'RANGKAIAN', items: 'BUTIR', states: 'KEADAAN', group: 'KELOMPOK',
    agreed: 'DISEPAKATI', task: 'TUGAS', session: 'KEGIATAN', window: 'BATAS WAKTU', planned: 'RENCANA', state: 'KEADAAN', subject: 'PERBAIKAN', cause: 'SEBAB', since: 'SEJAK',
  },
  now: 'Waktu program',
  plan: 'Rencana',
  planVersion: (version: number) => (version === 0 ? 'belum dikunci' : `dikunci, versi ${version}`),
  shortfalls: 'Kekurangan tim',
  until: (from: string, last: string) => `${from} s.d. ${last}`,
};

const en = {
  noStack: 'Nothing runs here. Run npm start, or set PENDAMPING_URL and PENDAMPING_TOKEN.',
  starting: 'The stack is still starting. Try again soon.',
  noToken: 'PENDAMPING_URL is set, PENDAMPING_TOKEN is not: expected the token of the person or machine that acts.',
  asNeedsStack: '--as is for the stack on this machine; with PENDAMPING_TOKEN it is that token that acts.',
  whoActs: (example: string) => `Who does this? Add --as PERSON, such as --as ${example}.`,
  noPerson: (person: string, code: string) => `There is no ${person} in the programme ${code}.`,
  unreachable: (url: string) => `${url} does not answer.`,
  databaseAway: 'The database on this machine does not answer.',
  unreadable: (file: string, cause: string) => `${file}: expected a file that can be read (${cause}).`,
  badKey: (key: string) => `Task “${key}”: expected TRACK/GROUP/NUMBER, such as mentoring/nelayan-1/07.`,
  heldOrNot: 'Choose one: --held, or --did-not-happen REASON.',
  whoCame: 'This session marks attendance: --present all, or --present ID ID ....',
  noneAttend: 'Only for a session that was held and that clients attend: --present, --excused, --ill.',
  started: (code: string, items: number) => `${code} is started: ${items} items proposed. Next: each training group agrees the calendar, then it is locked.`,
  estimated: (items: number, year: number | undefined) => `${items} items stand in years whose holidays no decree has set yet${year === undefined ? '' : ` (last decree: ${year})`}.`,
  agreed: (audience: string, code: string) => `${audience} has agreed the calendar of ${code}.`,
  locked: (code: string, version: number) => `The plan of ${code} is locked, version ${version}.`,
  reported: (item: string, late: boolean) => `${item} is reported${late ? ' (late)' : ''}.`,
  retried: (unblocked: number, closed: number) => `Tried again: ${unblocked} blocked items, ${closed} repairs.`,
  untold: (workflows: string) => `Recorded. Temporal could not be told yet; that happens of itself: ${workflows}.`,
  keepToken: 'This token is shown once. Keep it well.',
  none: 'None.',
  stages: { planning: 'planning', running: 'running', ended: 'ended' },
  rehearsal: 'rehearsal',
  columns: {
    code: 'CODE', name: 'PROGRAMME', stage: 'STAGE', start: 'START', kind: 'KIND', track: 'TRACK', items: 'ITEMS', states: 'STATES', group: 'GROUP',
    agreed: 'AGREED', task: 'TASK', session: 'SESSION', window: 'WINDOW', planned: 'PLANNED', state: 'STATE', subject: 'REPAIR', cause: 'CAUSE', since: 'SINCE',
  },
  now: 'Programme time',
  plan: 'Plan',
  planVersion: (version: number) => (version === 0 ? 'not locked yet' : `locked, version ${version}`),
  shortfalls: 'The roster lacks',
  until: (from: string, last: string) => `${from} to ${last}`,
} satisfies typeof id;

export type Words = typeof id;
const WORDS: Readonly<Record<Language, Words>> = { id, en };

export function wordsIn(language: Language): Words {
  return WORDS[language];
}
