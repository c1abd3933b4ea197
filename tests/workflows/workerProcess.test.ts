import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../stack/places.ts';
import { freePort } from '../support/servers.ts';

it('waits for a database that is away, says so without its password, and ends when told to', async () => {
  const url = `postgres://pendamping:sandi-rahasia@127.0.0.1:${await freePort()}/pendamping`;
  const env = { PATH: process.env.PATH, DATABASE_URL: url, MASTER_KEY: '0'.repeat(64) };
  const worker = spawn(process.execPath, [join(ROOT, 'dist', 'worker', 'main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  while (!said.includes('waiting for it') && worker.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
  worker.kill('SIGTERM');
  if (worker.exitCode === null) await once(worker, 'exit');
  expect(said).toContain('PostgreSQL (migrated) does not answer yet');
  expect(said).toContain('ECONNREFUSED');
  expect(said).not.toContain('sandi-rahasia');
  expect(worker.exitCode).toBe(0);
});
