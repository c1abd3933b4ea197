import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Absence, fallsInto, handedBack, passedOn } from '../../domain/absences.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { handedOver } from '../../domain/seatPassing.ts';
import { type Colleagues, proposeSubstitute, warningsOf } from '../../domain/substitutes.ts';
import { addDays } from '../../domain/time.ts';
import { runningPlan } from './runningPlan.ts';
import { definition, people } from './tablolong.ts';

const PLAN = runningPlan();
const AWAY: Absence = { act: 7, person: 'mentor-nelayan-1', from: '2027-09-01', until: '2027-09-22', substitute: 'mentor-nelayan-2', acting: false };

const apply = (item: PlanItem, absence: Absence): PlanItem => {
  const passed = passedOn(item, absence, definition);
  if (passed === undefined) return item;
  return passed.change.kind === 'hold'
    ? { ...item, heldBy: [...item.heldBy, absence.act] }
    : { ...item, owner: passed.change.owner, invited: passed.change.invited };
};

const absences = fc
  .record({
    person: fc.constantFrom(...people.staff.map(({ id }) => id)),
    offset: fc.integer({ min: -20, max: 500 }),
    days: fc.integer({ min: 1, max: 90 }),
    substitute: fc.option(fc.constantFrom(...people.staff.map(({ id }) => id)), { nil: undefined }),
    acting: fc.boolean(),
  })
  .filter(({ person, substitute, acting }) => person !== substitute && (!acting || substitute !== undefined))
  .map(({ offset, days, ...absence }): Absence => {
    const from = addDays('2027-08-02', offset);
    return { act: 7, ...absence, from, until: addDays(from, days) };
  });

describe('an absence', () => {
  it('passes on what is planned in it, and what has its whole window in it', () => {
    const item = PLAN.find(({ key }) => key === 'mentoring/nelayan-1/05') as PlanItem;
    const week = { windowFrom: '2027-08-30', windowUntil: '2027-09-27' };
    expect(fallsInto({ ...item, ...week, plannedOn: '2027-09-01' }, AWAY)).toBe(true);
    expect(fallsInto({ ...item, ...week, plannedOn: '2027-09-22' }, AWAY)).toBe(false);
    expect(fallsInto({ plannedOn: '2027-10-01', windowFrom: '2027-09-02', windowUntil: '2027-09-22' }, AWAY)).toBe(true);
    expect(fallsInto({ plannedOn: '2027-10-01', windowFrom: '2027-09-02', windowUntil: '2027-09-23' }, AWAY)).toBe(false);
  });

  it('touches nothing of others and nothing that is done, loses and doubles nothing, and its end restores every item', () => {
    fc.assert(
      fc.property(absences, fc.nat(), (absence, seed) => {
        const items = PLAN.map((item, index): PlanItem => ({ ...item, outcome: (index * 31 + seed) % 5 === 0 ? 'held' : null }));
        for (const item of items) {
          const after = apply(item, absence);
          const theirs = item.owner === absence.person || item.invited.includes(absence.person);
          if (item.outcome !== null || !theirs || (!fallsInto(item, absence) && !absence.acting)) expect(after).toEqual(item);
          if (after === item) continue;
          const passed = passedOn(item, absence, definition);
          expect(after.invited.includes(after.owner ?? '')).toBe(false);
          if (after.heldBy.length > 0) expect(absence.substitute).toBeUndefined();
          else {
            expect([after.owner, ...after.invited]).not.toContain(absence.person);
            const back = handedBack(after, passed?.standIn as NonNullable<typeof passed>['standIn']);
            expect(back.owner).toBe(item.owner);
            expect(back.invited.toSorted()).toEqual([...item.invited].toSorted());
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves a step that is its owner’s own to wait, but for an acting holder, who has also what was due before (R16)', () => {
    const [any] = PLAN;
    const signature = {
      ...(any as PlanItem),
      key: 'termination/programme/2',
      track: 'termination',
      part: 'countersign',
      owner: 'patron',
      plannedOn: '2027-08-20',
    };
    const away = { ...AWAY, person: 'patron', from: '2027-08-25' };
    expect(passedOn({ ...signature, plannedOn: '2027-09-01' }, away, definition)).toBeUndefined();
    expect(passedOn(signature, { ...away, acting: true }, definition)?.change).toMatchObject({ kind: 'reassign', owner: 'mentor-nelayan-2' });
    expect(passedOn({ ...signature, rings: [] }, { ...away, acting: true }, definition)).toBeUndefined();
  });
});

describe('a substitute', () => {
  const colleagues: Colleagues = { definition, staff: people.staff, absences: [], items: PLAN };
  const when = { from: '2027-09-01', until: '2027-09-22' };
  const away = (person: string): Absence => ({ ...AWAY, person, substitute: undefined });

  it('is who holds the same role in the same training group and is there; then its coordinator; then nobody', () => {
    const absent = (...who: string[]) => proposeSubstitute('mentor-nelayan-1', when, { ...colleagues, absences: who.map(away) });
    expect(absent()).toBe('mentor-nelayan-2');
    expect(absent('mentor-nelayan-2')).toBe('mentor-nelayan-3');
    expect(absent('mentor-nelayan-2', 'mentor-nelayan-3')).toBe('coordinator-nelayan');
    expect(absent('mentor-nelayan-2', 'mentor-nelayan-3', 'coordinator-nelayan')).toBeUndefined();
  });

  it('of a role that serves no group is another of that role, and for the only one of it there is nobody', () => {
    expect(proposeSubstitute('resource-person-1', when, colleagues)).toMatch(/^resource-person-[2-8]$/);
    expect(proposeSubstitute('patron', when, colleagues)).toBeUndefined();
    expect(proposeSubstitute('coordinator-nelayan', when, colleagues)).toBeUndefined();
  });

  it('of several is who has the fewest tasks in that time', () => {
    const busy = PLAN.find((item) => item.owner === 'mentor-nelayan-2' && item.plannedOn >= when.from && item.plannedOn < when.until) as PlanItem;
    expect(proposeSubstitute('mentor-nelayan-1', when, { ...colleagues, items: [...PLAN, { ...busy, key: 'mentoring/nelayan-2/99' }] })).toBe(
      'mentor-nelayan-3',
    );
  });

  it('is warned of who is away too, or would have two sessions on one day', () => {
    const [taken] = PLAN.filter((item) => item.track === 'mentoring' && item.owner === 'mentor-nelayan-1' && item.plannedOn >= when.from);
    const same = PLAN.filter((item) => item.owner === 'mentor-nelayan-2' && item.plannedOn === taken?.plannedOn && item.track === 'mentoring');
    expect(same).toHaveLength(1);
    const warnings = warningsOf('mentor-nelayan-2', when, [taken?.key ?? ''], { ...colleagues, absences: [away('mentor-nelayan-2')] });
    expect(warnings).toEqual([
      { kind: 'substituteAway', person: 'mentor-nelayan-2', from: '2027-09-01', until: '2027-09-22' },
      { kind: 'twoSessions', person: 'mentor-nelayan-2', on: taken?.plannedOn, keys: expect.arrayContaining([taken?.key, same[0]?.key]) },
    ]);
  });
});

describe('a handover', () => {
  it('leaves nothing planned from that day on with who leaves, takes nothing from others, and cases stay (R12)', () => {
    const staff = fc.constantFrom(...people.staff.map(({ id }) => id));
    fc.assert(
      fc.property(
        staff,
        fc.option(staff, { nil: undefined }),
        fc.integer({ min: -10, max: 500 }),
        fc.integer({ min: 0, max: 200 }),
        (person, to, offset, ahead) => {
          fc.pre(person !== to);
          const today = addDays('2027-08-02', offset);
          const on = addDays(today, ahead);
          const { changes } = handedOver(PLAN, { person, to, on, today, standIns: [] }, definition);
          const changed = new Map(changes.map((change) => [change.key, change]));
          expect(changed.size).toBe(changes.length);
          for (const item of PLAN) {
            const change = changed.get(item.key);
            const theirs = item.owner === person || item.invited.includes(person);
            if (!theirs || (on > today && item.plannedOn < on)) expect(change).toBeUndefined();
            else {
              expect([change?.owner, ...(change?.invited ?? [])]).not.toContain(person);
              if (item.owner === person) expect(change?.owner).toBe(to);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
