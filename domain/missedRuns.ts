import { z } from 'zod';
import type { AttendanceStatus } from './attendance.ts';
import { Count } from './words.ts';

/** When what is missed again and again becomes a task instead of more mail. All numbers are settings; a programme without them looks at none of it. */
export const Patterns = z.strictObject({
  /** So many sessions of a group's series in a row that did not happen. */
  missedSessions: z.int().min(2),
  /** So many absences of a client in a row that nobody excused. */
  absences: z.int().min(2),
  /** Days until it is to be followed up. */
  withinDays: Count,
});
export type Patterns = z.infer<typeof Patterns>;

/** Of one in a row: missed, kept (which ends a run), or passed over, as if it had not been expected. */
export type Mark = 'missed' | 'kept' | 'passedOver';

/** A session as a row of them has it. A reason of the day is nobody's fault (R23): such a session counts for nothing. */
export function markOfSession(outcome: 'held' | 'didNotHappen' | 'cancelled', isNobodysFault: boolean): Mark {
  if (outcome === 'cancelled') return 'passedOver';
  if (outcome === 'held') return 'kept';
  return isNobodysFault ? 'passedOver' : 'missed';
}

/** A client's mark on a day. Who is away or ill for a while is excused, whatever the list says (R4, R5). */
export function markOfClient(status: AttendanceStatus, isAway: boolean): Mark {
  return status === 'unexcused' && !isAway ? 'missed' : 'kept';
}

/** How many were missed in the row in which this one stands: before it and, where reports come late, after it. 0 where it was not missed itself. */
export function missedInARow(marks: readonly Mark[], index: number): number {
  if (marks[index] !== 'missed') return 0;
  return 1 + missedFrom(marks.slice(0, index).toReversed()) + missedFrom(marks.slice(index + 1));
}

function missedFrom(marks: readonly Mark[]): number {
  const end = marks.indexOf('kept');
  return (end < 0 ? marks : marks.slice(0, end)).filter((mark) => mark === 'missed').length;
}
