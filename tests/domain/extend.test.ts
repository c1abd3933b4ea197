import { describe, expect, it } from 'vitest';
import { endOf, extended, judgeExtend } from '../../domain/extend.ts';
import { daysBetween } from '../../domain/time.ts';
import { after, itemIn, placingWith, runningPlan, START } from './runningPlan.ts';
import { definition } from './tablolong.ts';

const PLAN = runningPlan();
const RUNNING = { stage: 'running', locked: true, extendedMonths: 0 };

describe('extending the end', () => {
  it('moves the final evaluation and the endline with it, and nothing that belongs to a month (R24)', () => {
    expect([endOf(definition, START, 0), endOf(definition, START, 2)]).toEqual(['2029-02-02', '2029-04-02']);
    const plan = after(PLAN, extended(placingWith(), PLAN, START, 0, 2));
    const final = itemIn(plan, 'finalEvaluation/programme/01');
    expect([final.windowFrom, final.windowUntil]).toEqual(['2029-04-02', '2029-04-16']);
    const moved = plan.filter((item) => item.windowFrom !== itemIn(PLAN, item.key).windowFrom);
    expect(new Set(moved.map(({ track }) => track))).toEqual(new Set(['finalEvaluation', 'interviewEndline', 'householdEndline']));
    expect(moved.every(({ key, windowFrom }) => daysBetween(itemIn(PLAN, key).windowFrom, windowFrom) === 59)).toBe(true);
    expect(moved.filter(({ track }) => track === 'interviewEndline')).toHaveLength(90);
  });

  it('once more counts from where it ends by then', () => {
    const once = after(PLAN, extended(placingWith(), PLAN, START, 0, 2));
    const twice = after(once, extended(placingWith(), once, START, 2, 1));
    expect(itemIn(twice, 'finalEvaluation/programme/01').windowFrom).toBe(endOf(definition, START, 3));
  });

  it('leaves what is done', () => {
    const done = PLAN.map((item) => (item.key === 'interviewEndline/nelayan-1/01' ? { ...item, outcome: 'held' as const } : item));
    expect(extended(placingWith(), done, START, 0, 2).some((change) => 'key' in change && change.key === 'interviewEndline/nelayan-1/01')).toBe(false);
  });

  it('is refused once termination has begun, before the lock, and beyond two years', () => {
    expect(judgeExtend(2, RUNNING)).toBeUndefined();
    for (const stage of ['termination', 'measures', 'ended']) expect(judgeExtend(2, { ...RUNNING, stage })).toMatchObject({ code: 'terminationBegun' });
    expect(judgeExtend(2, { ...RUNNING, locked: false })).toMatchObject({ code: 'notLocked' });
    expect(judgeExtend(5, { ...RUNNING, extendedMonths: 20 })).toMatchObject({ code: 'extendRefused', errors: [{ path: 'months' }] });
  });
});
