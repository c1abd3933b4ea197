import { isOpen, type PlanItem } from './planItem.ts';
import { addDays, type Day, weekdayOf, WEEKDAYS } from './time.ts';

/** How much the plan asks of a person: how many items, and the week that has the most of them. */
export type PlanLoad = { readonly person: string; readonly items: number; readonly busiest: { readonly from: Day; readonly items: number } };

/** The load of each owner, the heaviest week first, then the id. Who owns nothing is left out. */
export function planLoads(items: readonly PlanItem[]): PlanLoad[] {
  const weeks = new Map<string, Map<Day, number>>();
  for (const { owner, plannedOn } of items.filter(isOpen)) {
    if (owner === undefined) continue;
    const own = weeks.get(owner) ?? new Map<Day, number>();
    const week = mondayOf(plannedOn);
    own.set(week, (own.get(week) ?? 0) + 1);
    weeks.set(owner, own);
  }
  return [...weeks]
    .map(([person, own]) => {
      const [from = '', most = 0] = [...own].sort(([oneWeek, one], [otherWeek, other]) => other - one || (oneWeek < otherWeek ? -1 : 1))[0] ?? [];
      return { person, items: [...own.values()].reduce((sum, count) => sum + count, 0), busiest: { from, items: most } };
    })
    .sort((one, other) => other.busiest.items - one.busiest.items || other.items - one.items || (one.person < other.person ? -1 : 1));
}

function mondayOf(day: Day): Day {
  return addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));
}
