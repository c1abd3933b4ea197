import type { Definition } from './definition.ts';
import { ageErrors } from './judgeStart.ts';
import type { Text } from './language.ts';
import { parsePeople } from './parsePeople.ts';
import type { People } from './people.ts';
import type { Day } from './time.ts';

/** An entry of the people file as it is being put together: whether it is one, only the reader of that file decides. */
export type Piece = Readonly<Record<string, unknown>>;

/** The people file in pieces. */
export type RosterPieces = {
  readonly staff: readonly Piece[];
  readonly households: readonly Piece[];
  readonly clients: readonly Piece[];
  readonly waitingList: readonly Piece[];
  readonly refused: Readonly<Record<string, number>>;
};

/** Nobody yet. */
export const NO_PIECES: RosterPieces = { staff: [], households: [], clients: [], waitingList: [], refused: {} };

/** Something wrong with an entry, or with a list as a whole where `index` is undefined; `field` is dotted, empty for the entry itself. */
export type PieceFault = { readonly list: string; readonly index: number | undefined; readonly field: string; readonly text: Text };

/** The people that the pieces are, or everything that is wrong with them. */
export type PiecesJudged = { readonly people: People | undefined; readonly faults: readonly PieceFault[] };

/** The text of the people file that these pieces make. JSON is YAML, and whatever a cell holds is a string in it. */
export function peopleFileOf(pieces: RosterPieces): string {
  return JSON.stringify(pieces, undefined, 1);
}

/** Judges the pieces as the start will: by the reader of the people file, and by the ages that the start asks for. */
export function judgePieces(pieces: RosterPieces, definition: Definition, startsOn: Day): PiecesJudged {
  const read = parsePeople(peopleFileOf(pieces), 'people', definition, startsOn);
  if (!read.ok) return { people: undefined, faults: read.problems.map(({ path, value, expected }) => ({ ...placeOf(path), text: said(value, expected) })) };
  const { people } = read;
  const errors = [...ageErrors(startsOn, definition, 'clients', people.clients), ...ageErrors(startsOn, definition, 'waitingList', people.waitingList)];
  const faults = errors.map(({ path, message }) => ({ ...placeOf(path.replace(/^people\./, '')), text: message }));
  return { people: faults.length === 0 ? people : undefined, faults };
}

function placeOf(path: string): Omit<PieceFault, 'text'> {
  const [list = '', index, ...field] = path.split('.');
  return { list, index: index !== undefined && /^\d+$/.test(index) ? Number(index) : undefined, field: field.join('.') };
}

function said(found: string, { id, en }: Text): Text {
  return found === ''
    ? { id: `seharusnya ${id}`, en: `expected ${en}` }
    : { id: `tertulis “${found}”, seharusnya ${id}`, en: `found “${found}”, expected ${en}` };
}
