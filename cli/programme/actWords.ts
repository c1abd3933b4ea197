import { ACT_KIND_WORDS, type ActKind, type Became } from '../../domain/act.ts';
import type { Language } from '../../domain/language.ts';

const kindsIn = (language: Language) =>
  Object.fromEntries(Object.entries(ACT_KIND_WORDS).map(([kind, words]) => [kind, words[language]])) as Readonly<Record<ActKind, string>>;

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
  en: { added: 'new', cancelled: 'called off', reopened: 'open again', paused: 'paused', resumed: 'resumed', moved: 'moved', reassigned: 'handed on' },
};

const id = {
  kinds: kindsIn('id'),
  became: BECAME.id,
  done: (number: number, kind: string) => `Perubahan ${number}: ${kind}.`,
  preview: (kind: string, version: number) => `Pratinjau: ${kind}. Belum ada yang diubah. Rencana versi ${version}.`,
  nothing: 'Tidak ada kegiatan yang berubah.',
  counts: (parts: string) => `Kegiatan: ${parts}.`,
  told: (people: string) => `Diberi tahu: ${people}.`,
  nobodyTold: 'Tidak ada yang perlu diberi tahu sekarang.',
  standsOn: (on: string, version: number, items: number) => `Rencana pada akhir ${on}: versi ${version}, ${items} kegiatan.`,
  changedSince: 'berubah sesudahnya',
  followed: 'menurut langkah sebelumnya',
  asPlanned: 'Tanggalnya seperti saat rencana dibuat.',
  columns: {
    item: 'KEGIATAN',
    became: 'MENJADI',
    before: 'SEMULA',
    after: 'SEKARANG',
    state: 'KEADAAN',
    on: 'RENCANA',
    owner: 'TUGAS',
  },
  undone: (by: number) => `dibatalkan oleh ${by}`,
  ended: (by: number) => `diakhiri oleh ${by}`,
  none: 'Belum ada tindakan.',
  all: 'semua',
  counted: { days: 'hari:', months: 'bulan:', act: 'tindakan', cases: 'kasus:', from: 'dari versi', to: 'ke versi' } as Readonly<Record<string, string>>,
  /** Before what was asked for; what has no word here stands by itself. */
  asked: {
    into: 'ke',
    acting: 'dipegang',
    from: 'dari',
    until: 'kembali',
    on: 'pada',
    to: 'kepada',
    substitute: 'pengganti',
    only: 'bagi',
    seats: 'jabatan',
    endsOn: 'berakhir sebelum',
  } as Readonly<Record<string, string>>,
  others: '(undangan lain)',
  summedUp: '--all menampilkan setiap kegiatan.',
  sum: { series: 'SERI', between: 'SEKARANG ANTARA', shift: 'HARI' },
  daysOrCalendar: 'Pilih salah satu: hari dengan --from, atau --calendar BERKAS.',
  dayLacks: 'Sebuah hari memerlukan --kind, --name-id dan --name-en.',
  oneWhere: 'Pilih salah satu: --hamlet, atau --group.',
  oneSuccessor: 'Pilih salah satu: --to ORANG, atau --new KODE.',
  newLacksName: 'Orang baru memerlukan --name.',
  clientFirst: 'Tanyakan dahulu kepada anggotanya; bila setuju, tambahkan --client-agrees.',
  people: {
    seatColumns: { seat: 'JABATAN', person: 'PEMEGANG', since: 'SEJAK', remark: 'KETERANGAN' },
    vacant: '(kosong)',
    nobody: 'tidak ada',
    vacantFrom: (on: string) => `kosong mulai ${on}`,
    next: (person: string, on: string) => `mulai ${on}: ${person}`,
    actsUntil: (day: string) => `Plt. sampai ${day}`,
    away: (from: string, back: string, who: string, act: number) => `berhalangan dari ${from}, kembali ${back}, pengganti ${who} (tindakan ${act})`,
    actedFor: (from: string, back: string, who: string, act: number) => `Plh. dari ${from} sampai ${back}: ${who} (tindakan ${act})`,
  },
  badScope: (text: string) =>
    `${text}: seharusnya kode tugas (mentoring/nelayan-1/07), seri (mentoring/nelayan-1), rangkaian (mentoring), kelompok (group:nelayan) atau all`,
};

const en = {
  kinds: kindsIn('en'),
  became: BECAME.en,
  done: (number: number, kind: string) => `Act ${number}: ${kind}.`,
  preview: (kind: string, version: number) => `Preview: ${kind}. Nothing is changed yet. Plan version ${version}.`,
  nothing: 'No item changes.',
  counts: (parts: string) => `Items: ${parts}.`,
  told: (people: string) => `Told: ${people}.`,
  nobodyTold: 'Nobody has to be told now.',
  standsOn: (on: string, version: number, items: number) => `The plan at the end of ${on}: version ${version}, ${items} items.`,
  changedSince: 'changed since',
  followed: 'by the step before it',
  asPlanned: 'Its dates are as the plan was made.',
  columns: {
    item: 'ITEM',
    became: 'BECAME',
    before: 'BEFORE',
    after: 'NOW',
    state: 'STATE',
    on: 'PLANNED',
    owner: 'TASK OF',
  },
  undone: (by: number) => `undone by ${by}`,
  ended: (by: number) => `ended by ${by}`,
  none: 'Nothing yet.',
  all: 'all',
  counted: { days: 'days:', months: 'months:', act: 'act', cases: 'cases:', from: 'from version', to: 'to version' } as Readonly<Record<string, string>>,
  asked: {
    into: 'into',
    acting: 'held by',
    from: 'from',
    until: 'back',
    on: 'on',
    to: 'to',
    substitute: 'substitute',
    only: 'for',
    seats: 'seat',
    endsOn: 'ends before',
  } as Readonly<Record<string, string>>,
  others: '(others invited)',
  summedUp: '--all shows every item.',
  sum: { series: 'SERIES', between: 'NOW BETWEEN', shift: 'DAYS' },
  daysOrCalendar: 'Choose one: a day with --from, or --calendar FILE.',
  dayLacks: 'A day needs --kind, --name-id and --name-en.',
  oneWhere: 'Choose one: --hamlet, or --group.',
  oneSuccessor: 'Choose one: --to PERSON, or --new ID.',
  newLacksName: 'Somebody new needs a --name.',
  clientFirst: 'Ask the client first; who agrees is told by --client-agrees.',
  people: {
    seatColumns: { seat: 'SEAT', person: 'HOLDER', since: 'SINCE', remark: 'REMARK' },
    vacant: '(vacant)',
    nobody: 'nobody',
    vacantFrom: (on: string) => `vacant from ${on}`,
    next: (person: string, on: string) => `from ${on}: ${person}`,
    actsUntil: (day: string) => `acting until ${day}`,
    away: (from: string, back: string, who: string, act: number) => `away from ${from}, back ${back}, substitute ${who} (act ${act})`,
    actedFor: (from: string, back: string, who: string, act: number) => `acted for from ${from} to ${back} by ${who} (act ${act})`,
  },
  badScope: (text: string) =>
    `${text}: expected a task's key (mentoring/nelayan-1/07), a series (mentoring/nelayan-1), a track (mentoring), a group (group:nelayan) or all`,
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What acts on a plan are shown with. */
export function actWords(language: Language): typeof id {
  return WORDS[language];
}
