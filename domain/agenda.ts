/**
 * What a track still has to do, as its workflow holds it. This module is bundled into workflow code:
 * it imports nothing, compares numbers only, and knows no clock.
 */

/** Milliseconds since 1970-01-01T00:00Z, in programme time. */
export type Instant = number;

/** The programme clock: real, or (in rehearsals) standing still at `now` until its driver moves it. */
export type ProgrammeClock = { readonly kind: 'real' } | { readonly kind: 'stepped'; readonly now: Instant };

/**
 * An open item: its stable key, its series, the ready local date for the Temporal UI, and the instants not rung yet, ascending.
 * From `remindAt` on it is overdue. A blocked or paused one has no rings, and one that waits for the item before it has no `remindAt` either:
 * they wait without a timer. `label` is the ready name of its part or party, where it has one: made of the definition's words alone.
 */
export type AgendaItem = {
  readonly key: string;
  readonly series: string;
  readonly ordinal: number;
  readonly on: string;
  readonly rings: readonly Instant[];
  readonly remindAt?: Instant;
  readonly label?: string;
  readonly blocked: boolean;
};

/** Open items of one track as of a plan version. */
export type Agenda = { readonly planVersion: number; readonly items: readonly AgendaItem[] };

/** The next instant at which anything rings; `undefined` when no open item has a ring left. */
export function nextRing(agenda: Agenda): Instant | undefined {
  let next: Instant | undefined;
  for (const { rings } of agenda.items) {
    const first = rings[0];
    if (first !== undefined && (next === undefined || first < next)) next = first;
  }
  return next;
}

/** The next instant at which an item falls due, somebody being told of it for the first time; `undefined` when all open ones have, or wait. */
export function nextNotice(agenda: Agenda): Instant | undefined {
  let next: Instant | undefined;
  for (const { rings, remindAt } of agenda.items) {
    const first = rings[0];
    if (first !== undefined && (remindAt === undefined || first < remindAt) && (next === undefined || first < next)) next = first;
  }
  return next;
}

/** Splits off what rings at or before `at`: the keys due, in order, and the agenda with those instants spent. */
export function ring<A extends Agenda>(agenda: A, at: Instant): { due: string[]; rest: A } {
  const due: string[] = [];
  const items = agenda.items.map((item) => {
    const rings = item.rings.filter((instant) => instant > at);
    if (rings.length === item.rings.length) return item;
    due.push(item.key);
    return { ...item, rings };
  });
  return { due, rest: { ...agenda, items } };
}

/** The agenda without the items named: somebody reported them. */
export function without<A extends Agenda>(agenda: A, keys: readonly string[]): A {
  const gone = new Set(keys);
  return { ...agenda, items: agenda.items.filter((item) => !gone.has(item.key)) };
}

/** The agenda with the items named blocked: they stay open, and ring no more until loaded anew. */
export function block<A extends Agenda>(agenda: A, keys: readonly string[]): A {
  const stuck = new Set(keys);
  return { ...agenda, items: agenda.items.map((item) => (stuck.has(item.key) ? { ...item, blocked: true, rings: [] } : item)) };
}
