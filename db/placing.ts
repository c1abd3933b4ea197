import type { Instant } from '../domain/agenda.ts';
import { type CalendarDay, calendarOf, localCalendars } from '../domain/calendar.ts';
import type { Definition } from '../domain/definition.ts';
import type { Placing } from '../domain/placeItem.ts';
import { staffOn } from '../domain/seats.ts';
import { dayOf, type Day } from '../domain/time.ts';
import type { Tx } from './connect.ts';
import { readSeats } from './seats.ts';

type Asked = { readonly code: string; readonly definition: Definition; readonly now: Instant };

/** What new items of a programme are placed by: its pinned definition and calendar, who fills its roles today, and who does on later days. */
export async function readPlacing(tx: Tx, { code, definition, now }: Asked): Promise<Placing> {
  const [[row], seats] = await Promise.all([tx<[{ calendar: CalendarDay[] }]>`select calendar from programme where code = ${code}`, readSeats(tx, code)]);
  const today = dayOf(now, definition.timeZone);
  // Nobody can be asked to have done something: what was planned for a day that is over is theirs who are there now.
  const staffFrom = (day: Day) => staffOn(seats, day < today ? today : day);
  const changes = seats.some(({ act }) => act !== undefined);
  return {
    definition,
    calendar: calendarOf(row.calendar),
    locally: localCalendars(row.calendar),
    staff: staffFrom(today),
    ...(changes && { staffOn: staffFrom }),
  };
}
