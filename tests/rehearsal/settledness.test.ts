import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../cli/rehearse/result.ts';
import { unaccounted } from '../../cli/rehearse/unaccounted.ts';
import { drawsOf } from '../../simulator/draw.ts';
import { descendants } from '../support/processes.ts';
import { writeShortProgramme } from './shortProgramme.ts';
import { figuresOf, lateRings, openWorld, type World } from './world.ts';

/** Every kind of step is in it. */
const ONE_MONTH = 1;
const LONG_ENOUGH_MS = 900_000;

/**
 * Stops worker and API in turn for moments drawn by seed, until told to end: what a step makes due comes at any later time. Each moment is several of the
 * rehearsal's looks long; how many there are follows from the time that the parts run between them, so longer ones would show nothing more.
 */
async function disturb(signal: AbortSignal): Promise<number> {
  const draw = drawsOf(3);
  let moments = 0;
  while (!signal.aborted) {
    const subject = String(moments);
    const part = draw(subject, 'part') < 0.7 ? 'worker/main.js' : 'api/main.js';
    const pids = descendants(process.pid, part).map(({ pid }) => pid);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    await sleep(20 + 60 * draw(subject, 'length'));
    for (const pid of pids) process.kill(pid, 'SIGCONT');
    if (pids.length > 0) moments += 1;
    await sleep(10 + 40 * draw(subject, 'pause'));
  }
  return moments;
}

describe('a rehearsal whose worker and API stand still again and again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pendamping-short-'));
  let world: World;
  let calm: Result;
  let disturbed: Result;
  let moments = 0;

  beforeAll(async () => {
    world = await openWorld({ passing: true });
    const options = { definition: writeShortProgramme(folder, ONE_MONTH), scenario: 'mixed', seed: 11 } as const;
    calm = await world.play(options);
    const ending = new AbortController();
    const disturbing = disturb(ending.signal);
    try {
      disturbed = await world.play(options);
    } finally {
      ending.abort();
      moments = await disturbing;
    }
  }, LONG_ENOUGH_MS);
  afterAll(async () => {
    await world?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('was disturbed in earnest', () => {
    // Not that it took longer: what else the machine does in the meantime may turn that about.
    expect(moments).toBeGreaterThan(100);
  });

  it('takes no step while anything is owed: every notice rings at its very instant', async () => {
    expect(await lateRings(world.sql, disturbed.run.code)).toEqual([]);
  });

  it('ends with the same figures, byte for byte', () => {
    expect(unaccounted(calm)).toEqual([]);
    expect(figuresOf(disturbed)).toBe(figuresOf(calm));
  });

  it('would be found out: a clock moved too soon leaves late rings', async () => {
    let late: string[] = [];
    const planted = world.sql.begin(async (tx) => {
      await tx`update notice set created_at = created_at + 1 where programme = ${calm.run.code} and kind = 'due'`;
      late = await lateRings(tx, calm.run.code);
      throw new Error('undone');
    });
    await expect(planted).rejects.toThrow('undone');
    expect(late.length).toBeGreaterThan(0);
  });
});
