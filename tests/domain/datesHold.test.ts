import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDay, calendarOf, isGoodDay, localCalendars } from '../../domain/calendar.ts';
import { calendarFor, type Placing } from '../../domain/placeItem.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { isOpen, type PlanItem } from '../../domain/planItem.ts';
import { itemsWithin, type PlanScope } from '../../domain/planScope.ts';
import { moveScope } from '../../domain/moveScope.ts';
import { replan } from '../../domain/replan.ts';
import { addDays, daysBetween } from '../../domain/time.ts';
import { after, day, runningPlan } from './runningPlan.ts';
import { calendarDays, definition, people } from './tablolong.ts';

/** A training group's part of the plan: sessions, blocks, grants, logs. */
const PLAN = runningPlan().filter(({ audience }) => audience === 'nelayan' || audience === 'nelayan-1');
const FIRST = '2027-08-02';

type State = { items: readonly PlanItem[]; days: readonly CalendarDay[]; today: string };
type Step = (state: State) => State;

const placingOf = ({ days }: State): Placing => ({ definition, staff: people.staff, calendar: calendarOf(days), locally: localCalendars(days) });

function withChanges(items: readonly PlanItem[], changes: readonly PlanChange[]): PlanItem[] {
  const clocks = new Map(changes.flatMap((change) => (change.kind === 'clock' ? [[change.key, change.rings]] : [])));
  return after(items, changes).map((item) => ({ ...item, rings: clocks.get(item.key) ?? item.rings }));
}

const offset = fc.integer({ min: 0, max: 200 });
const declared: fc.Arbitrary<Step> = fc
  .record({
    from: offset,
    length: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom('holiday', 'collectiveLeave', 'custom', 'storm', 'harvest', 'office' as const),
    only: fc.option(fc.constantFrom<string[]>(['nelayan-1'], ['nelayan', 'nelayan-1']), { nil: undefined }),
  })
  .map(
    ({ from, length, kind, only }): Step =>
      (state) => {
        const rows = Array.from({ length }, (_, index) => day(addDays(FIRST, from + index), kind, only));
        const days = [...state.days, ...rows];
        return { ...state, days, items: withChanges(state.items, replan({ definition, staff: people.staff }, { ...state, before: state.days, after: days })) };
      },
  );
const moved: fc.Arbitrary<Step> = fc
  .record({ at: fc.nat(), days: fc.integer({ min: -20, max: 60 }), kind: fc.constantFrom('item', 'following', 'block', 'phase' as const) })
  .map(
    ({ at, days, kind }): Step =>
      (state) => {
        const key = (state.items[at % state.items.length] as PlanItem).key;
        const scope: PlanScope = { kind, key };
        const open = (itemsWithin(scope, state.items, definition) ?? []).filter(isOpen);
        const named = open.find((item) => item.key === key);
        if (days === 0 || open.length === 0 || open.some(({ plannedOn }) => plannedOn >= state.today && addDays(plannedOn, days) < state.today)) return state;
        const answer = moveScope(placingOf(state), { scope, items: state.items, open, named, days, path: 'shift.days', today: state.today });
        return answer.kind === 'refused' ? state : { ...state, items: withChanges(state.items, answer.changes) };
      },
  );
/** Time goes by, and what was planned until then is done, but for every fifth. */
const passed: fc.Arbitrary<Step> = fc.integer({ min: 1, max: 60 }).map(
  (days): Step =>
    (state) => {
      const today = addDays(state.today, days);
      const items = state.items.map((item, index) =>
        isOpen(item) && item.rings.length > 0 && item.plannedOn < today && index % 5 > 0 ? { ...item, outcome: 'held' as const, rung: 1 } : item,
      );
      return { ...state, today, items };
    },
);

function expectWhole(before: State, state: State): void {
  expect(state.items.map(({ key }) => key)).toEqual(before.items.map(({ key }) => key));
  for (const [index, item] of state.items.entries()) {
    const was = before.items[index] as PlanItem;
    if (!isOpen(was)) expect(item).toEqual(was);
    expect([item.key, item.windowFrom <= item.plannedOn && item.plannedOn < item.windowUntil]).toEqual([item.key, true]);
    expect([item.key, item.rings.every((ring, at) => at === 0 || ring > (item.rings[at - 1] as number))]).toEqual([item.key, true]);
  }
  expectBlocksWhole(before, state);
}

/** Days of a block that have just moved are a row without a bad day, and keep their distance. */
function expectBlocksWhole(before: State, state: State): void {
  const track = definition.tracks['training'];
  if (track === undefined) throw new Error('expected training');
  let until: string | undefined;
  for (const part of ['phase1', 'phase2', 'phase3']) {
    const days = state.items.filter((item) => item.track === 'training' && item.part === part);
    const open = days.filter(isOpen);
    const first = open[0];
    if (first === undefined) continue;
    const changed = open.filter((item) => before.items.find(({ key }) => key === item.key)?.plannedOn !== item.plannedOn);
    if (changed.length > 0) {
      const row = changed.map(({ plannedOn }) => plannedOn);
      expect([part, daysBetween(row[0] as string, row.at(-1) as string)]).toEqual([part, row.length - 1]);
      for (const plannedOn of row) expect(isGoodDay(plannedOn, track.weekdays, calendarFor(placingOf(state), 'nelayan'), track.days)).toBe(true);
      if (until !== undefined) expect(daysBetween(until, row[0] as string)).toBeGreaterThanOrEqual(14);
    }
    until = days
      .map(({ windowUntil }) => windowUntil)
      .toSorted()
      .at(-1);
  }
}

describe('a plan whose dates change again and again', () => {
  it('loses and doubles nothing, moves nothing done, keeps days in their windows, ladders ascending and blocks whole', () => {
    const steps = fc.array(fc.oneof(declared, moved, passed), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(steps, (taken) => {
        let state: State = { items: PLAN, days: calendarDays, today: FIRST };
        for (const step of taken) {
          const next = step(state);
          expectWhole(state, next);
          state = next;
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  }, 240_000);
});
