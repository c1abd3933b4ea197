import { describe, expect, it } from 'vitest';
import { moveScope } from '../../domain/moveScope.ts';
import { itemsWithin, type PlanScope } from '../../domain/planScope.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { addDays, daysBetween } from '../../domain/time.ts';
import { after, blockDays, day, itemIn, placingWith, runningPlan } from './runningPlan.ts';
import { definition } from './tablolong.ts';

const PLAN = runningPlan();
const FIRST = 'training/nelayan/01';

function moving(items: readonly PlanItem[], scope: PlanScope, days: number, placing = placingWith(), today = '2027-08-01') {
  const open = (itemsWithin(scope, items, definition) ?? []).filter(({ outcome }) => outcome === null);
  const named = 'key' in scope ? open.find(({ key }) => key === scope.key) : undefined;
  return moveScope(placing, { scope, items, open, named, days, path: 'shift.days', today });
}

function moved(items: readonly PlanItem[], scope: PlanScope, days: number, placing = placingWith()) {
  const answer = moving(items, scope, days, placing);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer));
  return after(items, answer.changes);
}

describe('moving a session by days', () => {
  it('never has it earlier than the day that was meant, while a good one is left of its window', () => {
    const key = 'mentoring/nelayan-1/01';
    const meant = addDays(itemIn(PLAN, key).plannedOn, 2);
    // The day that was meant is a holiday: the next one it is.
    const plan = moved(PLAN, { kind: 'item', key }, 2, placingWith(day(meant)));
    expect(itemIn(plan, key).plannedOn > meant).toBe(true);
    expect(itemIn(plan, key).plannedOn < itemIn(plan, key).windowUntil).toBe(true);
  });
});

describe('moving a block of training', () => {
  it('moves it whole, its days in a row, and leaves the other groups (P2b, R19)', () => {
    const plan = moved(PLAN, { kind: 'block', key: FIRST }, 7);
    expect(blockDays(PLAN, 'nelayan', 'phase1')).toEqual(['2027-08-02', '2027-08-03', '2027-08-04', '2027-08-05', '2027-08-06']);
    expect(blockDays(plan, 'nelayan', 'phase1')).toEqual(['2027-08-09', '2027-08-10', '2027-08-11', '2027-08-12', '2027-08-13']);
    expect(blockDays(plan, 'pemuda', 'phase1')).toEqual(blockDays(PLAN, 'pemuda', 'phase1'));
    const windows = plan
      .filter(({ key }) => key.startsWith('training/nelayan/0'))
      .slice(0, 5)
      .map(({ windowFrom, windowUntil }) => `${windowFrom} ${windowUntil}`);
    expect(new Set(windows)).toEqual(new Set(['2027-08-09 2027-08-14']));
  });

  it('is never cut by a holiday or a Sunday: it goes to the next row of days that has neither', () => {
    // 17 August is a holiday, and from a Thursday on five days would go over a Sunday.
    expect(blockDays(moved(PLAN, { kind: 'block', key: FIRST }, 14), 'nelayan', 'phase1')[0]).toBe('2027-08-23');
    expect(blockDays(moved(PLAN, { kind: 'block', key: FIRST }, 3), 'nelayan', 'phase1')[0]).toBe('2027-08-09');
    const placing = placingWith(day('2027-08-11'));
    expect(blockDays(moved(PLAN, { kind: 'block', key: FIRST }, 7, placing), 'nelayan', 'phase1')[0]).toBe('2027-08-23');
  });

  it('pushes the blocks after it where it comes too near, and only then (R19)', () => {
    const near = moved(PLAN, { kind: 'block', key: FIRST }, 35);
    const [second, third] = [blockDays(near, 'nelayan', 'phase2'), blockDays(near, 'nelayan', 'phase3')];
    expect(daysBetween(addDays(blockDays(near, 'nelayan', 'phase1').at(-1) ?? '', 1), second[0] ?? '')).toBeGreaterThanOrEqual(14);
    expect(daysBetween(addDays(second.at(-1) ?? '', 1), third[0] ?? '')).toBeGreaterThanOrEqual(14);
    expect(second[0]).not.toBe(blockDays(PLAN, 'nelayan', 'phase2')[0]);
    const far = moved(PLAN, { kind: 'block', key: FIRST }, 7);
    expect(blockDays(far, 'nelayan', 'phase2')).toEqual(blockDays(PLAN, 'nelayan', 'phase2'));
  });

  it('takes the capital proposal along by as many days, unless it has begun (R19)', () => {
    const plan = moved(PLAN, { kind: 'block', key: FIRST }, 7);
    const capital = PLAN.filter(({ key }) => key.startsWith('capital/nelayan-'));
    expect(capital.length).toBeGreaterThan(20);
    for (const item of capital) expect(daysBetween(item.windowFrom, itemIn(plan, item.key).windowFrom)).toBe(7);
    for (const { key, windowFrom } of PLAN.filter(({ key }) => key.startsWith('capital/pemuda-'))) expect(itemIn(plan, key).windowFrom).toBe(windowFrom);
    const begun = PLAN.map((item) => (item.key === 'capital/nelayan-1/01' ? { ...item, outcome: 'held' as const } : item));
    expect(itemIn(moved(begun, { kind: 'block', key: FIRST }, 7), 'capital/nelayan-1/02').windowFrom).toBe(itemIn(PLAN, 'capital/nelayan-1/02').windowFrom);
  });

  it('of all groups moves as a phase, and leaves the mentoring of those months where it is', () => {
    const plan = moved(PLAN, { kind: 'phase', key: FIRST }, 7);
    for (const group of ['nelayan', 'perempuan', 'pemuda'])
      expect(blockDays(plan, group, 'phase1')[0]).toBe(addDays(blockDays(PLAN, group, 'phase1')[0] ?? '', 7));
    for (const item of PLAN.filter(({ track }) => track === 'mentoring')) expect(itemIn(plan, item.key)).toEqual(item);
  });

  it('leaves the days that were done', () => {
    const half = PLAN.map((item) => (item.key === FIRST || item.key === 'training/nelayan/02' ? { ...item, outcome: 'held' as const } : item));
    const plan = moved(half, { kind: 'block', key: 'training/nelayan/03' }, 7);
    expect(blockDays(plan, 'nelayan', 'phase1')).toEqual(['2027-08-02', '2027-08-03', '2027-08-11', '2027-08-12', '2027-08-13']);
  });

  it('is refused where it would come too near to the one before, or push one that has begun', () => {
    expect(moving(PLAN, { kind: 'block', key: 'training/nelayan/06' }, -20)).toMatchObject({
      code: 'moveRefused',
      errors: [{ path: 'shift.days', message: { en: expect.stringContaining('2027-08-21') } }],
    });
    const begun = PLAN.map((item) => (item.key === 'training/nelayan/06' ? { ...item, outcome: 'held' as const } : item));
    expect(moving(begun, { kind: 'block', key: FIRST }, 35)).toMatchObject({ code: 'moveRefused' });
  });

  it('is not torn: one day of it does not move alone, nor it and what follows from its middle', () => {
    expect(moving(PLAN, { kind: 'item', key: 'training/nelayan/03' }, 1)).toMatchObject({ status: 409, code: 'blockTorn' });
    expect(moving(PLAN, { kind: 'following', key: 'training/nelayan/03' }, 7)).toMatchObject({ status: 409, code: 'blockTorn' });
    const plan = moved(PLAN, { kind: 'following', key: 'training/nelayan/06' }, 7);
    expect(blockDays(plan, 'nelayan', 'phase3')[0]).toBe(addDays(blockDays(PLAN, 'nelayan', 'phase3')[0] ?? '', 7));
    expect(blockDays(plan, 'nelayan', 'phase1')).toEqual(blockDays(PLAN, 'nelayan', 'phase1'));
  });
});

describe('moving a whole group', () => {
  it('keeps every block whole, and moves each item once', () => {
    const answer = moving(PLAN, { kind: 'group', audience: 'nelayan' }, 10);
    if (answer.kind === 'refused') throw new Error(JSON.stringify(answer));
    const keys = answer.changes.map((change) => (change.kind === 'move' ? change.key : ''));
    expect(new Set(keys).size).toBe(keys.length);
    const plan = after(PLAN, answer.changes);
    for (const part of ['phase1', 'phase2', 'phase3']) {
      const days = blockDays(plan, 'nelayan', part);
      expect(daysBetween(days[0] ?? '', days.at(-1) ?? '')).toBe(days.length - 1);
    }
  });
});
