import type { PlannedItem } from './plan.ts';

/** An item of a running plan, as acts judge it: how it was planned, and how it stands. */
export type PlanItem = PlannedItem & {
  /** Null: it is open. */
  readonly outcome: 'held' | 'didNotHappen' | 'cancelled' | null;
  /** How many of its rings are behind it; from one on its people know of it. */
  readonly rung: number;
  /** Numbers of the acts that hold it back; paused while there are any. */
  readonly heldBy: readonly number[];
};

/** Whether it can still be changed: done things never move. */
export function isOpen({ outcome }: Pick<PlanItem, 'outcome'>): boolean {
  return outcome === null;
}
