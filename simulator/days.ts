/** A plain date, `2027-04-12`. Compares as text. */
export type Day = string;

/** Programme time and local days, as the programme's time zone has them. */
export type LocalTime = {
  /** Milliseconds since 1970-01-01T00:00Z of a minute of a local day, 0 to 1439. */
  instantAt(day: Day, minuteOfDay: number): number;
  /** The local day of an instant. */
  dayAt(instant: number): Day;
};

const DAY_MS = 86_400_000;

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of a month so many later, or that month's last. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0));
  return `${last.toISOString().slice(0, 8)}${String(Math.min(date, last.getUTCDate())).padStart(2, '0')}`;
}

/** How many days later `until` is than `from`; negative when it is earlier. */
export function daysBetween(from: Day, until: Day): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(Date.parse(day)).getUTCDay();
}

/** Which month of a programme a day falls in: 1 for the month begun on `start`. Days before it count as month 1. */
export function monthOf(start: Day, day: Day): number {
  const [startYear = 0, startMonth = 0, startDay = 0] = start.split('-').map(Number);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const whole = (year - startYear) * 12 + (month - startMonth) - (date < startDay ? 1 : 0);
  return Math.max(1, whole + 1);
}

/** Late December and Holy Week: nobody writes reports. */
export function isSlow(day: Day): boolean {
  const monthAndDay = day.slice(5);
  if (monthAndDay >= '12-20' || monthAndDay <= '01-03') return true;
  const toEaster = daysBetween(day, easterOf(Number(day.slice(0, 4))));
  return toEaster >= -1 && toEaster <= 7;
}

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
export function easterOf(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leapCenturies = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
  const yearOfCentury = year % 100;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * correction + 114;
  return `${year}-${String(Math.floor(days / 31)).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}`;
}
