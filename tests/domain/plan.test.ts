import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Plan } from '../../domain/plan.ts';
import { proposePlan } from '../../domain/proposePlan.ts';
import { dayOf } from '../../domain/time.ts';
import { days, zones } from './arbitraries.ts';
import { calendar, definition, people } from './tablolong.ts';

const plan = proposePlan(definition, people.staff, '2027-08-02', calendar);
const item = (key: string, within: Plan = plan) => {
  const found = within.items.find((each) => each.key === key);
  if (found === undefined) throw new Error(`no item ${key}`);
  return found;
};

describe('the plan of Tablolong', () => {
  it('has 378 mentoring sessions, 42 a business group, and 18 monitoring visits (P2e, P3)', () => {
    const count = (track: string, audience?: string) =>
      plan.items.filter((each) => each.track === track && (audience === undefined || each.audience === audience)).length;
    expect(count('mentoring')).toBe(378);
    expect(Object.keys(definition.businessGroups).map((group) => count('mentoring', group))).toEqual(Array(9).fill(42));
    expect(count('monitoring')).toBe(18);
    expect(plan.items).toHaveLength(396);
  });

  it('starts each track at its first notice', () => {
    expect(plan.tracks).toEqual([
      { name: 'mentoring', position: 0, startsAt: Date.UTC(2027, 6, 29, 23) },
      { name: 'monitoring', position: 1, startsAt: Date.UTC(2027, 6, 29, 23) },
    ]);
  });

  it('gives a session key, window, day, mentor and instants', () => {
    expect(item('mentoring/nelayan-1/03')).toEqual({
      key: 'mentoring/nelayan-1/03',
      track: 'mentoring',
      audience: 'nelayan-1',
      ordinal: 3,
      windowFrom: '2027-08-16',
      windowUntil: '2027-08-23',
      plannedOn: '2027-08-18',
      owner: 'mentor-nelayan-1',
      invited: [],
      // 13 August; 24, 27 August and 2 September, all at 07:00 WITA
      rings: [Date.UTC(2027, 7, 12, 23), Date.UTC(2027, 7, 23, 23), Date.UTC(2027, 7, 26, 23), Date.UTC(2027, 8, 1, 23)],
    });
  });

  it('gives a visit the team leader and the officials invited', () => {
    expect(item('monitoring/programme/18')).toMatchObject({
      windowFrom: '2029-01-02',
      windowUntil: '2029-01-30',
      plannedOn: '2029-01-04',
      owner: 'team-leader',
      invited: ['village-head', 'village-secretary', 'sub-district-head'],
    });
  });

  it('moves a session off a holiday, within its window', () => {
    const easter = proposePlan(definition, people.staff, '2027-03-01', calendar);
    // 8 to 15 March 2027 is off but for Saturday the 13th; the best weekday was Wednesday the 10th.
    expect(item('mentoring/nelayan-1/02', easter)).toMatchObject({ windowFrom: '2027-03-08', windowUntil: '2027-03-15', plannedOn: '2027-03-13' });
  });

  it('follows a start on the 31st through a leap February', () => {
    const late = proposePlan(definition, people.staff, '2027-10-31', calendar);
    expect(item('mentoring/pemuda-3/13', late)).toMatchObject({ windowFrom: '2028-01-31', windowUntil: '2028-02-07' });
    expect(item('mentoring/pemuda-3/17', late)).toMatchObject({ windowFrom: '2028-02-29', windowUntil: '2028-03-07' });
    expect(item('mentoring/pemuda-3/21', late)).toMatchObject({ windowFrom: '2028-03-31', windowUntil: '2028-04-07' });
    expect(item('monitoring/programme/17', late)).toMatchObject({ windowFrom: '2029-02-28', windowUntil: '2029-03-28' });
  });

  it('plans a session without a mentor all the same, as a vacancy', () => {
    const short = proposePlan(
      definition,
      people.staff.filter(({ id }) => id !== 'mentor-pemuda-2'),
      '2027-08-02',
      calendar,
    );
    expect(short.items).toHaveLength(396);
    expect(short.items.filter(({ owner }) => owner === undefined).map(({ audience }) => audience)).toEqual(Array(42).fill('pemuda-2'));
  });

  it("rings by a track's own ladder, and invites nobody to their own task", () => {
    const monitoring = definition.tracks.monitoring as Definition['tracks'][string];
    const ladder = { ...definition.ladder, noticeDaysBefore: 7, steps: [{ workingDaysAfter: 1, to: 'owner' }] };
    const tracks = { ...definition.tracks, monitoring: { ...monitoring, ladder, with: ['teamLeader', 'villageOfficial', 'villageOfficial'] } };
    const changed = proposePlan({ ...definition, tracks }, people.staff, '2027-08-02', calendar);
    expect(item('monitoring/programme/01', changed)).toMatchObject({
      rings: [Date.UTC(2027, 6, 25, 23), Date.UTC(2027, 7, 29, 23)], // 26 July and Monday 30 August
      owner: 'team-leader',
      invited: ['village-head', 'village-secretary'],
    });
    expect(changed.tracks.map(({ startsAt }) => startsAt)).toEqual([Date.UTC(2027, 6, 29, 23), Date.UTC(2027, 6, 25, 23)]);
  });

  it('does not depend on the order of the roster', () => {
    expect(proposePlan(definition, [...people.staff].reverse(), '2027-08-02', calendar)).toEqual(plan);
  });

  it('has unique keys, days inside windows and ascending whole instants, wherever and whenever it starts', () => {
    fc.assert(
      fc.property(days, zones, fc.boolean(), (startsOn, timeZone, known) => {
        const proposed = proposePlan({ ...definition, timeZone }, people.staff, startsOn, known ? calendar : calendarOf([]));
        expect(new Set(proposed.items.map(({ key }) => key)).size).toBe(396);
        for (const { key, windowFrom, windowUntil, plannedOn, rings } of proposed.items) {
          const ascending = rings.every((instant, index) => Number.isSafeInteger(instant) && (index === 0 || instant > (rings[index - 1] as number)));
          const reminded = dayOf(rings[1] as number, timeZone);
          if (!ascending || plannedOn < windowFrom || plannedOn >= windowUntil || reminded < windowUntil)
            throw new Error(`${key} from ${startsOn} in ${timeZone}: ${windowFrom} ${plannedOn} ${windowUntil} ${rings}`);
        }
        for (const { name, startsAt } of proposed.tracks)
          expect(startsAt).toBe(Math.min(...proposed.items.filter(({ track }) => track === name).map(({ rings }) => rings[0] as number)));
      }),
      { numRuns: 40 },
    );
  });
});
