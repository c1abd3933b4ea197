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
  /** Other dates. One whose people know of it is not announced again: they are told that it moved. One that waits has no rings. */
  | {
      readonly kind: 'move';
      readonly key: string;
      readonly windowFrom: Day;
      readonly windowUntil: Day;
      readonly plannedOn: Day;
      readonly rings: readonly Instant[];
    }
  /** The same dates, but its ladder falls on other days: which days are worked on has changed. Nobody is told, and what has rung stays behind it. */
  | { readonly kind: 'clock'; readonly key: string; readonly rings: readonly Instant[] }
  /** Held back by this act: it rings no more until every act that holds it has ended. */
  | { readonly kind: 'hold'; readonly key: string; readonly act: number }
  /** No longer held back by this act, and due at these dates. */
  | {
      readonly kind: 'release';
      readonly key: string;
      readonly act: number;
      readonly windowFrom: Day;
      readonly windowUntil: Day;
      readonly plannedOn: Day;
      readonly rings: readonly Instant[];
    }
  /** Somebody else's task; `owner` undefined: a vacancy. */
  | { readonly kind: 'reassign'; readonly key: string; readonly owner: string | undefined; readonly invited: readonly string[] }
  /** No longer expected, with a key of the reason: `digabung`, `refused`. */
  | { readonly kind: 'cancel'; readonly key: string; readonly reason: string };

/** The key of the item that a change is about. */
export function keyOf(change: PlanChange): string {
  return change.kind === 'add' ? change.item.key : change.key;
}

/** The keys that changes name, as the journal has them: by `added` and `opened` an item can say how it came into the plan. What there is none of is left out. */
export function changedKeys(changes: readonly PlanChange[]): { added?: string[]; opened?: string[]; cancelled?: string[] } {
  const keys = (kind: PlanChange['kind']) => changes.filter((change) => change.kind === kind).map(keyOf);
  const [added, opened, cancelled] = [keys('add'), keys('open'), keys('cancel')];
  return { ...(added.length > 0 && { added }), ...(opened.length > 0 && { opened }), ...(cancelled.length > 0 && { cancelled }) };
}
