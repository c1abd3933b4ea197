import type { Client } from '@temporalio/client';
import proto, { type temporal } from '@temporalio/proto';
import { addCosts, costOfRun, type HistoryCost, NO_COST } from './historyCost.ts';

type History = temporal.api.history.v1.IHistory;

/**
 * Reads a workflow's runs, oldest first, by following each to the run it continued as.
 * @param firstRunId the first run of the chain; later chains under the same workflow id (a repair) are not followed
 */
export async function* historiesOfChain(client: Client, workflowId: string, firstRunId: string): AsyncGenerator<History> {
  for (let runId: string | undefined = firstRunId; runId !== undefined; ) {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    yield history;
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
  }
}

/** Reads every run of a programme's own workflow and of its stages and tracks, as the server lists them. Needs a server with lists: not the time-skipping one. */
export async function* historiesOfProgramme(client: Client, code: string): AsyncGenerator<History & { readonly workflowId: string }> {
  for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowId = "${code}" OR WorkflowId STARTS_WITH "${code}/"` })) {
    yield Object.assign(await client.workflow.getHandle(workflowId, runId).fetchHistory(), { workflowId });
  }
}

/** What so many runs cost together. Bytes are those of the history's encoding, as the server stores it. */
export async function costOf(histories: AsyncIterable<History>): Promise<HistoryCost> {
  let cost = NO_COST;
  for await (const history of histories) {
    cost = addCosts(cost, costOfRun(history.events ?? [], proto.temporal.api.history.v1.History.encode(history).finish().length));
  }
  return cost;
}
