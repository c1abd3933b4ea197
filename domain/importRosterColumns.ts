import type { Definition } from './definition.ts';
import type { Text } from './language.ts';
import { REFUSALS } from './people.ts';

/** The lists of the people file that a sheet can hold, and the count of those who were not chosen. */
export const ROSTER_LISTS = ['staff', 'households', 'clients', 'waitingList', 'refused'] as const;
export type RosterList = (typeof ROSTER_LISTS)[number];

/** A word that a cell may hold: what the people file has for it, and how people read it. */
export type Choice = { readonly key: string; readonly name: Text };

/** A column of a sheet: the field of the people file that it fills, dotted where it lies deeper. */
export type RosterColumn = {
  readonly field: string;
  readonly heading: Text;
  readonly needed: boolean;
  readonly kind: 'text' | 'id' | 'day' | 'number' | 'yesNo' | 'choice' | 'choices';
  /** Of `choice` and `choices`. */
  readonly choices: readonly Choice[];
  readonly hint: Text | undefined;
};

/** What the sheets are called. */
export const ROSTER_NAMES: Readonly<Record<RosterList, Text>> = {
  staff: { id: 'Tim', en: 'Team' },
  households: { id: 'Rumah tangga', en: 'Households' },
  clients: { id: 'Anggota', en: 'Clients' },
  waitingList: { id: 'Daftar tunggu', en: 'Waiting list' },
  refused: { id: 'Tidak terpilih', en: 'Not chosen' },
};

const SEXES: readonly Choice[] = [
  { key: 'f', name: { id: 'Perempuan', en: 'Female' } },
  { key: 'm', name: { id: 'Laki-laki', en: 'Male' } },
];
const PHONES: readonly Choice[] = [
  { key: 'smartphone', name: { id: 'Ponsel pintar', en: 'Smartphone' } },
  { key: 'basic', name: { id: 'Ponsel biasa', en: 'Basic phone' } },
  { key: 'shared', name: { id: 'Dipakai bersama', en: 'Shared' } },
];
const LANGUAGES: readonly Choice[] = [
  { key: 'id', name: { id: 'Bahasa Indonesia', en: 'Indonesian' } },
  { key: 'en', name: { id: 'Bahasa Inggris', en: 'English' } },
];
const NOT_CHOSEN: Readonly<Record<(typeof REFUSALS)[number], Text>> = {
  tooYoung: { id: 'Terlalu muda', en: 'Too young' },
  tooOld: { id: 'Terlalu tua', en: 'Too old' },
  livesElsewhere: { id: 'Tinggal di tempat lain', en: 'Lives elsewhere' },
};
const DAY_HINT = { id: 'Contoh: 31/12/1990', en: 'Such as 31/12/1990' };
const NUMBER_HINT = { id: 'Boleh kosong: nomor dibuatkan', en: 'May be empty: one is made' };

/** The columns of a sheet, in their order. Which words a cell may hold is the definition's to say. */
export function rosterColumns(list: RosterList, definition: Definition): RosterColumn[] {
  const { roles, agencies, qualifications, trainingGroups, businessGroups, clients } = definition;
  const groups = [...choicesOf(trainingGroups), ...choicesOf(businessGroups)];
  const anyAge = {
    id: `${DAY_HINT.id}; usia ${clients.ageFrom} sampai ${clients.ageTo} tahun`,
    en: `${DAY_HINT.en}; aged ${clients.ageFrom} to ${clients.ageTo}`,
  };
  switch (list) {
    case 'staff':
      return [
        column('id', 'Kode', 'Id', 'id', { hint: NUMBER_HINT }),
        column('name', 'Nama', 'Name', 'text', { needed: true }),
        column('title', 'Sapaan', 'Title', 'text'),
        column('role', 'Peran', 'Role', 'choice', { needed: true, choices: choicesOf(roles) }),
        column('agency', 'Instansi', 'Agency', 'choice', { choices: choicesOf(agencies) }),
        column('qualifications', 'Keahlian', 'Qualifications', 'choices', {
          choices: choicesOf(qualifications),
          hint: { id: 'Lebih dari satu: pisahkan dengan titik koma', en: 'More than one: put a semicolon between' },
        }),
        column('group', 'Kelompok yang dilayani', 'Group served', 'choice', { choices: groups }),
        column('email', 'Surel', 'Mail address', 'text'),
        column('phone', 'Telepon', 'Phone', 'text'),
        column('language', 'Bahasa', 'Language', 'choice', { choices: LANGUAGES }),
      ];
    case 'households':
      return [
        column('id', 'Kode rumah tangga', 'Household', 'id', { needed: true }),
        column('hamlet', 'Dusun', 'Hamlet', 'text', { needed: true }),
        column('size', 'Jumlah jiwa', 'People in it', 'number', { needed: true }),
        column('address', 'Alamat', 'Address', 'text'),
      ];
    case 'clients':
      return [
        ...personColumns(anyAge),
        column('group', 'Kelompok usaha', 'Business group', 'choice', { needed: true, choices: choicesOf(businessGroups) }),
        ...livingColumns(definition),
      ];
    case 'waitingList':
      return [
        ...personColumns(anyAge),
        column('trainingGroup', 'Kelompok sasaran', 'Training group', 'choice', { needed: true, choices: choicesOf(trainingGroups) }),
        ...livingColumns(definition),
        column('home.hamlet', 'Dusun', 'Hamlet', 'text', {
          hint: { id: 'Hanya bila rumah tangganya tidak ada pada lembar Rumah tangga', en: 'Only where their household is not on the sheet Households' },
        }),
        column('home.size', 'Jumlah jiwa', 'People in it', 'number'),
        column('home.address', 'Alamat', 'Address', 'text'),
      ];
    case 'refused':
      return [
        column('because', 'Alasan', 'Reason', 'choice', { needed: true, choices: REFUSALS.map((key) => ({ key, name: NOT_CHOSEN[key] })) }),
        column('count', 'Jumlah orang', 'How many', 'number', { needed: true }),
      ];
  }
}

function personColumns(ages: Text): RosterColumn[] {
  return [
    column('id', 'Kode', 'Id', 'id', { hint: NUMBER_HINT }),
    column('name', 'Nama', 'Name', 'text', { needed: true }),
    column('sex', 'Jenis kelamin', 'Sex', 'choice', { needed: true, choices: SEXES }),
    column('bornOn', 'Tanggal lahir', 'Born on', 'day', { needed: true, hint: ages }),
    column('household', 'Kode rumah tangga', 'Household', 'id', { needed: true }),
  ];
}

function livingColumns({ seasons }: Definition): RosterColumn[] {
  return [
    column('phone', 'Telepon', 'Phone', 'text'),
    column('phoneKind', 'Jenis telepon', 'Kind of phone', 'choice', { choices: PHONES }),
    ...Object.entries(seasons).map(([key, { name }]) =>
      column(`monthlyIncome.${key}`, `Penghasilan sebulan: ${name.id}`, `Monthly income: ${name.en}`, 'number'),
    ),
    column('reads', 'Dapat membaca', 'Can read', 'yesNo'),
    column('disability', 'Disabilitas', 'Disability', 'text'),
  ];
}

function column(
  field: string,
  id: string,
  en: string,
  kind: RosterColumn['kind'],
  { needed = false, choices = [], hint }: { needed?: boolean; choices?: readonly Choice[]; hint?: Text } = {},
): RosterColumn {
  return { field, heading: { id, en }, needed, kind, choices, hint };
}

function choicesOf(named: Readonly<Record<string, { readonly name: Text }>>): Choice[] {
  return Object.entries(named).map(([key, { name }]) => ({ key, name }));
}
