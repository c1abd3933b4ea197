import type { Instant } from './agenda.ts';
import type { PlannedItem } from './plan.ts';
import type { Day } from './time.ts';

/**
 * What a command changes about a plan that is running: the one list that judges make and `db/changePlan.ts` writes, raising the plan version once.
 * Done things never change: a change of an item that has an outcome is a fault of the judge.
 */
export type PlanChange =
  /** A new item, its key new to the plan. One that waits for another has no rings. */
  | { readonly kind: 'add'; readonly item: PlannedItem }
  /** An item that waited is due now. */
  | {
      readonly kind: 'open';
      readonly key: string;
      readonly windowFrom: Day;
      readonly windowUntil: Day;
      readonly plannedOn: Day;
      readonly rings: readonly Instant[];
    }
  /** No longer expected, with a key of the reason: `digabung`, `refused`. */
  | { readonly kind: 'cancel'; readonly key: string; readonly reason: string };

/** The keys that changes name, as the journal has them: by `added` and `opened` an item can say how it came into the plan. What there is none of is left out. */
export function changedKeys(changes: readonly PlanChange[]): { added?: string[]; opened?: string[]; cancelled?: string[] } {
  const keys = (kind: PlanChange['kind']) =>
    changes.flatMap((change) => (change.kind !== kind ? [] : change.kind === 'add' ? [change.item.key] : [change.key]));
  const [added, opened, cancelled] = [keys('add'), keys('open'), keys('cancel')];
  return { ...(added.length > 0 && { added }), ...(opened.length > 0 && { opened }), ...(cancelled.length > 0 && { cancelled }) };
}
