import { z } from 'zod';
import { isGoodDay } from './calendar.ts';
import { calendarFor, datesOf, type Placing } from './placeItem.ts';
import type { PlanChange } from './planChange.ts';
import type { PlanItem } from './planItem.ts';
import { type Refusal, refusedFor } from './refusal.ts';
import { addDays, type Day, daysBetween, isDay } from './time.ts';

/** How far: by so many days, or (of one item) to a day. */
export const Shift = z.union([z.strictObject({ days: z.int().min(-730).max(730) }), z.strictObject({ to: z.string().max(40) })]);
export type Shift = z.infer<typeof Shift>;

const DAY_EXPECTED = { id: 'tanggal yang ada, seperti 2027-08-02, bagi satu kegiatan', en: 'a date that exists, such as 2027-08-02, for one item' };
const NO_MOVE = { id: 'jumlah hari selain nol', en: 'a number of days other than nought' };
export const NOT_PAST = { id: 'bukan tanggal yang sudah lewat', en: 'no day that is over' };
/** The words of every refused move. */
export const REFUSED = { id: 'Jadwal tidak dapat dipindahkan begitu.', en: 'The plan cannot be moved like that.' };

/**
 * By how many days each of these items moves. Nothing moves to a day that is over; what is overdue may stay so while others move on.
 * @param named the item that the scope names, undefined where it means a whole; `today` the programme's day
 */
export function daysOf(shift: Shift, items: readonly PlanItem[], named: PlanItem | undefined, today: Day): { kind: 'accepted'; days: number } | Refusal {
  if ('to' in shift && (!isDay(shift.to) || named === undefined)) return refusedFor('moveRefused', REFUSED, [{ path: 'shift.to', message: DAY_EXPECTED }]);
  const days = 'to' in shift ? daysBetween((named as PlanItem).plannedOn, shift.to) : shift.days;
  const path = 'to' in shift ? 'shift.to' : 'shift.days';
  if (days === 0) return refusedFor('moveRefused', REFUSED, [{ path, message: NO_MOVE }]);
  const isOver = (item: PlanItem) => addDays(item.plannedOn, days) < today && (item.plannedOn >= today || item === named);
  if (items.some(isOver)) return refusedFor('moveRefused', REFUSED, [{ path, message: NOT_PAST }]);
  return { kind: 'accepted', days };
}

/**
 * The same item so many days later (or earlier): its window moves, its day to the same place in it, or to the next good one there.
 * @param exactly its day is that one, whatever the calendar says: somebody chose it
 */
export function movedBy(placing: Placing, item: PlanItem, days: number, exactly = false): PlanChange & { kind: 'move' } {
  const track = placing.definition.tracks[item.track];
  if (track === undefined) throw new Error(`expected ${item.track} to be a track of the definition`);
  const window = { from: addDays(item.windowFrom, days), until: addDays(item.windowUntil, days) };
  const same = addDays(item.plannedOn, days);
  const dates = datesOf(placing, item.track, item.audience, window);
  const calendar = calendarFor(placing, item.audience);
  const isGood = (day: Day) => isGoodDay(day, track.weekdays, calendar, track.days);
  let on = same;
  // Never before the day that was meant, as long as the window has a good one after it.
  while (!exactly && on < window.until && !isGood(on)) on = addDays(on, 1);
  return {
    kind: 'move',
    key: item.key,
    windowFrom: window.from,
    windowUntil: window.until,
    plannedOn: exactly || on < window.until ? on : dates.plannedOn,
    rings: item.rings.length === 0 ? [] : dates.rings,
  };
}
