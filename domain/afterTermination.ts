import type { PlannedItem } from './plan.ts';
import { type Placing, placeItem } from './placeItem.ts';
import { itemKey, type Window } from './schedule.ts';
import { addDays, addMonths, type Day } from './time.ts';
import type { Track } from './tracks.ts';

/** The last days of the month in which a meeting of follow-up is held. */
const LAST_DAYS = 28;

/** The windows of a track of follow-up: the last four weeks of each of its months, counted from the day of termination (P6d, P6e, E13). */
export function windowsAfterTermination(terminatedOn: Day, rhythm: NonNullable<Track['afterTermination']>): Window[] {
  const months =
    'inMonths' in rhythm
      ? rhythm.inMonths
      : Array.from({ length: Math.floor(rhythm.forMonths / rhythm.everyMonths) }, (_, index) => (index + 1) * rhythm.everyMonths);
  return months.map((month) => {
    const until = addMonths(terminatedOn, month);
    return { from: addDays(until, -LAST_DAYS), until };
  });
}

/**
 * The items of a track of follow-up, a series for each audience given, in their order; none where the track has no rhythm after termination.
 * @throws Error when the definition has no such track
 */
export function itemsAfterTermination(placing: Placing, name: string, audiences: readonly string[], terminatedOn: Day): PlannedItem[] {
  const rhythm = placing.definition.tracks[name]?.afterTermination;
  const windows = rhythm === undefined ? [] : windowsAfterTermination(terminatedOn, rhythm);
  return audiences.flatMap((audience) =>
    windows.map((window, index) => {
      const ordinal = index + 1;
      return placeItem(placing, { key: itemKey(`${name}/${audience}`, ordinal, windows.length), track: name, audience, ordinal, ...window });
    }),
  );
}
