import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../db/connect.ts';
import { type Child, describeEnd, sendSignal, startChild } from './children.ts';
import { type Account, accountFor, dataFolder, findBinaries } from './postgresFiles.ts';
import { waitUntil } from './waiting.ts';

/** A PostgreSQL server of our own. */
export type PostgresServer = { readonly url: string; readonly child: Child; stop(): Promise<void> };

const USER = 'pendamping';
const DATABASE = 'pendamping';
/** After a kill -9 the backends hold the shared memory for a moment; a start meanwhile is refused. */
const START_TRIES = 20;

/**
 * Starts the embedded PostgreSQL on 127.0.0.1 and makes the database `pendamping`. The data lives in the state folder and survives every kind of end.
 * @param options `lasting: false` for tests: faster, and a power cut may lose data
 * @throws Error when this platform has no binaries, or the server's own last lines when it does not start
 */
export async function startPostgres(options: {
  stateFolder: string;
  port: number;
  lasting?: boolean;
  line?: (line: string) => void;
  signal?: AbortSignal | undefined;
}): Promise<PostgresServer> {
  const { stateFolder, port, lasting = true, line, signal } = options;
  const account = accountFor();
  const binaries = findBinaries(account);
  mkdirSync(stateFolder, { recursive: true });
  const data = dataFolder(stateFolder, account);
  const password = keepPassword(stateFolder);
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(binaries, data, password, account);
  await clearLock(data);

  // A rehearsal fills empty tables within seconds: planned by what is known of empty ones, a query of its second year read everybody's rows.
  const looks = ['autovacuum_naptime=2s', 'autovacuum_analyze_threshold=100'];
  const settings = lasting ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];
  const fixed = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC', 'log_timezone=UTC'];
  const args = ['-D', data, ...[...fixed, ...looks, ...settings].flatMap((setting) => ['-c', setting])];
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
  const child = await startPatiently(
    () => startChild({ name: 'PostgreSQL', command: join(binaries, 'bin', 'postgres'), args, as: account, env: cleanEnvironment(), line }),
    url,
    signal,
  );
  await createDatabase(url);
  return {
    url: url.replace(/postgres$/, DATABASE),
    child,
    // SIGINT: ends sessions and shuts down at once; SIGTERM would wait for every pool to hang up.
    stop: () => child.stop({ signal: 'SIGINT' }),
  };
}

function initialise(binaries: string, data: string, password: string, account: Account | undefined): void {
  // A start that was killed halfway leaves a folder without PG_VERSION, which initdb would refuse.
  rmSync(data, { recursive: true, force: true });
  mkdirSync(dirname(data), { recursive: true }); // open to others, as PostgreSQL has to pass through
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = `${data}.pw`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const path of account === undefined ? [] : [data, passwordFile]) chownSync(path, account?.uid ?? 0, account?.gid ?? 0);
  try {
    const args = [
      '-D',
      data,
      '-U',
      USER,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ];
    const run = spawnSync(join(binaries, 'bin', 'initdb'), args, { encoding: 'utf8', env: cleanEnvironment(), cwd: '/', ...account });
    if (run.status !== 0) {
      rmSync(data, { recursive: true, force: true });
      throw new Error(`initdb in ${data} failed: ${run.error?.message ?? `${run.stdout}${run.stderr}`.trim()}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** PG* variables of the caller (PGPORT, PGDATA, ...) would steer our server. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
}

function keepPassword(stateFolder: string): string {
  const file = join(stateFolder, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

/**
 * The lock file of a server that was killed may name a process that is somebody else's by now, after a reboot or in a container; PostgreSQL would
 * refuse to start. A server of ours that still runs there, since its starter was killed, is ended.
 */
async function clearLock(data: string): Promise<void> {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 1 && commandOf(pid).includes(data)) {
    sendSignal(pid, 'SIGINT');
    for (let tries = 0; tries < 100 && sendSignal(pid, 0) && existsSync(lock); tries++) await sleep(100);
    if (existsSync(lock)) sendSignal(pid, 'SIGKILL');
  }
  rmSync(lock, { force: true });
}

function commandOf(pid: number): string {
  try {
    return existsSync('/proc/self')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

async function startPatiently(start: () => Child, url: string, signal: AbortSignal | undefined): Promise<Child> {
  for (let tries = 1; ; tries++) {
    const child = start();
    try {
      await waitUntil('PostgreSQL', () => ask(url), { child, signal });
      return child;
    } catch (failure) {
      await child.kill();
      signal?.throwIfAborted();
      const said = child.lastLines();
      if (tries >= START_TRIES || !said.some((text) => text.includes('shared memory block'))) {
        throw new Error(describeEnd('PostgreSQL', await child.ended, said), { cause: failure });
      }
      await sleep(250);
    }
  }
}

async function ask(url: string): Promise<void> {
  const sql = connect(url, { name: 'pendamping start', max: 1 });
  try {
    await sql`select 1`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function createDatabase(url: string): Promise<void> {
  const sql = connect(url, { name: 'pendamping start', max: 1 });
  try {
    const [there] = await sql`select from pg_database where datname = ${DATABASE}`;
    if (there === undefined) await sql`create database ${sql(DATABASE)}`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
