import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type CalendarDay, calendarOf, joinLayers } from '../../domain/calendar.ts';
import { Definition } from '../../domain/definition.ts';
import { type People, PeopleFile } from '../../domain/people.ts';
import { addDays } from '../../domain/time.ts';

/** The seeds as the product ships them, read without the product's own readers. */
const seed = (path: string): unknown => parse(readFileSync(new URL(`../../seeds/${path}`, import.meta.url), 'utf8'));

export const definition = Definition.parse(seed('tablolong.yaml'));
const file = PeopleFile.parse(seed('people/tablolong.yaml'));
export const people: People = { ...file, staff: file.staff.map((member) => ({ ...member, language: member.language ?? definition.language })) };

type Row = Omit<CalendarDay, 'source' | 'estimate'> & { until?: string; estimate?: boolean };
type File = { source: string; estimate?: boolean; days: Row[] };

/** A file's rows, a stretch of days unrolled. */
function layer(name: string): CalendarDay[] {
  const { source, estimate = false, days } = seed(`calendars/${name}`) as File;
  return days.flatMap(({ until, ...row }) => {
    const rows: CalendarDay[] = [];
    for (let date = row.date; date <= (until ?? row.date); date = addDays(date, 1)) rows.push({ source, ...row, estimate: row.estimate ?? estimate, date });
    return rows;
  });
}

export const calendarDays = joinLayers(definition.calendars.map(layer));
export const calendar = calendarOf(calendarDays);
