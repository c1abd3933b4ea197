import type { ActCause } from './act.ts';
import type { Instant } from './agenda.ts';
import { isGoodDay, isWorkingDay } from './calendar.ts';
import type { Definition } from './definition.ts';
import { ladderOf, nextMorning, type Place } from './ladder.ts';
import { hasBlocks, moveBlocks } from './moveBlocks.ts';
import { movedBy } from './moveItems.ts';
import { calendarFor, type Placing } from './placeItem.ts';
import type { PlanChange } from './planChange.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import { type Refusal, refusedFor } from './refusal.ts';
import { addDays, type Day, dayOf, daysBetween } from './time.ts';

/**
 * Pauses after which only what could not be held in time moves on, and what would then come too near to it: the rest of the plan was never in doubt.
 * After any other the whole of what was paused moves on by as many days as it lasted.
 */
const WAITING: readonly ActCause[] = ['funds', 'substitute'];

/**
 * Which of the open items of a scope a pause holds back: waiting for funds what cannot be held without money, what costs nothing goes on (R17).
 * Refused where there is none.
 */
export function pausable(
  { tracks }: Pick<Definition, 'tracks'>,
  open: readonly PlanItem[],
  cause: ActCause,
): { kind: 'accepted'; items: PlanItem[] } | Refusal {
  const items = cause === 'funds' ? open.filter(({ track }) => tracks[track]?.costed === true) : [...open];
  if (items.length > 0) return { kind: 'accepted', items };
  return refusedFor('pauseRefused', { id: 'Jeda ini tidak mengenai apa pun.', en: 'This pause concerns nothing.' }, [
    { path: 'cause', message: { id: 'sebab lain: tidak ada kegiatan berbiaya di dalamnya', en: 'another cause: nothing in it costs money' } },
  ]);
}

/** How long an item has been held back without a break, and for what causes. */
export type HeldSince = { readonly since: Day; readonly causes: readonly ActCause[] };

/** What a pause is ended by. `held`: of each item that this act alone still holds back. */
export type Resuming = {
  readonly act: number;
  readonly items: readonly PlanItem[];
  readonly held: ReadonlyMap<string, HeldSince>;
  readonly now: Instant;
};

type Dates = Pick<PlanItem, 'windowFrom' | 'windowUntil' | 'plannedOn' | 'rings'>;

/**
 * The changes by which a pause ends: its remaining time is kept, so that what was a week away is a week away again, in the same order and at the same
 * distances, blocks of training whole. What people know of is not announced again, and nothing rings for what the pause has let go by: the ladder goes on
 * from the next working day. What another act holds back too stays where it is, and moves when the last of them ends.
 */
export function resume(placing: Placing, { act, items, held, now }: Resuming): PlanChange[] {
  const today = dayOf(now, placing.definition.timeZone);
  const paused = items.filter((item) => isOpen(item) && item.heldBy.includes(act));
  const freed = paused.filter(({ heldBy }) => heldBy.length === 1);
  const days = daysOnward(freed, held, today);
  const blocks = blocksOnward(placing, items, { act, freed, days, today });
  const releases = paused.map((item): PlanChange => {
    const isFreed = freed.includes(item);
    // A block of which another act holds back a day waits for that one whole.
    const stays = !isFreed || hasBlocks(placing, item.track);
    const moved = blocks.get(item.key) ?? (stays ? item : onward(placing, item, days.get(item.key) ?? 0, today));
    const { windowFrom, windowUntil, plannedOn, rings } = moved;
    return {
      kind: 'release',
      key: item.key,
      act,
      windowFrom,
      windowUntil,
      plannedOn,
      rings: isFreed ? notAtOnce(placing, item, rings, now) : [...rings],
    };
  });
  const pausedKeys = new Set(paused.map(({ key }) => key));
  return [...releases, ...[...blocks.values()].filter(({ key }) => !pausedKeys.has(key))];
}

/** By how many days each item moves on. Of those that only waited for money or a substitute a series moves as far as it must, and no two come together. */
function daysOnward(freed: readonly PlanItem[], held: ReadonlyMap<string, HeldSince>, today: Day): Map<string, number> {
  const days = new Map<string, number>();
  const before = new Map<string, { readonly until: Day; readonly days: number }>();
  const inOrder = freed.toSorted((one, other) =>
    one.windowFrom === other.windowFrom ? one.ordinal - other.ordinal : one.windowFrom < other.windowFrom ? -1 : 1,
  );
  for (const item of inOrder) {
    const { since, causes } = held.get(item.key) ?? { since: today, causes: [] };
    const lasted = daysBetween(since, today);
    const series = `${item.track}/${item.audience}`;
    const last = before.get(series);
    const pushed = last === undefined ? 0 : last.days - Math.max(0, daysBetween(last.until, item.windowFrom));
    const onlyWaited = causes.every((cause) => WAITING.includes(cause));
    const moves = onlyWaited ? Math.max(0, item.windowFrom < today ? lasted : 0, pushed) : lasted;
    days.set(item.key, moves);
    before.set(series, { until: last === undefined || item.windowUntil > last.until ? item.windowUntil : last.until, days: moves });
  }
  return days;
}

/** Where blocks go, each whole, with what has to move along: the next block that would come too near, what begins with it. */
function blocksOnward(
  placing: Placing,
  items: readonly PlanItem[],
  {
    act,
    freed,
    days,
    today,
  }: {
    readonly act: number;
    readonly freed: readonly PlanItem[];
    readonly days: ReadonlyMap<string, number>;
    readonly today: Day;
  },
): Map<string, PlanChange & { kind: 'move' }> {
  if (!freed.some(({ track }) => hasBlocks(placing, track))) return new Map();
  const { changes } = moveBlocks(placing, items, ({ open }) => {
    const moves = Math.max(0, ...open.map(({ key }) => days.get(key) ?? 0));
    const [first] = open.map(({ plannedOn }) => plannedOn).toSorted();
    const isBad = freed.some((item) => open.includes(item) && hasBadDay(placing, item, today));
    const waits = open.some(({ heldBy }) => heldBy.some((other) => other !== act));
    return first === undefined || waits || (moves === 0 && !isBad) ? undefined : addDays(first, moves);
  });
  return new Map(changes.flatMap((change) => (change.kind === 'move' ? [[change.key, change]] : [])));
}

function onward(placing: Placing, item: PlanItem, days: number, today: Day): Dates {
  if (days !== 0) return movedBy(placing, item, days);
  return hasBadDay(placing, item, today) ? { ...item, plannedOn: movedBy(placing, item, 0).plannedOn } : item;
}

/** Whether it can no longer be held on its day: what is held back stays where it is when the calendar changes. */
function hasBadDay(placing: Placing, { track: name, audience, plannedOn }: PlanItem, today: Day): boolean {
  const track = placing.definition.tracks[name];
  return track !== undefined && plannedOn >= today && !isGoodDay(plannedOn, track.weekdays, calendarFor(placing, audience), track.days);
}

/** What has rung stays behind; of the rest nothing rings before the next working day, each after the one before it, and steps of the ladder on working days. */
export function notAtOnce(placing: Placing, { track, audience, rung }: PlanItem, rings: readonly Instant[], now: Instant): Instant[] {
  const { definition } = placing;
  const place: Place = { calendar: calendarFor(placing, audience), workingWeek: definition.workingWeek, zone: definition.timeZone };
  let earliest = now;
  return rings.map((ring, index) => {
    if (index < rung) return ring;
    const { ringsAt } = ladderOf(definition, track);
    const next = ring > earliest ? ring : nextMorning(place, earliest, ringsAt);
    const isOff = index > 0 && !isWorkingDay(place.calendar, place.workingWeek, dayOf(next, place.zone));
    earliest = isOff ? nextMorning(place, next, ringsAt) : next;
    return earliest;
  });
}
