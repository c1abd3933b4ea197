import type { Booked } from '../../domain/bookings.ts';
import type { Db } from '../connect.ts';

/** A booking as people read it. Nulls: not closed, not cancelled, for no task. */
export type BookingLine = {
  readonly booking: number;
  readonly thing: string;
  readonly fromAt: number;
  readonly untilAt: number;
  readonly person: string;
  readonly item: string | null;
  readonly bookedAt: number;
  readonly closedAt: number | null;
  readonly condition: 'good' | 'damaged' | 'lost' | null;
  readonly km: number | null;
  readonly cancelledAt: number | null;
};

/** Bookings of a thing that stand, by when they begin, each with the name of whoever has it. */
export async function bookingsStanding(db: Db, code: string, thing: string): Promise<Booked[]> {
  return db<Booked[]>`
    select b.number, b.from_at as "fromAt", b.until_at as "untilAt", b.person, p.name
    from booking b join thing t on t.id = b.thing join person p on p.programme = b.programme and p.id = b.person
    where b.programme = ${code} and t.key = ${thing} and b.cancelled_at is null order by b.from_at`;
}

/** Bookings that have a moment in common with a stretch of time, by thing and when they begin; those cancelled are left out. */
export async function bookingsBetween(
  db: Db,
  code: string,
  { fromAt, untilAt }: { readonly fromAt: number; readonly untilAt: number },
  thing?: string,
): Promise<BookingLine[]> {
  return db<BookingLine[]>`
    ${lines(db)} where b.programme = ${code} and b.cancelled_at is null and b.from_at < ${untilAt} and b.until_at > ${fromAt}
      ${thing === undefined ? db`` : db`and t.key = ${thing}`}
    order by t.key, b.from_at, b.number`;
}

/** One booking. @throws Error when there is none of that number */
export async function bookingLine(db: Db, code: string, number: number): Promise<BookingLine> {
  const [line] = await db<BookingLine[]>`${lines(db)} where b.programme = ${code} and b.number = ${number}`;
  if (line === undefined) throw new Error(`programme ${code}: expected a booking ${number}`);
  return { ...line };
}

function lines(db: Db) {
  return db`
    select b.number as booking, t.key as thing, b.from_at as "fromAt", b.until_at as "untilAt", b.person, b.item, b.booked_at as "bookedAt",
      b.closed_at as "closedAt", b.condition, b.km, b.cancelled_at as "cancelledAt"
    from booking b join thing t on t.id = b.thing`;
}
