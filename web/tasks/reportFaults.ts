import { Refused } from '../../client/client.ts';
import type { Item } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import type { Faults } from '../shared/parts.tsx';
import { calledOf } from './attendance.tsx';
import { textsIn } from './texts.ts';
import { askedMembers } from './toReport.ts';
import { names, one, rowsOf, type Typed } from './typed.ts';

/**
 * What the API refused of a report, at the fields of the form: `members.3.answers.share` is the fourth's who was asked, `tasks.0.by` the first row that
 * was filled in. Clients who are not marked are named each at their own row.
 * @throws the failure, when it is none of what a person can mend
 */
export function reportFaults(failure: unknown, item: Item, typed: Typed, language: Language): Faults {
  if (!(failure instanceof Refused) || ![400, 409, 413, 422].includes(failure.status)) throw failure;
  const { detail, errors = [], type } = failure.problem;
  const texts = textsIn(language).report;
  if (type.endsWith(':idempotencyKeyUsed')) return { '': texts.alreadySent };
  if (errors.length === 0) return { '': detail };
  const unmarked = errors.some(({ path }) => path === 'attendance') ? unmarkedFaults(item, typed, language) : {};
  const others = errors.filter(({ path }) => path !== 'attendance' || Object.keys(unmarked).length === 0);
  const said = others.map(({ path, message }): [string, string] => {
    const field = fieldOf(path, item, typed);
    return [field, emptyWords(field, typed, language) ?? message];
  });
  return { ...unmarked, ...Object.fromEntries(said) };
}

/** Where nothing was chosen yet the keys that could be sent help nobody. */
function emptyWords(field: string, typed: Typed, language: Language): string | undefined {
  if (one(typed, field) !== '') return undefined;
  const { missing } = textsIn(language).report;
  if (field === 'reason' || field === 'decision') return missing[field];
  return /^[tc]\.|^doneOn$/.test(field) ? missing.other : undefined;
}

function unmarkedFaults(item: Item, typed: Typed, language: Language): Faults {
  const texts = textsIn(language).report;
  const left = item.clients.filter(({ id }) => one(typed, names.mark(id)) === '');
  if (left.length > 3) return { attendance: texts.noneMarked(left.length) };
  return Object.fromEntries(left.map((client) => [names.mark(client.id), texts.unmarked(calledOf(client, language))]));
}

function fieldOf(path: string, item: Item, typed: Typed): string {
  const [first = '', index = '', ...rest] = path.split('.');
  const asked = askedMembers(item, typed)[Number(index)]?.id;
  switch (first) {
    case 'answers':
      return index === '' ? '' : ['q', index, ...rest].join('.');
    case 'members':
      return asked === undefined ? '' : rest[0] === 'answers' && rest.length > 1 ? ['m', asked, ...rest.slice(1)].join('.') : names.mark(asked);
    case 'attendance':
      return index === '' ? 'attendance' : names.mark(item.clients.filter(({ id }) => one(typed, names.mark(id)) !== '')[Number(index)]?.id ?? '');
    case 'tasks':
      return ['t', filledRow(typed, 't', Number(index)), ...rest].join('.');
    case 'cases':
      return ['c', filledRow(typed, 'c', Number(index)), ...rest].join('.');
    default:
      return ['outcome', 'reason', 'doneOn', 'guests', 'voices', 'note', 'decision'].includes(first) ? first : '';
  }
}

/** Rows that were left empty are not sent, so the first sent may be the third shown. */
function filledRow(typed: Typed, kind: 't' | 'c', sent: number): number {
  const filled = Array.from({ length: rowsOf(typed, kind) }, (_, row) => row).filter((row) =>
    [...typed.keys()].some((name) => name.startsWith(`${kind}.${row}.`) && one(typed, name) !== ''),
  );
  return filled[sent] ?? 0;
}
