import type { DAY_KINDS } from './rhythm.ts';
import type { Text } from './language.ts';
import { addDays, type Day, type Weekday, weekdayOf } from './time.ts';

export type DayKind = (typeof DAY_KINDS)[number];

/** A dated entry of a calendar, with where it is known from. `estimate`: no decree says so yet (*perkiraan*). */
export type CalendarDay = {
  readonly date: Day;
  readonly kind: DayKind;
  readonly name: Text;
  readonly source: string;
  readonly estimate: boolean;
};

/** What is known of each day; a day may be of several kinds at once. */
export type Calendar = ReadonlyMap<Day, readonly CalendarDay[]>;

/** What a kind of session does on a kind of day: on to the next good day, back to the one before, stay, or pass over this weekday. */
export type DayAnswer = 'next' | 'previous' | 'keep' | 'skip';
export type DayAnswers = { readonly [K in DayKind]?: DayAnswer | undefined };

/** Days on which nobody is expected at a desk. The other kinds move sessions, not deadlines. */
const OFF: ReadonlySet<DayKind> = new Set(['holiday', 'collectiveLeave']);

/** Joins layers, lowest first, into plain rows by date and kind: of two rows for the same date and kind the higher layer's stands. */
export function joinLayers(layers: readonly (readonly CalendarDay[])[]): CalendarDay[] {
  const standing = new Map(layers.flat().map((entry) => [`${entry.date} ${entry.kind}`, entry]));
  return [...standing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** The rows to look up by date. */
export function calendarOf(days: readonly CalendarDay[]): Calendar {
  const byDate = new Map<Day, CalendarDay[]>();
  for (const day of days) byDate.set(day.date, [...(byDate.get(day.date) ?? []), day]);
  return byDate;
}

/** Whether the offices work that day: in the working week, and neither holiday nor collective leave. */
export function isWorkingDay(calendar: Calendar, workingWeek: readonly Weekday[], day: Day): boolean {
  return workingWeek.includes(weekdayOf(day)) && !(calendar.get(day) ?? []).some(({ kind }) => OFF.has(kind));
}

/**
 * The n-th working day after this day; the day itself, working or not, when n is 0.
 * @throws RangeError when a year goes by without a working day, so that no calendar can hang the planning
 */
export function addWorkingDays(calendar: Calendar, workingWeek: readonly Weekday[], day: Day, count: number): Day {
  const mostDaysOff = 366;
  let [current, left, off] = [day, count, 0];
  while (left > 0) {
    current = addDays(current, 1);
    if (isWorkingDay(calendar, workingWeek, current)) [left, off] = [left - 1, 0];
    else if (++off > mostDaysOff) throw new RangeError(`calendar: a working day within a year after ${day}, none found`);
  }
  return current;
}

/** The day proposed within a window. `none`: no permitted day is good, so the first day of the window stands in and somebody must look at it. */
export type ProposedDay = { readonly kind: 'good' | 'none'; readonly day: Day };

/**
 * The planned day of a session within its window (`until` not included).
 * @param weekdays on which it may fall, best first; of one weekday the earliest date is tried first
 * @param answers by kind of day; where silent, days off say `next` and all others `keep`
 */
export function goodDay(
  window: { readonly from: Day; readonly until: Day },
  weekdays: readonly Weekday[],
  calendar: Calendar,
  answers: DayAnswers,
): ProposedDay {
  const days = permittedDays(window, weekdays);
  const answerOn = (day: Day) => answerFor(calendar.get(day) ?? [], answers);
  const isGood = (day: Day) => answerOn(day) === 'keep';
  const byPreference = weekdays.flatMap((weekday) => days.filter((day) => weekdayOf(day) === weekday));
  for (const wished of byPreference) {
    const answer = answerOn(wished);
    const found =
      answer === 'keep'
        ? wished
        : answer === 'next'
          ? days.find((day) => day > wished && isGood(day))
          : answer === 'previous'
            ? days.findLast((day) => day < wished && isGood(day))
            : undefined;
    if (found !== undefined) return { kind: 'good', day: found };
  }
  return { kind: 'none', day: window.from };
}

/**
 * The last year whose days off are decreed, none of them an estimate; undefined when no year is. A plan that reaches beyond it
 * stands on estimates and must say so.
 */
export function lastDecreedYear(calendar: Calendar): number | undefined {
  const off = [...calendar.values()].flat().filter(({ kind }) => OFF.has(kind));
  const estimated = new Set(off.filter(({ estimate }) => estimate).map(({ date }) => date.slice(0, 4)));
  const decreed = off.map(({ date }) => date.slice(0, 4)).filter((year) => !estimated.has(year));
  return decreed.length === 0 ? undefined : Math.max(...decreed.map(Number));
}

/** How much of a plan stands in years whose days off no decree has set yet, and the last year that has one. */
export type Estimates = { readonly lastDecreedYear: number | undefined; readonly items: number };

/** @param plannedOn the day of each item of the plan */
export function estimatesOf(calendar: Calendar, plannedOn: readonly Day[]): Estimates {
  const decreed = lastDecreedYear(calendar);
  return { lastDecreedYear: decreed, items: plannedOn.filter((day) => decreed === undefined || Number(day.slice(0, 4)) > decreed).length };
}

function permittedDays({ from, until }: { readonly from: Day; readonly until: Day }, weekdays: readonly Weekday[]): Day[] {
  const days: Day[] = [];
  for (let day = from; day < until; day = addDays(day, 1)) if (weekdays.includes(weekdayOf(day))) days.push(day);
  return days;
}

/** Of several kinds on one day the most forbidding answer stands. */
function answerFor(entries: readonly CalendarDay[], answers: DayAnswers): DayAnswer {
  const given = entries.map(({ kind }) => answers[kind] ?? (OFF.has(kind) ? 'next' : 'keep'));
  return (['skip', 'next', 'previous'] as const).find((answer) => given.includes(answer)) ?? 'keep';
}
