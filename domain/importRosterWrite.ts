import type { Language } from './language.ts';
import type { RosterColumn, RosterList } from './importRosterColumns.ts';
import type { Piece, RosterPieces } from './importRosterJudge.ts';

/** What a row of a sheet shows of each field. */
export type RosterCells = Readonly<Record<string, string>>;

/** The people file as rows of sheets, as they would be read back. */
export function rosterCells(list: RosterList, columns: readonly RosterColumn[], pieces: RosterPieces, language: Language): RosterCells[] {
  const entries: readonly Piece[] = list === 'refused' ? Object.entries(pieces.refused).map(([because, count]) => ({ because, count })) : pieces[list];
  return entries.map((piece) => Object.fromEntries(columns.map((column) => [column.field, cellOf(column, valueAt(piece, column.field), language)])));
}

function valueAt(piece: Piece, field: string): unknown {
  return field.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Piece)[key] : undefined), piece);
}

function cellOf({ kind, choices }: RosterColumn, value: unknown, language: Language): string {
  if (value === undefined || value === null) return '';
  const nameOf = (key: unknown) => choices.find((choice) => choice.key === key)?.name[language] ?? String(key);
  switch (kind) {
    case 'choice':
      return nameOf(value);
    case 'choices':
      return Array.isArray(value) ? value.map(nameOf).join('; ') : '';
    case 'yesNo':
      return value === true ? { id: 'Ya', en: 'Yes' }[language] : { id: 'Tidak', en: 'No' }[language];
    case 'day': {
      const [year, month, day] = String(value).split('-');
      return `${day}/${month}/${year}`;
    }
    default:
      return String(value);
  }
}
