import { ActivityFailure, ApplicationFailure, condition, isCancellation, workflowInfo } from '@temporalio/workflow';
import { verbs } from './verbs.ts';

/** Continue as new beyond so many events: a run stays below 450 and opens quickly in the Temporal UI. */
export function runIsLong(): boolean {
  return workflowInfo().historyLength > 400;
}

/** The failure an activity threw, out of Temporal's wrapping. */
export function causeOf(failure: unknown): ApplicationFailure | undefined {
  const cause = failure instanceof ActivityFailure ? failure.cause : failure;
  return cause instanceof ApplicationFailure ? cause : undefined;
}

/** Opens a task for the secretary. @returns false if even that failed for good: the caller tries again later. */
export async function askForRepair(code: string, subject: string, cause: string): Promise<boolean> {
  try {
    await verbs.openRepair.executeWithOptions({ summary: subject }, [{ code, subject, cause }]);
    return true;
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    return false;
  }
}

export type Insistence = {
  readonly code: string;
  /** Counts the signals that have come: any of them may be the news that it works again. */
  readonly heard: () => number;
  /** Continues as new: everything is loaded again from Postgres. */
  readonly startOver: () => Promise<never>;
};

/**
 * Makes `insist(subject, act)`: does what the story cannot go on without. When it fails for good a repair task named `subject` is opened, and it is
 * tried again when the workflow is told anything, or hourly. It never gives up and never spins.
 */
export function insistence({ code, heard, startOver }: Insistence): <T>(subject: string, act: () => Promise<T>) => Promise<T> {
  return async (subject, act) => {
    for (;;) {
      try {
        return await act();
      } catch (failure) {
        if (isCancellation(failure)) throw failure;
        const before = heard();
        await askForRepair(code, subject, causeOf(failure)?.type ?? 'unknown');
        await condition(() => heard() > before, '1 hour', { summary: subject });
        if (runIsLong()) await startOver();
      }
    }
  };
}
