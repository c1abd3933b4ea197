import type { Clash, StandInWarning } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';

type Named = Readonly<Record<string, string>>;

const ID_DAYS: Named = {
  holiday: 'hari libur',
  collectiveLeave: 'cuti bersama',
  worship: 'hari ibadah',
  custom: 'hari adat atau duka',
  storm: 'cuaca buruk',
  harvest: 'panen',
  fullMoon: 'bulan purnama',
  office: 'hari dinas',
};
const EN_DAYS: Named = {
  holiday: 'a holiday',
  collectiveLeave: 'collective leave',
  worship: 'a day of worship',
  custom: 'a day of custom or mourning',
  storm: 'rough weather',
  harvest: 'harvest',
  fullMoon: 'full moon',
  office: 'a day of the office',
};

const id = {
  clashes: (count: number) => `Bentrok: ${count}.`,
  clash({ kind, who = '', other = '', dayKind }: Clash): string {
    if (kind === 'person') return `juga ada di ${other}: ${who}`;
    if (kind === 'group') return `juga berkumpul untuk ${other}: ${who}`;
    if (kind === 'booking') return `${who} dipesan untuk hari lain`;
    if (kind === 'away') return `${who} berhalangan`;
    if (kind === 'office') return 'hari itu ada acara dinas';
    return dayKind === undefined ? 'bukan hari untuk kegiatan ini' : `hari itu ${ID_DAYS[dayKind]}`;
  },
  more: (count: number) => `dan ${count} lagi; --all menampilkan semuanya`,
  afterEnd: (count: number) => `Sesudah akhir program: ${count} kegiatan. Majukan, atau perpanjang programnya.`,
  endsOn: (day: string) => `Program berakhir sebelum ${day}.`,
  days: (count: number, only: string) => `Ditambahkan: ${count} hari, untuk ${only === '' ? 'semua' : only}.`,
  clocks: (count: number) => `Pengingatnya jatuh pada hari lain: ${count} kegiatan.`,
  versions: (from: number, to: unknown) => `Definisi versi ${from} menjadi versi ${String(to)}.`,
  excused: (client: string, from: string, back: string) => `${client} izin dari ${from}, kembali ${back}.`,
  kept: (keys: string) => `Tanggalnya tetap, berbeda dari versi baru: ${keys}.`,
  stillToDo: (count: number) => `Masih harus dikerjakan: ${count} kegiatan.`,
  makeUp: (key: string) => `Susulannya: ${key}.`,
  substitute: (person: string, proposed: boolean) => `Pengganti: ${person}${proposed ? ' (diusulkan; ganti dengan --substitute)' : ''}.`,
  noSubstitute: 'Tidak ada pengganti: tugasnya dijeda sampai ada.',
  seats: (seats: string, to: unknown) => `Jabatan: ${seats}.${to === null ? ' Kosong sampai ada penggantinya.' : ''}`,
  warning: (warning: StandInWarning) =>
    warning.kind === 'substituteAway'
      ? `Perhatian: ${warning.person} juga berhalangan, dari ${warning.from}, kembali ${warning.until}.`
      : `Perhatian: ${warning.person} mendapat dua kegiatan pada ${warning.on}: ${warning.keys.join(', ')}.`,
  waiting: (keys: string) => `Menunggu, hanya pelaksananya sendiri atau Plh. yang dapat: ${keys}.`,
  cases: (keys: string) => `Kasus konseling tetap di tempatnya sampai dialihkan satu per satu (pass-case): ${keys}.`,
  casesOpen: (count: number) => `Kasus konseling yang masih terbuka, untuk dirujuk: ${count}.`,
  clients: (count: number, ids: string, size: number | undefined) =>
    `Anggota: ${count} orang (${ids}).${size === undefined ? '' : ` Kelompok tujuan menjadi ${size} orang.`}`,
  expected: 'Yang diharapkan dari tiap rangkaian:',
  columns: { track: 'RANGKAIAN', before: 'SEMULA', after: 'SEKARANG' },
};

const en = {
  clashes: (count) => `${count === 1 ? '1 clash' : `${count} clashes`}:`,
  clash({ kind, who = '', other = '', dayKind }) {
    if (kind === 'person') return `at ${other} too: ${who}`;
    if (kind === 'group') return `meets for ${other} too: ${who}`;
    if (kind === 'booking') return `${who} is booked for another day`;
    if (kind === 'away') return `${who} is away`;
    if (kind === 'office') return 'an office has its own day then';
    return dayKind === undefined ? 'no day of the week for it' : `that day is ${EN_DAYS[dayKind]}`;
  },
  more: (count) => `and ${count} more; --all shows them`,
  afterEnd: (count) => `After the end of the programme: ${count === 1 ? '1 item' : `${count} items`}. Move earlier, or extend the programme.`,
  endsOn: (day) => `The programme ends before ${day}.`,
  days: (count, only) => `${count === 1 ? '1 day is' : `${count} days are`} added, for ${only === '' ? 'everybody' : only}.`,
  clocks: (count) => `Reminders fall on other days: ${count === 1 ? '1 item' : `${count} items`}.`,
  versions: (from, to) => `The definition of version ${from} becomes version ${String(to)}.`,
  excused: (client, from, back) => `${client} is excused from ${from}, back on ${back}.`,
  kept: (keys) => `These keep their dates, against the new version: ${keys}.`,
  stillToDo: (count) => `Still to be done: ${count === 1 ? '1 item' : `${count} items`}.`,
  makeUp: (key) => `Its make-up: ${key}.`,
  substitute: (person, proposed) => `Substitute: ${person}${proposed ? ' (proposed; --substitute names another)' : ''}.`,
  noSubstitute: 'There is no substitute: what is theirs is paused until there is one.',
  seats: (seats, to) => `Seats: ${seats}.${to === null ? ' Vacant until there is a successor.' : ''}`,
  warning: (warning) =>
    warning.kind === 'substituteAway'
      ? `Mind: ${warning.person} is away too, from ${warning.from}, back on ${warning.until}.`
      : `Mind: ${warning.person} would have two sessions on ${warning.on}: ${warning.keys.join(', ')}.`,
  waiting: (keys) => `Waiting, for their owner or an acting holder alone: ${keys}.`,
  cases: (keys) => `Counselling cases stay where they are until each is passed on (pass-case): ${keys}.`,
  casesOpen: (count) => `Counselling cases still open, to be referred: ${count}.`,
  clients: (count, ids, size) => `${count === 1 ? '1 client' : `${count} clients`} (${ids}).${size === undefined ? '' : ` The other group has ${size} now.`}`,
  expected: 'Expected of each track:',
  columns: { track: 'TRACK', before: 'BEFORE', after: 'NOW' },
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What acts bring is said with. */
export function broughtWords(language: Language): typeof id {
  return WORDS[language];
}
