import type { Clash, StandInWarning } from '../../client/client.ts';
import type { Became } from '../../domain/act.ts';
import type { Language } from '../../domain/language.ts';

type DayKind = NonNullable<Clash['dayKind']>;

const id = {
  told: 'Pemberitahuan akan dikirim kepada',
  toldOne: (count: number) => `${count} kegiatan`,
  nobodyTold: 'Tidak ada yang perlu diberi tahu sekarang.',
  nothing: 'Tidak ada kegiatan yang berubah tanggal atau pelaksananya.',
  became: {
    added: 'baru',
    cancelled: 'tidak jadi',
    reopened: 'dibuka lagi',
    paused: 'dijeda',
    resumed: 'dilanjutkan',
    moved: 'pindah',
    reassigned: 'berganti pelaksana',
  } as Readonly<Record<Became, string>>,
  change: { item: 'Kegiatan', became: 'Menjadi', dates: 'Tanggal', owner: 'Pelaksana', between: 'Sekarang antara', shift: 'Geser' },
  changesCaption: 'Kegiatan yang berubah',
  each: (count: number) => `Semua ${count} kegiatan satu per satu`,
  firstOf: (shown: number, count: number) => `${shown} dari ${count} kegiatan`,
  shiftDays: (least: number, most: number) => (least === most ? `${signed(least)} hari` : `${signed(least)} sampai ${signed(most)} hari`),
  invitedOthers: 'undangan lain',
  was: 'Semula',
  now: 'Menjadi',
  stripLabel: (count: number) => `Garis waktu: ${count} kegiatan, tanggal semula di atas, tanggal baru di bawah`,
  clashes: (count: number) => `${count} bentrok`,
  clashesLead: 'Tidak menghalangi, tetapi sebaiknya dilihat dahulu.',
  more: (count: number) => `dan ${count} lagi`,
  clash({ kind, who, other, dayKind }: { kind: Clash['kind']; who: string; other: string; dayKind: DayKind | undefined }): string {
    if (kind === 'person') return `${who} juga ada di ${other}`;
    if (kind === 'group') return `${who} juga berkumpul untuk ${other}`;
    if (kind === 'booking') return `${who} dipesan untuk hari lain`;
    if (kind === 'away') return `${who} berhalangan`;
    if (kind === 'office') return 'hari itu ada acara dinas';
    return dayKind === undefined ? 'bukan hari yang biasa untuk kegiatan ini' : `hari itu ${id.dayKinds[dayKind]}`;
  },
  dayKinds: {
    holiday: 'hari libur',
    collectiveLeave: 'cuti bersama',
    worship: 'hari ibadah',
    custom: 'hari adat atau duka',
    storm: 'cuaca buruk',
    harvest: 'panen',
    fullMoon: 'bulan purnama',
    office: 'hari dinas',
  } as Readonly<Record<DayKind, string>>,
  afterEnd: (count: number) => `${count} kegiatan jatuh sesudah akhir program. Majukan, atau undurkan akhir programnya.`,
  extend: 'Akhir program mundur',
  endsOn: (day: string) => `Hari terakhir program menjadi ${day}.`,
  daysAdded: (count: number, only: string) => `${count} hari ditambahkan ke kalender, untuk ${only === '' ? 'semua kelompok' : only}.`,
  clocks: (count: number) => `Pengingat ${count} kegiatan jatuh pada hari lain.`,
  versions: (from: number, to: string) => `Definisi versi ${from} menjadi versi ${to}.`,
  excused: (who: string, from: string, back: string) => `${who} izin dari ${from}, kembali ${back}.`,
  kept: (keys: string) => `Tanggalnya tetap, berbeda dari versi baru: ${keys}.`,
  stillToDo: (count: number) => `Masih harus dikerjakan: ${count} kegiatan.`,
  makeUp: (name: string) => `Susulannya: ${name}.`,
  substitute: (who: string, proposed: boolean) => `Pengganti: ${who}${proposed ? ' (diusulkan; boleh Anda ganti di atas)' : ''}.`,
  noSubstitute: 'Tidak ada pengganti: kegiatannya dijeda sampai ada.',
  seats: (seats: string) => `Jabatan: ${seats}.`,
  taking: (who: string) => `Diambil alih oleh ${who}.`,
  leftVacant: 'Kosong sampai ada penggantinya; menjadi tugas sekretaris.',
  warning: (warning: StandInWarning, say: { person: (id: string) => string; day: (day: string) => string; item: (key: string) => string }) =>
    warning.kind === 'substituteAway'
      ? `${say.person(warning.person)} juga berhalangan, dari ${say.day(warning.from)}, kembali ${say.day(warning.until)}.`
      : `${say.person(warning.person)} mendapat beberapa kegiatan pada ${say.day(warning.on)}: ${warning.keys.map(say.item).join(', ')}.`,
  waiting: (names: string) => `Menunggu, hanya pelaksananya sendiri atau Plh. yang dapat: ${names}.`,
  cases: (names: string) => `Kasus konseling tetap di tempatnya sampai dialihkan satu per satu: ${names}.`,
  casesOpen: (count: number) => `Kasus konseling yang masih terbuka, untuk dirujuk: ${count}.`,
  clients: (count: number) => `Menyangkut ${count} anggota.`,
  size: (count: number) => `Kelompok tujuan menjadi ${count} orang.`,
  expected: 'Yang diharapkan dari tiap rangkaian',
  expectedColumns: ['Rangkaian', 'Semula', 'Menjadi'],
};

const en: typeof id = {
  told: 'Notices would go to',
  toldOne: (count) => (count === 1 ? '1 item' : `${count} items`),
  nobodyTold: 'Nobody has to be told now.',
  nothing: 'No item changes its dates or its owner.',
  became: {
    added: 'new',
    cancelled: 'called off',
    reopened: 'open again',
    paused: 'paused',
    resumed: 'resumed',
    moved: 'moved',
    reassigned: 'handed on',
  },
  change: { item: 'Session', became: 'Became', dates: 'Date', owner: 'Owner', between: 'Now between', shift: 'Shift' },
  changesCaption: 'Items that change',
  each: (count) => `All ${count} items one by one`,
  firstOf: (shown, count) => `${shown} of ${count} items`,
  shiftDays: (least, most) => (least === most ? `${signed(least)} days` : `${signed(least)} to ${signed(most)} days`),
  invitedOthers: 'others invited',
  was: 'Before',
  now: 'Then',
  stripLabel: (count) => `Timeline: ${count} items, the days before above, the new days below`,
  clashes: (count) => (count === 1 ? '1 clash' : `${count} clashes`),
  clashesLead: 'They forbid nothing, but are worth a look first.',
  more: (count) => `and ${count} more`,
  clash({ kind, who, other, dayKind }) {
    if (kind === 'person') return `${who} is at ${other} too`;
    if (kind === 'group') return `${who} meets for ${other} too`;
    if (kind === 'booking') return `${who} is booked for another day`;
    if (kind === 'away') return `${who} is away`;
    if (kind === 'office') return 'an office has its own day then';
    return dayKind === undefined ? 'no usual day of the week for it' : `that day is ${en.dayKinds[dayKind]}`;
  },
  dayKinds: {
    holiday: 'a holiday',
    collectiveLeave: 'collective leave',
    worship: 'a day of worship',
    custom: 'a day of custom or mourning',
    storm: 'rough weather',
    harvest: 'harvest',
    fullMoon: 'full moon',
    office: 'a day of the office',
  },
  afterEnd: (count) => `${count === 1 ? '1 item comes' : `${count} items come`} after the end of the programme. Move earlier, or put the end off.`,
  extend: 'The end moves',
  endsOn: (day) => `The last day of the programme becomes ${day}.`,
  daysAdded: (count, only) => `${count === 1 ? '1 day is' : `${count} days are`} added to the calendar, for ${only === '' ? 'all groups' : only}.`,
  clocks: (count) => `Reminders of ${count === 1 ? '1 item' : `${count} items`} fall on other days.`,
  versions: (from, to) => `The definition of version ${from} becomes version ${to}.`,
  excused: (who, from, back) => `${who} is excused from ${from}, back on ${back}.`,
  kept: (keys) => `These keep their dates, against the new version: ${keys}.`,
  stillToDo: (count) => `Still to be done: ${count === 1 ? '1 item' : `${count} items`}.`,
  makeUp: (name) => `Its make-up: ${name}.`,
  substitute: (who, proposed) => `Substitute: ${who}${proposed ? ' (proposed; you may choose another above)' : ''}.`,
  noSubstitute: 'There is no substitute: what is theirs is paused until there is one.',
  seats: (seats) => `Seats: ${seats}.`,
  taking: (who) => `Taken over by ${who}.`,
  leftVacant: 'Vacant until there is a successor; that is a task of the secretary’s.',
  warning: (warning, say) =>
    warning.kind === 'substituteAway'
      ? `${say.person(warning.person)} is away too, from ${say.day(warning.from)}, back on ${say.day(warning.until)}.`
      : `${say.person(warning.person)} would have several sessions on ${say.day(warning.on)}: ${warning.keys.map(say.item).join(', ')}.`,
  waiting: (names) => `Waiting, for their owner or an acting holder alone: ${names}.`,
  cases: (names) => `Counselling cases stay where they are until each is passed on: ${names}.`,
  casesOpen: (count) => `Counselling cases still open, to be referred: ${count}.`,
  clients: (count) => (count === 1 ? 'It is about 1 client.' : `It is about ${count} clients.`),
  size: (count) => `The other group would have ${count} people.`,
  expected: 'Expected of each track',
  expectedColumns: ['Track', 'Before', 'Then'],
};

/** `+7`, `−7`. */
export function signed(count: number): string {
  return count > 0 ? `+${count}` : String(count).replace('-', '−');
}

/** What an act did, or would do, is said with. */
export function outcomeTexts(language: Language): typeof id {
  return { id, en }[language];
}
