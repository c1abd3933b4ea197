import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startChild } from '../../stack/children.ts';
import { withoutReplacements } from '../../stack/ownParts.ts';
import { removeState } from '../../stack/postgresFiles.ts';
import { freePort } from '../../stack/ports.ts';
import { findRunning } from '../../stack/running.ts';
import { startStack } from '../../stack/stack.ts';
import { reachTemporal } from '../../stack/theirParts.ts';
import { waitUntil } from '../../stack/waiting.ts';

const dirs: string[] = [];
const newFolder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'pendamping-theirs-'));
  dirs.push(dir);
  return dir;
};
const servers: Server[] = [];
afterAll(() => {
  dirs.forEach(removeState);
  servers.forEach((server) => server.close());
});

/** Accepts connections and says nothing. */
async function silentPort(): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => {}));
  servers.push(server);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return port;
}

/** No profile of this machine's own may answer. */
function settings(): Record<string, string> {
  const dir = newFolder();
  const file = join(dir, 'temporal.toml');
  writeFileSync(file, '[profile.default]\n');
  return { ...withoutReplacements(process.env), TEMPORAL_CONFIG_FILE: file, MASTER_KEY: 'ab'.repeat(32) };
}

// Beside one another: they wait more than they work, and share nothing.
describe.concurrent('a server of somebody else’s that is not there', () => {
  it('is named with its address, the cause and the setting, if it is Temporal', async () => {
    const nobody = `127.0.0.1:${await freePort()}`;
    await expect(reachTemporal({ ...settings(), TEMPORAL_ADDRESS: nobody }, undefined, 100)).rejects.toThrow(
      new RegExp(`^Temporal at ${nobody}: not ready within 0\\.1 s \\(ECONNREFUSED\\)\\. Look at TEMPORAL_ADDRESS`),
    );
    const mute = `127.0.0.1:${await silentPort()}`;
    await expect(reachTemporal({ ...settings(), TEMPORAL_ADDRESS: mute }, undefined, 100)).rejects.toThrow(/connected, but no answer/);
  });

  it('is named with its address, the cause and the setting, never the password, if it is the database', async () => {
    const port = await freePort();
    const env = { ...settings(), DATABASE_URL: `postgres://someone:hush@127.0.0.1:${port}/x` };
    const failure = await startStack({ dir: newFolder(), ports: 'free', log: () => {}, env }).catch((thrown: unknown) => thrown);
    expect(String(failure)).toMatch(new RegExp(`the database at 127\\.0\\.0\\.1:${port}: not ready within 20 s \\(ECONNREFUSED\\)\\. Look at DATABASE_URL`));
    expect(String(failure)).not.toContain('hush');
  });
});

describe.concurrent('a start that is given up', () => {
  it.each([
    ['Temporal that is away', 'Starting the mail catcher', async () => ({ TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}` })],
    ['Temporal that says nothing', 'Starting the mail catcher', async () => ({ TEMPORAL_ADDRESS: `127.0.0.1:${await silentPort()}` })],
    ['a database that is away', 'Migrating the database', async () => ({ DATABASE_URL: `postgres://127.0.0.1:${await freePort()}/x` })],
    ['a database that says nothing', 'Migrating the database', async () => ({ DATABASE_URL: `postgres://127.0.0.1:${await silentPort()}/x` })],
  ])('waits no longer for %s, and leaves nothing running', async (_, line, replacement) => {
    const dir = newFolder();
    const ending = new AbortController();
    const env = { ...settings(), ...(await replacement()) };
    const said: string[] = [];
    const start = startStack({ dir, ports: 'free', log: (text) => said.push(text), env, signal: ending.signal }).catch((failure: unknown) => failure);
    await waitUntil(line, async () => expect(said).toContain(`${line} ...`));
    const asked = performance.now();
    ending.abort();
    expect(await start).toMatchObject({ name: 'AbortError' });
    expect(performance.now() - asked).toBeLessThan(15_000);
    expect(findRunning(dir)).toBeUndefined();
  });

  it('waits no longer for a process that says nothing', async () => {
    const ending = new AbortController();
    const child = startChild({ name: 'child', command: process.execPath, args: ['-e', "console.log('busy'); setInterval(() => {}, 1000)"], ipc: true });
    const sent = child.sent('ready', 60_000, ending.signal);
    ending.abort();
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    await expect(child.sent('ready', 1_000, ending.signal)).rejects.toMatchObject({ name: 'AbortError' });
    await waitUntil('its first line', async () => expect(child.lastLines()).toEqual(['busy']));
    await expect(child.sent('ready', 50)).rejects.toThrow(/child did not say 'ready' within 0\.05 s\..*\n.*busy/);
    await child.kill();
  });
});
