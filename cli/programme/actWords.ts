import type { ActKind, Became } from '../../domain/act.ts';
import type { Language } from '../../domain/language.ts';

const KINDS: Readonly<Record<Language, Readonly<Record<ActKind, string>>>> = {
  id: {
    move: 'pemindahan jadwal',
    addDays: 'hari khusus',
    pause: 'jeda',
    resume: 'dilanjutkan',
    absence: 'petugas berhalangan',
    endAbsence: 'petugas kembali',
    handOver: 'serah terima tugas',
    acting: 'pelaksana tugas (Plt./Plh.)',
    passCase: 'pengalihan kasus konseling',
    merge: 'penggabungan kelompok',
    exitGroup: 'kelompok berhenti',
    exitProgramme: 'program berhenti lebih awal',
    extend: 'perpanjangan',
    makeUp: 'susulan',
    migrate: 'definisi baru',
    undo: 'pembatalan',
  },
  en: {
    move: 'move',
    addDays: 'calendar days',
    pause: 'pause',
    resume: 'going on',
    absence: 'absence',
    endAbsence: 'end of an absence',
    handOver: 'handover',
    acting: 'acting holder',
    passCase: 'case passed on',
    merge: 'merger',
    exitGroup: 'exit of a group',
    exitProgramme: 'early end',
    extend: 'extension',
    makeUp: 'make-up',
    migrate: 'new definition',
    undo: 'undo',
  },
};

const BECAME: Readonly<Record<Language, Readonly<Record<Became, string>>>> = {
  id: {
    added: 'baru',
    cancelled: 'tidak jadi',
    reopened: 'dibuka lagi',
    paused: 'dijeda',
    resumed: 'dilanjutkan',
    moved: 'pindah',
    reassigned: 'dialihkan',
  },
  en: { added: 'new', cancelled: 'called off', reopened: 'open again', paused: 'paused', resumed: 'goes on', moved: 'moved', reassigned: 'handed on' },
};

const id = {
  kinds: KINDS.id,
  became: BECAME.id,
  done: (number: number, kind: string) => `Tindakan ${number}: ${kind}.`,
  preview: (kind: string) => `Pratinjau: ${kind}. Belum ada yang diubah.`,
  nothing: 'Tidak ada kegiatan yang berubah.',
  counts: (parts: string) => `Kegiatan: ${parts}.`,
  told: (people: string) => `Diberi tahu: ${people}.`,
  nobodyTold: 'Tidak ada yang perlu diberi tahu sekarang.',
  by: 'oleh',
  standsOn: (on: string, version: number, items: number) => `Rencana pada akhir ${on}: versi ${version}, ${items} kegiatan.`,
  changedSince: 'berubah sesudahnya',
  asPlanned: 'Tanggalnya seperti saat rencana dibuat.',
  columns: {
    no: 'NO',
    item: 'KEGIATAN',
    became: 'MENJADI',
    before: 'SEMULA',
    after: 'SEKARANG',
    at: 'WAKTU',
    act: 'TINDAKAN',
    cause: 'SEBAB',
    reason: 'ALASAN',
    by: 'OLEH',
    state: 'KEADAAN',
    on: 'RENCANA',
    owner: 'TUGAS',
  },
  undone: (by: number) => `dibatalkan oleh ${by}`,
  badScope: (text: string) =>
    `${text}: seharusnya kode tugas (mentoring/nelayan-1/07), seri (mentoring/nelayan-1), jalur (mentoring), kelompok (group:nelayan) atau all`,
};

const en = {
  kinds: KINDS.en,
  became: BECAME.en,
  done: (number: number, kind: string) => `Act ${number}: ${kind}.`,
  preview: (kind: string) => `Preview: ${kind}. Nothing is changed yet.`,
  nothing: 'No item changes.',
  counts: (parts: string) => `Items: ${parts}.`,
  told: (people: string) => `Told: ${people}.`,
  nobodyTold: 'Nobody has to be told now.',
  by: 'by',
  standsOn: (on: string, version: number, items: number) => `The plan at the end of ${on}: version ${version}, ${items} items.`,
  changedSince: 'changed since',
  asPlanned: 'Its dates are as the plan was made.',
  columns: {
    no: 'NO',
    item: 'ITEM',
    became: 'BECAME',
    before: 'BEFORE',
    after: 'NOW',
    at: 'TIME',
    act: 'ACT',
    cause: 'CAUSE',
    reason: 'REASON',
    by: 'BY',
    state: 'STATE',
    on: 'PLANNED',
    owner: 'TASK OF',
  },
  undone: (by: number) => `undone by ${by}`,
  badScope: (text: string) =>
    `${text}: expected a task's key (mentoring/nelayan-1/07), a series (mentoring/nelayan-1), a track (mentoring), a group (group:nelayan) or all`,
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What acts on a plan are shown with. */
export function actWords(language: Language): typeof id {
  return WORDS[language];
}
