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
  /** Keys of the groups for whom alone it is such a day: mourning in their hamlet. Undefined: for everybody. */
  readonly only?: readonly string[] | undefined;
};

/** What is known of each day; a day may be of several kinds at once. */
export type Calendar = ReadonlyMap<Day, readonly CalendarDay[]>;

/** What a kind of session does on a kind of day: on to the next good day, back to the one before, stay, or pass over this weekday. */
export type DayAnswer = 'next' | 'previous' | 'keep' | 'skip';
export type DayAnswers = { readonly [K in DayKind]?: DayAnswer | undefined };

/** Days on which nobody is expected at a desk. The other kinds move sessions, not deadlines. */
const OFF: ReadonlySet<DayKind> = new Set(['holiday', 'collectiveLeave']);

/** Whether a day of this kind is one on which nobody is expected at a desk: what a decree sets, and working days are counted without. */
export function isDayOff({ kind }: Pick<CalendarDay, 'kind'>): boolean {
  return OFF.has(kind);
}

/** Joins layers, lowest first, into plain rows: of two rows for the same date, kind and groups the higher layer's stands. */
export function joinLayers(layers: readonly (readonly CalendarDay[])[]): CalendarDay[] {
  const standing = new Map(layers.flat().map((entry) => [`${entry.date} ${entry.kind} ${(entry.only ?? []).join(' ')}`, entry]));
  return [...standing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** The rows to look up by date: those for everybody, and those of one audience where it is given. */
export function calendarOf(days: readonly CalendarDay[], audience?: string): Calendar {
  const byDate = new Map<Day, CalendarDay[]>();
  for (const day of days) {
    if (day.only !== undefined && (audience === undefined || !day.only.includes(audience))) continue;
    byDate.set(day.date, [...(byDate.get(day.date) ?? []), day]);
  }
  return byDate;
}

/** Calendars of the audiences that have days of their own; any other goes by everybody's. */
export function localCalendars(days: readonly CalendarDay[]): ReadonlyMap<string, Calendar> {
  const audiences = [...new Set(days.flatMap(({ only }) => only ?? []))];
  return new Map(audiences.map((audience) => [audience, calendarOf(days, audience)]));
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

/** Whether a session may be held on a day: a permitted weekday on which nothing moves it. */
export function isGoodDay(day: Day, weekdays: readonly Weekday[], calendar: Calendar, answers: DayAnswers): boolean {
  return weekdays.includes(weekdayOf(day)) && answerFor(calendar.get(day) ?? [], answers) === 'keep';
}

/** A year: beyond it no day is looked for. */
const LONGEST_WAIT_DAYS = 366;

/**
 * How full a day is for the people of a session: 0 free; 1 with another session of theirs, taken where no day is free; 2 with training, only where
 * there is no other day at all.
 */
export type Crowded = (day: Day) => 0 | 1 | 2;

/** What a session says of the days it may be held on. */
type OnDays = { readonly weekdays: readonly Weekday[]; readonly days: DayAnswers };

/** The least crowded of the good days from a day on, the earliest of those; undefined where a year has none. */
export function nextGoodDay(from: Day, track: OnDays, calendar: Calendar, crowded: Crowded = () => 0): Day | undefined {
  const good = goodDays({ from, until: addDays(from, LONGEST_WAIT_DAYS) }, track, calendar);
  return leastOf(good, crowded) ?? good[0];
}

/** The earliest good day of a stretch on which its people are free; undefined where there is none. */
export function freeDay(window: { readonly from: Day; readonly until: Day }, track: OnDays, calendar: Calendar, crowded: Crowded): Day | undefined {
  return goodDays(window, track, calendar).find((day) => crowded(day) === 0);
}

/**
 * Where a session goes whose day has become a bad one: within its window as its kind answers to such a day (the next good one, the one before), else to
 * any good day of it, else to the first good day after it.
 * @param window what is left of its window; `from` is the earliest day
 */
export function otherDay(
  day: Day,
  window: { readonly from: Day; readonly until: Day },
  track: OnDays,
  calendar: Calendar,
  crowded: Crowded = () => 0,
): Day | undefined {
  const answer = answerFor(calendar.get(day) ?? [], track.days);
  const good = goodDays(window, track, calendar).filter((each) => each !== day);
  const nearest = answer === 'previous' ? [...good.filter((each) => each < day).reverse(), ...good] : [...good.filter((each) => each > day), ...good];
  const after = window.until > day ? window.until : addDays(day, 1);
  return leastOf(nearest, crowded) ?? nextGoodDay(after, track, calendar, crowded);
}

function goodDays(window: { readonly from: Day; readonly until: Day }, { weekdays, days }: OnDays, calendar: Calendar): Day[] {
  return permittedDays(window, weekdays).filter((day) => isGoodDay(day, weekdays, calendar, days));
}

/** The first of the free days, else of those with another session; those with training are none. */
function leastOf(days: readonly Day[], crowded: Crowded): Day | undefined {
  return days.find((day) => crowded(day) === 0) ?? days.find((day) => crowded(day) === 1);
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
