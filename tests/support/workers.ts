import { readFileSync } from 'node:fs';
import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import type { Activities } from '../../activities/activities.ts';
import { TASK_QUEUE } from '../../messages/names.ts';
import type { Environment } from './environments.ts';

let bundle: Promise<{ code: string }> | undefined;

/** The workflow bundle, made once a run. */
export function workflowBundle(): Promise<{ code: string }> {
  bundle ??= fetch(inject('bundleOnDemand')).then(async (answer) => {
    if (!answer.ok) throw new Error(`no workflow bundle: ${await answer.text()}`);
    return { code: readFileSync(await answer.text(), 'utf8') };
  });
  return bundle;
}

/** Runs `story` beside a worker of the product's workflows over the activities given; the worker is gone afterwards. */
export async function besideWorker<T>(env: Environment, activities: Activities, story: () => Promise<T>, maxCachedWorkflows = 20): Promise<T> {
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities,
    maxCachedWorkflows,
  });
  return worker.runUntil(story);
}

/** Waits in real time until `look` answers something truthy, and answers it. @throws with `what` after the deadline */
export async function eventually<T>(what: string, look: () => T | Promise<T>, deadlineMs = 20_000): Promise<Exclude<T, false | undefined>> {
  const until = performance.now() + deadlineMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen as Exclude<T, false | undefined>;
    if (performance.now() > until) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Every run of a workflow, oldest first, with the number of its events. */
export async function runsOf(env: Environment, workflowId: string, firstRunId: string): Promise<{ runId: string; events: number }[]> {
  const runs: { runId: string; events: number }[] = [];
  for (let runId: string | undefined = firstRunId; runId !== undefined; ) {
    const handle: WorkflowHandle = env.client.workflow.getHandle(workflowId, runId);
    const events = (await handle.fetchHistory()).events ?? [];
    runs.push({ runId, events: events.length });
    runId = events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
  }
  return runs;
}
