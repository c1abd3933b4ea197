import { addDays, addMonths, type Day, daysBetween } from './time.ts';
import type { Track } from './tracks.ts';

/** A stretch of a cadence: `perMonth` sessions in each of `months` months. */
export type CadenceStretch = { readonly perMonth: number; readonly months: number };

/** A stretch of days; `until` is not included. */
export type Window = { readonly from: Day; readonly until: Day };

/** Something that is expected of somebody: it exists from the day the plan is locked, whether done or not. `waits`: for the one before it. */
export type Expected = Window & {
  readonly part?: string | undefined;
  readonly subject?: string | undefined;
  readonly plannedOn?: Day | undefined;
  readonly waits?: boolean | undefined;
};

/** Days of a month in which sessions have windows; those after stay free for make-ups (P2e), and no month is shorter. */
const WINDOWED_DAYS = 28;

/**
 * The windows of the sessions a series is expected to hold.
 * @param startsOn first day of month 1; month k begins so many months after it, counted from it every time
 * @param cadence stretches in order: `perMonth` sessions (1 to 28) in each of `months` months
 * @returns in order: 7, 14 or 28 days from the month's first day for 4, 2 or 1 a month; where 28 cannot be divided the windows differ by a day
 */
export function expectedSessions(startsOn: Day, cadence: readonly CadenceStretch[]): Window[] {
  const perMonth = cadence.flatMap((stretch) => Array<number>(stretch.months).fill(stretch.perMonth));
  return perMonth.flatMap((count, month) => split({ from: addMonths(startsOn, month), until: addDays(addMonths(startsOn, month), WINDOWED_DAYS) }, count));
}

/** The month of the programme, 1 for the first, that the n-th session of a cadence belongs to, wherever it was moved; undefined beyond the last. */
export function monthOfSession(cadence: readonly CadenceStretch[], ordinal: number): number | undefined {
  let [before, month] = [0, 0];
  for (const { perMonth, months } of cadence) {
    if (ordinal <= before + perMonth * months) return month + Math.ceil((ordinal - before) / perMonth);
    [before, month] = [before + perMonth * months, month + months];
  }
  return undefined;
}

/** The days of a month of the programme that no session has a window in (P2e); undefined before the start, and where the month has none. */
export function freeDaysOf(startsOn: Day, day: Day): Window | undefined {
  let month = 0;
  while (addMonths(startsOn, month + 1) <= day) month += 1;
  const free = { from: addDays(addMonths(startsOn, month), WINDOWED_DAYS), until: addMonths(startsOn, month + 1) };
  return day < startsOn || free.from >= free.until ? undefined : free;
}

/** `mentoring/nelayan-1/07`. The ordinal is as wide as the series' total, at least two digits, so that keys sort as they come. */
export function itemKey(series: string, ordinal: number, total: number): string {
  return `${series}/${String(ordinal).padStart(Math.max(2, String(total).length), '0')}`;
}

/** Before the start: one window, or one after another for each of the parts, in their order. */
export function windowBefore(startsOn: Day, { weeks, forWeeks, parts }: NonNullable<Track['before']>): Expected[] {
  const from = addDays(startsOn, -7 * weeks);
  const whole = { from, until: addDays(from, 7 * forWeeks) };
  const keys = Object.keys(parts ?? {});
  return keys.length === 0 ? [whole] : split(whole, keys.length).map((window, index) => ({ ...window, part: keys[index] }));
}

/** At the end of every so many months of a programme: the last days of each. */
export function windowsAtEnds(startsOn: Day, months: number, { months: step, days }: NonNullable<Track['every']>): Window[] {
  return Array.from({ length: Math.floor(months / step) }, (_, index) => {
    const until = addMonths(startsOn, (index + 1) * step);
    return { from: addDays(until, -days), until };
  });
}

/** In the days after the last month. */
export function windowAfterEnd(startsOn: Day, months: number, days: number): Window[] {
  const from = addMonths(startsOn, months);
  return [{ from, until: addDays(from, days) }];
}

/**
 * The first stretch of the budget calendar's months, of which a month begins after `notBeforeMonth` of the programme is over: from that month's
 * first day to the end of the last month in a row that the calendar names (P6b).
 */
export function windowOfBudget(startsOn: Day, { notBeforeMonth, months }: NonNullable<Track['budget']>): Window[] {
  const earliest = addMonths(startsOn, notBeforeMonth);
  const firstOf = (day: Day) => `${day.slice(0, 8)}01`;
  const named = (day: Day) => months.includes(Number(day.slice(5, 7)));
  let from = earliest === firstOf(earliest) ? earliest : addMonths(firstOf(earliest), 1);
  while (!named(from)) from = addMonths(from, 1);
  let until = addMonths(from, 1);
  // A calendar that names all twelve months has no end.
  for (let more = 1; more < 12 && named(until); more += 1) until = addMonths(until, 1);
  return [{ from, until }];
}

/** Parts a window into so many that follow each other, as even as whole days allow. */
export function split({ from, until }: Window, count: number): Window[] {
  const days = daysBetween(from, until);
  const edge = (index: number) => addDays(from, Math.floor((index * days) / count));
  return Array.from({ length: count }, (_, index) => ({ from: edge(index), until: edge(index + 1) }));
}
