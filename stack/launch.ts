import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild } from './children.ts';
import { startMailCatcher } from './mailCatcher.ts';
import type { Ports } from './ownParts.ts';
import { ROOT } from './places.ts';
import { startPostgres } from './postgres.ts';
import { startTemporal } from './temporal.ts';
import { findTemporal } from './temporalBinary.ts';
import { unlessAborted } from './waiting.ts';

/** What every start of a stack's parts needs: where its state lives, its ports, the settings it was given, and where to report progress. */
export type Site = {
  readonly dir: string;
  readonly ports: Ports;
  readonly given: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
  /** Gives up a start under way. */
  readonly signal?: AbortSignal | undefined;
  /** Temporal keeps its state in memory. */
  readonly passing?: boolean;
};

const READY_WITHIN_MS = 90_000;
const LARGEST_LOG_BYTES = 10_000_000;

/** Each start uses the same port and state, so a part that was killed comes back as it was. `url` hands out the address. */
export async function launchPostgres({ dir, ports, signal }: Site, url: (text: string) => void): Promise<Child> {
  const server = await startPostgres({ stateFolder: dir, port: ports.postgres, line: keepLog(dir, 'postgres'), signal });
  url(server.url);
  return server.child;
}

export async function launchTemporal({ dir, ports, given, log, signal, passing }: Site): Promise<Child> {
  const binary = await unlessAborted(signal, findTemporal(given, log)); // it may download
  const line = keepLog(dir, 'temporal');
  const databaseFile = passing === true ? {} : { databaseFile: join(ownFolder(dir, 'temporal'), 'temporal.db') };
  const server = await startTemporal({ binary, port: ports.temporal, uiPort: ports.temporalUi, ...databaseFile, line, signal });
  return server.child;
}

export function launchMailCatcher({ dir, ports, signal }: Site): Promise<Child> {
  return startMailCatcher({ folder: ownFolder(dir, 'mail'), smtpPort: ports.smtp, webPort: ports.mail, line: keepLog(dir, 'mail'), signal });
}

/** Worker or API, as built: it says `ready` when it is. */
export async function launchProgram(name: 'worker' | 'api', { dir, signal }: Site, env: NodeJS.ProcessEnv): Promise<Child> {
  const child = startChild({
    name,
    command: process.execPath,
    args: [join(ROOT, 'dist', name, 'main.js')],
    cwd: ROOT,
    env,
    ipc: true,
    line: keepLog(dir, name),
  });
  try {
    await child.sent('ready', READY_WITHIN_MS, signal);
    return child;
  } catch (failure) {
    await child.kill();
    throw failure;
  }
}

/** What a part prints goes to a file, so that the terminal stays readable; the one before is kept when it has grown large. */
function keepLog(dir: string, name: string): (line: string) => void {
  const file = join(ownFolder(dir, 'logs'), `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG_BYTES) renameSync(file, `${file}.old`);
  return (line) => appendFileSync(file, `${line}\n`);
}

/** A folder of the state that nobody else may look into. */
function ownFolder(dir: string, name: string): string {
  const folder = join(dir, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
