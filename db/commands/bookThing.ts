import { z } from 'zod';
import { recorderOf } from '../../domain/actor.ts';
import { type BookingStanding, judgeBooking, judgeCancelling, judgeClosing } from '../../domain/bookings.ts';
import type { Sql, Tx } from '../connect.ts';
import { type BookingLine, bookingLine, bookingsStanding } from '../queries/bookings.ts';
import { type Answer, command, type Done, type Programme, type Request } from './command.ts';

/** A thing by its key, from and until a local time; `item`: what it is for. */
export const BookingInput = z.strictObject({
  thing: z.string().min(1).max(120),
  from: z.string().max(40),
  until: z.string().max(40),
  item: z.string().min(1).max(120).optional(),
});
export type BookingInput = z.infer<typeof BookingInput>;

/** Books a thing for the one who asks (I9, I10). */
export async function bookThing(sql: Sql, request: Request, code: string, input: BookingInput): Promise<Answer> {
  return command(sql, request, 'bookThing', code, async (tx, programme) => {
    const { definition, now } = programme;
    const [booked, items] = await Promise.all([
      bookingsStanding(tx, code, input.thing),
      input.item === undefined ? [] : tx`select from item where programme = ${code} and key = ${input.item}`,
    ]);
    const judged = judgeBooking(input, { definition, now, booked, itemKnown: items.length > 0 });
    if (judged.kind === 'refused') return judged;
    const person = recorderOf(request.actor);
    await tx`insert into thing (programme, key) values (${code}, ${input.thing}) on conflict (programme, key) do nothing`;
    const [{ number }] = await tx<[{ number: number }]>`
      insert into booking (programme, number, thing, from_at, until_at, person, item, booked_at)
      values (${code}, (select coalesce(max(number), 0) + 1 from booking where programme = ${code}),
        (select id from thing where programme = ${code} and key = ${input.thing}), ${judged.fromAt}, ${judged.untilAt}, ${person}, ${input.item ?? null}, ${now})
      returning number`;
    return done(tx, programme, number, 'bookThing');
  });
}

/** A booking is closed with the thing's condition, the reading of its meter, or both. */
export const ClosingInput = z.strictObject({ condition: z.enum(['good', 'damaged', 'lost']).optional(), km: z.int().min(0).max(9_999_999).optional() });
export type ClosingInput = z.infer<typeof ClosingInput>;

/** Takes a thing back (N26); the time that is left is free for others. */
export async function closeBooking(sql: Sql, request: Request, code: string, number: number, input: ClosingInput): Promise<Answer> {
  return command(sql, request, 'bookThing', code, async (tx, programme) => {
    const refusal = judgeClosing(request.actor, number, input, await standingOf(tx, code, number), programme);
    if (refusal !== undefined) return refusal;
    await tx`
      update booking set closed_at = ${programme.now}, condition = ${input.condition ?? null}, km = ${input.km ?? null}, until_at = least(until_at, ${programme.now})
      where programme = ${code} and number = ${number}`;
    return done(tx, programme, number, 'closeBooking');
  });
}

/** Gives up a booking that has not begun. */
export async function cancelBooking(sql: Sql, request: Request, code: string, number: number): Promise<Answer> {
  return command(sql, request, 'bookThing', code, async (tx, programme) => {
    const refusal = judgeCancelling(request.actor, number, await standingOf(tx, code, number), programme);
    if (refusal !== undefined) return refusal;
    await tx`update booking set cancelled_at = ${programme.now} where programme = ${code} and number = ${number}`;
    return done(tx, programme, number, 'cancelBooking');
  });
}

async function standingOf(tx: Tx, code: string, number: number): Promise<BookingStanding | undefined> {
  type Row = { fromAt: number; untilAt: number; person: string; closedAt: number | null; cancelledAt: number | null; lastKm: number | null };
  const [row] = await tx<Row[]>`
    select b.from_at as "fromAt", b.until_at as "untilAt", b.person, b.closed_at as "closedAt", b.cancelled_at as "cancelledAt",
      (select max(o.km) from booking o where o.thing = b.thing and o.closed_at is not null and o.from_at < b.from_at) as "lastKm"
    from booking b where b.programme = ${code} and b.number = ${number}`;
  if (row === undefined) return undefined;
  const { closedAt, cancelledAt, lastKm, ...rest } = row;
  return { ...rest, closedAt: closedAt ?? undefined, cancelledAt: cancelledAt ?? undefined, lastKm: lastKm ?? undefined };
}

async function done(tx: Tx, { code, planVersion }: Programme, number: number, action: 'bookThing' | 'closeBooking' | 'cancelBooking'): Promise<Done> {
  const line: BookingLine = await bookingLine(tx, code, number);
  const { thing, fromAt, untilAt, person, condition, km } = line;
  return {
    body: line,
    entry: { action, subject: line.item ?? code, planVersion, after: { booking: number, thing, fromAt, untilAt, person, condition, km } },
    tellings: [],
  };
}
