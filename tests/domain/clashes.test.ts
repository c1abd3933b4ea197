import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '../../domain/calendar.ts';
import { type ClashFacts, clashesOf, comeAfterEnd, newClashes } from '../../domain/clashes.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { day, itemIn, placingWith, runningPlan } from './runningPlan.ts';

const PLAN = runningPlan();
const KEY = 'mentoring/nelayan-1/30';
const facts = (items: readonly PlanItem[], more: Partial<ClashFacts> = {}, days: CalendarDay[] = []): ClashFacts => ({
  placing: placingWith(...days),
  items,
  bookings: [],
  absences: [],
  ...more,
});
const putOn = (plannedOn: string, key = KEY, over: Partial<PlanItem> = {}) => PLAN.map((item) => (item.key === key ? { ...item, plannedOn, ...over } : item));
const found = (items: readonly PlanItem[], more?: Partial<ClashFacts>, days?: CalendarDay[]) => clashesOf(facts(items, more, days), new Set([KEY]));

describe('what stands in the way of an item on its day', () => {
  it('is nothing as it was planned', () => {
    expect(found(PLAN)).toEqual([]);
  });

  it('is another session of its group, its own or its training group’s', () => {
    const { plannedOn } = itemIn(PLAN, 'incomeManagement/nelayan/09');
    expect(found(putOn(plannedOn))).toMatchObject([{ kind: 'group', item: KEY, other: 'incomeManagement/nelayan/09', who: 'nelayan-1', on: plannedOn }]);
    const next = itemIn(PLAN, 'mentoring/nelayan-1/31').plannedOn;
    expect(found(putOn(next))).toMatchObject([{ kind: 'group', other: 'mentoring/nelayan-1/31' }]);
  });

  it('is no log of the same group, which is filled in at its session', () => {
    const log = PLAN.find((item) => item.track === 'monthlyLog' && item.audience === 'nelayan-1' && item.ordinal === 10) as PlanItem;
    expect(found(PLAN.map((item) => (item.key === log.key ? { ...item, plannedOn: itemIn(PLAN, KEY).plannedOn } : item)))).toEqual([]);
  });

  it('is a person who is at another group’s session that day', () => {
    const { plannedOn, owner } = itemIn(PLAN, 'incomeManagement/pemuda/09');
    expect(found(putOn(plannedOn, KEY, { invited: [owner ?? ''] })).filter(({ kind }) => kind === 'person')).toEqual([
      { kind: 'person', item: KEY, on: plannedOn, other: 'incomeManagement/pemuda/09', who: owner },
    ]);
  });

  it('is a day that is bad for it, an office’s own day, and a weekday that is none of its', () => {
    const { plannedOn } = itemIn(PLAN, KEY);
    expect(found(PLAN, {}, [day(plannedOn, 'custom')])).toEqual([{ kind: 'day', item: KEY, on: plannedOn, dayKind: 'custom' }]);
    expect(found(PLAN, {}, [day(plannedOn, 'storm')])).toEqual([]);
    expect(found(PLAN, {}, [day(plannedOn, 'office')])).toMatchObject([{ kind: 'office' }]);
    expect(found(PLAN, {}, [day(plannedOn, 'custom', ['pemuda-1'])])).toEqual([]);
    expect(found(putOn('2028-04-23'))).toEqual([{ kind: 'day', item: KEY, on: '2028-04-23', dayKind: undefined }]); // a Sunday
  });

  it('is a thing that is booked for it on another day, and who is away', () => {
    const { plannedOn, owner } = itemIn(PLAN, KEY);
    const booking = { item: KEY, thing: 'vehicles/socialProvince/1', fromOn: '2028-01-01', untilOn: '2028-01-01' };
    expect(found(PLAN, { bookings: [booking] })).toEqual([{ kind: 'booking', item: KEY, on: plannedOn, who: booking.thing }]);
    expect(found(PLAN, { bookings: [{ ...booking, fromOn: plannedOn, untilOn: plannedOn }] })).toEqual([]);
    const absence = { person: owner ?? '', from: plannedOn, until: '2099-01-01' };
    expect(found(PLAN, { absences: [absence] })).toEqual([{ kind: 'away', item: KEY, on: plannedOn, who: owner }]);
    expect(found(PLAN, { absences: [{ ...absence, from: '2027-01-01', until: plannedOn }] })).toEqual([]);
  });

  it('is nothing for what is done, held back or waits', () => {
    const { plannedOn } = itemIn(PLAN, KEY);
    for (const over of [{ outcome: 'held' as const }, { heldBy: [1] }, { rings: [] }])
      expect(found(putOn(plannedOn, KEY, over), {}, [day(plannedOn, 'custom')])).toEqual([]);
  });
});

describe('what an act brings', () => {
  it('are the clashes that were none before; two that move together bring none', () => {
    const { plannedOn } = itemIn(PLAN, 'incomeManagement/nelayan/09');
    const together = putOn(plannedOn);
    const moved = together.map((item) => (item.key === KEY || item.key === 'incomeManagement/nelayan/09' ? { ...item, plannedOn: '2028-04-27' } : item));
    const keys = new Set([KEY]);
    expect(newClashes(facts(PLAN), facts(together), keys)).toHaveLength(1);
    expect(newClashes(facts(together), facts(together), keys)).toEqual([]);
    expect(newClashes(facts(together), facts(moved), keys).filter(({ other }) => other === 'incomeManagement/nelayan/09')).toEqual([]);
  });

  it('are items after the programme’s end, but for those that belong there', () => {
    const changed = (key: string, plannedOn: string) => ({ before: itemIn(PLAN, key), after: { ...itemIn(PLAN, key), plannedOn } });
    const endsOn = '2029-02-02';
    expect(comeAfterEnd(placingWith(), [changed(KEY, '2029-02-02'), changed('finalEvaluation/programme/01', '2029-03-01')], endsOn)).toBe(1);
    expect(comeAfterEnd(placingWith(), [changed(KEY, '2029-02-01')], endsOn)).toBe(0);
  });
});
