import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { costOf, historiesOfChain } from '../programmeHistories.ts';
import type { Script } from '../rehearse/script.ts';
import { readScript } from '../rehearse/script.ts';
import { CODE, type Life, liveThrough, TRACK } from './eighteenMonths.ts';

/** What one track costs a Temporal server over its whole life. */
export type TrackCost = {
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

/** Lives through Tablolong on a time-skipping server and a PostgreSQL of its own, and counts the histories of its mentoring. */
export async function measure(hold: Hold, seed: number): Promise<TrackCost> {
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
    await worker.runUntil(liveThrough(life, await scriptOf(hold, clock.now)));
    return await count(life);
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

async function count({ env, sql }: Life): Promise<TrackCost> {
  const [{ items }] = await sql<[{ items: number }]>`select count(*) as items from item where programme = ${CODE} and track = ${TRACK} and outcome is not null`;
  const parent = await env.client.workflow.getHandle(workflowIdOf(CODE)).fetchHistory();
  const started = (parent.events ?? []).flatMap(({ childWorkflowExecutionStartedEventAttributes: child }) => child?.workflowExecution ?? []);
  const first = started.find(({ workflowId }) => workflowId === workflowIdOf(CODE, TRACK))?.runId;
  if (first == null) throw new Error('the track was never started');
  const { events, actions, largestRunEvents, largestRunBytes } = await costOf(historiesOfChain(env.client, workflowIdOf(CODE, TRACK), first));
  return { items, events, actions, eventsPerItem: round(events / items), actionsPerItem: round(actions / items), largestRunEvents, largestRunBytes };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
