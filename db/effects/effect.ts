import type { PlanChange } from '../../domain/planChange.ts';
import type { PlannedTrack } from '../../domain/plan.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Day } from '../../domain/time.ts';
import type { TrackKind } from '../../domain/tracks.ts';
import type { ReportInput } from '../commands/report.ts';
import type { Programme } from '../commands/command.ts';
import type { Tx } from '../connect.ts';

/** A report that is accepted as far as every report goes, with its item. */
export type Reported = {
  readonly programme: Programme;
  readonly item: {
    readonly key: string;
    readonly track: string;
    readonly kind: TrackKind;
    readonly audience: string;
    readonly ordinal: number;
    readonly subject: string | undefined;
    readonly part: string | undefined;
    readonly standsFor?: number | undefined;
    readonly owner: string | undefined;
    readonly windowFrom: Day;
    readonly windowUntil: Day;
  };
  readonly input: ReportInput;
  /** Id of the person who typed it. */
  readonly reporter: string;
  /** The master key; a sealed value is opened or made with the key it wraps. */
  readonly master: Buffer;
};

/**
 * What a report of a kind of item brings about besides: the next hand's step, money reserved, a consent recorded. `judge` may refuse and writes
 * nothing; `apply` writes, all in the report's own transaction.
 */
export type Effect = {
  readonly judge?: (tx: Tx, reported: Reported) => Promise<Refusal | undefined>;
  readonly apply: (tx: Tx, reported: Reported) => Promise<Applied>;
};

/** `changes` go through `changePlan`, once; `tracks` are those that may be new to the plan. `after` joins the journal entry's: ids, keys, counts, decisions. */
export type Applied = {
  readonly changes: readonly PlanChange[];
  readonly tracks?: readonly PlannedTrack[];
  /** Rows that refer to items which the changes add: written once these are. */
  readonly refer?: (tx: Tx) => Promise<void>;
  readonly after?: Readonly<Record<string, unknown>>;
};
