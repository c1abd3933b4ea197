import type { AttendanceStatus } from './attendance.ts';
import type { Answers } from './forms.ts';
import type { Day } from './time.ts';
import type { TrackKind } from './tracks.ts';

/**
 * What figures are computed from: the record of truth, opened. `db/queries/records.ts` reads it, or a test writes it by hand. Nothing here is
 * computed; every row names the item it came from, so that a figure can say from which records it is.
 */
export type Records = {
  readonly startsOn: Day;
  /** The day the figures are read for: later reports do not count. */
  readonly readOn: Day;
  /** First day after the last month. */
  readonly endsOn: Day;
  /** The day the plan was locked; undefined before. */
  readonly lockedOn: Day | undefined;
  /** How many withdrew their consent to the use of their data: left out of everything below (R30). */
  readonly withoutData: number;
  readonly clients: readonly ClientRecord[];
  readonly households: readonly HouseholdRecord[];
  readonly sessions: readonly SessionRecord[];
  readonly answers: readonly AnswerRecord[];
  readonly grants: readonly GrantRecord[];
  /** Business groups that ended before the programme did. */
  readonly ended: readonly EndedGroup[];
};

/** `into`: the group that took its people in; undefined where they left. `clients`: how many it took in. */
export type EndedGroup = { readonly group: string; readonly on: Day; readonly into: string | undefined; readonly clients: number };

/** A client who is or was enrolled. A place is counted once, whoever holds it: `place` is shared by a leaver and the one who took over. */
export type ClientRecord = {
  readonly id: string;
  readonly place: number;
  /** The group the client is of, or was of last. */
  readonly group: string;
  /** Every group the client was of, by day; `until` not included. */
  readonly memberships: readonly { readonly group: string; readonly from: Day; readonly until: Day | undefined }[];
  readonly trainingGroup: string;
  readonly household: string;
  readonly joinedOn: Day;
  readonly leftOn: Day | undefined;
  /** Key of the reason. */
  readonly leftBecause: string | undefined;
  readonly replaces: string | undefined;
};

export type HouseholdRecord = { readonly id: string; readonly size: number };

/** An item of a track that is counted, done or not. */
export type SessionRecord = {
  readonly item: string;
  readonly track: string;
  readonly kind: TrackKind;
  readonly audience: string;
  readonly part: string | undefined;
  readonly ordinal: number;
  /** Key of the session that it makes up for: it counts for attendance and is no new planned session (N15). */
  readonly makesUp?: string | undefined;
  readonly windowFrom: Day;
  /** Not included. */
  readonly windowUntil: Day;
  readonly outcome: 'held' | 'didNotHappen' | 'cancelled' | undefined;
  readonly late: boolean;
  /** Undefined: not reported. */
  readonly doneOn: Day | undefined;
  readonly attendance: ReadonlyMap<string, AttendanceStatus>;
  readonly guests: number;
  readonly voices: number;
};

/** Answers given in one report, checked and opened. `subject`: client or household id; undefined where they are the group's or the programme's. */
export type AnswerRecord = {
  readonly item: string;
  readonly track: string;
  readonly kind: TrackKind;
  readonly audience: string;
  readonly form: string;
  readonly subject: string | undefined;
  readonly doneOn: Day;
  readonly answers: Answers;
};

export type GrantRecord = {
  readonly group: string;
  readonly amount: number;
  readonly approvedOn: Day | undefined;
  readonly handedOverOn: Day | undefined;
  readonly useAcceptedOn: Day | undefined;
};
