import type { temporal } from '@temporalio/proto';

type Event = temporal.api.history.v1.IHistoryEvent;

/** What runs of workflows cost a Temporal server, read from their histories. */
export type HistoryCost = {
  readonly runs: number;
  readonly events: number;
  /** Billable actions as Temporal Cloud counts them, but for retries of activities, which leave no event, and queries. */
  readonly actions: number;
  readonly largestRunEvents: number;
  /** Of the run with the most bytes, as the server keeps it. */
  readonly largestRunBytes: number;
};

export const NO_COST: HistoryCost = { runs: 0, events: 0, actions: 0, largestRunEvents: 0, largestRunBytes: 0 };

/**
 * Actions of one event: a start (by a client, by continuing as new, as a child), a signal, a timer, an activity, an upsert of search attributes or
 * memo, and once more for the parent who starts a child. Source: docs.temporal.io, "Temporal Cloud Actions".
 */
function actionsOf(event: Event): number {
  const counted =
    event.workflowExecutionStartedEventAttributes ??
    event.workflowExecutionSignaledEventAttributes ??
    event.timerStartedEventAttributes ??
    event.activityTaskScheduledEventAttributes ??
    event.upsertWorkflowSearchAttributesEventAttributes ??
    event.workflowPropertiesModifiedEventAttributes ??
    event.startChildWorkflowExecutionInitiatedEventAttributes;
  return counted ? 1 : 0;
}

/** The cost of one run. @param bytes of its history, from `describe` or its encoding */
export function costOfRun(events: readonly Event[], bytes: number): HistoryCost {
  const actions = events.reduce((sum, event) => sum + actionsOf(event), 0);
  return { runs: 1, events: events.length, actions, largestRunEvents: events.length, largestRunBytes: bytes };
}

export function addCosts(one: HistoryCost, other: HistoryCost): HistoryCost {
  return {
    runs: one.runs + other.runs,
    events: one.events + other.events,
    actions: one.actions + other.actions,
    largestRunEvents: Math.max(one.largestRunEvents, other.largestRunEvents),
    largestRunBytes: Math.max(one.largestRunBytes, other.largestRunBytes),
  };
}
