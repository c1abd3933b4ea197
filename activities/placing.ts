import type { Tx } from '../db/connect.ts';
import { type CalendarDay, calendarOf } from '../domain/calendar.ts';
import type { Placing } from '../domain/placeItem.ts';
import type { Programme } from '../notices/programme.ts';

/** What new items of a programme are placed by: its pinned definition and calendar, and who fills its roles today. */
export async function readPlacing(tx: Tx, { code, definition }: Pick<Programme, 'code' | 'definition'>): Promise<Placing> {
  type Row = { id: string; role: string; audience: string | null; agency: string | null };
  const [[row], people] = await Promise.all([
    tx<[{ calendar: CalendarDay[] }]>`select calendar from programme where code = ${code}`,
    tx<Row[]>`select id, role, audience, agency from person where programme = ${code} order by id`,
  ]);
  const staff = people.map(({ id, role, audience, agency }) => ({ id, role, group: audience ?? undefined, agency: agency ?? undefined }));
  return { definition, calendar: calendarOf(row.calendar), staff };
}
