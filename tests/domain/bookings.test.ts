import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Booked, judgeBooking, judgeCancelling, judgeClosing, localInstant, localTime, overlaps, thingsOf } from '../../domain/bookings.ts';
import { definition } from './tablolong.ts';

const ZONE = 'Asia/Makassar';
const CAR = 'vehicles/socialProvince/1';
const time = (text: string) => localInstant(text, ZONE) as number;
const NOW = time('2027-05-20T08:00');
const facts = (booked: readonly Booked[] = []) => ({ definition, now: NOW, booked, itemKnown: true });
const mentor = { kind: 'person', programme: 'tablolong-2027', id: 'mentor-nelayan-1', role: 'mentor', group: 'nelayan-1' } as const;
const programme = { code: 'tablolong-2027', definition };

describe('things that can be booked', () => {
  it('are what each source brings: a vehicle of every office, equipment by its givers (I9, I10)', () => {
    const things = thingsOf(definition);
    expect(things.filter(({ equipment }) => equipment === 'vehicles')).toHaveLength(9);
    expect(things.find(({ key }) => key === CAR)?.name.id).toMatch(/^Kendaraan operasional \(Dinas Sosial/);
    expect(things.filter(({ equipment }) => equipment === 'outreach').map(({ source }) => source)).toEqual(['socialProvince']);
    expect(new Set(things.map(({ key }) => key)).size).toBe(things.length);
  });

  it('are so many of each source as the definition says', () => {
    const two = { ...definition, equipment: { boats: { name: { id: 'Perahu', en: 'Boat' }, from: ['tagana'], hopedFrom: ['gmit'], each: 2 } } };
    expect(thingsOf(two).map(({ key, name }) => [key, name.en])).toEqual([
      ['boats/tagana/1', 'Boat 1 (Disaster-preparedness volunteers (TAGANA))'],
      ['boats/tagana/2', 'Boat 2 (Disaster-preparedness volunteers (TAGANA))'],
    ]);
  });
});

describe('a booking', () => {
  const request = { thing: CAR, from: '2027-05-27T07:00', until: '2027-05-27T18:00' };
  const other = { number: 3, person: 'mentor-nelayan-2', name: 'Bernadus Contoh', fromAt: time('2027-05-27T12:00'), untilAt: time('2027-05-28T12:00') };

  it('is refused where somebody has the thing then, and says who and until when (I10)', () => {
    const refusal = judgeBooking(request, facts([other]));
    expect(refusal).toMatchObject({ kind: 'refused', status: 409, code: 'alreadyBooked' });
    expect((refusal as { text: { id: string } }).text.id).toContain('Bernadus Contoh dari 2027-05-27 12:00 sampai 2027-05-28 12:00');
  });

  it('may begin the moment another ends (I10)', () => {
    expect(judgeBooking({ ...request, from: '2027-05-28T12:00', until: '2027-05-28T18:00' }, facts([other]))).toMatchObject({ kind: 'accepted' });
  });

  it('never leaves a thing with two people, whatever is asked (I10)', () => {
    const hour = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(fc.array(fc.tuple(hour, hour), { maxLength: 30 }), (asked) => {
        const booked: Booked[] = [];
        for (const [from, until] of asked) {
          const text = (hours: number) => localTime(NOW + (hours + 1) * 3_600_000, ZONE).replace(' ', 'T');
          const judged = judgeBooking({ thing: CAR, from: text(from), until: text(until) }, facts(booked));
          if (judged.kind === 'accepted') booked.push({ ...other, number: booked.length + 1, fromAt: judged.fromAt, untilAt: judged.untilAt });
          else expect(judged.code === 'alreadyBooked' || until <= from).toBe(true);
        }
        for (const one of booked) for (const another of booked) expect(one === another || !overlaps(one, another)).toBe(true);
      }),
    );
  });

  it.each([
    ['no such thing', { thing: 'vehicles/gmit/1' }, 404, 'unknownThing', undefined],
    ['a day that does not exist', { from: '2027-02-30T07:00' }, 422, 'bookingRefused', ['from']],
    ['no time of day', { until: '2027-05-27' }, 422, 'bookingRefused', ['until']],
    ['an end before its beginning', { until: '2027-05-27T06:00' }, 422, 'bookingRefused', ['until']],
    ['a time that is over', { from: '2027-05-19T07:00', until: '2027-05-19T18:00' }, 422, 'bookingRefused', ['until']],
    ['half a year', { until: '2027-11-27T06:00' }, 422, 'bookingRefused', ['until']],
  ])('names %s (I9, I10)', (_, wrong, status, code, paths) => {
    const judged = judgeBooking({ ...request, ...wrong }, facts());
    expect(judged).toMatchObject({ kind: 'refused', status, code });
    if (judged.kind === 'refused') expect(judged.errors?.map(({ path }) => path)).toEqual(paths);
  });

  it('is told in the time of the place, also where clocks change', () => {
    expect(localTime(localInstant('2027-03-28T07:30', 'Europe/Dublin') as number, 'Europe/Dublin')).toMatch(/^2027-03-28 0[67]:30$/);
    expect(localTime(time('2027-05-27T00:00'), ZONE)).toBe('2027-05-27 00:00');
  });
});

describe('a thing that comes back', () => {
  const out = { person: 'mentor-nelayan-1', fromAt: NOW - 3_600_000, untilAt: NOW + 3_600_000, closedAt: undefined, cancelledAt: undefined, lastKm: 48_000 };
  const at = { ...programme, now: NOW };
  const manager = { ...mentor, id: 'secretary', role: 'secretary' };
  const stranger = { ...mentor, id: 'mentor-nelayan-2' };

  it('is closed with its condition or the reading of its meter, by whoever had it or a manager (I9, I10)', () => {
    expect(judgeClosing(mentor, 1, { condition: 'good' }, out, at)).toBeUndefined();
    expect(judgeClosing(manager, 1, { km: 48_120 }, out, at)).toBeUndefined();
    expect(judgeClosing(stranger, 1, { condition: 'good' }, out, at)).toMatchObject({ status: 403 });
    expect(judgeClosing(mentor, 1, {}, out, at)).toMatchObject({ status: 422, errors: [{ path: 'condition' }] });
    expect(judgeClosing(mentor, 1, { km: 47_999 }, out, at)).toMatchObject({ status: 422, errors: [{ path: 'km' }] });
    expect(judgeClosing(mentor, 9, { condition: 'good' }, undefined, at)).toMatchObject({ status: 404, code: 'unknownBooking' });
    expect(judgeClosing(mentor, 1, { condition: 'good' }, { ...out, closedAt: 1 }, at)).toMatchObject({ status: 409, code: 'bookingEnded' });
  });

  it('is cancelled before it is out, and closed after (I10)', () => {
    const ahead = { ...out, fromAt: NOW + 1 };
    expect(judgeCancelling(mentor, 1, ahead, at)).toBeUndefined();
    expect(judgeCancelling(mentor, 1, out, at)).toMatchObject({ status: 409, code: 'bookingEnded' });
    expect(judgeClosing(mentor, 1, { condition: 'good' }, ahead, at)).toMatchObject({ status: 409, code: 'bookingEnded' });
    expect(judgeCancelling(stranger, 1, ahead, at)).toMatchObject({ status: 403 });
  });
});
