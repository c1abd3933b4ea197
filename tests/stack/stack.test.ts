import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { actorOf } from '../../db/tokens.ts';
import { removeState } from '../../stack/postgresFiles.ts';
import { standardPorts, withoutReplacements } from '../../stack/ownParts.ts';
import { freePort } from '../../stack/ports.ts';
import { findRunning } from '../../stack/running.ts';
import { AlreadyRunning, type Stack, startStack } from '../../stack/stack.ts';
import { waitUntil } from '../../stack/waiting.ts';

const env = withoutReplacements(process.env);
const dirs: string[] = [];
const newState = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'pendamping-stack-'));
  dirs.push(dir);
  return dir;
};
afterAll(() => dirs.forEach(removeState));

const start = (dir: string): Promise<Stack> => startStack({ dir, ports: 'free', log: () => {}, env });

async function ask<T>(stack: Stack, question: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(stack.env.DATABASE_URL ?? '', { max: 1 });
  try {
    return await question(sql);
  } finally {
    await sql.end();
  }
}

async function temporally<T>(stack: Stack, question: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: stack.env.TEMPORAL_ADDRESS ?? '' });
  try {
    return await question(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

const isReady = (stack: Stack): Promise<void> =>
  waitUntil('the API', async () => {
    const answer = await fetch(`${stack.urls.api}/readyz`);
    if (!answer.ok) throw new Error(`/readyz: ${answer.status}`);
  });

describe('a stack of one machine', () => {
  const dir = newState();
  let stack: Stack;
  beforeAll(async () => {
    stack = await start(dir);
  });
  afterAll(() => stack?.stop());

  it('answers on every address that it names', async () => {
    await isReady(stack);
    for (const url of [`${stack.urls.api}/openapi.json`, `${stack.urls.mail}/api/email`, stack.urls.temporalUi ?? ''])
      expect((await fetch(url)).status, url).toBe(200);
    expect(stack.local).toBe(true);
  });

  it('makes a token for its administrator, and lets nobody else read the secrets', async () => {
    expect(await ask(stack, (sql) => actorOf(sql, stack.adminToken))).toMatchObject({ kind: 'machine', label: 'administrator' });
    for (const secret of ['admin.token', 'master.key', 'postgres.password', 'stack.json']) expect(statSync(join(dir, secret)).mode & 0o077, secret).toBe(0);
  });

  it('tells whoever comes later that it runs', async () => {
    await expect(start(dir)).rejects.toThrow(AlreadyRunning);
    expect(findRunning(dir)?.ready).toMatchObject({ urls: stack.urls, local: true });
  });

  it.each([
    ['postgres', 'temporal'],
    ['temporal', 'worker'],
    ['worker', 'postgres'],
    ['mail', 'api'],
  ] as const)('keeps everything when %s, then %s, is killed in the middle of it', async (first, second) => {
    const before = await stateOf(stack);
    for (const part of [first, second]) await stack.parts[part].kill();
    await Promise.all([first, second].map((part) => stack.parts[part].start()));
    await isReady(stack);
    expect(await stateOf(stack)).toEqual(before);
  });

  it('finds its programmes, histories and keys again after a stop', async () => {
    const before = await stateOf(stack);
    const key = readFileSync(join(dir, 'master.key'), 'utf8');
    const token = stack.adminToken;
    await stack.stop();
    expect(findRunning(dir)).toBeUndefined();
    stack = await start(dir);
    expect(await stateOf(stack)).toEqual(before);
    expect(readFileSync(join(dir, 'master.key'), 'utf8')).toBe(key);
    expect(stack.adminToken).toBe(token);
  });

  /** Something in Postgres and something in Temporal, put there by the first who asks. */
  async function stateOf(of: Stack): Promise<unknown> {
    const runs = await temporally(of, async (client) => {
      await client.workflow.start('nobodyHasThisType', { taskQueue: 'nobody', workflowId: 'kept', workflowIdConflictPolicy: 'USE_EXISTING' });
      const { runId, status } = await client.workflow.getHandle('kept').describe();
      return { runId, status: status.name };
    });
    const tokens = await ask(of, (sql) => sql`select label, programme from token order by hash`);
    return { runs, tokens: [...tokens] };
  }
});

describe('a start that cannot be', () => {
  const listening: Server[] = [];
  afterEach(() => listening.splice(0).forEach((server) => server.close()));

  it('names a taken port and the setting that changes it', async () => {
    const port = await freePort();
    const server = createServer();
    listening.push(server);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const others = await Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()]);
    const [postgres, temporal, ui, smtp, mail] = others.map(String);
    const ports = {
      POSTGRES_PORT: postgres,
      TEMPORAL_DEV_PORT: temporal,
      TEMPORAL_DEV_UI_PORT: ui,
      MAIL_CATCHER_SMTP_PORT: smtp,
      MAIL_CATCHER_PORT: mail,
      API_PORT: String(port),
    };
    const start = startStack({ dir: newState(), ports: 'standard', log: () => {}, env: { ...env, ...ports } });
    await expect(start).rejects.toThrow(new RegExp(`port ${port}, for the API, is taken.*API_PORT`));
  });

  it('does not mind a taken port of a part that a setting replaces', async () => {
    const port = await freePort();
    const server = createServer();
    listening.push(server);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const ports = {
      POSTGRES_PORT: String(port),
      TEMPORAL_DEV_PORT: '1',
      TEMPORAL_DEV_UI_PORT: '1',
      MAIL_CATCHER_SMTP_PORT: '1',
      MAIL_CATCHER_PORT: '1',
      API_PORT: String(await freePort()),
    };
    await expect(standardPorts(ports, { postgres: true, temporal: true, mail: true })).resolves.toMatchObject({ postgres: port });
  });

  it('names every wrong setting before anything is started', async () => {
    const dir = newState();
    const said: string[] = [];
    const wrong = { LOG_LEVEL: 'loud', API_HOST: '0.0.0.0', SMTP_URL: 'foo' };
    const start = startStack({ dir, ports: 'free', log: (line) => said.push(line), env: { ...env, ...wrong } });
    await expect(start).rejects.toThrow(/SMTP_URL is not as expected.*\n.*LOG_LEVEL is 'loud': expected one of.*\n.*API_HOST is '0\.0\.0\.0'/);
    expect(said).toEqual([]);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('asks for a master key that outlives the folder where the database does', async () => {
    const dir = newState();
    const start = startStack({ dir, ports: 'free', log: () => {}, env: { ...env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } });
    await expect(start).rejects.toThrow(/MASTER_KEY_FILE/);
    expect(findRunning(dir)).toBeUndefined();
  });
});

it('leaves no process behind when its owner is killed', async () => {
  const dir = newState();
  const program = `import { startPostgres } from './dist/stack/postgres.js'; const { child } = await startPostgres({ stateFolder: '${dir}', port: ${await freePort()} }); console.log(child.pid); setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const group = Number(await new Promise<string>((resolve) => owner.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString()))));
  expect(lives(-group)).toBe(true);
  owner.kill('SIGKILL');
  await waitUntil('the end of its group', async () => {
    if (lives(-group)) throw new Error('it lives');
  });
});

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
