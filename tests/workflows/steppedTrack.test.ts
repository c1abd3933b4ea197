import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TASK_QUEUE } from '../../messages/names.ts';
import { openItems, told } from '../../messages/signals.ts';
import type { track } from '../../workflows/index.ts';
import { skippingEnvironment } from '../support/environments.ts';
import { addTrack, callsOf, DAY, emptyWorld, recorders, report } from '../support/recorders.ts';
import { besideWorker, eventually } from '../support/workers.ts';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await skippingEnvironment();
}, 60_000);
afterAll(async () => {
  await env.teardown();
});

const BEGINNING = Date.UTC(2027, 3, 1, 23);

describe('a track whose clock is stepped', () => {
  it('starts at the clock that its load brings, rings when told the time, never goes back, and sets no timer', async () => {
    const world = emptyWorld('rehearsal-1');
    world.steppedTo = BEGINNING;
    const keys = addTrack(world, 'mentoring', BEGINNING, 3);
    await besideWorker(env, recorders(world), async () => {
      const handle = await env.client.workflow.start<typeof track>('track', {
        args: [{ code: world.code, track: 'mentoring' }],
        workflowId: 'rehearsal-1/mentoring',
        taskQueue: TASK_QUEUE,
      });
      const rung = (count: number) => eventually(`ring ${count}`, () => callsOf(world, 'takeUpDue').length === count);
      await rung(1); // the clock stood at the first notice when it was loaded
      for (const [index, now] of [BEGINNING + 3 * DAY, BEGINNING + 7 * DAY].entries()) {
        world.steppedTo = now;
        await handle.signal(told, { planVersion: 1, keys: [], now });
        await rung(index + 2);
      }
      await handle.signal(told, { planVersion: 1, keys: [], now: BEGINNING });
      await handle.signal(told, { planVersion: 1, keys: keys.slice(0, 1) });
      await eventually('two are open', async () => (await handle.query(openItems)).length === 2);
      world.steppedTo = BEGINNING + 20 * DAY; // several instants passed at once ring together
      await handle.signal(told, { planVersion: 1, keys: [], now: world.steppedTo });
      await rung(4);
      report(world, keys);
      await handle.signal(told, { planVersion: 1, keys });
      await handle.result();
      const events = (await handle.fetchHistory()).events ?? [];
      expect(events.filter((event) => event.timerStartedEventAttributes)).toHaveLength(0);
    });
    const [one, two, three] = keys;
    expect(callsOf(world, 'takeUpDue').map(({ at, keys: due }) => [at, due])).toEqual([
      [BEGINNING, [one]],
      [BEGINNING + 3 * DAY, [one]],
      [BEGINNING + 7 * DAY, [two]],
      [BEGINNING + 20 * DAY, [two, three]],
    ]);
  });

  it('takes the time it was told while it was loading', async () => {
    const world = emptyWorld('rehearsal-2');
    world.steppedTo = BEGINNING - DAY;
    addTrack(world, 'mentoring', BEGINNING, 1);
    world.delayMs = 300;
    await besideWorker(env, recorders(world), async () => {
      const handle = await env.client.workflow.start<typeof track>('track', {
        args: [{ code: world.code, track: 'mentoring' }],
        workflowId: 'rehearsal-2/mentoring',
        taskQueue: TASK_QUEUE,
      });
      await eventually('it loads', () => callsOf(world, 'loadAgenda').length === 1);
      await handle.signal(told, { planVersion: 1, keys: [], now: BEGINNING });
      await eventually('it rang', () => callsOf(world, 'takeUpDue').length === 1);
      expect(callsOf(world, 'takeUpDue')[0]?.at).toBe(BEGINNING);
      await handle.terminate();
    });
  });
});
