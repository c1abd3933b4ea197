import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.ts';
import { formsOf } from '../../domain/formsOf.ts';
import { isUnderQuorum, judgeMakeUp, makeUpOf, type Missed } from '../../domain/makeUp.ts';
import { freeDaysOf } from '../../domain/schedule.ts';
import { day, itemIn, placingWith, runningPlan, START } from './runningPlan.ts';
import { definition } from './tablolong.ts';

const PLAN = runningPlan();
const CODE = 'tablolong-2027';
const leader: Actor = { kind: 'person', programme: CODE, id: 'team-leader', role: 'teamLeader' };
const coordinator: Actor = { kind: 'person', programme: CODE, id: 'coordinator-nelayan', role: 'coordinator', group: 'nelayan' };
const KEY = 'mentoring/nelayan-1/02';
const missed = (over: Partial<Missed> = {}, key = KEY): Missed => ({
  ...itemIn(PLAN, key),
  outcome: 'didNotHappen',
  makesUp: undefined,
  madeUpBy: undefined,
  turnout: undefined,
  ...over,
});
const judge = (over: Partial<Missed> = {}, { actor = leader, on, stage = 'running', key }: { actor?: Actor; on?: string; stage?: string; key?: string } = {}) =>
  judgeMakeUp(actor, on, { code: CODE, definition, locked: true, stage, today: '2027-08-20', missed: missed(over, key) });
const made = (key: string, today: string, on?: string, placing = placingWith()) =>
  makeUpOf(placing, { missed: missed({}, key), items: PLAN, startsOn: START, today, on, ordinal: 43 });

describe('whether a session may be made up', () => {
  it('is so of one that did not happen, and of one that fewer than half came to (N15, R21)', () => {
    expect(judge().kind).toBe('accepted');
    expect(judge({ outcome: 'held', turnout: { present: 4, marked: 10 } }).kind).toBe('accepted');
    expect(judge({ outcome: 'held', turnout: { present: 5, marked: 10 } })).toMatchObject({ code: 'makeUpRefused', errors: [{ path: 'item' }] });
    expect([isUnderQuorum({ present: 4, marked: 9 }, definition), isUnderQuorum({ present: 0, marked: 0 }, definition)]).toEqual([true, false]);
  });

  it('is so of one that fewer came to than the definition says', () => {
    const strict = { ...definition, quorumPercent: 60 };
    const of = (present: number) =>
      judgeMakeUp(leader, undefined, {
        code: CODE,
        definition: strict,
        locked: true,
        stage: 'running',
        today: '2027-08-20',
        missed: missed({ outcome: 'held', turnout: { present, marked: 10 } }),
      });
    expect([of(5).kind, of(6).kind]).toEqual(['accepted', 'refused']);
  });

  it('is not so of what is open or cancelled, has one already, is one, or is no session that clients attend', () => {
    for (const over of [{ outcome: null }, { outcome: 'cancelled' as const }, { madeUpBy: 'mentoring/nelayan-1/43' }, { makesUp: 'mentoring/nelayan-1/01' }])
      expect(judge(over)).toMatchObject({ code: 'makeUpRefused', errors: [{ path: 'item' }] });
    for (const key of ['monitoring/programme/01', 'capital/nelayan-1/01', 'monthlyLog/nelayan-1/01'])
      expect(judge({}, { key })).toMatchObject({ code: 'makeUpRefused' });
  });

  it('is a manager’s or the coordinator’s of the group, while the programme runs, on a day to come', () => {
    expect(judge({}, { actor: coordinator }).kind).toBe('accepted');
    expect(judge({}, { actor: coordinator, key: 'mentoring/pemuda-1/02' })).toMatchObject({ status: 403 });
    expect(judge({}, { stage: 'termination' })).toMatchObject({ code: 'terminationBegun' });
    expect(judge({}, { on: '2027-08-19' })).toMatchObject({ errors: [{ path: 'on' }] });
    expect(judge({}, { on: '2027-02-30' })).toMatchObject({ errors: [{ path: 'on' }] });
    expect(judge({}, { on: '2027-08-20' }).kind).toBe('accepted');
  });
});

describe('a make-up', () => {
  it('stands in the days of its month that are kept free for that (N15, P2e)', () => {
    expect(freeDaysOf(START, '2027-08-09')).toEqual({ from: '2027-08-30', until: '2027-09-02' });
    const item = made(KEY, '2027-08-20');
    expect(item).toMatchObject({ key: 'mentoring/nelayan-1/43', ordinal: 43, windowFrom: '2027-08-30', windowUntil: '2027-09-02', owner: 'mentor-nelayan-1' });
    expect(item.plannedOn).toBe('2027-08-30');
  });

  it('stands on the next good day where these are over, bad or none, not on a day of training', () => {
    const item = made(KEY, '2027-09-03');
    const training = PLAN.filter(({ track, audience }) => track === 'training' && audience === 'nelayan').map(({ plannedOn }) => plannedOn);
    const taken = PLAN.filter(({ track, audience }) => track === 'mentoring' && audience === 'nelayan-1').map(({ plannedOn }) => plannedOn);
    expect(item.plannedOn > '2027-09-03').toBe(true);
    expect([...training, ...taken]).not.toContain(item.plannedOn);
    expect([item.windowFrom, item.windowUntil > item.plannedOn]).toEqual([item.plannedOn, true]);
    const bad = placingWith(...['2027-08-30', '2027-08-31', '2027-09-01'].map((date) => day(date)));
    expect(made(KEY, '2027-08-20', undefined, bad).plannedOn).toBe('2027-08-21');
    expect(freeDaysOf('2027-02-01', '2027-02-09')).toBeUndefined(); // 28 days
    expect(freeDaysOf(START, '2027-07-20')).toBeUndefined();
  });

  it('stands on the day that somebody chose', () => {
    expect(made(KEY, '2027-08-20', '2027-08-31')).toMatchObject({ plannedOn: '2027-08-31', windowFrom: '2027-08-30' });
    expect(made(KEY, '2027-08-20', '2027-09-05')).toMatchObject({ plannedOn: '2027-09-05', windowFrom: '2027-09-05' });
  });

  it('has the part and the tests of the session that it makes up for (E17)', () => {
    const item = made('training/nelayan/05', '2027-08-20');
    expect(item.part).toBe('phase1');
    expect(formsOf(definition, { track: 'training', ordinal: item.ordinal, part: item.part, standsFor: 5 }).memberForm).toBe('postTest');
    expect(formsOf(definition, { track: 'training', ordinal: item.ordinal, part: item.part }).memberForm).toBeUndefined();
  });
});
