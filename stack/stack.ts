import { dirname } from 'node:path';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import type { Child } from './children.ts';
import { launchMailCatcher, launchPostgres, launchProgram, launchTemporal, type Site } from './launch.ts';
import { freePorts, type Replaced, replacedBy, standardPorts, withoutReplacements } from './ownParts.ts';
import { notOurs, type Part, supervise } from './part.ts';
import { STATE_FOLDER } from './places.ts';
import { accountFor, dataFolder } from './postgresFiles.ts';
import { announce, claim, release, type Running } from './running.ts';
import { keepAdminToken, keepMasterKey } from './secrets.ts';
import { expectRoom } from './room.ts';
import { checkSettings } from './settings.ts';
import { placeOf, reachTemporal, THEIRS_WITHIN_MS } from './theirParts.ts';
import { unlessAborted, waitUntil } from './waiting.ts';

export type PartName = 'postgres' | 'temporal' | 'mail' | 'worker' | 'api';

/** Where people look; undefined for a part that a setting replaces. */
export type Urls = { readonly api: string; readonly temporalUi?: string | undefined; readonly mail?: string | undefined };

/** Everything that Pendamping needs, running. */
export type Stack = {
  /** What its worker and API were given: DATABASE_URL, TEMPORAL_ADDRESS, SMTP_URL, ... */
  readonly env: Readonly<Record<string, string>>;
  readonly urls: Urls;
  /** A machine administrator's token for the API. */
  readonly adminToken: string;
  /** No part of it is replaced by a setting. */
  readonly local: boolean;
  readonly parts: Readonly<Record<PartName, Part>>;
  /** Ends everything that was started, in order. Safe to repeat. */
  stop(): Promise<void>;
};

/** Databases, logs and a rehearsal or two; with less PostgreSQL would stop in the middle of something. */
const NEEDED_MB = 400;

/** Thrown when the state folder belongs to a stack that runs or starts. */
export class AlreadyRunning extends Error {
  readonly running: Running;
  constructor(running: Running) {
    super(`the stack already ${running.ready === undefined ? 'starts' : 'runs'} (process ${running.pid})`);
    this.running = running;
  }
}

export type StackOptions = {
  /** Where its state lives. */
  readonly dir?: string;
  readonly ports: 'standard' | 'free';
  /** Progress, a line at a time. */
  readonly log: (line: string) => void;
  /** Settings; `withoutReplacements(process.env)` for a stack that is its own through and through. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Gives up a start under way. */
  readonly signal?: AbortSignal | undefined;
  /** It is not started twice, and none of its parts is killed: Temporal keeps its state in memory, which spares it a third of its work. */
  readonly passing?: boolean;
};

/**
 * Starts every part that no setting replaces, migrates the database, and waits until worker and API are ready.
 * @throws AlreadyRunning; Error naming a taken port, a wrong setting, or the part that did not start, with its last lines. Nothing is left running then.
 */
export async function startStack({ dir = STATE_FOLDER, ports, log, env: given = process.env, signal, passing = false }: StackOptions): Promise<Stack> {
  checkSettings(given);
  for (const folder of [dir, ...(replacedBy(given).postgres ? [] : [dirname(dataFolder(dir, accountFor()))])])
    expectRoom(folder, 'PENDAMPING_STATE', NEEDED_MB);
  const other = claim(dir);
  if (other !== undefined) throw new AlreadyRunning(other);
  const begun: Part[] = [];
  const stop = async (): Promise<void> => {
    for (const part of begun.splice(0).reverse()) await part.stop();
    release(dir);
  };
  const begin = async (name: string, launch: () => Promise<Child>, signalToEnd?: NodeJS.Signals): Promise<Part> => {
    signal?.throwIfAborted();
    log(`Starting ${name} ...`);
    const part = supervise(name, launch, { log, ...(signalToEnd === undefined ? {} : { signal: signalToEnd }) });
    begun.push(part);
    await part.start();
    return part;
  };
  try {
    const replaced = replacedBy(given);
    const masterKey = masterKeyFor(dir, given, replaced);
    const site: Site = { dir, given, log, signal, passing, ports: ports === 'free' ? await freePorts() : await standardPorts(given, replaced) };
    let databaseUrl = given.DATABASE_URL ?? '';
    const keepUrl = (url: string): void => {
      databaseUrl = url;
    };
    // Side by side: each takes seconds, none needs another. SIGINT ends PostgreSQL at once; SIGTERM would wait for every pool to hang up.
    const [postgres, temporal, mail] = await allOf([
      replaced.postgres ? notOurs('PostgreSQL', 'DATABASE_URL') : begin('PostgreSQL', () => launchPostgres(site, keepUrl), 'SIGINT'),
      replaced.temporal
        ? reachTemporal(given, signal).then(() => notOurs('Temporal', 'TEMPORAL_ADDRESS or a profile'))
        : begin('Temporal', () => launchTemporal(site)),
      replaced.mail ? notOurs('the mail catcher', 'SMTP_URL') : begin('the mail catcher', () => launchMailCatcher(site)),
    ]);
    const env = { ...settingsFor(site, replaced, databaseUrl), ...masterKey };
    const admin = await prepareDatabase(site, databaseUrl, replaced);
    const childEnv = { ...withoutReplacements(given), ...env };
    const [worker, api] = await allOf([
      begin('the worker', () => launchProgram('worker', site, childEnv)),
      begin('the API', () => launchProgram('api', site, childEnv)),
    ]);
    signal?.throwIfAborted();
    const urls = urlsOf(site, replaced, env);
    const local = !replaced.postgres && !replaced.temporal && !replaced.mail;
    announce(dir, { urls, env, adminTokenFile: admin.file, local });
    return { env, urls, adminToken: admin.token, local, parts: { postgres, temporal, mail, worker, api }, stop };
  } catch (failure) {
    await stop();
    signal?.throwIfAborted(); // the parts that gave up for it say other things
    throw failure;
  }
}

/** As Promise.all, but a failure is thrown when all have come to an end: what still starts could not be ended. */
async function allOf<T extends readonly unknown[]>(starting: T): Promise<{ -readonly [index in keyof T]: Awaited<T[index]> }> {
  const failed = (await Promise.allSettled(starting)).find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return Promise.all(starting) as Promise<{ -readonly [index in keyof T]: Awaited<T[index]> }>;
}

/** Of the settings of our processes those that the stack decides, and the ones given that replace its parts. */
function settingsFor({ ports, given }: Site, replaced: Replaced, databaseUrl: string): Record<string, string> {
  const isSet = (entry: [string, string | undefined]): entry is [string, string] => Boolean(entry[1]);
  const temporal = replaced.temporal
    ? Object.fromEntries(
        Object.entries(given)
          .filter(isSet)
          .filter(([name]) => name.startsWith('TEMPORAL_')),
      )
    : {
        TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
        TEMPORAL_NAMESPACE: 'default',
        TEMPORAL_UI_URL: given.TEMPORAL_UI_URL || `http://localhost:${ports.temporalUi}`,
      };
  const catcher = `smtp://127.0.0.1:${ports.smtp}`;
  return {
    DATABASE_URL: databaseUrl,
    ...temporal,
    SMTP_URL: given.SMTP_URL || catcher,
    REHEARSAL_SMTP_URL: given.REHEARSAL_SMTP_URL || catcher,
    API_HOST: given.API_HOST || '127.0.0.1',
    API_PORT: String(ports.api),
    PUBLIC_URL: given.PUBLIC_URL || `http://localhost:${ports.api}`,
    LOG_LEVEL: given.LOG_LEVEL || 'info',
  };
}

/** @throws Error where data would outlive the key: answers in somebody else's database cannot be opened again once the state folder is gone */
function masterKeyFor(dir: string, given: Site['given'], replaced: Replaced): Record<string, string> {
  if (given.MASTER_KEY) return { MASTER_KEY: given.MASTER_KEY };
  if (given.MASTER_KEY_FILE) return { MASTER_KEY_FILE: given.MASTER_KEY_FILE };
  if (replaced.postgres)
    throw new Error(
      'DATABASE_URL is set, so the key of its sealed answers must outlive this folder: set MASTER_KEY_FILE to a file with 64 hex digits (openssl rand -hex 32) that you keep',
    );
  return { MASTER_KEY_FILE: keepMasterKey(dir) };
}

async function prepareDatabase({ dir, log, signal }: Site, databaseUrl: string, replaced: Replaced): Promise<{ token: string; file: string }> {
  log('Migrating the database ...');
  const sql = connect(databaseUrl, { name: 'pendamping start', max: 1 });
  try {
    const hint = replaced.postgres ? 'Look at DATABASE_URL: where it is not set, a server is started' : undefined;
    await waitUntil(`the database at ${placeOf(databaseUrl, 5432)}`, () => sql`select 1`, { withinMs: THEIRS_WITHIN_MS, signal, hint });
    await unlessAborted(signal, migrate(sql));
    return await keepAdminToken(dir, sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function urlsOf({ ports }: Site, replaced: Replaced, env: Record<string, string>): Urls {
  return {
    api: env.PUBLIC_URL ?? '',
    temporalUi: replaced.temporal ? undefined : `http://localhost:${ports.temporalUi}`,
    mail: replaced.mail ? undefined : `http://localhost:${ports.mail}`,
  };
}
