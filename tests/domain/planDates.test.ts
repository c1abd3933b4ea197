import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../domain/calendar.ts';
import type { Plan } from '../../domain/plan.ts';
import { proposePlan } from '../../domain/proposePlan.ts';
import { dayOf, weekdayOf } from '../../domain/time.ts';
import { days, zones } from './arbitraries.ts';
import { calendar, definition, people } from './tablolong.ts';

const START = '2027-08-02';
const ITEMS = 1085;
const of = (track: string, audience: string | undefined, { items }: Plan) =>
  items.filter((each) => each.track === track && (audience === undefined || each.audience === audience));
const item = (key: string, { items }: Plan) => items.find((each) => each.key === key);

describe('a plan that starts on an awkward day', () => {
  it('keeps the 31st across short months, and eighteen months from 31 August end on 28 February (P5)', () => {
    const august = proposePlan(definition, people, '2027-08-31', calendar);
    expect(august.items).toHaveLength(ITEMS);
    expect(of('monthlyLog', 'pemuda-3', august).map(({ windowFrom }) => windowFrom)).toEqual([
      '2027-08-31',
      '2027-09-30',
      '2027-10-31',
      '2027-11-30',
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
      '2028-05-31',
      '2028-06-30',
      '2028-07-31',
      '2028-08-31',
      '2028-09-30',
      '2028-10-31',
      '2028-11-30',
      '2028-12-31',
      '2029-01-31',
    ]);
    expect(of('processEvaluation', undefined, august).map(({ windowUntil }) => windowUntil)).toEqual([
      '2027-11-30',
      '2028-02-29',
      '2028-05-31',
      '2028-08-31',
      '2028-11-30',
      '2029-02-28',
    ]);
    expect(item('finalEvaluation/programme/01', august)?.windowFrom).toBe('2029-02-28');
    expect(of('mentoring', undefined, august)).toHaveLength(378);
  });

  it('follows a start on the 31st through a leap February', () => {
    const late = proposePlan(definition, people, '2027-10-31', calendar);
    expect(item('mentoring/pemuda-3/13', late)).toMatchObject({ windowFrom: '2028-01-31', windowUntil: '2028-02-07' });
    expect(item('mentoring/pemuda-3/17', late)).toMatchObject({ windowFrom: '2028-02-29', windowUntil: '2028-03-07' });
    expect(item('mentoring/pemuda-3/21', late)).toMatchObject({ windowFrom: '2028-03-31', windowUntil: '2028-04-07' });
    expect(item('monitoring/programme/17', late)).toMatchObject({ windowFrom: '2029-02-28', windowUntil: '2029-03-28' });
  });

  it('begun on a leap day ends on the 29th of a month', () => {
    const leap = proposePlan(definition, people, '2028-02-29', calendar);
    expect(leap.items).toHaveLength(ITEMS);
    expect(item('finalEvaluation/programme/01', leap)?.windowFrom).toBe('2029-08-29');
    expect(item('monitoring/programme/13', leap)?.windowFrom).toBe('2029-02-28');
  });

  it('rings at one hour of the day also where clocks change', () => {
    const york = proposePlan({ ...definition, timeZone: 'America/New_York' }, people, START, calendar);
    const hours = new Set(york.items.flatMap(({ rings }) => rings.map((at) => new Date(at).toLocaleTimeString('en-GB', { timeZone: 'America/New_York' }))));
    expect([...hours]).toEqual(['07:00:00']);
    expect(new Set(york.items.flatMap(({ rings }) => rings.map((at) => new Date(at).getUTCHours())))).toEqual(new Set([11, 12]));
  });

  it('has unique keys, days inside windows, whole blocks and ascending instants, wherever and whenever it starts', () => {
    fc.assert(
      fc.property(days, zones, fc.boolean(), (startsOn, timeZone, known) => {
        const given = known ? calendar : calendarOf([]);
        const proposed = proposePlan({ ...definition, timeZone }, people, startsOn, given);
        expect(new Set(proposed.items.map(({ key }) => key)).size).toBe(ITEMS);
        for (const { key, windowFrom, windowUntil, plannedOn, rings } of proposed.items) {
          const ascending = rings.every((instant, index) => Number.isSafeInteger(instant) && (index === 0 || instant > (rings[index - 1] as number)));
          const reminded = rings[1] === undefined ? windowUntil : dayOf(rings[1], timeZone);
          if (!ascending || plannedOn < windowFrom || plannedOn >= windowUntil || reminded < windowUntil)
            throw new Error(`${key} from ${startsOn} in ${timeZone}: ${windowFrom} ${plannedOn} ${windowUntil} ${rings}`);
        }
        for (const phase of ['phase1', 'phase2', 'phase3']) {
          const block = of('training', 'perempuan', proposed)
            .filter(({ part }) => part === phase)
            .map(({ plannedOn }) => plannedOn);
          if (block.some((day) => weekdayOf(day) === 'sunday' || (given.get(day) ?? []).some(({ kind }) => kind === 'holiday' || kind === 'collectiveLeave')))
            throw new Error(`${phase} from ${startsOn}: ${block}`);
        }
        for (const { name, startsAt } of proposed.tracks)
          expect(startsAt).toBe(Math.min(...of(name, undefined, proposed).flatMap(({ rings }) => rings.slice(0, 1))));
      }),
      { numRuns: 15 },
    );
  });
});
