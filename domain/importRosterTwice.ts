import type { Definition } from './definition.ts';
import type { RosterRow } from './importRoster.ts';
import { ROSTER_NAMES } from './importRosterColumns.ts';
import type { Piece, RosterPieces } from './importRosterJudge.ts';
import type { Text } from './language.ts';

const LETTERS: Readonly<Record<string, string>> = { staff: 't', households: 'h', clients: 'k', waitingList: 'w' };

/** Gives whoever has no code the next that is free in their list. */
export function namesOf(rows: readonly RosterRow[], before: RosterPieces): RosterRow[] {
  const taken = new Set(
    [...before.staff, ...before.households, ...before.clients, ...before.waitingList, ...rows.map(({ piece }) => piece)].map(({ id }) => id),
  );
  const last = new Map<string, number>();
  return rows.map((row) => {
    const letter = LETTERS[row.list];
    if (letter === undefined || row.piece['id'] !== undefined || row.reasons.some(({ field }) => field === 'id')) return row;
    let number = last.get(letter) ?? 0;
    let id: string;
    do {
      number += 1;
      id = `${letter}${String(number).padStart(3, '0')}`;
    } while (taken.has(id));
    last.set(letter, number);
    return { ...row, piece: { id, ...row.piece } };
  });
}

type Known = { readonly id: unknown; readonly where: Text; readonly group: string | undefined; readonly coded: boolean };

/**
 * Marks rows about somebody who is there already: the code decides who is who (R33), so a second row with a code is refused, and so is one without a code
 * whose name and birth are somebody's. Namesakes with a code each stay; they are told.
 */
export function twiceThere(rows: readonly RosterRow[], before: RosterPieces, definition: Definition): void {
  const byCode = new Map<string, Known>();
  const byBirth = new Map<string, Known>();
  for (const piece of [...before.clients, ...before.waitingList])
    byBirth.set(birthOf(piece), { id: piece['id'], where: { id: 'yang sudah diambil', en: 'taken before' }, group: groupOf(piece), coded: true });
  for (const row of rows) {
    const { piece, list, line } = row;
    if (list === 'refused' || row.reasons.length > 0) continue;
    const isPerson = list === 'clients' || list === 'waitingList';
    const coded = (row.cells['id'] ?? '').trim() !== '';
    const code = `${isPerson ? 'person' : list} ${String(piece['id'])}`;
    const same = byCode.get(code);
    const alike = isPerson ? byBirth.get(birthOf(piece)) : undefined;
    if (same !== undefined) row.reasons.push({ field: 'id', text: isPerson ? twiceCoded(same, groupOf(piece), definition) : inRow(same) });
    // A code that was taken before means that entry, which this row replaces.
    else if (alike !== undefined && alike.id !== piece['id'] && !(coded && alike.coded))
      row.reasons.push({ field: 'name', text: twiceBorn(alike, groupOf(piece), definition) });
    const here = {
      id: piece['id'],
      where: { id: `lembar ${ROSTER_NAMES[list].id} baris ${line}`, en: `the sheet ${ROSTER_NAMES[list].en}, row ${line}` },
      group: groupOf(piece),
      coded,
    };
    if (same === undefined) byCode.set(code, here);
    if (isPerson && alike === undefined) byBirth.set(birthOf(piece), here);
  }
}

function birthOf(piece: Piece): string {
  return `${String(piece['name']).trim().toLowerCase()} ${String(piece['bornOn'])}`;
}

function groupOf({ group, trainingGroup }: Piece): string | undefined {
  const key = group ?? trainingGroup;
  return typeof key === 'string' ? key : undefined;
}

function inRow({ where }: Known): Text {
  return { id: `kode ini sudah dipakai pada ${where.id}`, en: `this code is used already on ${where.en}` };
}

function twiceCoded(known: Known, group: string | undefined, definition: Definition): Text {
  return known.group === group ? inRow(known) : inTwoGroups(known, group, definition);
}

function inTwoGroups({ where, group: other }: Known, group: string | undefined, { trainingGroups, businessGroups }: Definition): Text {
  const named = (key: string | undefined, language: 'id' | 'en') => (businessGroups[key ?? ''] ?? trainingGroups[key ?? ''])?.name[language] ?? key ?? '';
  return {
    id: `orang ini sudah ada pada ${where.id} dalam ${named(other, 'id')}; di sini dalam ${named(group, 'id')}. Seseorang hanya dalam satu kelompok`,
    en: `this person is there already on ${where.en} in ${named(other, 'en')}; here in ${named(group, 'en')}. A person is of one group only`,
  };
}

function twiceBorn(known: Known, group: string | undefined, definition: Definition): Text {
  const { id, en } =
    known.group === group
      ? { id: `nama dan tanggal lahir sama dengan ${known.where.id}`, en: `name and birth are those of ${known.where.en}` }
      : inTwoGroups(known, group, definition);
  return {
    id: `${id}. Bila satu orang, hapus salah satu barisnya; bila dua orang, beri masing-masing kode sendiri`,
    en: `${en}. If it is one person, take out one of the rows; if there are two, give each a code of their own`,
  };
}
