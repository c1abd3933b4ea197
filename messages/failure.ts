import { ApplicationFailure } from '@temporalio/common';

/** The closed list of failures that would fail again; anything else is thrown as it came and Temporal retries. */
export const FAILURE_TYPES = ['InvalidInput', 'ProgrammeNotFound', 'TrackNotFound', 'StaffNotFound', 'ItemsRefused'] as const;
export type FailureType = (typeof FAILURE_TYPES)[number];

/** A failure that is not retried. The message gives id, place and what was expected, never a personal value. */
export function permanent(type: FailureType, message: string, ...details: unknown[]): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, type, ...details);
}
