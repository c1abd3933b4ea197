import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activities } from '../../activities/activities.ts';
import { TASK_QUEUE } from '../../messages/names.ts';
import { told } from '../../messages/signals.ts';
import type { programme, track } from '../../workflows/index.ts';
import { skippingEnvironment } from '../support/environments.ts';
import { addTrack, callsOf, DAY, emptyWorld, HOUR, recorders, repair, report, type World } from '../support/recorders.ts';
import { besideWorker, eventually, runsOf } from '../support/workers.ts';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await skippingEnvironment();
}, 60_000);
afterAll(async () => {
  await env.teardown();
});

let count = 0;
function newWorld(failing: Partial<Record<keyof Activities, number>>): World {
  count += 1;
  const world = emptyWorld(`programme-${count}`);
  for (const [verb, times] of Object.entries(failing)) world.failing.set(verb as keyof Activities, times);
  return world;
}
const startTrack = (world: World) =>
  env.client.workflow.start<typeof track>('track', {
    args: [{ code: world.code, track: 'mentoring' }],
    workflowId: `${world.code}/mentoring`,
    taskQueue: TASK_QUEUE,
  });
const startProgramme = (world: World) =>
  env.client.workflow.start<typeof programme>('programme', { args: [{ code: world.code }], workflowId: world.code, taskQueue: TASK_QUEUE });

async function tellRepaired(handle: WorkflowHandle, world: World): Promise<void> {
  repair(world);
  await handle.signal(told, { planVersion: world.planVersion, keys: [] });
}

async function tellReported(handle: WorkflowHandle, world: World, keys: readonly string[]): Promise<void> {
  report(world, keys);
  await handle.signal(told, { planVersion: world.planVersion, keys });
}

describe('an activity of a track that fails for good', () => {
  it('blocks the items it names, goes on with the others, and rings for them after repair', async () => {
    const world = newWorld({});
    const [one = '', two = ''] = addTrack(world, 'mentoring', (await env.currentTimeMs()) + DAY, 2, 0);
    world.bad.add(one);
    await besideWorker(env, recorders(world), async () => {
      const handle = await startTrack(world);
      await env.sleep(5 * DAY);
      expect(callsOf(world, 'blockItems').map(({ keys }) => keys)).toEqual([[one]]);
      expect(callsOf(world, 'takeUpDue').map(({ keys }) => keys)).toEqual([[one, two], [two]]);
      world.bad.clear();
      await tellRepaired(handle, world);
      await eventually('it rang for the one that was blocked', () => callsOf(world, 'takeUpDue').at(-1)?.keys?.join() === one);
      await tellReported(handle, world, [one, two]);
      await handle.result();
    });
  });

  it('blocks all that was due when no item is named', async () => {
    const world = newWorld({ takeUpDue: 1 });
    const keys = addTrack(world, 'mentoring', (await env.currentTimeMs()) + DAY, 2, 0);
    await besideWorker(env, recorders(world), async () => {
      const handle = await startTrack(world);
      await env.sleep(2 * DAY);
      expect(callsOf(world, 'blockItems').map(({ keys: blocked }) => blocked)).toEqual([keys]);
      await tellRepaired(handle, world);
      await eventually('it rang', () => callsOf(world, 'takeUpDue').length === 2);
      await tellReported(handle, world, keys);
      await handle.result();
    });
  });

  const cases: [string, Partial<Record<keyof Activities, number>>, string][] = [
    ['loading', { loadAgenda: 1 }, 'mentoring/loadAgenda'],
    ['blocking', { takeUpDue: 1, blockItems: 1 }, 'mentoring/takeUpDue'],
    ['ending', { endTrack: 1 }, 'mentoring/endTrack'],
  ];
  for (const [what, failing, subject] of cases) {
    it(`asks for repair when ${what} fails, and ends once told that it is repaired`, async () => {
      const world = newWorld(failing);
      const keys = addTrack(world, 'mentoring', (await env.currentTimeMs()) - DAY, 2, 0);
      if (what === 'ending') report(world, keys);
      await besideWorker(env, recorders(world), async () => {
        const handle = await startTrack(world);
        await eventually('repair is asked for', () => world.repairs.length === 1);
        expect(world.repairs).toEqual([{ subject, cause: 'InvalidInput' }]);
        await tellRepaired(handle, world);
        if (what !== 'ending') await eventually('it rang', () => callsOf(world, 'takeUpDue').at(-1)?.keys?.length === 2);
        await tellReported(handle, world, keys);
        await handle.result();
      });
      expect(world.tracks.get('mentoring')?.ended).toBe(true);
    });

    it(`tries again of itself after an hour when ${what} fails and not even repair can be asked for`, async () => {
      const world = newWorld({ ...failing, openRepair: 1 });
      const keys = addTrack(world, 'mentoring', (await env.currentTimeMs()) - DAY, 2, 0);
      if (what === 'ending') report(world, keys);
      const before = await env.currentTimeMs();
      await besideWorker(env, recorders(world), async () => {
        const handle = await startTrack(world);
        await env.sleep(2 * HOUR);
        if (what !== 'ending') await tellReported(handle, world, keys);
        await handle.result();
      });
      expect((await env.currentTimeMs()) - before).toBeGreaterThan(HOUR);
      expect(callsOf(world, 'openRepair')).toHaveLength(1);
      expect(world.tracks.get('mentoring')?.ended).toBe(true);
    });
  }

  it('keeps its runs short while it fails for days', async () => {
    const world = newWorld({ loadAgenda: 24 * 6, openRepair: 24 * 6 });
    addTrack(world, 'mentoring', await env.currentTimeMs(), 0);
    const runs = await besideWorker(env, recorders(world), async () => {
      const handle = await startTrack(world);
      await handle.result();
      return runsOf(env, handle.workflowId, handle.firstExecutionRunId);
    });
    expect(callsOf(world, 'loadAgenda')).toHaveLength(24 * 6 + 1);
    expect(runs.length).toBeGreaterThan(3);
    for (const { events } of runs) expect(events).toBeLessThanOrEqual(450);
  });
});

describe('an activity of a programme that fails for good', () => {
  for (const verb of ['loadProgramme', 'enterStage'] as const) {
    it(`asks for repair when ${verb} fails, and goes on to the end once told`, async () => {
      const world = newWorld({ [verb]: 1 });
      addTrack(world, 'mentoring', await env.currentTimeMs(), 0);
      await besideWorker(env, recorders(world), async () => {
        const handle = await startProgramme(world);
        await eventually('repair is asked for', () => world.repairs.length === 1);
        expect(world.repairs[0]?.subject).toBe(verb === 'enterStage' ? 'enterStage/ended' : verb);
        await tellRepaired(handle, world);
        await handle.result();
      });
      expect(world.stage).toBe('ended');
    });

    it(`tries again after an hour when ${verb} and openRepair fail`, async () => {
      const world = newWorld({ [verb]: 1, openRepair: 1 });
      addTrack(world, 'mentoring', await env.currentTimeMs(), 0);
      await besideWorker(env, recorders(world), async () => {
        await (await startProgramme(world)).result();
      });
      expect(callsOf(world, 'openRepair')).toHaveLength(1);
      expect(world.stage).toBe('ended');
    });
  }
});
