import type { Instant } from './agenda.ts';
import type { Day } from './time.ts';
import type { Phase, TrackKind } from './tracks.ts';

/** An item as the plan holds it: its stable key, its window (`until` not included), the day proposed within it, its owner, its instants. */
export type PlannedItem = {
  readonly key: string;
  readonly track: string;
  /** Key of the group, or `programme` where the item is everybody's. */
  readonly audience: string;
  readonly ordinal: number;
  /** What it is about: id of a client or household, key of a giver or partner; undefined where it is its audience's. */
  readonly subject: string | undefined;
  /** Which part of its track it is: an aim of outreach, a block, a step; undefined where all items are alike. */
  readonly part: string | undefined;
  readonly windowFrom: Day;
  readonly windowUntil: Day;
  readonly plannedOn: Day;
  /** Id of the staff member whose task it is; undefined when the roster has nobody for it (a vacancy). */
  readonly owner: string | undefined;
  /** Ids of those invited besides. */
  readonly invited: readonly string[];
  /** Notice, then the steps of the ladder; ascending. Empty: it waits for the item before it in its series, and its window is an estimate. */
  readonly rings: readonly Instant[];
};

/** `startsAt`: its first notice. A track without items is written when it gets its first (`task`), or when its stage is opened (`closing`). */
export type PlannedTrack = {
  readonly name: string;
  readonly kind: TrackKind;
  readonly phase: Phase;
  readonly startsAt: Instant;
  readonly position: number;
};

export type Plan = { readonly tracks: readonly PlannedTrack[]; readonly items: readonly PlannedItem[] };
