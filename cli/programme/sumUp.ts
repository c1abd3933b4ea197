import type { Moved } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { daysBetween } from '../../domain/time.ts';
import { actWords } from './actWords.ts';
import { table } from './table.ts';

type Change = Moved['changes'][number];

/** More series than this are summed up by their track. */
const SERIES = 30;

/** Changes by series and what became of them: how many, between which days they are now, by how many days they went, and whose they are now. */
export function bySeries(changes: readonly Change[], language: Language): string[] {
  const { sum, became, columns } = actWords(language);
  const series = gathered(changes, ({ key }) => key.replace(/\/[^/]*$/, ''));
  const sums = series.length <= SERIES ? series : gathered(changes, ({ key }) => key.replace(/\/.*$/, ''));
  const heads = [sum.series, columns.became, sum.between, sum.shift, { head: columns.owner, wraps: true } as const];
  const rows = sums.map(([name, what, its]) => {
    const days = its.map(({ after }) => after.on).sort();
    return [name, `${its.length} ${became[what]}`, `${days[0]} .. ${days.at(-1)}`, shiftOf(its), newOwners(its)];
  });
  const said = (column: number) => rows.some((row) => row[column] !== '');
  return table(
    heads.filter((_, column) => said(column)),
    rows.map((row) => row.filter((_, column) => said(column))),
  );
}

/** In the order in which each is first met. */
function gathered(changes: readonly Change[], nameOf: (change: Change) => string): (readonly [string, Change['what'], Change[]])[] {
  const found = new Map<string, readonly [string, Change['what'], Change[]]>();
  for (const change of changes) {
    const name = nameOf(change);
    const id = `${name} ${change.what}`;
    const entry = found.get(id) ?? ([name, change.what, []] as const);
    entry[2].push(change);
    found.set(id, entry);
  }
  return [...found.values()];
}

/** `+7`, or `+7..+12`; empty where no day is another. */
function shiftOf(changes: readonly Change[]): string {
  const days = changes.flatMap(({ before, after }) => (before === null ? [] : [daysBetween(before.on, after.on)])).toSorted((one, other) => one - other);
  const [least = 0, most = 0] = [days[0], days.at(-1)];
  const signed = (count: number) => (count > 0 ? `+${count}` : String(count));
  if (least === 0 && most === 0) return '';
  return least === most ? signed(least) : `${signed(least)}..${signed(most)}`;
}

const NAMED = 2;

/** Who has them now and had them not before. */
function newOwners(changes: readonly Change[]): string {
  const owners = [...new Set(changes.flatMap(({ before, after }) => (before?.owner === after.owner ? [] : [after.owner ?? '-'])))].sort();
  return owners.length <= NAMED ? owners.join(', ') : `${owners.slice(0, NAMED).join(', ')}, +${owners.length - NAMED}`;
}
