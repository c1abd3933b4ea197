import { type Calendar, type CalendarDay } from './calendar.ts';
import type { Definition } from './definition.ts';
import { ladderOf } from './ladder.ts';
import { addDays, type Day, weekdayOf } from './time.ts';

/** Days that say themselves why nothing was held: a storm, mourning or custom. */
const CAUSES: ReadonlySet<CalendarDay['kind']> = new Set(['storm', 'custom']);

/** An item's last days, as far as its ladder looks at them. */
export type LastDays = { readonly track: string; readonly plannedOn: Day; readonly windowUntil: Day };

/**
 * Whether the calendar says why an item was not held: its day, or the last on which it could be, was one of storm or mourning (R23). Weeks in which the
 * sea is rough every year are an estimate and no cause; what was recorded of a day is.
 * @param calendar of the item's audience
 */
export function isCauseKnown({ tracks }: Pick<Definition, 'tracks'>, { track, plannedOn, windowUntil }: LastDays, calendar: Calendar): boolean {
  const weekdays = tracks[track]?.weekdays ?? [];
  let last = addDays(windowUntil, -1);
  while (last > plannedOn && !weekdays.includes(weekdayOf(last))) last = addDays(last, -1);
  return [plannedOn, last].some((day) => (calendar.get(day) ?? []).some(({ kind, estimate }) => CAUSES.has(kind) && !estimate));
}

/** Whether a step of the ladder tells others than the owner: what is not done while the cause is known. @param index 0 for the notice */
export function climbs(definition: Definition, track: string, index: number): boolean {
  const step = ladderOf(definition, track).steps[index - 1];
  return step !== undefined && step.to !== 'owner';
}
