import { addDays, addMonths, type Day } from './time.ts';

/** A stretch of a cadence: `perMonth` sessions in each of `months` months. */
export type CadenceStretch = { readonly perMonth: number; readonly months: number };

/** A session that is expected: it exists from the day the plan is locked, whether held or not. `until` is not included. */
export type ExpectedSession = { readonly key: string; readonly ordinal: number; readonly from: Day; readonly until: Day };

/** Days of a month in which sessions have windows; those after stay free for make-ups (P2e), and no month is shorter. */
const WINDOWED_DAYS = 28;

/**
 * The sessions a series is expected to hold.
 * @param series track and audience, `mentoring/nelayan-1`
 * @param startsOn first day of month 1; month k begins so many months after it, counted from it every time
 * @param cadence stretches in order: `perMonth` sessions (1 to 28) in each of `months` months
 * @returns in order, each with its key, `mentoring/nelayan-1/07`, and its window: 7, 14 or 28 days from the month's first day for 4, 2 or 1
 *   a month; where 28 cannot be divided the windows differ by a day
 */
export function expectedSessions(series: string, startsOn: Day, cadence: readonly CadenceStretch[]): ExpectedSession[] {
  const perMonth = cadence.flatMap((stretch) => Array<number>(stretch.months).fill(stretch.perMonth));
  const total = perMonth.reduce((sum, count) => sum + count, 0);
  return perMonth
    .flatMap((count, month) => split(addMonths(startsOn, month), count))
    .map((window, index) => ({ key: itemKey(series, index + 1, total), ordinal: index + 1, ...window }));
}

/** `mentoring/nelayan-1/07`. The ordinal is as wide as the series' total, at least two digits, so that keys sort as they come. */
export function itemKey(series: string, ordinal: number, total: number): string {
  return `${series}/${String(ordinal).padStart(Math.max(2, String(total).length), '0')}`;
}

function split(first: Day, count: number): { from: Day; until: Day }[] {
  const edge = (index: number) => addDays(first, Math.floor((index * WINDOWED_DAYS) / count));
  return Array.from({ length: count }, (_, index) => ({ from: edge(index), until: edge(index + 1) }));
}
