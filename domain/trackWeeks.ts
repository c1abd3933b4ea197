import type { ItemState } from './itemState.ts';
import { addDays, type Day, WEEKDAYS, weekdayOf } from './time.ts';

/** How many items are in each state; states that none is in are left out. */
export type Counts = { readonly [S in ItemState]?: number };

/** Items of a track in one week of the calendar, by their state. `on`: its Monday. */
export type TrackWeek = { readonly on: Day; readonly states: Counts };

/** When a track is to take place, from the first window to the last, and how it stands week by week. `until` is not included. */
export type TrackSpan = { readonly track: string; readonly from: Day; readonly until: Day; readonly weeks: readonly TrackWeek[] };

type Placed = { readonly track: string; readonly windowFrom: Day; readonly windowUntil: Day; readonly plannedOn: Day; readonly state: ItemState };

/** The spans of the tracks that have items, in the order in which the tracks are first met; weeks in order, those without items left out. */
export function spansOf(items: readonly Placed[]): TrackSpan[] {
  const mondays = new Map<Day, Day>();
  const mondayOf = (day: Day): Day => {
    const monday = mondays.get(day) ?? addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));
    mondays.set(day, monday);
    return monday;
  };
  return [...grouped(items, ({ track }) => track)].map(([track, own]) => ({
    track,
    from: own.map(({ windowFrom }) => windowFrom).reduce((a, b) => (b < a ? b : a)),
    until: own.map(({ windowUntil }) => windowUntil).reduce((a, b) => (b > a ? b : a)),
    weeks: [...grouped(own, ({ plannedOn }) => mondayOf(plannedOn))]
      .map(([on, those]) => ({ on, states: countStates(those) }))
      .toSorted((a, b) => (a.on < b.on ? -1 : 1)),
  }));
}

/** Counts items by their state. */
export function countStates(items: readonly { readonly state: ItemState }[]): Counts {
  const counts: { [S in ItemState]?: number } = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}
