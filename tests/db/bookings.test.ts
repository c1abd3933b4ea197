import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BookingInput, bookThing, cancelBooking, closeBooking } from '../../db/commands/bookThing.ts';
import { bookingsBetween } from '../../db/queries/bookings.ts';
import type { Actor } from '../../domain/actor.ts';
import { accepted, at, CODE, makeWorld, type World } from './world.ts';

const CAR = 'vehicles/socialProvince/1';
let world: World;
let mentor: Actor;
let other: Actor;
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
  world.now = at('2027-09-01');
  mentor = world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
  other = world.person('mentor-nelayan-2', 'mentor', 'nelayan-2');
});
afterEach(() => world.stop());

const book = (actor: Actor, from: string, until: string, more: Partial<BookingInput> = {}) => {
  const input = { thing: CAR, from, until, ...more };
  return bookThing(world.sql, world.asked(actor, input), CODE, input);
};
const list = () => bookingsBetween(world.sql, CODE, { fromAt: at('2027-09-01', '00:00'), untilAt: at('2027-10-01', '00:00') });

describe('equipment and vehicles', () => {
  it('are booked for a task, and a double booking is refused with the name of whoever has it (I9, I10)', async () => {
    const booked = accepted(await book(mentor, '2027-09-02T07:00', '2027-09-02T18:00', { item: 'mentoring/nelayan-1/05' }));
    expect(booked.body).toMatchObject({
      booking: 1,
      thing: CAR,
      person: 'mentor-nelayan-1',
      fromAt: at('2027-09-02', '07:00'),
      item: 'mentoring/nelayan-1/05',
    });
    const [{ name }] = await world.sql<[{ name: string }]>`select name from person where id = 'mentor-nelayan-1'`;
    const refusal = await book(other, '2027-09-02T17:00', '2027-09-03T08:00');
    expect(refusal).toMatchObject({ status: 409, code: 'alreadyBooked' });
    expect((refusal as { text: { id: string } }).text.id).toContain(`${name} dari 2027-09-02 07:00 sampai 2027-09-02 18:00`);
    accepted(await book(other, '2027-09-02T18:00', '2027-09-03T08:00'));
    accepted(await book(other, '2027-09-02T07:00', '2027-09-02T18:00', { thing: 'vehicles/tourismProvince/1' }));
    expect((await list()).map(({ booking, thing }) => [booking, thing])).toEqual([
      [1, CAR],
      [2, CAR],
      [3, 'vehicles/tourismProvince/1'],
    ]);
    expect(await book(mentor, '2027-09-09T07:00', '2027-09-09T18:00', { item: 'mentoring/nelayan-1/99' })).toMatchObject({
      status: 422,
      errors: [{ path: 'item' }],
    });
  });

  it('go to one of two who ask at the same moment (I10)', async () => {
    const both = await Promise.all([mentor, other].map((actor) => book(actor, '2027-09-02T07:00', '2027-09-02T18:00')));
    expect(both.map((answer) => (answer.kind === 'refused' ? answer.code : answer.kind)).toSorted()).toEqual(['accepted', 'alreadyBooked']);
    expect(await list()).toHaveLength(1);
  });

  it('are free again once they are back, or the booking is cancelled (I9, I10)', async () => {
    accepted(await book(mentor, '2027-09-01T10:00', '2027-09-05T18:00'));
    expect(await closeBooking(world.sql, world.asked(mentor, 1), CODE, 1, { condition: 'good' })).toMatchObject({ status: 409, code: 'bookingEnded' });
    world.now = at('2027-09-02', '16:00');
    expect(await cancelBooking(world.sql, world.asked(mentor, 2), CODE, 1)).toMatchObject({ status: 409, code: 'bookingEnded' });
    expect(await closeBooking(world.sql, world.asked(other, 3), CODE, 1, { km: 48_210 })).toMatchObject({ status: 403 });
    const closed = accepted(await closeBooking(world.sql, world.asked(mentor, 4), CODE, 1, { condition: 'damaged', km: 48_210 }));
    expect(closed.body).toMatchObject({ closedAt: world.now, untilAt: world.now, condition: 'damaged', km: 48_210 });
    accepted(await book(other, '2027-09-03T07:00', '2027-09-03T18:00'));
    accepted(await cancelBooking(world.sql, world.asked(other, 5), CODE, 2));
    accepted(await book(mentor, '2027-09-03T07:00', '2027-09-03T18:00'));
    world.now = at('2027-09-03', '18:00');
    expect(await closeBooking(world.sql, world.asked(mentor, 6), CODE, 3, { km: 100 })).toMatchObject({ status: 422, errors: [{ path: 'km' }] });
    expect((await list()).map(({ booking }) => booking)).toEqual([1, 3]);
  });

  it('cannot be with two people at once even for somebody who writes past the commands (I10)', async () => {
    accepted(await book(mentor, '2027-09-02T07:00', '2027-09-02T18:00'));
    const again = world.sql`
      insert into booking (programme, number, thing, from_at, until_at, person, booked_at)
      select programme, 2, thing, from_at + 1, until_at + 1, 'mentor-nelayan-2', booked_at from booking where number = 1`;
    await expect(again).rejects.toThrow(/booking_not_twice/);
  });
});
