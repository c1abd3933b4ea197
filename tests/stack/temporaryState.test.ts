import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ROOT } from '../../stack/places.ts';
import { newTemporaryState } from '../../stack/temporaryState.ts';

const parent = mkdtempSync(join(tmpdir(), 'pendamping-temporary-'));
afterAll(() => rmSync(parent, { recursive: true }));

const folderOf = (name: string, owner?: unknown): string => {
  const folder = join(parent, name);
  mkdirSync(folder);
  if (owner !== undefined) writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
  return folder;
};

it('removes the folders of killed processes, and nobody else’s', () => {
  const killed = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { newTemporaryState } from ${JSON.stringify(join(ROOT, 'dist', 'stack', 'temporaryState.js'))};
       process.stdout.write(newTemporaryState('rehearsal-', ${JSON.stringify(parent)}), () => process.kill(process.pid, 'SIGKILL'));`,
    ],
    { encoding: 'utf8' },
  );
  const left = killed.stdout;
  expect(killed.signal).toBe('SIGKILL');
  expect(JSON.parse(readFileSync(join(left, 'owner.json'), 'utf8'))).toMatchObject({ pid: killed.pid });
  mkdirSync(join(left, 'postgres', 'base'), { recursive: true });

  const dead = { pid: 2 ** 31 - 1, born: '1' };
  const others = [
    folderOf('rehearsal-without-owner'),
    folderOf('rehearsal-of-another-machine', { host: `${hostname()}-other`, ...dead }),
    folderOf('another-kind', { host: hostname(), ...dead }),
    newTemporaryState('rehearsal-', parent),
  ];
  const own = newTemporaryState('rehearsal-', parent);
  expect(existsSync(left)).toBe(false);
  for (const folder of [...others, own]) expect(existsSync(folder), folder).toBe(true);
});
