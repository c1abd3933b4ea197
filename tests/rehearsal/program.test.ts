import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../stack/places.ts';
import { readSeed } from '../support/seeds.ts';
import { writeShortProgramme } from './shortProgramme.ts';

const PROGRAM = join(ROOT, 'dist', 'cli', 'rehearse.js');
const COST = join(ROOT, 'dist', 'cli', 'cost.js');
const folder = mkdtempSync(join(tmpdir(), 'pendamping-rehearse-'));
const temporary = join(folder, 'tmp');
mkdirSync(temporary);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function rehearse(...args: string[]) {
  return spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', timeout: 540_000, env: { ...process.env, TMPDIR: temporary, INIT_CWD: folder } });
}

describe('npm run rehearse', () => {
  it.each([
    ['an unknown scenario', ['--scenario', 'hopeless'], 'expected thriving or mixed or stagnant or struggling'],
    ['a seed that is no number', ['--seed', 'x'], 'expected a whole number'],
    ['a date that does not exist', ['--start', '2027-02-30'], 'expected a date that exists'],
    ['no time at all', ['--minutes', '0'], 'expected minutes, above 0'],
    ['an option that it has not', ['--fast'], 'unknown option'],
    ['a definition that is not there', ['--definition', join(folder, 'nowhere.yaml')], 'nowhere.yaml: expected a file that can be read'],
  ])('refuses %s, before anything is started', (_, args, sentence) => {
    const { status, stderr } = rehearse(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('Starting');
  });

  it('refuses a result file that cannot be written, before anything is started, and names it', () => {
    const { status, stderr } = rehearse('--json', join(folder, 'nowhere', 'result.json'));
    expect(status).toBe(2);
    expect(stderr).toBe(`${join(folder, 'nowhere', 'result.json')}: expected a file that can be written (ENOENT).\n`);
  });

  it('takes files as relative to where npm was called', () => {
    const { stderr } = rehearse('--definition', 'nowhere.yaml');
    expect(stderr).toContain(`${join(folder, 'nowhere.yaml')}: expected a file that can be read`);
  });

  it('names the line of a fault in the definition', () => {
    const file = join(folder, 'faulty.yaml');
    writeFileSync(file, readSeed('tablolong.yaml').replace('planningWeeks: 6', 'planingWeeks: 6'));
    const { status, stderr } = rehearse('--definition', file);
    expect(status).toBe(1);
    expect(stderr).toMatch(/faulty\.yaml:\d+:\d+ planingWeeks/);
  });

  it('names the line of a fault in the file of events, before anything is started', () => {
    const file = join(folder, 'events.yaml');
    writeFileSync(file, 'events:\n  - { kind: exit, day: 5, client: k957, reason: death }\n');
    const { status, stderr } = rehearse('--events', file);
    expect(status).toBe(1);
    expect(stderr).toMatch(/events\.yaml:2:\d+ events\.0\.client: found “k957”/);
    expect(stderr).not.toContain('Starting');
  });

  it('lives a programme through, writes the result and leaves nothing behind', () => {
    const json = join(folder, 'result.json');
    const { status, stdout, stderr } = rehearse(
      '--definition',
      writeShortProgramme(folder, 1),
      '--scenario',
      'thriving',
      '--start',
      '2028-01-31',
      '--kills',
      '3',
      '--json',
      json,
    );
    expect(stdout + stderr).toContain('Everything is accounted for.');
    expect(status).toBe(0);
    const result = JSON.parse(readFileSync(json, 'utf8'));
    expect(Object.keys(result)).toEqual([
      'definition',
      'scenario',
      'seed',
      'start',
      'sessions',
      'interviews',
      'capitalGrants',
      'clients',
      'outputs',
      'outcomes',
      'measures',
      'followUp',
      'ledger',
      'otherItems',
      'reports',
      'notices',
      'mails',
      'escalations',
      'changes',
      'items',
      'journal',
      'run',
    ]);
    expect(result).toMatchObject({
      definition: 'tablolong',
      scenario: 'thriving',
      seed: 1,
      start: '2028-01-31',
      sessions: { mentoring: { planned: 36 } },
      run: { kills: 3 },
    });
    expect(readdirSync(temporary)).toEqual([]);
  }, 600_000);
});

describe('npm run cost', () => {
  const cost = (...args: string[]) =>
    spawnSync(process.execPath, [COST, ...args], { encoding: 'utf8', timeout: 60_000, env: { ...process.env, INIT_CWD: folder } });

  it.each(['abc', '', '1.5', '-1'])('refuses a seed that is no whole number: "%s"', (seed) => {
    const { status, stderr } = cost(`--seed=${seed}`);
    expect(status).toBe(1);
    expect(stderr).toContain('expected a whole number');
  });

  it('refuses a result file that cannot be written, before anything is measured', () => {
    const { status, stderr } = cost('--json', join('nowhere', 'cost.json'));
    expect(status).toBe(2);
    expect(stderr).toBe(`${join(folder, 'nowhere', 'cost.json')}: expected a file that can be written (ENOENT).\n`);
  });
});
