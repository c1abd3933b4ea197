import { type Calendar, isWorkingDay } from '../../domain/calendar.ts';
import { calendarFor } from '../../domain/placeItem.ts';
import { isOpen, type PlanItem } from '../../domain/planItem.ts';
import { addDays, type Day, dayOf } from '../../domain/time.ts';
import type { Placing } from '../../domain/placeItem.ts';

/** What holds of a plan whatever befalls it. Each says what it found wrong, undefined where nothing. */

/** Nothing is lost or doubled, and what was done stays as it was; what was called off may be brought back. */
export function nothingLost(before: ReadonlyMap<string, PlanItem>, items: readonly PlanItem[]): string | undefined {
  const after = new Map(items.map((item) => [item.key, item]));
  if (after.size < items.length) return 'a key twice';
  if (new Set(items.map(({ track, audience, ordinal }) => `${track}/${audience}/${ordinal}`)).size < items.length) return 'an ordinal twice in its series';
  for (const [key, was] of before) {
    const is = after.get(key);
    if (is === undefined) return `${key} is gone`;
    if (was.outcome !== null && was.outcome !== 'cancelled' && !sameButRung(was, is)) return `${key} was done and changed: ${shown(was)} to ${shown(is)}`;
  }
  return undefined;
}

/** The day lies in the window, and instants ascend. */
export function wellFormed(item: PlanItem): string | undefined {
  const { key, windowFrom, windowUntil, plannedOn, rings } = item;
  if (!(windowFrom <= plannedOn && plannedOn < windowUntil)) return `${key}: its day is not in its window: ${shown(item)}`;
  if (rings.some((ring, index) => index > 0 && ring <= (rings[index - 1] as number))) return `${key}: its instants do not ascend: ${rings.join()}`;
  return undefined;
}

/** What still rings of the ladder rings on a working day. */
export function onWorkingDays(item: PlanItem, placing: Placing): string | undefined {
  if (!isOpen(item) || item.heldBy.length > 0) return undefined;
  const { definition } = placing;
  const calendar = calendarFor(placing, item.audience);
  const bad = item.rings.find((ring, index) => index >= Math.max(1, item.rung) && !worked(calendar, ring, definition));
  return bad === undefined ? undefined : `${item.key}: a step of its ladder falls on ${dayOf(bad, definition.timeZone)}, a day off`;
}

/** By calendar and instant: the same few instants are looked at after every command. */
const WORKED = new WeakMap<Calendar, Map<number, boolean>>();
function worked(calendar: Calendar, ring: number, { workingWeek, timeZone }: Placing['definition']): boolean {
  const known = WORKED.get(calendar) ?? new Map<number, boolean>();
  WORKED.set(calendar, known);
  const is = known.get(ring) ?? isWorkingDay(calendar, workingWeek, dayOf(ring, timeZone));
  known.set(ring, is);
  return is;
}

/** Days of a block that are still to come follow each other, in their order; no two on one. @param madeUp keys of make-ups, which come when they can */
export function blocksWhole(items: readonly PlanItem[], { definition }: Placing, madeUp: ReadonlySet<string>): string | undefined {
  const last = new Map<string, Day>();
  for (const { key, track, audience, part, outcome, plannedOn } of items) {
    if (outcome !== null || definition.tracks[track]?.blocks === undefined || madeUp.has(key)) continue;
    const block = `${track}/${audience}/${part}`;
    const before = last.get(block);
    if (before !== undefined && plannedOn <= before) return `${key}: on ${plannedOn}, a day of its block before it on ${before}`;
    if (before !== undefined && plannedOn > addDays(before, 28)) return `${key}: on ${plannedOn}, a day of its block before it on ${before}: torn`;
    last.set(block, plannedOn);
  }
  return undefined;
}

/** Nothing is held back by what is over. @param inForce numbers of pauses and absences that last */
export function heldByWhatLasts(items: readonly PlanItem[], inForce: ReadonlySet<number>): string | undefined {
  for (const { key, heldBy } of items.filter(isOpen)) {
    const over = heldBy.find((act) => !inForce.has(act));
    if (over !== undefined) return `${key}: still held back by act ${over}, which is over`;
    if (new Set(heldBy).size < heldBy.length) return `${key}: held back twice by one act: ${heldBy.join()}`;
  }
  return undefined;
}

/** Whether two states of an item differ in nothing but how far it rang. */
export function sameButRung(one: PlanItem | undefined, other: PlanItem | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && shown(one) === shown(other));
}

export function shown({ key, outcome, windowFrom, windowUntil, plannedOn, owner, invited, rings, heldBy }: PlanItem): string {
  return JSON.stringify({ key, outcome, windowFrom, windowUntil, plannedOn, owner, invited, rings, heldBy });
}
