import type { Instant } from './agenda.ts';
import type { Day } from './time.ts';

/** An item as the plan holds it: its stable key, its window (`until` not included), the day proposed within it, its owner, its instants. */
export type PlannedItem = {
  readonly key: string;
  readonly track: string;
  /** Key of the group, or `programme` where the item is everybody's. */
  readonly audience: string;
  readonly ordinal: number;
  readonly windowFrom: Day;
  readonly windowUntil: Day;
  readonly plannedOn: Day;
  /** Id of the staff member whose task it is; undefined when the roster has nobody for it (a vacancy). */
  readonly owner: string | undefined;
  /** Ids of those invited besides. */
  readonly invited: readonly string[];
  /** Notice, then the steps of the ladder; ascending. */
  readonly rings: readonly Instant[];
};

export type PlannedTrack = { readonly name: string; readonly startsAt: Instant; readonly position: number };

export type Plan = { readonly tracks: readonly PlannedTrack[]; readonly items: readonly PlannedItem[] };
