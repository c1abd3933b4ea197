import type { Became } from './act.ts';
import type { PlanItem } from './planItem.ts';
import { addDays, type Day } from './time.ts';

/** Kinds of notice by which people hear what an act did to a task they know of. `relieved`: no longer theirs. */
export type HeraldKind = 'moved' | 'paused' | 'resumed' | 'cancelled' | 'reassigned' | 'relieved';

/** Who is told of a change that comes before an item's own notice: whoever may have planned for it. */
const NEAR_DAYS = 14;

/**
 * Who is told that an act changed an item, each person once: those who know of it, and those who would before long. What lies further ahead is
 * told by its own notice when its time comes, so that a plan moved by a year does not bring hundreds of mails.
 * @param today the programme's day
 */
export function heraldsOf(became: Became, before: PlanItem | undefined, after: PlanItem, today: Day): { person: string; kind: HeraldKind }[] {
  if (before === undefined || became === 'added') return []; // its own notice
  if (before.rung === 0 && !isNear(before.plannedOn, today) && !isNear(after.plannedOn, today)) return [];
  const people = peopleOf(after);
  const gone = peopleOf(before).filter((person) => !people.includes(person));
  const come = people.filter((person) => !peopleOf(before).includes(person));
  const stay = people.filter((person) => !come.includes(person));
  const kind = became === 'reopened' ? 'resumed' : became;
  return [
    ...(kind === 'reassigned' ? [] : stay.map((person) => ({ person, kind }))),
    ...come.map((person) => ({ person, kind: 'reassigned' as const })),
    ...gone.map((person) => ({ person, kind: 'relieved' as const })),
  ];
}

function peopleOf({ owner, invited }: PlanItem): string[] {
  return [...new Set([...(owner === undefined ? [] : [owner]), ...invited])];
}

function isNear(day: Day, today: Day): boolean {
  return day <= addDays(today, NEAR_DAYS) && day >= addDays(today, -NEAR_DAYS);
}
