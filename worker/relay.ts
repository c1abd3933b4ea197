import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { z } from 'zod';
import { programmeSummary } from '../activities/words.ts';
import type { Db, Sql, Tx } from '../db/connect.ts';
import { tell } from '../db/inbox.ts';
import type { Day } from '../domain/time.ts';
import { ProgrammeStage, Village } from '../messages/attributes.ts';
import { TASK_QUEUE, workflowIdOf } from '../messages/names.ts';
import { type Told, told } from '../messages/signals.ts';
import { type Programme, programmeOf } from '../notices/programme.ts';
import { classOf, keepPassing, type Log } from './loop.ts';

export type Relaying = { readonly sql: Sql; readonly client: Client; readonly now: () => number; readonly log: Log };

const POLL_MS = 1000;
/** Temporal answers within milliseconds or is away. */
const DEADLINE_MS = 5000;
/** Classes of failure that say so: cancelled by our deadline, past its own, out of resources, unavailable. Anything else is one workflow's trouble. */
const AWAY: readonly string[] = ['grpc1', 'grpc4', 'grpc8', 'grpc14'];
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5000;

const Telling = z.object({ planVersion: z.int().min(0), keys: z.array(z.string().min(1).max(160)), now: z.int().optional() });

type Row = { id: number; child: string | null; plan_version: number; keys: string[]; now: number | null; due: boolean; waiting: boolean };

/** Tells workflows what the inbox holds for them until the signal says stop. Several relays at once share the programmes. */
export async function runRelay(relaying: Relaying, signal: AbortSignal): Promise<void> {
  const pass = async () => ((await relayDue(relaying)) > 0 ? 'again' : 'done');
  await keepPassing({ name: 'relay', sql: relaying.sql, channel: 'inbox', pollMs: POLL_MS, pass, log: relaying.log }, signal);
}

/**
 * Tells what is due now: of each workflow with a due row all its rows, merged into one signal, in order. Rows stay untold until the signal was taken,
 * so a relay that dies tells again; what is told twice is harmless by plan version and key. Rows of a workflow that could not be told count the
 * attempt and wait, longer each time, up to 5 s; the others are told all the same, unless it is Temporal that cannot be reached.
 * @returns how many workflows were told
 */
export async function relayDue(relaying: Relaying): Promise<number> {
  const { sql, log } = relaying;
  const at = relaying.now();
  // Of those alone that can be told now: a transaction for each programme whose reports are held back would keep the relay busy for an hour.
  const waiting = await sql<{ programme: string }[]>`
    select distinct i.programme from inbox i join programme p on p.code = i.programme
    where i.told_at is null and ${isDue(sql, at)} and not ${isWaiting(sql)} order by i.programme`;
  let count = 0;
  for (const { programme } of waiting) {
    const done = await sql.begin((tx) => relayFor(tx, programme, relaying));
    count += done.told;
    for (const failed of done.failed) log.warn({ programme, failed }, 'a workflow could not be told, trying again');
    if (done.failed.some((failed) => AWAY.includes(failed))) break; // what one cannot reach now, the next one cannot either
  }
  return count;
}

/** @returns how many of its workflows were told, and the classes of failure of those that could not be */
async function relayFor(tx: Tx, code: string, { client, now }: Relaying): Promise<{ told: number; failed: readonly string[] }> {
  const [claim] = await tx<[{ ours: boolean }]>`select pg_try_advisory_xact_lock(hashtextextended(${`relay ${code}`}, 0)) as ours`;
  if (!claim.ours) return { told: 0, failed: [] };
  let count = 0;
  const failures: string[] = [];
  for (const [child, rows] of await dueByWorkflow(tx, code, now())) {
    const ids = rows.map(({ id }) => id);
    try {
      await withinDeadline(client, () => signal(tx, client, { code, child, now }, merged(child, rows)));
    } catch (failure) {
      const failed = classOf(failure);
      await tx`update inbox set attempts = attempts + 1, attempted_at = clock_timestamp(), failed = ${failed} where id = any(${ids})`;
      failures.push(failed);
      if (AWAY.includes(failed)) break;
      continue;
    }
    await Promise.all([
      tx`update inbox set told_at = clock_timestamp(), failed = null where id = any(${ids})`,
      tx`select pg_notify('notice', ${code})`, // perhaps settled now
    ]);
    count += 1;
  }
  return { told: count, failed: failures };
}

function withinDeadline<T>(client: Client, work: () => Promise<T>): Promise<T> {
  return client.withAbortSignal(AbortSignal.timeout(DEADLINE_MS), work);
}

/** The untold rows of each workflow that has one due and is not waiting for its next try. A held row goes along with any that is due, so that order is kept. */
async function dueByWorkflow(tx: Tx, code: string, now: number): Promise<Map<string | null, Row[]>> {
  const rows = await tx<Row[]>`
    select i.id, i.child, i.plan_version, i.keys, i.now, ${isDue(tx, now)} as due, ${isWaiting(tx)} as waiting
    from inbox i join programme p on p.code = i.programme where i.programme = ${code} and i.told_at is null order by i.id`;
  const byWorkflow = new Map<string | null, Row[]>();
  for (const row of rows) byWorkflow.set(row.child, [...(byWorkflow.get(row.child) ?? []), row]);
  for (const [child, own] of byWorkflow) if (!own.some(({ due }) => due) || own.some(({ waiting }) => waiting)) byWorkflow.delete(child);
  return byWorkflow;
}

/** Of an inbox row `i` of the programme `p`: it is not held back any more, or something that it is about rings. */
function isDue(db: Db, now: number) {
  return db`(i.hold_until is null or p.clock_now is not null or i.hold_until <= ${now}
    or exists (select from item where programme = i.programme and key = any(i.keys) and next_ring_at <= ${now}))`;
}

/** It was tried and its next try has not come. */
function isWaiting(db: Db) {
  return db`(i.attempts > 0 and i.attempted_at + least(${FIRST_RETRY_MS} * power(2, least(i.attempts, 20) - 1), ${LONGEST_RETRY_MS}) * interval '1 millisecond'
    > clock_timestamp())`;
}

/**
 * One message of all. Keys that an older plan closed may have been opened again by a newer one, and a track told of a newer one loads anyway: they are
 * dropped. Those for the programme's own workflow are names of tracks to look at, of whatever plan.
 */
function merged(child: string | null, rows: readonly Row[]): Told {
  const steps = rows.flatMap(({ now }) => (now === null ? [] : [now]));
  const planVersion = Math.max(...rows.map(({ plan_version }) => plan_version));
  const { now, ...telling } = Telling.parse({
    planVersion,
    keys: [...new Set(rows.filter((row) => child === null || row.plan_version === planVersion).flatMap(({ keys }) => keys))],
    now: steps.length === 0 ? undefined : Math.max(...steps),
  });
  return now === undefined ? telling : { ...telling, now };
}

type Workflow = { readonly code: string; readonly child: string | null; readonly now: () => number };

async function signal(tx: Tx, client: Client, { code, child, now }: Workflow, telling: Told): Promise<void> {
  const programme = child === null ? await programmeOf(tx, code, now, 'unheld') : undefined;
  if (programme !== undefined && programme.stage !== 'ended') return tellProgramme(tx, client, programme, telling);
  try {
    await client.workflow.getHandle(workflowIdOf(code, child ?? undefined)).signal(told, telling);
  } catch (failure) {
    if (!(failure instanceof WorkflowNotFoundError)) throw failure;
    // Absent or completed: Postgres has the fact. What it should still do, its programme has to start it again for.
    if (child !== null) await nameToProgramme(tx, code, child, telling);
  }
}

/** The programme's own workflow is started by the first thing it is told, and again if it was lost or terminated by hand. */
async function tellProgramme(tx: Tx, client: Client, { code, definition, language, stage, village }: Programme, telling: Told): Promise<void> {
  const [row] = await tx<[{ starts_on: Day }]>`select starts_on from programme where code = ${code}`;
  await client.workflow.signalWithStart('programme', {
    workflowId: workflowIdOf(code),
    taskQueue: TASK_QUEUE,
    args: [{ code }],
    signal: told,
    signalArgs: [telling],
    staticSummary: programmeSummary(definition.name, village, row.starts_on, language),
    typedSearchAttributes: [
      { key: ProgrammeStage, value: stage },
      { key: Village, value: village },
    ],
  });
}

async function nameToProgramme(tx: Tx, code: string, track: string, { now }: Told): Promise<void> {
  const [row] = await tx<{ plan_version: number }[]>`
    select p.plan_version from track t join programme p on p.code = t.programme
    where t.programme = ${code} and t.name = ${track} and p.stage <> 'ended' and t.ended_at is null and (t.started_at is not null
      or exists (select from item i where i.programme = t.programme and i.track = t.name and i.outcome is null))`;
  if (row !== undefined) await tell(tx, code, [{ planVersion: row.plan_version, keys: [track], now }]);
}
