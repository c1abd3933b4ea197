import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { parseDocument } from 'yaml';
import { createActivities } from '../../activities/createActivities.ts';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { newKey } from '../../db/sealed.ts';
import { TASK_QUEUE, workflowIdOf } from '../../messages/names.ts';
import { ROOT } from '../../stack/places.ts';
import { freePort } from '../../stack/ports.ts';
import { startPostgres } from '../../stack/postgres.ts';
import { accountFor, dataFolder } from '../../stack/postgresFiles.ts';
import { findTestServer } from '../../stack/temporalBinary.ts';
import { registerSearchAttributes } from '../../worker/attributes.ts';
import { workflowCode } from '../../worker/workflowCode.ts';
import { addCosts, NO_COST } from '../historyCost.ts';
import { costOf, historiesOfChain } from '../programmeHistories.ts';
import type { Script } from '../rehearse/script.ts';
import { readScript } from '../rehearse/script.ts';
import { liveThrough, TRACK } from './eighteenMonths.ts';
import { CODE, type Life } from './life.ts';
import { liveThroughAll } from './wholeProgramme.ts';

/** What one track, or a whole programme, costs a Temporal server over its whole life. */
export type Cost = {
  readonly items: number;
  readonly events: number;
  readonly actions: number;
  readonly eventsPerItem: number;
  readonly actionsPerItem: number;
  readonly largestRunEvents: number;
  readonly largestRunBytes: number;
};

/** How long the relay may hold reports; undefined: as the definition says. */
export type Hold = { readonly until: string } | undefined;

/** What is lived through, and of which track the histories are counted; undefined: of all that runs. */
type Measured = { readonly live: (life: Life, script: Script) => Promise<void>; readonly track: string | undefined };
const MENTORING: Measured = { live: liveThrough, track: TRACK };
const WHOLE: Measured = { live: liveThroughAll, track: undefined };

/** Lives through Tablolong on a time-skipping server and a PostgreSQL of its own, and counts the histories of its mentoring, or of all of it. */
export async function measure(what: 'mentoring' | 'whole', hold: Hold, seed: number): Promise<Cost> {
  const { live, track } = what === 'whole' ? WHOLE : MENTORING;
  const ends: (() => Promise<void>)[] = [];
  try {
    const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: await findTestServer() } } });
    ends.push(() => env.teardown());
    await registerSearchAttributes(env.connection, env.namespace ?? 'default');
    const sql = connect(await ownPostgres(ends), { name: 'pendamping cost' });
    ends.push(() => sql.end({ timeout: 5 }));
    await migrate(sql);
    const clock = { now: await env.currentTimeMs() };
    const life: Life = { env, sql, clock, seed, master: newKey() };
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: TASK_QUEUE,
      ...workflowCode(),
      activities: createActivities({ sql, now: () => clock.now, master: life.master }),
      // Machine time, too, is the server's.
      interceptors: { activity: [() => ({ inbound: { execute: async (input, next) => ((clock.now = await env.currentTimeMs()), next(input)) } })] },
    });
    await worker.runUntil(live(life, await scriptOf(hold, clock.now)));
    return await count(life, track);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function ownPostgres(ends: (() => Promise<void>)[]): Promise<string> {
  const stateFolder = mkdtempSync(join(tmpdir(), 'pendamping-cost-'));
  chmodSync(stateFolder, 0o755); // run by root, PostgreSQL runs as somebody else
  ends.push(async () => {
    rmSync(dataFolder(stateFolder, accountFor()), { recursive: true, force: true });
    rmSync(stateFolder, { recursive: true, force: true });
  });
  const server = await startPostgres({ stateFolder, port: await freePort(), lasting: false });
  ends.push(() => server.stop());
  return server.url;
}

/** Tablolong, begun on its usual date or, once that has passed, on the same date of the next year. */
async function scriptOf(hold: Hold, now: number): Promise<Script> {
  const file = join(ROOT, 'seeds', 'tablolong.yaml');
  let script = await readScript(file, undefined);
  for (let year = Number(script.start.slice(0, 4)); Date.parse(script.planningFrom) < now; ) {
    year += 1;
    script = await readScript(file, `${year}${script.start.slice(4)}`);
  }
  if (hold === undefined) return script;
  const document = parseDocument(script.definitionText);
  document.set('relayHold', hold);
  return { ...script, definitionText: String(document) };
}

async function count({ env, sql }: Life, track: string | undefined): Promise<Cost> {
  const [{ items }] = await sql<[{ items: number }]>`
    select count(*) as items from item where programme = ${CODE} and outcome is not null and (${track ?? null}::text is null or track = ${track ?? null})`;
  let cost = NO_COST;
  for (const { workflowId, runId } of await chains(env.client)) {
    if (track === undefined || workflowId === workflowIdOf(CODE, track)) cost = addCosts(cost, await costOf(historiesOfChain(env.client, workflowId, runId)));
  }
  const { events, actions, largestRunEvents, largestRunBytes } = cost;
  return { items, events, actions, eventsPerItem: round(events / items), actionsPerItem: round(actions / items), largestRunEvents, largestRunBytes };
}

/** First runs of the programme's own workflow and of each child it ever started: that server has no lists. */
async function chains(client: Client): Promise<{ workflowId: string; runId: string }[]> {
  const [started] = (await client.workflow.getHandle(workflowIdOf(CODE)).fetchHistory()).events ?? [];
  const runId = started?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
  if (runId == null) throw new Error('the programme was never started');
  const found = [{ workflowId: workflowIdOf(CODE), runId }];
  for await (const { events } of historiesOfChain(client, workflowIdOf(CODE), runId))
    for (const { childWorkflowExecutionStartedEventAttributes: child } of events ?? []) {
      const { workflowId, runId: first } = child?.workflowExecution ?? {};
      if (workflowId != null && first != null) found.push({ workflowId, runId: first });
    }
  return found;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
