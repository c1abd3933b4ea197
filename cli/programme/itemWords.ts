import type { Language } from '../../domain/language.ts';

const id = {
  window: 'Dikerjakan',
  state: 'Keadaan',
  owner: 'Tugas',
  nobody: 'belum ada yang mengerjakan',
  due: 'Saatnya',
  reminder: 'pengingat',
  escalation: 'diteruskan',
  waiting: 'Menunggu langkah sebelumnya',
  because: 'Mengapa ada',
  rule: 'Aturan',
  entry: 'Dalam definisi',
  source: 'Baris dokumen',
  month: (month: number | null) => (month === null ? 'Sebelum mulai' : `Bulan ${month}`),
  planVersion: (version: number) => `rencana versi ${version}`,
  asks: 'Laporannya memuat',
  attendance: 'kehadiran setiap anggota',
  form: (key: string) => `formulir ${key}`,
  memberForm: (key: string) => `formulir ${key} untuk setiap anggota`,
  decision: (decisions: string) => `keputusan: ${decisions}`,
  tasks: 'tugas yang disepakati',
  lacks: (missing: number, expected: number) => `Disusun dari ${expected} butir; ${missing} belum dilaporkan:`,
  report: (outcome: string, on: string, by: string) => `Laporan: ${outcome}, ${on}, oleh ${by}`,
  columns: { no: 'NO', at: 'WAKTU', who: 'OLEH', act: 'PERBUATAN', reason: 'ALASAN', person: 'UNTUK', notice: 'PEMBERITAHUAN', state: 'KEADAAN' },
  optional: 'boleh kosong',
  types: { yesNo: 'true atau false', date: 'tanggal', text: 'teks', client: 'kode anggota', seasonalIncome: 'uang per musim dan sumber, sebulan' },
  until: (from: number, to: number) => `${from} sampai ${to}`,
  one: 'salah satu',
  some: 'beberapa',
};

const en = {
  window: 'To be done',
  state: 'State',
  owner: 'Task of',
  nobody: 'nobody yet',
  due: 'Due',
  reminder: 'reminder',
  escalation: 'escalated',
  waiting: 'Waits for the step before it',
  because: 'Why it is there',
  rule: 'Rule',
  entry: 'In the definition',
  source: 'Line of the document',
  month: (month: number | null) => (month === null ? 'Before the start' : `Month ${month}`),
  planVersion: (version: number) => `plan version ${version}`,
  asks: 'Its report carries',
  attendance: 'the attendance of each client',
  form: (key: string) => `form ${key}`,
  memberForm: (key: string) => `form ${key} for each client`,
  decision: (decisions: string) => `a decision: ${decisions}`,
  tasks: 'tasks that were agreed',
  lacks: (missing: number, expected: number) => `Made from ${expected} items; ${missing} are not reported:`,
  report: (outcome: string, on: string, by: string) => `Report: ${outcome}, ${on}, by ${by}`,
  columns: { no: 'NO', at: 'TIME', who: 'BY', act: 'ACT', reason: 'REASON', person: 'FOR', notice: 'NOTICE', state: 'STATE' },
  optional: 'may be left out',
  types: { yesNo: 'true or false', date: 'a date', text: 'text', client: 'id of a client', seasonalIncome: 'money by season and source, a month' },
  until: (from: number, to: number) => `${from} to ${to}`,
  one: 'one of',
  some: 'some of',
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What items and forms are shown with. */
export function itemWords(language: Language): typeof id {
  return WORDS[language];
}
