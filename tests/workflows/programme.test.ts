import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Environment, devEnvironment } from '../support/environments.ts';
import { addTrack, callsOf, DAY, emptyWorld, recorders, report, type World } from '../support/recorders.ts';
import { tellingsOf } from '../support/tellings.ts';
import { besideWorker, eventually } from '../support/workers.ts';

// On the dev server: lists, search attributes, and what hands do to running workflows.
let env: Environment;
beforeAll(async () => {
  env = await devEnvironment();
}, 60_000);
afterAll(async () => {
  await env.teardown();
});

let count = 0;
/** A rehearsal's world whose end of a track is told to `programme`, as the relay does. */
function newWorld(): World {
  count += 1;
  const world = emptyWorld(`village-${count}`);
  world.steppedTo = BEGINNING;
  world.onEnd = (name) => tell(world, undefined, [name]);
  return world;
}
const BEGINNING = Date.UTC(2027, 3, 1, 23);
const { handleOf, statusOf, runs, ended, tell, step } = tellingsOf(() => env.client);

describe('a programme', () => {
  it('goes from planning through its tracks, each started on its date, to its end', async () => {
    const world = newWorld();
    Object.assign(world, { stage: 'planning', locked: false, planVersion: 0 });
    const [first, second] = [BEGINNING + DAY, BEGINNING + 30 * DAY];
    const keys = [...addTrack(world, 'mentoring', first, 2), ...addTrack(world, 'outreach', first, 1), ...addTrack(world, 'monitoring', second, 1)];
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await runs(world, 'planning');
      Object.assign(world, { locked: true, planVersion: 1 });
      await tell(world, 'planning');
      await eventually('it runs', () => world.stage === 'running');
      expect(await statusOf(world, 'planning')).toBe('COMPLETED');
      expect(callsOf(world, 'loadAgenda')).toEqual([]);
      await step(world, first);
      await eventually('two tracks rang', () => callsOf(world, 'takeUpDue').length === 2);
      expect([...world.tracks.values()].map(({ started }) => started)).toEqual([true, true, false]);
      await step(world, second);
      await runs(world, 'monitoring');
      report(world, keys);
      for (const name of world.tracks.keys()) await tell(world, name, keys);
      await ended(world);
    });
    expect(callsOf(world, 'enterStage').map(({ stage }) => stage)).toEqual(['running', 'ended']);
    expect(world.repairs).toEqual([]);
  });

  it('waits for repair of a track that was terminated or cancelled by hand, then starts it again', async () => {
    const world = newWorld();
    const keys = [...addTrack(world, 'mentoring', BEGINNING, 2), ...addTrack(world, 'monitoring', BEGINNING, 2)];
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      for (const name of ['mentoring', 'monitoring']) await runs(world, name);
      await handleOf(world, 'mentoring').terminate();
      await handleOf(world, 'monitoring').cancel();
      await eventually('repair is asked for', () => world.repairs.length === 2);
      expect(world.repairs.map(({ subject }) => subject).sort()).toEqual(['mentoring', 'monitoring']);
      expect([await statusOf(world, 'mentoring'), await statusOf(world, 'monitoring')]).toEqual(['TERMINATED', 'CANCELLED']);
      await tell(world, undefined, ['mentoring', 'monitoring']);
      for (const name of ['mentoring', 'monitoring']) await runs(world, name);
      report(world, keys);
      for (const name of ['mentoring', 'monitoring']) await tell(world, name, keys);
      await ended(world);
    });
  });

  it('keeps asking for the repair of a fallen track where even that fails for good, and starts the track again when told', async () => {
    const world = newWorld();
    const keys = addTrack(world, 'mentoring', BEGINNING, 1);
    world.failing.set('openRepair', 1);
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await runs(world, 'mentoring');
      await handleOf(world, 'mentoring').terminate();
      await eventually('repair was asked for in vain', () => callsOf(world, 'openRepair').length === 1);
      await tell(world, undefined);
      await eventually('repair is asked for', () => world.repairs.length === 1);
      await tell(world, undefined, ['mentoring']);
      await runs(world, 'mentoring');
      report(world, keys);
      await tell(world, 'mentoring', keys);
      await ended(world);
    });
  });

  it('starts a track again that was ended and opened anew', async () => {
    const world = newWorld();
    const [one = ''] = addTrack(world, 'mentoring', BEGINNING, 1);
    const others = addTrack(world, 'monitoring', BEGINNING, 1);
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await runs(world, 'mentoring');
      report(world, [one]);
      await tell(world, 'mentoring', [one]);
      await eventually('the track ended', async () => world.tracks.get('mentoring')?.ended === true && (await statusOf(world, 'mentoring')) === 'COMPLETED');
      world.planVersion += 1;
      Object.assign(world.tracks.get('mentoring') ?? {}, { ended: false });
      for (const item of world.tracks.get('mentoring')?.items ?? []) item.open = true;
      await tell(world, undefined, ['mentoring']);
      await runs(world, 'mentoring');
      report(world, [one, ...others]);
      await tell(world, 'mentoring', [one]);
      await tell(world, 'monitoring', others);
      await ended(world);
    });
  });
});

describe('a programme terminated by hand and started again', () => {
  it('in planning: finds planning running and goes on when it is locked', async () => {
    const world = newWorld();
    Object.assign(world, { stage: 'planning', locked: false, planVersion: 0 });
    const keys = addTrack(world, 'mentoring', BEGINNING, 1);
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await runs(world, 'planning');
      await handleOf(world).terminate();
      await tell(world, undefined);
      await runs(world);
      Object.assign(world, { locked: true, planVersion: 1 });
      await tell(world, 'planning');
      await tell(world, undefined);
      await runs(world, 'mentoring');
      report(world, keys);
      await tell(world, 'mentoring', keys);
      await ended(world);
    });
    expect(world.repairs).toEqual([]);
  });

  it('while it runs: attaches to the tracks that run, learns their end, and starts the others on their date', async () => {
    const world = newWorld();
    const early = addTrack(world, 'mentoring', BEGINNING, 1);
    const late = addTrack(world, 'monitoring', BEGINNING + DAY, 1);
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await runs(world, 'mentoring');
      const before = (await handleOf(world, 'mentoring').describe()).runId;
      await handleOf(world).terminate();
      await tell(world, undefined);
      await eventually('it looked', () => callsOf(world, 'loadProgramme').length >= 2);
      expect((await handleOf(world, 'mentoring').describe()).runId).toBe(before);
      await tell(world, undefined, ['mentoring']); // looked at again, it still runs
      await step(world, BEGINNING + DAY);
      await runs(world, 'monitoring');
      report(world, [...early, ...late]);
      await tell(world, 'mentoring', early);
      await tell(world, 'monitoring', late);
      await ended(world);
      expect((await handleOf(world, 'mentoring').describe()).runId).toBe(before);
    });
    expect(world.repairs).toEqual([]);
  });

  it('at its end: enters the end and completes', async () => {
    const world = newWorld();
    const keys = addTrack(world, 'mentoring', BEGINNING, 1);
    world.failing.set('enterStage', 1); // held at the threshold
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await runs(world, 'mentoring');
      report(world, keys);
      await tell(world, 'mentoring', keys);
      await eventually('it stands at the threshold', () => world.repairs.length === 1);
      await handleOf(world).terminate();
      await tell(world, undefined);
      await ended(world);
    });
  });
});
