import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { freePort } from '../../stack/ports.ts';
import { type PostgresServer, startPostgres } from '../../stack/postgres.ts';
import { accountFor, dataFolder } from '../../stack/postgresFiles.ts';
import { classOf, keepPassing, type Loop } from '../../worker/loop.ts';

const NEVER_MS = 60_000;
let folder: string;
let server: PostgresServer;
let sql: Sql;
let warnings: Record<string, unknown>[];
const start = async (port: number) => startPostgres({ stateFolder: folder, port, lasting: false });
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pendamping-loop-'));
  server = await start(await freePort());
  sql = connect(server.url, { name: 'loop' });
});
beforeEach(() => {
  warnings = [];
});
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await server.stop();
  rmSync(dataFolder(folder, accountFor()), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

function run(loop: Partial<Loop> & Pick<Loop, 'pass'>): () => Promise<void> {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const log = { warn: (fields: Record<string, unknown>) => void warnings.push(fields) };
  const running = keepPassing({ name: 'loop', sql, channel: 'bell', pollMs: NEVER_MS, log, ...loop }, stopping.signal);
  return () => {
    stopping.abort();
    return running;
  };
}

async function until(seen: () => boolean): Promise<void> {
  for (let tries = 0; !seen(); tries++) {
    if (tries === 250) throw new Error('expected within 5 s');
    await sleep(20);
  }
}

it('passes when its channel speaks, and hears what was said during a pass', async () => {
  let passes = 0;
  const stop = run({
    async pass() {
      passes += 1;
      if (passes === 2) await sql`select pg_notify('bell', '')`;
      await sleep(50);
      return 'done';
    },
  });
  await sleep(400);
  const before = passes;
  expect(before).toBeGreaterThan(2); // the second pass rang the bell itself
  await sql`select pg_notify('bell', '')`;
  await until(() => passes > before);
  await stop();
});

it('goes on at once while there is more, and looks anyway after its poll', async () => {
  let passes = 0;
  const stop = run({ pollMs: 50, pass: async () => (++passes < 5 ? 'again' : 'done') });
  await until(() => passes > 7);
  await stop();
});

it('outlives its database, and hears again once that is back', async () => {
  let passes = 0;
  const stop = run({
    pollMs: 200,
    async pass() {
      await sql`select 1`;
      passes += 1;
      return 'done';
    },
  });
  await until(() => passes > 0);
  const port = Number(new URL(server.url).port);
  await server.child.kill();
  await until(() => warnings.length > 2);
  server = await start(port);
  const before = passes;
  await until(() => passes > before + 2);
  await stop();
  for (const { failed } of warnings) expect(failed).toMatch(/^(ECONNREFUSED|ECONNRESET|CONNECTION_CLOSED|57P0\d)$/);
});

it('stops at once while it waits', async () => {
  const stop = run({ pass: async () => 'done' });
  await sleep(100);
  const began = performance.now();
  await stop();
  expect(performance.now() - began).toBeLessThan(500);
});

it('complains of the class of a failure alone, never its text', async () => {
  const stop = run({ pass: () => Promise.reject(new TypeError('Marta Karang has no address')) });
  await until(() => warnings.length > 1);
  await stop();
  expect(JSON.stringify(warnings)).not.toContain('Marta');
  expect(warnings[0]).toEqual({ loop: 'loop', failed: 'TypeError', failures: 1 });
  expect(classOf(new Error('x', { cause: Object.assign(new Error('y'), { code: 14 }) }))).toBe('grpc14');
});
