import { z } from '@hono/zod-openapi';
import { BookingInput, bookThing, cancelBooking, closeBooking, ClosingInput } from '../db/commands/bookThing.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { bookingsBetween } from '../db/queries/bookings.ts';
import { todayOf } from '../db/queries/funds.ts';
import { thingsOf } from '../domain/bookings.ts';
import { addDays, instantAt } from '../domain/time.ts';
import { command, view } from './endpoint.ts';
import { Day, done, Instant, ItemKey, PersonId, Words } from './shapes.ts';

const PATH = '/programmes/{code}/bookings';
/** How many days ahead a list looks where nobody says otherwise. */
const DAYS_AHEAD = 31;

const shape = {
  booking: z.int().openapi({ description: 'its number' }),
  thing: z.string().openapi({ example: 'vehicles/socialProvince/1' }),
  fromAt: Instant,
  untilAt: Instant.openapi({ description: 'not included; earlier than asked for where it came back earlier' }),
  person: PersonId.openapi({ description: 'who has it' }),
  item: ItemKey.nullable(),
  bookedAt: Instant,
  closedAt: Instant.nullable(),
  condition: z.enum(['good', 'damaged', 'lost']).nullable(),
  km: z.int().nullable().openapi({ description: 'reading of its meter when it came back', example: 48210 }),
  cancelledAt: Instant.nullable(),
};
const example = {
  booking: 7,
  thing: 'vehicles/socialProvince/1',
  fromAt: 1811286000000,
  untilAt: 1811325600000,
  person: 'mentor-nelayan-1',
  item: 'mentoring/nelayan-1/07',
  bookedAt: 1811200000000,
  closedAt: null,
  condition: null,
  km: null,
  cancelledAt: null,
};

const list = view({
  name: 'listBookings',
  summary: 'What can be booked, and who has it when',
  tag: 'things',
  action: 'viewBookings',
  path: PATH,
  query: z.object({
    from: Day.optional().openapi({ description: 'today unless said' }),
    until: Day.optional().openapi({ description: 'not included; 31 days later unless said' }),
    thing: z.string().max(120).optional(),
  }),
  answer: z
    .object({
      things: z.array(z.object({ key: z.string(), equipment: z.string(), source: z.string(), number: z.int(), name: Words })),
      bookings: z.array(z.object(shape).openapi('Booking')),
    })
    .openapi('Bookings'),
  read: async ({ programme: { code }, query }, { sql, now }) => {
    const definition = await definitionOf(sql, code);
    const from = query.from ?? (await todayOf(sql, code, definition, now));
    const until = query.until ?? addDays(from, DAYS_AHEAD);
    const [fromAt, untilAt] = [from, until].map((day) => instantAt(day, '00:00', definition.timeZone)) as [number, number];
    return {
      things: thingsOf(definition).filter(({ key }) => query.thing === undefined || key === query.thing),
      bookings: await bookingsBetween(sql, code, { fromAt, untilAt }, query.thing),
    };
  },
});

const booking = command({
  name: 'bookThing',
  summary: 'Book a vehicle or a piece of equipment',
  description: 'For oneself, by the programme’s local time. What somebody has then is refused, saying who has it until when.',
  tag: 'things',
  action: 'bookThing',
  path: PATH,
  body: BookingInput.openapi('BookingRequest', {
    example: { thing: 'vehicles/socialProvince/1', from: '2027-05-27T07:00', until: '2027-05-27T18:00', item: 'mentoring/nelayan-1/07' },
  }),
  answer: done('Booked', shape, example),
  run: ({ programme }, body, request, { sql }) => bookThing(sql, request, programme.code, body),
});

const closing = command({
  name: 'closeBooking',
  summary: 'Take a thing back',
  description: 'By whoever booked it, or a manager: with its condition, the reading of its meter, or both. The time left is free for others.',
  tag: 'things',
  action: 'bookThing',
  path: `${PATH}/{number}/closing`,
  body: ClosingInput.openapi('BookingClosing', { example: { condition: 'good', km: 48210 } }),
  answer: done('BookingClosed', shape, { ...example, closedAt: 1811322000000, condition: 'good', km: 48210 }),
  run: ({ programme, params }, body, request, { sql }) => closeBooking(sql, request, programme.code, numberOf(params.number), body),
});

const cancelling = command({
  name: 'cancelBooking',
  summary: 'Give up a booking that has not begun',
  tag: 'things',
  action: 'bookThing',
  path: `${PATH}/{number}/cancellation`,
  body: z.strictObject({}).openapi('BookingCancellation', { example: {} }),
  answer: done('BookingCancelled', shape, { ...example, cancelledAt: 1811210000000 }),
  run: ({ programme, params }, _body, request, { sql }) => cancelBooking(sql, request, programme.code, numberOf(params.number)),
});

/** What is no number is that of no booking. */
function numberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** Equipment and vehicles (I9, I10). */
export const bookings = [list, booking, closing, cancelling];
