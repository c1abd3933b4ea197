import { setMaxListeners } from 'node:events';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../activities/createActivities.ts';
import { connect } from '../db/connect.ts';
import { expectMigrated } from '../db/migrate.ts';
import { TASK_QUEUE } from '../messages/names.ts';
import { readSettings } from '../stack/settings.ts';
import { runComposer } from './composer.ts';
import { connectTemporal, type Temporal, waitFor } from './connection.ts';
import { runKeeper } from './keeper.ts';
import { bridgeTemporalLog, createLog } from './log.ts';
import { plainFailures } from './plainFailures.ts';
import { runRelay } from './relay.ts';
import { runSender } from './sender.ts';
import { workflowCode } from './workflowCode.ts';

/** Under a real clock a notice waits so long for others of the same hour. */
const COMPOSER_GRACE_MS = 10_000;

const settings = readSettings();
const log = createLog(settings.logLevel);
bridgeTemporalLog(log);
const stopping = new AbortController();
for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => stopping.abort());
process.on('disconnect', () => stopping.abort()); // whoever supervised us is gone

const now = Date.now;
const { signal } = stopping;
setMaxListeners(0, signal); // every pause of every loop hears it
const sql = connect(settings.databaseUrl, { name: 'pendamping worker', max: 20 });
const migrated = await waitFor('PostgreSQL (migrated)', () => expectMigrated(sql), log, signal);
const temporal = migrated && (await waitFor('Temporal', () => connectTemporal(settings.temporal), log, signal));
if (temporal) await work(temporal);
await sql.end({ timeout: 5 });
log.info('worker ended');
process.exit(); // the SDK's native part may keep a process that never reached a server

/** Runs until it is told to stop; what is under way is finished. */
async function work({ native, client, close }: Temporal): Promise<void> {
  const worker = await Worker.create({
    connection: native,
    namespace: settings.temporal.namespace,
    taskQueue: TASK_QUEUE,
    // Not versioned, so that a new worker takes up every run: one that was pinned for eighteen months would never drain.
    ...workflowCode(),
    activities: createActivities({ sql, now, master: settings.masterKey }),
    interceptors: { activity: [() => ({ inbound: plainFailures() })] },
    shutdownGraceTime: '10 seconds',
    // A worker that was killed leaves its sticky queue behind: what waits there goes to another one after so long.
    stickyQueueScheduleToStartTimeout: '1 second',
  });
  const loops = [
    runRelay({ sql, client, now, log }, signal),
    runComposer({ sql, log, now, from: settings.mailFrom, graceMs: COMPOSER_GRACE_MS, publicUrl: settings.publicUrl }, signal),
    runSender({ sql, log, now, from: settings.mailFrom, smtpUrl: settings.smtpUrl, rehearsalSmtpUrl: settings.rehearsalSmtpUrl }, signal),
    runKeeper({ sql, client, now, log, everyMs: settings.keeperEveryMs }, signal),
  ];
  const told = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  log.info({ namespace: settings.temporal.namespace, taskQueue: TASK_QUEUE }, 'worker ready');
  process.send?.('ready');
  try {
    await worker.runUntil(told);
  } finally {
    stopping.abort();
    await Promise.all(loops);
    await close();
  }
}
