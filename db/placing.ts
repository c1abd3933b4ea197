import { type CalendarDay, calendarOf } from '../domain/calendar.ts';
import type { Definition } from '../domain/definition.ts';
import type { Placing } from '../domain/placeItem.ts';
import type { Tx } from './connect.ts';

/** What new items of a programme are placed by: its pinned definition and calendar, and who fills its roles today. */
export async function readPlacing(tx: Tx, { code, definition }: { readonly code: string; readonly definition: Definition }): Promise<Placing> {
  type Row = { id: string; role: string; group: string | null; agency: string | null };
  const [[row], people] = await Promise.all([
    tx<[{ calendar: CalendarDay[] }]>`select calendar from programme where code = ${code}`,
    tx<Row[]>`select id, role, audience as group, agency from person where programme = ${code} order by id`,
  ]);
  const staff = people.map(({ group, agency, ...member }) => ({ ...member, group: group ?? undefined, agency: agency ?? undefined }));
  return { definition, calendar: calendarOf(row.calendar), staff };
}
