import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '../../domain/calendar.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { replan } from '../../domain/replan.ts';
import { addDays, dayOf } from '../../domain/time.ts';
import { after, blockDays, day, itemIn, runningPlan } from './runningPlan.ts';
import { calendarDays, definition, people } from './tablolong.ts';

const PLAN = runningPlan();
const placing = { definition, staff: people.staff };
const TODAY = '2027-08-01';

function withMore(items: readonly PlanItem[], more: CalendarDay[], today = TODAY, before = calendarDays) {
  return replan(placing, { items, before, after: [...before, ...more], today });
}
const moved = (items: readonly PlanItem[], more: CalendarDay[], today?: string) => after(items, withMore(items, more, today));
const MENTORING = 'mentoring/nelayan-1/08';

describe('a day added to a running plan', () => {
  it('moves the sessions of that day within their window, and nothing else of them', () => {
    const { plannedOn, windowFrom, windowUntil } = itemIn(PLAN, MENTORING);
    const plan = moved(PLAN, [day(plannedOn)]);
    const session = itemIn(plan, MENTORING);
    expect(session).toMatchObject({ windowFrom, windowUntil });
    expect(session.plannedOn !== plannedOn && session.plannedOn >= windowFrom && session.plannedOn < windowUntil).toBe(true);
    const others = PLAN.filter((item) => item.plannedOn !== plannedOn && item.track !== 'training');
    for (const item of others) expect([item.key, itemIn(plan, item.key).plannedOn]).toEqual([item.key, item.plannedOn]);
  });

  it('is answered by each kind of session as the definition has it: a storm moves none of those who are then ashore', () => {
    const { plannedOn } = itemIn(PLAN, MENTORING);
    expect(withMore(PLAN, [day(plannedOn, 'storm')])).toEqual([]);
    const harvest = withMore(PLAN, [day(plannedOn, 'harvest')]).map((change) => (change.kind === 'move' ? change.key.split('/')[0] : change.kind));
    expect(harvest).toContain('mentoring');
    expect(harvest).not.toContain('monitoring');
  });

  it('of a whole window puts the session on the first good day after it, the window following no further than it must', () => {
    const { windowFrom, windowUntil } = itemIn(PLAN, MENTORING);
    const days = Array.from({ length: 7 }, (_, index) => day(addDays(windowFrom, index), 'collectiveLeave'));
    const session = itemIn(moved(PLAN, days), MENTORING);
    expect(session.plannedOn >= windowUntil).toBe(true);
    expect(session.windowUntil).toBe(addDays(session.plannedOn, 1));
  });

  it('never puts a session on a day of its group’s training, nor on another session of the group while there is another day', () => {
    const mentoring = PLAN.filter(({ track }) => track === 'mentoring');
    const days = mentoring.slice(0, 30).map(({ plannedOn }) => day(plannedOn, 'custom'));
    const plan = moved(PLAN, days);
    const training = new Set(plan.filter(({ track }) => track === 'training').map(({ audience, plannedOn }) => `${audience} ${plannedOn}`));
    const clashing = plan.filter(({ track, audience, plannedOn }) => track === 'mentoring' && training.has(`${audience.split('-')[0]} ${plannedOn}`));
    expect(clashing).toEqual([]);
  });

  it('in a block of training moves the block whole, with the capital proposal (R19)', () => {
    const plan = moved(PLAN, [day('2027-08-04')]);
    expect(blockDays(plan, 'nelayan', 'phase1')).toEqual(['2027-08-09', '2027-08-10', '2027-08-11', '2027-08-12', '2027-08-13']);
    expect(itemIn(plan, 'capital/nelayan-1/01').windowFrom).toBe(addDays(itemIn(PLAN, 'capital/nelayan-1/01').windowFrom, 7));
  });

  it('moves nothing that is done, that is over, that is held back or that waits for another', () => {
    const { plannedOn } = itemIn(PLAN, MENTORING);
    const change = (over: Partial<PlanItem>) => PLAN.map((item) => (item.key === MENTORING ? { ...item, ...over } : item));
    for (const over of [{ outcome: 'held' as const }, { heldBy: [3] }, { rings: [] }])
      expect(withMore(change(over), [day(plannedOn)]).some((each) => 'key' in each && each.key === MENTORING)).toBe(false);
    expect(withMore(PLAN, [day(plannedOn)], addDays(plannedOn, 1)).filter(({ kind }) => kind === 'move')).toEqual([]);
  });

  it('for some groups alone moves nobody else’s', () => {
    const { plannedOn } = itemIn(PLAN, MENTORING);
    const changes = withMore(PLAN, [day(plannedOn, 'custom', ['nelayan-1'])]);
    expect(changes.map((change) => (change.kind === 'move' ? change.key : change.kind))).toEqual([MENTORING]);
  });

  it('puts off the ladder of what is open by the working days there are, and leaves what has rung', () => {
    const item = itemIn(PLAN, MENTORING);
    const reminder = dayOf(item.rings[1] as number, definition.timeZone);
    const [change] = withMore(PLAN, [day(reminder)]).filter((each) => each.kind === 'clock' && each.key === MENTORING);
    if (change?.kind !== 'clock') throw new Error('expected its clock to change');
    expect(change.rings[0]).toBe(item.rings[0]);
    expect(change.rings[1]).toBeGreaterThan(item.rings[1] as number);
    const rung = PLAN.map((each) => (each.key === MENTORING ? { ...each, rung: 2 } : each));
    const [later] = withMore(rung, [day(reminder)], reminder).filter((each) => each.kind === 'clock' && each.key === MENTORING);
    if (later?.kind !== 'clock') throw new Error('expected its clock to change');
    expect(later.rings.slice(0, 2)).toEqual(item.rings.slice(0, 2));
  });

  it('that is taken back puts the ladder where it was', () => {
    const reminder = dayOf(itemIn(PLAN, MENTORING).rings[1] as number, definition.timeZone);
    const more = [day(reminder)];
    const plan = withClocks(PLAN, withMore(PLAN, more));
    const back = replan(placing, { items: plan, before: [...calendarDays, ...more], after: calendarDays, today: TODAY });
    expect(itemIn(withClocks(plan, back), MENTORING).rings).toEqual(itemIn(PLAN, MENTORING).rings);
  });
});

function withClocks(items: readonly PlanItem[], changes: ReturnType<typeof withMore>): PlanItem[] {
  const clocks = new Map(changes.flatMap((change) => (change.kind === 'clock' ? [[change.key, change.rings]] : [])));
  return after(items, changes).map((item) => ({ ...item, rings: clocks.get(item.key) ?? item.rings }));
}
