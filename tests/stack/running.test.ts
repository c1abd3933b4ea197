import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from '../../stack/children.ts';
import { ROOT } from '../../stack/places.ts';
import { claim, findRunning, release } from '../../stack/running.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'pendamping-running-'));
afterAll(() => rmSync(root, { recursive: true }));

const ROUNDS = 60;
const CLAIMERS = 6;
/** A process that is not there: no pid is that large. */
const KILLED = { pid: 2 ** 31 - 1, born: '1' };

/** Claims one folder after the other, each at the instant that all were told, and says which it got. It lives on: an owner that ended would leave a stale note. */
const CLAIMER = `
  import { claim } from ${JSON.stringify(join(ROOT, 'dist', 'stack', 'running.js'))};
  const { dirs, from, apartMs } = JSON.parse(process.argv[1]);
  const got = [];
  for (const [round, dir] of dirs.entries()) {
    while (Date.now() < from + round * apartMs);
    if (claim(dir) === undefined) got.push(round);
  }
  console.log(JSON.stringify(got));
  process.send('ready');
  setInterval(() => {}, 1000);
`;

describe('a state folder whose stack was killed', () => {
  const claimers: Child[] = [];
  const dirs = Array.from({ length: ROUNDS }, () => mkdtempSync(join(root, 'state-')));
  beforeAll(async () => {
    // The first were killed while they started or ran; every third also in the midst of clearing; every fifth note is half written.
    for (const [round, dir] of dirs.entries()) {
      writeFileSync(join(dir, 'stack.json'), round % 5 === 0 ? '{"pid":' : JSON.stringify(KILLED));
      if (round % 3 === 0) writeFileSync(join(dir, 'stack.json.clearing'), JSON.stringify(KILLED));
    }
    const told = JSON.stringify({ dirs, from: Date.now() + 3_000, apartMs: 20 });
    for (let number = 0; number < CLAIMERS; number++) {
      const args = ['--input-type=module', '-e', CLAIMER, told];
      claimers.push(startChild({ name: 'claimer', command: process.execPath, args, ipc: true }));
    }
    await Promise.all(claimers.map((claimer) => claimer.sent('ready', 60_000)));
  });
  afterAll(() => Promise.all(claimers.map((claimer) => claimer.kill())));

  it('goes to exactly one of many that claim it at once', async () => {
    const owned = claimers.map((claimer) => JSON.parse(claimer.lastLines().at(-1) ?? '') as number[]);
    for (const [round, dir] of dirs.entries()) {
      expect(
        owned.filter((rounds) => rounds.includes(round)),
        dir,
      ).toHaveLength(1);
      expect(findRunning(dir), dir).toBeDefined();
      expect(readdirSync(dir)).toEqual(['stack.json']);
    }
    expect(owned.filter((rounds) => rounds.length > 0).length, 'several owners: they did race').toBeGreaterThan(1);
  });
});

describe('a state folder', () => {
  it('is its owner’s until it is given free', () => {
    const dir = mkdtempSync(join(root, 'state-'));
    expect(claim(dir)).toBeUndefined();
    expect(claim(dir)).toMatchObject({ pid: process.pid });
    expect(JSON.parse(readFileSync(join(dir, 'stack.json'), 'utf8'))).toMatchObject({ pid: process.pid });
    release(dir);
    expect(findRunning(dir)).toBeUndefined();
    expect(claim(dir)).toBeUndefined();
  });
});
