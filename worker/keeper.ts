import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Sql } from '../db/connect.ts';
import { tell } from '../db/inbox.ts';
import { workflowIdOf } from '../messages/names.ts';
import { keepPassing, type Log } from './loop.ts';

export type Keeping = {
  readonly sql: Sql;
  readonly client: Client;
  readonly log: Log /** How long between two looks, milliseconds. */;
  readonly everyMs: number;
};

/** Looks from time to time, until the signal says stop, whether what should run does. */
export async function runKeeper(keeping: Keeping, signal: AbortSignal): Promise<void> {
  const pass = async (): Promise<'done'> => {
    await tellStopped(keeping);
    return 'done';
  };
  await keepPassing({ name: 'keeper', sql: keeping.sql, pollMs: keeping.everyMs, pass, log: keeping.log }, signal);
}

/**
 * Tells each open programme whose workflow does not run, so that it is started again: after a lost Temporal database, or when somebody ended it.
 * A begun track that does not run, and about which nobody has a repair task yet, is named to its programme.
 * @returns ids of the workflows that did not run
 */
export async function tellStopped({ sql, client }: Pick<Keeping, 'sql' | 'client'>): Promise<string[]> {
  // What waits in the inbox starts it without us.
  const expected = await sql<{ code: string; plan_version: number; track: string | null }[]>`
    with open as (select code, plan_version from programme where stage <> 'ended'
      and not exists (select from inbox where programme = code and child is null and told_at is null))
    select code, plan_version, null as track from open
    union all
    select code, plan_version, t.name from open join track t on t.programme = code
    where t.started_at is not null and t.ended_at is null
      and not exists (select from repair r where r.programme = code and r.closed_at is null and (r.subject = t.name or r.subject ^@ (t.name || '/')))
    order by 1, 3 nulls first`;
  const stopped: string[] = [];
  for (const { code, plan_version, track } of expected) {
    const id = workflowIdOf(code, track ?? undefined);
    if (await runs(client, id)) continue;
    stopped.push(id);
    await sql.begin((tx) => tell(tx, code, [{ planVersion: plan_version, keys: track === null ? [] : [track] }]));
  }
  return stopped;
}

async function runs(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
  } catch (failure) {
    if (failure instanceof WorkflowNotFoundError) return false;
    throw failure;
  }
}
