import type { Definition } from './definition.ts';
import type { Text } from './language.ts';
import { readCell } from './importRosterCells.ts';
import { ROSTER_LISTS, ROSTER_NAMES, rosterColumns, type RosterColumn, type RosterList } from './importRosterColumns.ts';
import { judgePieces, type Piece, type PieceFault, type RosterPieces } from './importRosterJudge.ts';
import { namesOf, twiceThere } from './importRosterTwice.ts';
import { namesakesOf } from './people.ts';
import type { Day } from './time.ts';

/** A row as a sheet has it: the text of its cells, and the columns in which a formula stands instead of a value. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[]; readonly formulas?: readonly number[] | undefined };
export type SheetRead = { readonly name: string; readonly rows: readonly SheetRow[] };

/** Why a row is not taken: `field` of its column, undefined for the row as a whole. */
export type RowReason = { readonly field: string | undefined; readonly text: Text };
/** A row on its way into the people file. `cells` by field, as they were typed. */
export type RosterRow = {
  readonly list: RosterList;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly piece: Piece;
  readonly reasons: RowReason[];
};

/** What a file of sheets comes to. Nothing is taken yet. */
export type Imported = {
  /** Everybody as it would be then: who was there before, and the rows without fault. */
  readonly pieces: RosterPieces;
  readonly good: Readonly<Record<RosterList, number>>;
  readonly faulty: readonly RosterRow[];
  /** About sheets as a whole: not known, a column lacking. */
  readonly notes: readonly Text[];
  /** Ids of those who have name and birth in common: told, never merged. */
  readonly namesakes: readonly (readonly string[])[];
};

/**
 * Reads sheets into pieces of the people file, each row with every reason why it cannot be taken. Whether a row is right is decided by the reader of
 * the people file and the judge of the start, as for a file that somebody wrote.
 * @param before who is there already; a row with the code of one of them replaces that entry
 */
export function importRoster(sheets: readonly SheetRead[], definition: Definition, startsOn: Day, before: RosterPieces): Imported {
  const notes: Text[] = [];
  const rows = sheets.flatMap((sheet) => rowsOf(sheet, definition, notes));
  const named = namesOf(rows, before);
  twiceThere(named, before, definition);
  const pieces = sift(named, definition, startsOn, before);
  const good = Object.fromEntries(ROSTER_LISTS.map((list) => [list, named.filter((row) => row.list === list && row.reasons.length === 0).length]));
  return {
    pieces,
    good: good as Imported['good'],
    faulty: named.filter(({ reasons }) => reasons.length > 0),
    notes,
    namesakes: namesakesOf(pieces as never),
  };
}

/** Judges what is left until nothing of it is refused: a client whose household fell out falls out too. */
function sift(rows: readonly RosterRow[], definition: Definition, startsOn: Day, before: RosterPieces): RosterPieces {
  for (;;) {
    const standing = rows.filter(({ reasons }) => reasons.length === 0);
    const pieces = together(before, standing);
    const at = new Map(ROSTER_LISTS.map((list) => [list as string, standing.filter((row) => row.list === list)]));
    const { faults } = judgePieces(pieces, definition, startsOn);
    const found = faults.flatMap((fault) => rowsAt(fault, at.get(fault.list) ?? [], pieces).map((row) => ({ row, fault })));
    if (found.length === 0) return pieces;
    for (const { row, fault } of found)
      row.reasons.push({ field: fault.field === '' ? undefined : fault.field, text: fallenOut(row, fault, rows) ?? fault.text });
  }
}

/** Rows come behind those who were there, in their order; a fault of a list as a whole is each of its rows'. */
function rowsAt({ list, index }: PieceFault, rows: readonly RosterRow[], pieces: RosterPieces): readonly RosterRow[] {
  if (index === undefined) return list === 'waitingList' || list === 'refused' ? rows : [];
  const entries = pieces[list as Exclude<RosterList, 'refused'>];
  const row = rows[index - (entries.length - rows.length)];
  return row === undefined ? [] : [row];
}

function fallenOut({ piece }: RosterRow, { field }: PieceFault, rows: readonly RosterRow[]): Text | undefined {
  const home =
    field === 'household' ? rows.find((row) => row.list === 'households' && row.reasons.length > 0 && row.piece['id'] === piece['household']) : undefined;
  if (home === undefined) return undefined;
  const sheet = ROSTER_NAMES.households;
  return {
    id: `rumah tangga ini ada pada lembar ${sheet.id} baris ${home.line}, yang masih perlu diperbaiki`,
    en: `this household is on the sheet ${sheet.en}, row ${home.line}, which is to be mended first`,
  };
}

function together(before: RosterPieces, rows: readonly RosterRow[]): RosterPieces {
  const of = (list: Exclude<RosterList, 'refused'>) => {
    const fresh = rows.filter((row) => row.list === list).map(({ piece }) => piece);
    const ids = new Set(fresh.map(({ id }) => id));
    return [...before[list].filter(({ id }) => !ids.has(id)), ...fresh];
  };
  const counted = rows.filter(({ list }) => list === 'refused').map(({ piece }) => [String(piece['because']), Number(piece['count'])] as const);
  return {
    staff: of('staff'),
    households: of('households'),
    clients: of('clients'),
    waitingList: of('waitingList'),
    refused: { ...before.refused, ...Object.fromEntries(counted) },
  };
}

/** Of sheets that only explain, as the template has them. */
const SILENT = ['petunjuk', 'guide', 'pilihan', 'choices'];

function rowsOf({ name, rows }: SheetRead, definition: Definition, notes: Text[]): RosterRow[] {
  if (SILENT.includes(name.trim().toLowerCase())) return [];
  const [head, ...body] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (head === undefined) return [];
  const list = listOf(name, head.cells, definition);
  const all = Object.values(ROSTER_NAMES);
  if (list === undefined) {
    const names = (language: 'id' | 'en') => all.map((text) => text[language]).join(', ');
    notes.push({
      id: `Lembar “${name}” dilewati: judul kolomnya tidak cocok dengan ${names('id')}.`,
      en: `The sheet “${name}” was passed over: its headings fit none of ${names('en')}.`,
    });
    return [];
  }
  const columns = rosterColumns(list, definition);
  const places = columns.map((column) => ({ column, at: head.cells.findIndex((heading) => fits(column, heading)) }));
  const lacking = places.filter(({ column, at }) => column.needed && at === -1).map(({ column }) => column.heading);
  if (lacking.length > 0) {
    notes.push({
      id: `Lembar “${name}” dilewati: kolom ${lacking.map(({ id }) => `“${id}”`).join(', ')} tidak ada.`,
      en: `The sheet “${name}” was passed over: it has no column ${lacking.map(({ en }) => `“${en}”`).join(', ')}.`,
    });
    return [];
  }
  return body.map((row) => rowOf(list, row, places));
}

function rowOf(
  list: RosterList,
  { line, cells, formulas = [] }: SheetRow,
  places: readonly { readonly column: RosterColumn; readonly at: number }[],
): RosterRow {
  const piece: Record<string, unknown> = {};
  const typed: Record<string, string> = {};
  const reasons: RowReason[] = [];
  for (const { column, at } of places) {
    const { field } = column;
    if (at === -1) continue;
    const text = cells[at] ?? '';
    typed[field] = text;
    if (formulas.includes(at)) {
      reasons.push({ field, text: A_FORMULA });
      continue;
    }
    const read = readCell(column, text);
    if ('reason' in read) reasons.push({ field, text: read.reason });
    else if (read.value !== undefined) put(piece, field, read.value);
  }
  return { list, line, cells: typed, piece, reasons };
}

const A_FORMULA = { id: 'berisi rumus; tuliskan nilainya', en: 'holds a formula; write its value' };

function put(piece: Record<string, unknown>, field: string, value: unknown): void {
  const [outer = field, inner] = field.split('.');
  if (inner === undefined) piece[outer] = value;
  else piece[outer] = { ...(piece[outer] as object | undefined), [inner]: value };
}

/** By its name, else by the headings that only one list has. */
function listOf(name: string, headings: readonly string[], definition: Definition): RosterList | undefined {
  const word = name.trim().toLowerCase();
  const named = ROSTER_LISTS.find((list) => [list.toLowerCase(), ROSTER_NAMES[list].id.toLowerCase(), ROSTER_NAMES[list].en.toLowerCase()].includes(word));
  if (named !== undefined) return named;
  const [best] = ROSTER_LISTS.map((list) => {
    const columns = rosterColumns(list, definition);
    const missing = columns.filter((column) => column.needed && !headings.some((heading) => fits(column, heading))).length;
    return { list, missing, found: columns.filter((column) => headings.some((heading) => fits(column, heading))).length };
  }).sort((a, b) => a.missing - b.missing || b.found - a.found);
  return best !== undefined && best.missing === 0 ? best.list : undefined;
}

function fits({ heading, field }: RosterColumn, written: string): boolean {
  const word = written.replace(/\*/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
  return [heading.id.toLowerCase(), heading.en.toLowerCase(), field.toLowerCase()].includes(word);
}
