import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { track } from '../../workflows/index.ts';
import { TASK_QUEUE } from '../../messages/names.ts';
import { openItems, told } from '../../messages/signals.ts';
import { skippingEnvironment } from '../support/environments.ts';
import { addTrack, callsOf, DAY, emptyWorld, recorders, report, type World } from '../support/recorders.ts';
import { besideWorker, eventually, runsOf } from '../support/workers.ts';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await skippingEnvironment();
}, 60_000);
afterAll(async () => {
  await env.teardown();
});

let count = 0;
function newWorld(): World {
  count += 1;
  return emptyWorld(`programme-${count}`);
}
const start = (world: World, name = 'mentoring') =>
  env.client.workflow.start<typeof track>('track', { args: [{ code: world.code, track: name }], workflowId: `${world.code}/${name}`, taskQueue: TASK_QUEUE });

describe('a track by real timers', () => {
  it('rings every notice and reminder of eighteen months on its instant, in runs below 450 events, and ends when the last item is reported', async () => {
    const world = newWorld();
    const first = (await env.currentTimeMs()) + DAY;
    const keys = addTrack(world, 'mentoring', first, 78);
    const runs = await besideWorker(env, recorders(world), async () => {
      const handle = await start(world);
      await env.sleep(78 * 7 * DAY);
      await eventually('all has rung', () => callsOf(world, 'takeUpDue').length >= 156);
      report(world, keys);
      await handle.signal(told, { planVersion: 1, keys });
      await handle.result();
      return runsOf(env, handle.workflowId, handle.firstExecutionRunId);
    });
    const rung = callsOf(world, 'takeUpDue');
    expect(rung.map(({ keys: due }) => due)).toEqual(keys.flatMap((key) => [[key], [key]]));
    const wanted = keys.flatMap((_, index) => [first + index * 7 * DAY, first + index * 7 * DAY + 3 * DAY]);
    rung.forEach(({ at = 0 }, index) => expect(at - (wanted[index] ?? 0)).toBeLessThan(1000));
    expect(callsOf(world, 'endTrack')).toHaveLength(1);
    expect(runs.length).toBeGreaterThan(3);
    for (const { events } of runs) expect(events).toBeLessThanOrEqual(450);
  });

  it('rings no more for what was reported', async () => {
    const world = newWorld();
    const [one = '', two = ''] = addTrack(world, 'mentoring', (await env.currentTimeMs()) + DAY, 2, 0);
    await besideWorker(env, recorders(world), async () => {
      const handle = await start(world);
      await env.sleep(2 * DAY);
      report(world, [one]);
      await handle.signal(told, { planVersion: 1, keys: [one] });
      await eventually('one is open', async () => (await handle.query(openItems)).join() === two);
      await env.sleep(7 * DAY);
      report(world, [two]);
      await handle.signal(told, { planVersion: 1, keys: [two] });
      await handle.result();
    });
    expect(callsOf(world, 'takeUpDue').map(({ keys }) => keys)).toEqual([[one, two], [two]]);
  });

  it('rings at once, together, for all that fell due while nothing ran', async () => {
    const world = newWorld();
    const now = await env.currentTimeMs();
    const keys = addTrack(world, 'mentoring', now - 20 * DAY, 3);
    await besideWorker(env, recorders(world), async () => {
      const handle = await start(world);
      const [call] = await eventually('it rang', () => callsOf(world, 'takeUpDue').length > 0 && callsOf(world, 'takeUpDue'));
      expect(call?.keys).toEqual(keys);
      expect(call?.at).toBeGreaterThanOrEqual(now);
      await handle.terminate();
    });
    expect(callsOf(world, 'takeUpDue')).toHaveLength(1);
  });

  it('takes no orders about the time: a real alarm ignores `now`', async () => {
    const world = newWorld();
    const first = (await env.currentTimeMs()) + 30 * DAY;
    addTrack(world, 'mentoring', first, 1);
    await besideWorker(env, recorders(world), async () => {
      const handle = await start(world);
      await eventually('it is loaded', () => callsOf(world, 'loadAgenda').length === 1);
      await handle.signal(told, { planVersion: 1, keys: [], now: first + DAY });
      await eventually('the signal was taken', async () => (await handle.query(openItems)).length === 1);
      expect(callsOf(world, 'takeUpDue')).toHaveLength(0);
      await handle.terminate();
    });
  });

  it('loads again when the plan has moved, and leaves the keys of an older plan alone', async () => {
    const world = newWorld();
    const [key = ''] = addTrack(world, 'mentoring', (await env.currentTimeMs()) + 30 * DAY, 1);
    world.planVersion = 5;
    await besideWorker(env, recorders(world), async () => {
      const handle = await start(world);
      await eventually('it is loaded', () => callsOf(world, 'loadAgenda').length === 1);
      await handle.signal(told, { planVersion: 4, keys: [key] }); // undone by plan 5, told late
      expect(await handle.query(openItems)).toEqual([key]);
      world.planVersion = 6;
      await handle.signal(told, { planVersion: 6, keys: [] });
      await eventually('it loaded again', () => callsOf(world, 'loadAgenda').length === 2);
      report(world, [key]);
      await handle.signal(told, { planVersion: 6, keys: [key] });
      await handle.result();
    });
  });

  it('goes on when, at its very end, an item is opened again', async () => {
    const world = newWorld();
    const [key = ''] = addTrack(world, 'mentoring', (await env.currentTimeMs()) + DAY, 1);
    report(world, [key]);
    world.delayMs = 300;
    await besideWorker(env, recorders(world), async () => {
      const handle = await start(world);
      await eventually('it is ending', () => callsOf(world, 'endTrack').length === 1);
      for (const item of world.tracks.get('mentoring')?.items ?? []) item.open = true;
      world.planVersion += 1;
      await handle.signal(told, { planVersion: world.planVersion, keys: [] });
      await eventually('it is open again', async () => (await handle.query(openItems)).length === 1);
      report(world, [key]);
      await handle.signal(told, { planVersion: world.planVersion, keys: [key] });
      await handle.result();
    });
    expect(callsOf(world, 'loadAgenda')).toHaveLength(2);
    expect(world.tracks.get('mentoring')?.ended).toBe(true);
  });

  it('loses no report told while it continues as new', async () => {
    const world = newWorld();
    const keys = addTrack(world, 'mentoring', (await env.currentTimeMs()) + 3000 * DAY, 600, 0);
    world.delayMs = 20;
    const runs = await besideWorker(env, recorders(world), async () => {
      const handle = await start(world);
      for (let index = 0; index < keys.length; index += 3) {
        const some = keys.slice(index, index + 3);
        report(world, some);
        await handle.signal(told, { planVersion: 1, keys: some });
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await handle.result();
      return runsOf(env, handle.workflowId, handle.firstExecutionRunId);
    });
    expect(runs.length).toBeGreaterThan(1);
    expect(callsOf(world, 'endTrack')).toHaveLength(1);
    expect(world.tracks.get('mentoring')?.ended).toBe(true);
  });
});
