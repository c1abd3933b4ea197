import { calendarOf, type CalendarDay, localCalendars } from '../../domain/calendar.ts';
import type { Placing } from '../../domain/placeItem.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { proposePlan } from '../../domain/proposePlan.ts';
import { calendar, calendarDays, definition, people } from './tablolong.ts';

export const START = '2027-08-02';

/** Tablolong's plan as it runs, nothing done yet. */
export function runningPlan(startsOn = START): PlanItem[] {
  return proposePlan(definition, people, startsOn, calendar).items.map((item) => ({ ...item, outcome: null, rung: 0, heldBy: [] }));
}

/** Tablolong's people and calendar, with days besides. */
export function placingWith(...more: CalendarDay[]): Placing {
  const days = [...calendarDays, ...more];
  return { definition, staff: people.staff, calendar: calendarOf(days), locally: localCalendars(days) };
}

export const day = (date: string, kind: CalendarDay['kind'] = 'holiday', only?: string[]): CalendarDay => ({
  date,
  kind,
  name: { id: 'uji', en: 'test' },
  source: 'test',
  estimate: false,
  ...(only && { only }),
});

/** The items as changes leave them; what is added is there too. */
export function after(items: readonly PlanItem[], changes: readonly PlanChange[]): PlanItem[] {
  const moved = new Map(changes.flatMap((change) => (change.kind === 'move' ? [[change.key, change]] : [])));
  const added = changes.flatMap((change): PlanItem[] => (change.kind === 'add' ? [{ ...change.item, outcome: null, rung: 0, heldBy: [] }] : []));
  return [
    ...items.map((item) => {
      const change = moved.get(item.key);
      if (change === undefined) return item;
      const { windowFrom, windowUntil, plannedOn, rings } = change;
      return { ...item, windowFrom, windowUntil, plannedOn, rings };
    }),
    ...added,
  ];
}

/** An item of a plan. */
export function itemIn(items: readonly PlanItem[], key: string): PlanItem {
  const item = items.find((each) => each.key === key);
  if (item === undefined) throw new Error(`${key}: no such item`);
  return item;
}

/** The days of a block. */
export function blockDays(items: readonly PlanItem[], audience: string, part: string): string[] {
  return items.filter((item) => item.track === 'training' && item.audience === audience && item.part === part).map(({ plannedOn }) => plannedOn);
}
