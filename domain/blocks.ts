import { type Calendar, isGoodDay } from './calendar.ts';
import { addDays, addMonths, type Day, daysBetween, type Weekday, weekdayOf } from './time.ts';
import type { Track } from './tracks.ts';

/** A block where it was placed: its number from 1, its days, and the window from the first of them to the day after the last. */
export type PlacedBlock = { readonly block: number; readonly days: readonly Day[]; readonly from: Day; readonly until: Day };

type Placeable = Pick<Track, 'blocks' | 'daysBetweenBlocks' | 'weekdays' | 'days'>;
type Placing = Pick<Track, 'weekdays' | 'days'>;

/** How far beyond the day asked for a row of days is looked for before one with a gap is taken. */
const LOOK_AHEAD_DAYS = 28;

/**
 * Places the blocks of a training, each whole in its month (P2b): days in a row without a holiday or a Sunday among them, from the weekday
 * liked best; where the month has no such row, permitted days one after another, no bad one between; where it has none at all the first
 * permitted days stand in, for somebody to look at. The next keeps its distance from the one before (R19).
 */
export function placeBlocks(track: Placeable, startsOn: Day, calendar: Calendar): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  for (const [index, { month, days }] of (track.blocks ?? []).entries()) {
    const [first, end] = [addMonths(startsOn, month - 1), addMonths(startsOn, month)];
    const before = placed.at(-1)?.until;
    const earliest = before === undefined ? first : addDays(before, track.daysBetweenBlocks ?? 0);
    const found = rowOf(days, earliest > first ? earliest : first, end, track, calendar);
    placed.push({ block: index + 1, days: found, from: found[0] as Day, until: addDays(found.at(-1) as Day, 1) });
  }
  return placed;
}

/**
 * The days of a block that is placed anew from a day on: from that very day where they are then in a row and none of them is bad, else by the rule by
 * which blocks are placed, in the four weeks from that day.
 */
export function rowFrom(count: number, from: Day, track: Placing, calendar: Calendar): Day[] {
  const exact = Array.from({ length: count }, (_, index) => addDays(from, index));
  return exact.every((day) => isGood(day, track, calendar)) ? exact : rowOf(count, from, addDays(from, LOOK_AHEAD_DAYS), track, calendar);
}

function rowOf(count: number, from: Day, until: Day, track: Placing, calendar: Calendar): Day[] {
  const { weekdays } = track;
  // A month holds any block; one pushed towards its end by the distance it keeps may reach beyond.
  const permitted: Day[] = [];
  for (let day = from; day < until || permitted.length < count; day = addDays(day, 1)) if (weekdays.includes(weekdayOf(day))) permitted.push(day);
  const rows = permitted
    .map((_, index) => permitted.slice(index, index + count))
    .filter((row) => row.length === count && row.every((day) => isGood(day, track, calendar)));
  const unbroken = rows.filter((row) => daysBetween(row[0] as Day, row.at(-1) as Day) === count - 1);
  return liked(unbroken, weekdays) ?? liked(rows, weekdays) ?? permitted.slice(0, count);
}

function isGood(day: Day, { weekdays, days }: Placing, calendar: Calendar): boolean {
  return isGoodDay(day, weekdays, calendar, days);
}

/** Of the rows the one that begins on the weekday liked best, the earliest of those. */
function liked(rows: readonly Day[][], weekdays: readonly Weekday[]): Day[] | undefined {
  return weekdays.map((weekday) => rows.find(([day]) => weekdayOf(day as Day) === weekday)).find((row) => row !== undefined);
}
