import { Temporal } from 'temporal-polyfill/implementation';
import type { Instant } from './agenda.ts';

/**
 * Plain dates and the instants they ring at. Dates are text in the proleptic ISO calendar; only `instantAt` and `dayOf` know time zones.
 * Never imported by workflow code: replay must not change with time zone data.
 */

/** A plain date, `2027-04-12`. Compares as text. */
export type Day = string;

/** Days of the week as definitions spell them, Monday first. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The day so many days later, or earlier when negative. @throws RangeError on text that is no date */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/**
 * The same day of the month so many months later, or the month's last day where it is shorter. Count from the start every time:
 * month upon month, 31 January would slide to the 28th and stay there. @throws RangeError on text that is no date
 */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** How many days after `from` the day `until` comes; negative when it comes before. @throws RangeError on text that is no date */
export function daysBetween(from: Day, until: Day): number {
  return Temporal.PlainDate.from(from).until(until, { largestUnit: 'days' }).days;
}

/** @throws RangeError on text that is no date */
export function weekdayOf(day: Day): Weekday {
  return WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1] as Weekday;
}

/** Whether the text is a date that the calendar has, `2028-02-29` but not `2027-02-29`. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/**
 * The instant at which a place's clocks show this time on this day. A time that does not exist there (clocks go forward) is read
 * with the offset before the change, so it rings later on the clock; one that comes twice (clocks go back) rings the first time.
 * @param time `07:00`
 * @param zone IANA name, `Asia/Makassar`
 * @throws RangeError on a date, time or zone that does not exist
 */
export function instantAt(day: Day, time: string, zone: string): Instant {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** The date that a place's calendars show at this instant. @throws RangeError on an unknown zone */
export function dayOf(instant: Instant, zone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Full years lived on that day. Who was born on 29 February turns a year older on 1 March in other years. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
