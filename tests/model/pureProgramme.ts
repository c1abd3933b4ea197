import { stepsDue } from '../../activities/takeUpDue.ts';
import { type Absence, fallsInto, handedBack, passedOn, type StandIn } from '../../domain/absences.ts';
import { type ActCause, type ActKind, whatBecame } from '../../domain/act.ts';
import type { Instant } from '../../domain/agenda.ts';
import type { CalendarDay } from '../../domain/calendar.ts';
import { heraldsOf } from '../../domain/heralds.ts';
import type { HeldSince } from '../../domain/pauses.ts';
import type { Placing } from '../../domain/placeItem.ts';
import { keyOf, type PlanChange } from '../../domain/planChange.ts';
import { isOpen, type PlanItem } from '../../domain/planItem.ts';
import type { PlanScope } from '../../domain/planScope.ts';
import { type Day, dayOf, instantAt } from '../../domain/time.ts';
import { applyChanges } from './applyChanges.ts';
import { calendar, clients, definition, groups, items, placingBy } from './shortPlan.ts';

/** What is beside the items, by `relation/key`: what an act may change too, and an undo restores. */
export type Row = { readonly [column: string]: unknown };

/** How an item (`item/KEY`) or a row was before it changed. `act` null: by another command. */
type Past = { readonly row: string; readonly at: Instant; readonly act: number | null; readonly was: PlanItem | Row | undefined };

export type Done = {
  readonly number: number;
  readonly at: Instant;
  readonly kind: ActKind;
  readonly cause: ActCause;
  readonly scope: PlanScope | undefined;
  /** Everything as it was before the act and after it, as the model saw it: not what an undo goes by. */
  readonly before: Snapshot;
  after: Snapshot;
  undoes?: number;
  undoneBy?: number;
  endedBy?: number | undefined;
};
export type Snapshot = { readonly items: ReadonlyMap<string, PlanItem>; readonly rows: ReadonlyMap<string, Row> };
type Standing = StandIn & { readonly begunBy: number | null; endedBy: number | null };

/** A programme without a database: its plan, what is beside it, and what became of both. Changed in place. */
export type Programme = {
  now: Instant;
  version: number;
  items: PlanItem[];
  rows: Map<string, Row>;
  placing: Placing;
  readonly acts: Done[];
  readonly past: Past[];
  standIns: Standing[];
  /** Make-ups, by the session that each makes up for. */
  readonly madeUp: Map<string, string>;
  /** Event, kind and person of each notice. */
  readonly notices: Set<string>;
};

const PLACING = placingBy(calendar);

export function begin(day: Day): Programme {
  return {
    now: at(day),
    version: 1,
    items: sorted(items),
    rows: new Map<string, Row>([
      ['programme/', { calendar, extendedMonths: 0 }],
      ...clients.map(({ id, group }): [string, Row] => [`client/${id}`, { group, left: false }]),
      ...groups.map((group): [string, Row] => [`audience/${group}`, { ended: false }]),
    ]),
    placing: PLACING,
    acts: [],
    past: [],
    standIns: [],
    madeUp: new Map(),
    notices: new Set(),
  };
}

export function at(day: Day, time = '09:00'): Instant {
  return instantAt(day, time, definition.timeZone);
}

export function today({ now }: Pick<Programme, 'now'>): Day {
  return dayOf(now, definition.timeZone);
}

export function snapshot({ items: all, rows }: Programme): Snapshot {
  return { items: new Map(all.map((item) => [item.key, item])), rows: new Map(rows) };
}

/** As `planItems` reads them. */
export function sorted(all: readonly PlanItem[]): PlanItem[] {
  const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  return all.toSorted((one, other) => compare(one.track, other.track) || compare(one.audience, other.audience) || one.ordinal - other.ordinal);
}

/**
 * One act: `work` judges, then changes the programme by `change`, `setItems` and `setRow`; a refusal comes before.
 * @returns the act, or the code of the refusal
 */
export function act(
  programme: Programme,
  { kind, cause = 'other', scope }: { kind: ActKind; cause?: ActCause; scope?: PlanScope },
  work: (done: Done) => string | undefined,
): Done | string {
  const before = snapshot(programme);
  const done: Done = { number: programme.acts.length + 1, at: programme.now, kind, cause, scope, before, after: before };
  const refusal = work(done);
  if (refusal !== undefined) return refusal;
  programme.acts.push(done);
  done.after = snapshot(programme);
  tell(programme, before);
  return done;
}

/** What `changePlan` does with changes. */
export function change(programme: Programme, number: number | null, changes: readonly PlanChange[]): void {
  if (changes.length === 0) return;
  programme.version += 1;
  setItems(programme, number, applyChanges(programme.items, changes));
  standIn(programme, number, changes.filter(({ kind }) => DATES.includes(kind)).map(keyOf));
}
const DATES: readonly PlanChange['kind'][] = ['add', 'open', 'move', 'release', 'reassign'];

export function setItems(programme: Programme, number: number | null, next: readonly PlanItem[]): void {
  const before = new Map(programme.items.map((item) => [item.key, item]));
  for (const item of next)
    if (before.get(item.key) !== item) programme.past.push({ row: `item/${item.key}`, at: programme.now, act: number, was: before.get(item.key) });
  programme.items = next.length === before.size ? [...next] : sorted(next);
}

/** @param row undefined: it goes */
export function setRow(programme: Programme, number: number | null, key: string, row: Row | undefined): void {
  programme.past.push({ row: key, at: programme.now, act: number, was: programme.rows.get(key) });
  if (row === undefined) programme.rows.delete(key);
  else programme.rows.set(key, row);
  if (key === 'programme/') programme.placing = placingBy((row as { calendar: readonly CalendarDay[] }).calendar);
}

/** People hear of an act: each once of an item, and never twice of one event. */
function tell(programme: Programme, before: Snapshot): void {
  for (const item of programme.items) {
    const was = before.items.get(item.key);
    const became = was === item ? undefined : whatBecame(was, item);
    if (became === undefined) continue;
    const heralds = heraldsOf(became, was, item, today(programme));
    if (new Set(heralds.map(({ person }) => person)).size < heralds.length)
      throw new Error(`${item.key}: somebody hears twice of it: ${JSON.stringify(heralds)}`);
    for (const { person, kind } of heralds) notice(programme, `${item.key}@${programme.version}/${kind} ${person}`);
  }
}

function notice({ notices }: Programme, event: string): void {
  if (notices.has(event)) throw new Error(`${event}: noticed twice`);
  notices.add(event);
}

/** All that rings until an instant, at its instant; what is due already, now. What is held back does not ring. */
export function ringUntil(programme: Programme, until: Instant): void {
  programme.items = programme.items.map((item) => {
    if (!isOpen(item) || item.heldBy.length > 0) return item;
    let { rung } = item;
    for (let next = item.rings[rung]; next !== undefined && next <= until; next = item.rings[rung]) {
      const { steps, after } = stepsDue(item.rings, rung, Math.max(next, programme.now));
      for (const step of steps) notice(programme, `${item.key}@${programme.version}/ring${step}`);
      rung = after;
    }
    return rung === item.rung ? item : { ...item, rung };
  });
  programme.now = Math.max(programme.now, until);
}

/** Whether what an act did is as if it had not been. */
export function stands({ acts }: Programme, number: number | null): boolean {
  const done = number === null ? undefined : acts[number - 1];
  return done === undefined || (done.undoneBy === undefined && done.undoes === undefined);
}

/** As `db/queries/pauses.ts` reads it from the past. */
export function heldSince(programme: Programme, number: number): Map<string, HeldSince> {
  const held = programme.items.filter((item) => isOpen(item) && item.heldBy.includes(number));
  return new Map(
    held.flatMap((item): [string, HeldSince][] => {
      const past = programme.past.filter((each) => each.row === `item/${item.key}` && each.was !== undefined && stands(programme, each.act));
      const heldThen = (each: Past) => (each.was as PlanItem).heldBy;
      const began = past.findLastIndex((each) => heldThen(each).length === 0);
      if (began === -1) return [];
      const numbers = [...item.heldBy, ...past.slice(began + 1).flatMap(heldThen)];
      const causes = [...new Set(numbers.map((each) => programme.acts[each - 1]?.cause ?? 'other'))];
      return [[item.key, { since: dayOf((past[began] as Past).at, definition.timeZone), causes }]];
    }),
  );
}

/** Absences that stand; one that was ended ends that day. */
export function absencesOf({ rows }: Programme): Absence[] {
  return [...rows].flatMap(([key, row]) => (key.startsWith('absence/') ? [row as unknown as Absence] : []));
}

/** Keeps who has whose items from now on. */
export function addStandIns(programme: Programme, begunBy: number | null, given: readonly StandIn[]): void {
  const same = (one: StandIn) => (other: StandIn) => one.item === other.item && one.person === other.person && one.act === other.act;
  programme.standIns = [...programme.standIns.filter((each) => !given.some(same(each))), ...given.map((each) => ({ ...each, begunBy, endedBy: null }))];
}

export function endStandIns(programme: Programme, endedBy: number, ended: readonly StandIn[]): void {
  programme.standIns = programme.standIns.map((each) => (ended.includes(each) ? { ...each, endedBy } : each));
}

/** As `db/standIns.ts` has it: what was moved into an absence is the substitute's, what was moved out of it is its owner's again. */
function standIn(programme: Programme, number: number | null, keys: readonly string[]): void {
  const absences = absencesOf(programme).filter(({ until }) => until > today(programme));
  if (absencesOf(programme).length === 0) return;
  const named = new Set(keys);
  const begun: StandIn[] = [];
  const ended: StandIn[] = [];
  const next = programme.items.map((before) => {
    if (!named.has(before.key) || !isOpen(before)) return before;
    let item = before;
    for (const given of programme.standIns.filter((each) => each.item === item.key && each.endedBy === null)) {
      const waits = given.asOwner && given.substitute === undefined;
      const absence = (waits ? absencesOf(programme) : absences).find(({ act: of }) => of === given.act);
      if (absence !== undefined && fallsInto(item, absence)) continue;
      item = backTo(item, given);
      ended.push(given);
    }
    for (const absence of absences) {
      if (item.heldBy.includes(absence.act)) continue;
      const passed = passedOn(item, absence, definition);
      if (passed === undefined || (passed.change.kind === 'hold' && programme.acts[absence.act - 1]?.endedBy !== undefined)) continue;
      item =
        passed.change.kind === 'hold'
          ? { ...item, heldBy: [...item.heldBy, absence.act] }
          : { ...item, owner: passed.change.owner, invited: passed.change.invited };
      begun.push(passed.standIn);
    }
    return item;
  });
  setItems(programme, number, next);
  endStandIns(programme, number ?? 0, ended);
  addStandIns(programme, number, begun);
}

export function backTo(item: PlanItem, given: StandIn): PlanItem {
  if (given.asOwner && given.substitute === undefined) return { ...item, heldBy: item.heldBy.filter((held) => held !== given.act) };
  const { owner, invited } = handedBack(item, given);
  return { ...item, owner, invited };
}
