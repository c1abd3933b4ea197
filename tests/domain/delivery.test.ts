import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDay, calendarOf } from '../../domain/calendar.ts';
import { AS_IT_COMES, carriedOver, type DeliverySettings, mailingsOf, ripeAt, settingsOf, type Waiting } from '../../domain/delivery.ts';
import { dayOf, instantAt } from '../../domain/time.ts';

const ZONE = 'Asia/Makassar';
const HOLIDAY: CalendarDay = { date: '2027-08-17', kind: 'holiday', name: { id: 'HUT RI', en: 'Independence Day' }, source: 'contoh', estimate: false };
const place = { zone: ZONE, calendar: calendarOf([HOLIDAY]) };
const at = (text: string, zone = ZONE) => instantAt(text.slice(0, 10), text.slice(11), zone);
const wish = (wishes: Partial<DeliverySettings>): DeliverySettings => ({ ...AS_IT_COMES, ...wishes });
const NIGHT = { from: '20:00', until: '06:30' };
const when = (settings: Partial<DeliverySettings>, now: string, deadline?: string) =>
  ripeAt(wish(settings), place, at(now), deadline === undefined ? undefined : at(deadline));

describe('a notice', () => {
  it('goes at once where nobody says otherwise', () => {
    expect(when({}, '2027-08-05T03:00')).toEqual({ notBefore: at('2027-08-05T03:00'), putOffBy: [] });
    expect(settingsOf(null)).toEqual(AS_IT_COMES);
  });

  it.each([
    ['2027-08-05T20:00', '2027-08-06T06:30'],
    ['2027-08-05T23:59', '2027-08-06T06:30'],
    ['2027-08-06T02:00', '2027-08-06T06:30'],
    ['2027-08-06T06:30', '2027-08-06T06:30'],
    ['2027-08-05T19:59', '2027-08-05T19:59'],
  ])('written at %s in or out of the night goes at %s', (now, ripe) => {
    expect(when({ quietHours: NIGHT }, now).notBefore).toBe(at(ripe));
  });

  it('waits for the end of quiet hours within a day', () => {
    expect(when({ quietHours: { from: '11:00', until: '13:00' } }, '2027-08-05T11:30')).toEqual({
      notBefore: at('2027-08-05T13:00'),
      putOffBy: ['quietHours'],
    });
  });

  it('waits over quiet weekdays and the days off of the calendar, and then for the end of the night', () => {
    // 14 and 15 August 2027 are a weekend, the 17th a holiday.
    expect(when({ quietWeekdays: ['saturday', 'sunday'] }, '2027-08-14T07:00').notBefore).toBe(at('2027-08-16T00:00'));
    expect(when({ quietDaysOff: true }, '2027-08-17T07:00').notBefore).toBe(at('2027-08-18T00:00'));
    const all = when({ quietWeekdays: ['saturday', 'sunday', 'monday'], quietDaysOff: true, quietHours: NIGHT }, '2027-08-14T07:00');
    expect(all).toEqual({ notBefore: at('2027-08-18T06:30'), putOffBy: ['quietDays', 'quietHours'] });
  });

  it('waits for the digest at 07:00, and is of today’s where it rang for it', () => {
    expect(when({ delivery: 'digest' }, '2027-08-05T09:00')).toEqual({ notBefore: at('2027-08-06T07:00'), putOffBy: ['digest'] });
    expect(when({ delivery: 'digest' }, '2027-08-05T05:00').notBefore).toBe(at('2027-08-05T07:00'));
    expect(when({ delivery: 'digest' }, '2027-08-05T07:00').putOffBy).toEqual([]);
    expect(when({ delivery: 'digest' }, '2027-08-05T07:09').putOffBy).toEqual([]);
    expect(when({ delivery: 'digest' }, '2027-08-05T07:10').notBefore).toBe(at('2027-08-06T07:00'));
  });

  it('comes with the digest when quiet hours end, where they cover 07:00', () => {
    expect(when({ delivery: 'digest', quietHours: { from: '20:00', until: '08:00' } }, '2027-08-05T07:00').notBefore).toBe(at('2027-08-05T08:00'));
  });

  it('is not put off beyond its deadline: quiet days give way, then the digest, then quiet hours', () => {
    const weekend = { quietWeekdays: ['saturday', 'sunday'] as const, quietHours: NIGHT };
    const settings = { ...weekend, quietWeekdays: [...weekend.quietWeekdays] };
    expect(when(settings, '2027-08-14T02:00', '2027-08-15T00:00')).toEqual({ notBefore: at('2027-08-14T06:30'), putOffBy: ['quietHours'] });
    expect(when({ delivery: 'digest' }, '2027-08-05T09:00', '2027-08-06T00:00')).toEqual({ notBefore: at('2027-08-05T09:00'), putOffBy: [] });
    expect(when({ quietHours: NIGHT }, '2027-08-05T21:00', '2027-08-06T00:00').notBefore).toBe(at('2027-08-05T21:00'));
    // Too late already: there is no hurry any more.
    expect(when({ quietHours: NIGHT }, '2027-08-06T02:00', '2027-08-06T00:00').notBefore).toBe(at('2027-08-06T06:30'));
  });

  it('goes by the clocks of the place, also on the nights when they change', () => {
    const berlin = { zone: 'Europe/Berlin', calendar: calendarOf([]) };
    const settings = wish({ quietHours: { from: '22:00', until: '02:30' } });
    // Clocks go forward from 02:00 to 03:00: 02:30 does not come, and 03:30 does.
    expect(ripeAt(settings, berlin, at('2027-03-27T23:00', 'Europe/Berlin'), undefined).notBefore).toBe(at('2027-03-28T03:30', 'Europe/Berlin'));
    // Back from 03:00 to 02:00: the first 02:30.
    const back = ripeAt(settings, berlin, at('2027-10-30T23:00', 'Europe/Berlin'), undefined).notBefore;
    expect(new Date(back).toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });

  it('is never put off into the past, nor for ever, and never into what is quiet', () => {
    const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const hours = fc.option(
      fc.tuple(time, time).filter(([from, until]) => from !== until),
      { nil: null },
    );
    const weekdays = fc.subarray(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const, { maxLength: 6 });
    const zone = fc.constantFrom('Asia/Makassar', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia');
    fc.assert(
      fc.property(
        fc.constantFrom('together', 'single', 'digest'),
        hours,
        weekdays,
        fc.boolean(),
        zone,
        fc.nat(400 * 24 * 60),
        (delivery, quiet, days, off, where, minute) => {
          const settings = wish({ delivery, quietHours: quiet === null ? null : { from: quiet[0], until: quiet[1] }, quietWeekdays: days, quietDaysOff: off });
          const now = at('2027-01-01T00:00') + minute * 60_000;
          const here = { ...place, zone: where };
          const { notBefore, putOffBy } = ripeAt(settings, here, now, undefined);
          expect(notBefore).toBeGreaterThanOrEqual(now);
          expect(notBefore - now).toBeLessThan(15 * 24 * 3_600_000);
          expect(putOffBy.length > 0).toBe(notBefore > now);
          // What is ripe stays so: asked again at that instant, nothing is put off.
          expect(ripeAt(settings, here, notBefore, undefined).notBefore).toBe(notBefore);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('what exceeds the cap of a day', () => {
  it('waits for the digest of the next day that is not quiet', () => {
    expect(carriedOver(wish({ cap: 1 }), place, at('2027-08-05T07:00'), undefined)).toEqual({ notBefore: at('2027-08-06T07:00'), putOffBy: ['cap'] });
    const weekend = wish({ cap: 1, quietWeekdays: ['saturday', 'sunday'] });
    expect(carriedOver(weekend, place, at('2027-08-13T07:00'), undefined)?.notBefore).toBe(at('2027-08-16T07:00'));
  });

  it('does not wait where its deadline would pass', () => {
    expect(carriedOver(wish({ cap: 1 }), place, at('2027-08-05T07:00'), at('2027-08-06T00:00'))).toBeUndefined();
    expect(carriedOver(wish({ cap: 1 }), place, at('2027-08-05T07:00'), at('2027-08-07T00:00'))).toBeDefined();
  });
});

describe('mails of what is ripe', () => {
  const notice = (task: string, urgency = 5, more: Partial<Waiting> = {}): Waiting => ({
    task,
    urgency,
    carried: false,
    late: false,
    pressing: false,
    ...more,
  });
  const NONE = { mails: 0, digests: 0 };
  const tasksOf = (mailings: readonly { notices: readonly Waiting[] }[]) => mailings.map(({ notices }) => notices.map(({ task }) => task));

  it('are one where all comes together', () => {
    const { mailings, over } = mailingsOf([notice('a'), notice('b')], AS_IT_COMES, NONE);
    expect([tasksOf(mailings), mailings[0]?.digest, over]).toEqual([[['a', 'b']], false, []]);
  });

  it('are one a task where each comes by itself, the most urgent first', () => {
    const { mailings } = mailingsOf([notice('a', 5), notice('b', 0), notice('a', 3)], wish({ delivery: 'single' }), NONE);
    expect(tasksOf(mailings)).toEqual([['b'], ['a', 'a']]);
  });

  it('are as many as the cap lets go, the least urgent being put off', () => {
    const { mailings, over } = mailingsOf([notice('a', 5), notice('b', 0), notice('c', 3)], wish({ delivery: 'single', cap: 2 }), NONE);
    expect([tasksOf(mailings), over.map(({ task }) => task)]).toEqual([[['b'], ['c']], ['a']]);
    expect(mailingsOf([notice('a')], wish({ cap: 2 }), { mails: 2, digests: 0 })).toMatchObject({ mailings: [], over: [{ task: 'a' }] });
  });

  it('take along in the next digest what had been put off', () => {
    const { mailings } = mailingsOf([notice('a', 5, { carried: true }), notice('b', 0), notice('c')], wish({ delivery: 'single', cap: 1 }), NONE);
    expect(mailings).toMatchObject([{ digest: true, notices: [{ task: 'a' }, { task: 'b' }, { task: 'c' }] }]);
  });

  it('go whatever the cap says where a deadline presses', () => {
    const { mailings, over } = mailingsOf([notice('a'), notice('b', 0, { pressing: true })], wish({ cap: 1 }), { mails: 1, digests: 0 });
    expect([tasksOf(mailings), over.map(({ task }) => task)]).toEqual([[['b']], ['a']]);
  });

  it('are one digest a day, beside which only what presses goes', () => {
    const digest = wish({ delivery: 'digest' });
    expect(mailingsOf([notice('a'), notice('b')], digest, NONE).mailings).toMatchObject([{ digest: true }]);
    expect(mailingsOf([notice('a')], digest, { mails: 1, digests: 1 }).over).toHaveLength(1);
    expect(mailingsOf([notice('a', 0, { pressing: true })], digest, { mails: 1, digests: 1 }).mailings).toMatchObject([{ digest: false }]);
    // A mail of what pressed is no digest: the day's is still to come.
    expect(mailingsOf([notice('a')], digest, { mails: 1, digests: 0 }).mailings).toHaveLength(1);
  });

  it('lose nothing and double nothing', () => {
    const some = fc.record({
      task: fc.constantFrom('a', 'b', 'c', 'd'),
      urgency: fc.nat(12),
      carried: fc.boolean(),
      late: fc.boolean(),
      pressing: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(some),
        fc.constantFrom('together', 'single', 'digest'),
        fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
        fc.nat(4),
        (notices, delivery, cap, sent) => {
          const { mailings, over } = mailingsOf(notices, wish({ delivery, cap }), { mails: sent, digests: Math.min(1, sent) });
          expect(mailings.flatMap((mailing) => mailing.notices).length + over.length).toBe(notices.length);
          expect(new Set([...mailings.flatMap((mailing) => mailing.notices), ...over])).toEqual(new Set(notices));
          expect(mailings.every((mailing) => mailing.notices.length > 0)).toBe(true);
          expect(over.some(({ pressing }) => pressing)).toBe(false);
          if (cap === null && delivery !== 'digest') expect(over).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('leave a day of its own date to each digest', () => {
    const ripe = ripeAt(wish({ delivery: 'digest' }), place, at('2027-08-05T07:10'), undefined).notBefore;
    expect(dayOf(ripe, ZONE)).toBe('2027-08-06');
  });
});
