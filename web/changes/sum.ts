import type { Clash, ItemChange } from '../../client/client.ts';
import { daysBetween } from '../../domain/time.ts';

/** Changes of one series (or track, where there are many) that became the same. */
export type Sum = {
  readonly track: string;
  /** Undefined: of several groups. */
  readonly audience: string | undefined;
  readonly what: ItemChange['what'];
  readonly count: number;
  readonly first: string;
  readonly last: string;
  /** By how many days they went; undefined where none did. */
  readonly shift: { readonly least: number; readonly most: number } | undefined;
  /** Who has them now and had them not before. */
  readonly owners: readonly string[];
};

/** More series than this are summed up by their track. */
const SERIES = 12;

/** Changes by series and what became of them, in the order in which each is first met. */
export function sumUp(changes: readonly ItemChange[]): Sum[] {
  const series = gathered(changes, 2);
  return (series.length <= SERIES ? series : gathered(changes, 1)).map(([name, its]) => summed(name, its));
}

function gathered(changes: readonly ItemChange[], depth: number): [name: string, its: ItemChange[]][] {
  const found = new Map<string, [string, ItemChange[]]>();
  for (const change of changes) {
    const name = change.key.split('/').slice(0, depth).join('/');
    const id = `${name} ${change.what}`;
    found.set(id, [name, [...(found.get(id)?.[1] ?? []), change]]);
  }
  return [...found.values()];
}

function summed(name: string, its: readonly ItemChange[]): Sum {
  const [track = '', audience] = name.split('/');
  const days = its.map(({ after }) => after.on).toSorted();
  const shifts = its.flatMap(({ before, after }) => (before === null ? [] : [daysBetween(before.on, after.on)])).toSorted((one, other) => one - other);
  const [least = 0, most = 0] = [shifts[0], shifts.at(-1)];
  return {
    track,
    audience,
    what: its[0]?.what ?? 'moved',
    count: its.length,
    first: days[0] ?? '',
    last: days.at(-1) ?? '',
    shift: least === 0 && most === 0 ? undefined : { least, most },
    owners: [...new Set(its.flatMap(({ before, after }) => (before?.owner === after.owner || after.owner === null ? [] : [after.owner])))].toSorted(),
  };
}

/** A clash with all the people or groups that two sessions share. */
export type Shared = { readonly clash: Clash; readonly who: readonly string[] };

/** Clashes of one item stand together. */
export function byItem(clashes: readonly Shared[]): [item: string, its: Shared[]][] {
  const found = new Map<string, Shared[]>();
  for (const each of clashes) found.set(each.clash.item, [...(found.get(each.clash.item) ?? []), each]);
  return [...found];
}

/** Several people or groups that two sessions share are one clash to the eye. */
export function together(clashes: readonly Clash[]): Shared[] {
  const found = new Map<string, { clash: Clash; who: string[] }>();
  for (const clash of clashes) {
    const id = `${clash.kind} ${clash.item} ${clash.other ?? clash.who ?? ''}`;
    const known = found.get(id) ?? { clash, who: [] };
    if (clash.who !== undefined) known.who.push(clash.who);
    found.set(id, known);
  }
  return [...found.values()];
}
