import { readdirSync, readFileSync } from 'node:fs';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { expect, it } from 'vitest';
import { addCosts, costOfRun, NO_COST } from '../../cli/historyCost.ts';

const FOLDER = new URL('../histories/', import.meta.url);

function eventsOf(name: string) {
  return historyFromJSON(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))).events ?? [];
}

it('counts an action for each start, signal, timer, activity and upsert of a history, and two for a child', () => {
  const events = eventsOf('real-with-timers.1.json');
  const of = (attributes: string) => events.filter((event) => attributes in event && event[attributes as keyof typeof event]).length;
  expect([of('workflowExecutionStartedEventAttributes'), of('startChildWorkflowExecutionInitiatedEventAttributes'), of('timerStartedEventAttributes')]).toEqual(
    [1, 2, 2],
  );
  const alone = costOfRun(eventsOf('real-with-timers.monitoring.1.json').slice(0, 1), 100);
  expect(alone).toEqual({ runs: 1, events: 1, actions: 1, largestRunEvents: 1, largestRunBytes: 100 });
  const free =
    of('upsertWorkflowSearchAttributesEventAttributes') + of('activityTaskScheduledEventAttributes') + of('workflowExecutionSignaledEventAttributes');
  expect(costOfRun(events, 0).actions).toBe(1 + 2 + 2 + free);
});

it('adds runs, and keeps the largest', () => {
  const histories = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map(eventsOf);
  const cost = histories.map((events, index) => costOfRun(events, index)).reduce(addCosts, NO_COST);
  expect(cost.runs).toBe(histories.length);
  expect(cost.events).toBe(histories.flat().length);
  expect(cost.largestRunEvents).toBe(Math.max(...histories.map((events) => events.length)));
  expect(cost.largestRunBytes).toBe(histories.length - 1);
});
