import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Sql } from '../db/connect.ts';
import { tell } from '../db/inbox.ts';
import { workflowIdOf } from '../messages/names.ts';
import { keepPassing, type Log } from './loop.ts';

export type Keeping = {
  readonly sql: Sql;
  readonly client: Client;
  readonly log: Log;
  /** How long between two looks, milliseconds. */
  readonly everyMs: number;
  readonly now: () => number;
};

/** What a workflow should have done so long ago it has not heard of. */
const LATE_MS = 10 * 60_000;

/** Looks from time to time, until the signal says stop, whether what should run does, and does what it should. */
export async function runKeeper(keeping: Keeping, signal: AbortSignal): Promise<void> {
  const pass = async (): Promise<'done'> => {
    await tellStopped(keeping);
    await tellLate(keeping);
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
    select code, open.plan_version, t.name from open join track t on t.programme = code
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

/**
 * Tells the workflows of programmes at real pace that have long not done what the facts call for. What they were told is lost where Temporal's database
 * was set back (to a backup, by a power cut), and ours remembers that it was told: they run, and would wait for ever.
 * @returns ids of the workflows told
 */
export async function tellLate({ sql, now }: Pick<Keeping, 'sql' | 'now'>): Promise<string[]> {
  const before = now() - LATE_MS;
  const late = await sql<{ code: string; child: string | null; plan_version: number }[]>`
    with ours as (select code, plan_version, stage, terminates, locked_at from programme where clock_now is null and stage <> 'ended'),
    open as (select p.code, p.plan_version, t.name, t.started_at, t.starts_at from ours p join track t on t.programme = p.code
      where t.ended_at is null and (p.stage <> 'planning' or t.phase = 'planning')),
    late as (
      select code, plan_version, null as child from ours where stage = 'planning' and locked_at <= ${before}
      union select code, plan_version, null from open where started_at is null and starts_at <= ${before}
      -- The stage is over: what it waited for has ended.
      union select code, plan_version, null from ours where stage <> 'planning'
        and (select max(coalesce(ended_at, ${now()})) from track t where t.programme = code and case
          when stage = 'running' and terminates then t.phase in ('planning', 'running')
          when stage = 'termination' then t.kind = 'termination'
          else true end) <= ${before}
      union select code, plan_version, name from open where started_at is not null and exists (select from item
        where programme = code and track = name and outcome is null and not paused and not blocked and next_ring_at <= ${before})
      union select code, plan_version, name from open where started_at <= ${before}
        and not exists (select from item where programme = code and track = name and outcome is null)
        and not exists (select from item join report r on r.programme = item.programme and r.item = item.key
          where item.programme = code and track = name and entered_at > ${before}))
    select code, plan_version, child from late
    where not exists (select from inbox where programme = code and inbox.child is not distinct from late.child and told_at is null)
      and not exists (select from repair where programme = code and closed_at is null and (subject = late.child or subject ^@ (late.child || '/')))
    order by 1, 3 nulls first`;
  // The plan has no such version yet: whoever hears of it loads.
  for (const { code, child, plan_version } of late) await sql.begin((tx) => tell(tx, code, [{ child: child ?? undefined, planVersion: plan_version + 1 }]));
  return late.map(({ code, child }) => workflowIdOf(code, child ?? undefined));
}

async function runs(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
  } catch (failure) {
    if (failure instanceof WorkflowNotFoundError) return false;
    throw failure;
  }
}
