import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, isWorkingDay } from '../../domain/calendar.ts';
import type { Definition, LadderDefinition } from '../../domain/definition.ts';
import {
  holdersOf,
  ladderOf,
  recipientsOf,
  type RingingItem,
  type Roster,
  type RosterMember,
  ringsOf,
  stepName,
  trainingGroupOf,
} from '../../domain/ladder.ts';
import { addDays, dayOf, instantAt, WEEKDAYS } from '../../domain/time.ts';
import { days, zones } from './arbitraries.ts';
import { calendar, definition, people } from './tablolong.ts';

const place = { calendar, workingWeek: definition.workingWeek, zone: definition.timeZone };
const roster: Roster = { definition, staff: people.staff };
const mentoring: RingingItem = { track: 'mentoring', audience: 'nelayan-1', owner: 'mentor-nelayan-1', invited: [] };
const monitoring: RingingItem = {
  track: 'monitoring',
  audience: 'programme',
  owner: 'team-leader',
  invited: ['village-head', 'village-secretary', 'sub-district-head'],
};
const told = (index: number, item: RingingItem, from: Roster = roster) => recipientsOf(index, item, from).map(({ person, kind }) => `${kind} ${person}`);
const without = (...roles: string[]): Roster => ({ definition, staff: people.staff.filter(({ role }) => !roles.includes(role)) });

describe('rings', () => {
  it('are notice, reminder, escalation and the leader, at seven in Tablolong', () => {
    expect(ringsOf({ from: '2027-08-02', until: '2027-08-09' }, definition.ladder, place)).toEqual([
      Date.UTC(2027, 6, 29, 23), // Friday 30 July, three days before
      Date.UTC(2027, 7, 9, 23), // Tuesday 10 August: two working days after Sunday the 8th
      Date.UTC(2027, 7, 12, 23), // Friday the 13th: Saturdays are worked, Sundays not
      Date.UTC(2027, 7, 19, 23), // Friday the 20th: Sunday the 15th and Tuesday the 17th are holidays
    ]);
  });

  it('cross a leap day', () => {
    const rings = ringsOf({ from: '2028-02-16', until: '2028-03-01' }, definition.ladder, place);
    expect(rings.map((instant) => dayOf(instant, place.zone))).toEqual(['2028-02-13', '2028-03-02', '2028-03-06', '2028-03-11']);
  });

  it('go on to the next working day where steps of the ladder would come together', () => {
    const ladder: LadderDefinition = {
      ...definition.ladder,
      noticeDaysBefore: 0,
      steps: [0, 0, 1].map((workingDaysAfter) => ({ workingDaysAfter, to: 'owner' })),
    };
    const rings = ringsOf({ from: '2027-08-02', until: '2027-08-03' }, ladder, place);
    expect(rings.map((instant) => dayOf(instant, place.zone))).toEqual(['2027-08-02', '2027-08-03', '2027-08-04', '2027-08-05']);
  });

  it('ascend, at the hour of the place, each step on a working day after the window, whatever the zone and calendar', () => {
    const ladders = fc.record({
      noticeDaysBefore: fc.integer({ min: 0, max: 14 }),
      ringsAt: fc.constantFrom('07:00', '06:30', '19:00'),
      steps: fc.array(fc.record({ workingDaysAfter: fc.integer({ min: 1, max: 12 }), to: fc.constant('owner') }), { minLength: 1, maxLength: 4 }),
    });
    const off = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 });
    const week = fc.subarray([...WEEKDAYS], { minLength: 1 });
    fc.assert(
      fc.property(days, fc.constantFrom(1, 7, 14, 28), ladders, off, week, zones, (from, length, ladder, holidays, workingWeek, zone) => {
        const known = calendarOf(
          holidays.map((after) => ({ date: addDays(from, after), kind: 'holiday' as const, name: { id: 'libur', en: 'off' }, source: 'uji', estimate: false })),
        );
        const until = addDays(from, length);
        const rings = ringsOf({ from, until }, ladder, { calendar: known, workingWeek, zone });
        expect(rings).toHaveLength(ladder.steps.length + 1);
        expect(rings.every(Number.isSafeInteger)).toBe(true);
        for (const [index, instant] of rings.entries()) {
          const day = dayOf(instant, zone);
          expect(instant).toBe(instantAt(day, ladder.ringsAt, zone));
          if (index === 0) expect(day).toBe(addDays(from, -ladder.noticeDaysBefore));
          else {
            expect(instant).toBeGreaterThan(rings[index - 1] as number);
            expect(day >= until && isWorkingDay(known, workingWeek, day)).toBe(true);
          }
        }
      }),
    );
  });

  it('name their steps', () => expect([0, 1, 2, 3].map(stepName)).toEqual(['due', 'step1', 'step2', 'step3']));
});

describe('who is told', () => {
  it('is the owner, the owner again, the coordinator of the group, the leader, then nobody', () => {
    expect([0, 1, 2, 3, 4].map((index) => told(index, mentoring))).toEqual([
      ['due mentor-nelayan-1'],
      ['reminder mentor-nelayan-1'],
      ['escalation coordinator-nelayan'],
      ['escalation team-leader'],
      [],
    ]);
  });

  it('includes those invited at the notice only', () => {
    expect(told(0, monitoring)).toEqual(['due team-leader', 'invited village-head', 'invited village-secretary', 'invited sub-district-head']);
    expect(told(1, monitoring)).toEqual(['reminder team-leader']);
  });

  it('is the secretary where the whole programme has no group coordinator', () => expect(told(2, monitoring)).toEqual(['escalation secretary']));

  it('is the secretary for a task that nobody holds, and the leader where there is no secretary', () => {
    const vacancy = { ...mentoring, owner: undefined };
    expect(told(0, vacancy)).toEqual(['due secretary']);
    expect(told(1, vacancy)).toEqual(['reminder secretary']);
    expect(told(0, vacancy, without('secretary'))).toEqual(['due team-leader']);
    expect(told(0, vacancy, without('secretary', 'teamLeader'))).toEqual([]);
  });

  it('is the stand-in where the group has no coordinator', () => {
    const one = { definition, staff: people.staff.filter(({ id }) => id !== 'coordinator-nelayan') };
    expect(told(2, mentoring, one)).toEqual(['escalation secretary']);
    expect(told(2, { ...mentoring, audience: 'pemuda-3' }, one)).toEqual(['escalation coordinator-pemuda']);
  });

  it('is whoever the step names else, before the secretary', () => {
    const steps = [{ workingDaysAfter: 2, to: 'coordinator', orElse: 'patron' }];
    const changed = { definition: { ...definition, ladder: { ...definition.ladder, steps } }, staff: people.staff };
    expect(told(1, monitoring, changed)).toEqual(['escalation patron']);
    expect(told(1, mentoring, changed)).toEqual(['escalation coordinator-nelayan']);
  });

  it('is the secretary where a step names a role that nobody holds', () => expect(told(3, mentoring, without('teamLeader'))).toEqual(['escalation secretary']));

  it('is each person once, as what comes first', () => {
    const both = { ...monitoring, invited: ['team-leader', 'village-head', 'village-head'] };
    expect(told(0, both)).toEqual(['due team-leader', 'invited village-head']);
  });

  it("follows the track's own ladder where it has one", () => {
    const own: LadderDefinition = { ...definition.ladder, steps: [{ workingDaysAfter: 1, to: 'secretary' }] };
    const changed: Definition = {
      ...definition,
      tracks: { ...definition.tracks, mentoring: { ...(definition.tracks.mentoring as Definition['tracks'][string]), ladder: own } },
    };
    expect(told(1, mentoring, { ...roster, definition: changed })).toEqual(['escalation secretary']);
    expect(told(1, monitoring, { ...roster, definition: changed })).toEqual(['reminder team-leader']);
  });
});

describe('holders of a role', () => {
  it("are a group's own, also towards the business groups within a training group", () => {
    expect(holdersOf('mentor', 'perempuan-2', roster)).toEqual(['mentor-perempuan-2']);
    expect(holdersOf('coordinator', 'perempuan-2', roster)).toEqual(['coordinator-perempuan']);
    expect(holdersOf('instructor', 'pemuda', roster)).toEqual(['instructor-pemuda-1', 'instructor-pemuda-2', 'instructor-pemuda-3']);
    expect(holdersOf('mentor', 'programme', roster)).toEqual([]);
  });

  it('come in order of id, whatever the order of the roster', () => {
    const reversed: readonly RosterMember[] = [...people.staff].reverse();
    expect(holdersOf('villageOfficial', 'programme', { definition, staff: reversed })).toEqual(['village-head', 'village-secretary']);
  });

  it('know the training group of an audience', () => {
    expect(['nelayan', 'nelayan-1', 'programme', 'toString'].map((audience) => trainingGroupOf(definition, audience))).toEqual([
      'nelayan',
      'nelayan',
      undefined,
      undefined,
    ]);
  });
});

it('a countersignature is left to its office, and chased by the secretary after ten working days (R16)', () => {
  const signature: RingingItem = { track: 'termination', audience: 'programme', owner: 'patron', invited: [] };
  const roster: Roster = { definition, staff: people.staff };
  expect(recipientsOf(0, signature, roster)).toEqual([{ person: 'patron', kind: 'due' }]);
  expect(recipientsOf(1, signature, roster)).toEqual([{ person: 'patron', kind: 'reminder' }]);
  expect(recipientsOf(2, signature, roster)).toEqual([{ person: 'secretary', kind: 'escalation' }]);
  expect(ladderOf(definition, 'termination').steps.at(-1)).toEqual({ workingDaysAfter: 10, to: 'secretary' });
  expect(recipientsOf(3, signature, roster)).toEqual([]);
});

it('who has left is told nothing: their task is as one without owner (R14)', () => {
  const roster: Roster = { definition, staff: people.staff, left: new Set(['patron', 'village-head']) };
  const visit: RingingItem = { track: 'monitoring', audience: 'programme', owner: 'patron', invited: ['village-head', 'village-secretary'] };
  expect(recipientsOf(0, visit, roster)).toEqual([
    { person: 'secretary', kind: 'due' },
    { person: 'village-secretary', kind: 'invited' },
  ]);
});
