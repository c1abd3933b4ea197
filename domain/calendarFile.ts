import { z } from 'zod';
import type { CalendarDay } from './calendar.ts';
import { DAY_KINDS } from './rhythm.ts';
import { expecting, type Finding } from './problem.ts';
import { type Parsed, readSource } from './sourceFile.ts';
import { addDays, daysBetween } from './time.ts';
import { Words } from './words.ts';

/** One layer of days. A row says its own source and whether it is an estimate, or else the file says it for all of them. */
export const CalendarFile = z.strictObject({
  layer: z.enum(['national', 'office', 'village']),
  name: Words,
  source: z.string().trim().min(1),
  /** No decree says so yet (*perkiraan*). */
  estimate: z.boolean().default(false),
  days: z.array(
    z.strictObject({
      date: z.iso.date(),
      /** Last day, included, of what lasts longer than one. */
      until: z.iso.date().optional(),
      kind: z.enum(DAY_KINDS),
      name: Words,
      source: z.string().trim().min(1).optional(),
      estimate: z.boolean().optional(),
    }),
  ),
});
export type CalendarFile = z.infer<typeof CalendarFile>;

const LONGEST_STRETCH_DAYS = 366;

/** Reads a calendar file into one entry a day; every problem at once, each with its line. */
export function parseCalendar(text: string, file: string): Parsed<'days', CalendarDay[]> {
  const read = readSource(text, file, CalendarFile, checkDays);
  return read.ok ? { ok: true, days: daysOf(read.value) } : read;
}

function daysOf({ days, source, estimate }: CalendarFile): CalendarDay[] {
  return days.flatMap((row) =>
    Array.from({ length: daysBetween(row.date, row.until ?? row.date) + 1 }, (_, index) => ({
      date: addDays(row.date, index),
      kind: row.kind,
      name: row.name,
      source: row.source ?? source,
      estimate: row.estimate ?? estimate,
    })),
  );
}

function checkDays({ days }: CalendarFile): Finding[] {
  const rows = new Map<string, number>();
  return days.flatMap(({ date, until, kind }, index): Finding[] => {
    const path = ['days', index];
    const stretch = until === undefined ? 0 : daysBetween(date, until);
    if (stretch < 0 || stretch > LONGEST_STRETCH_DAYS)
      return [
        { path: [...path, 'until'], value: until, expected: expecting(`${date} atau sesudahnya, paling lama setahun`, `${date} or later, a year at most`) },
      ];
    const row = `${date} ${kind}`;
    const before = rows.get(row);
    if (before !== undefined)
      return [
        { path: [...path, 'date'], value: date, expected: expecting(`hari yang belum ada (days.${before})`, `a day that is not there yet (days.${before})`) },
      ];
    rows.set(row, index);
    return [];
  });
}
