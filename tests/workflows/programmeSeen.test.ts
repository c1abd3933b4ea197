import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Environment, devEnvironment } from '../support/environments.ts';
import { addTrack, callsOf, DAY, emptyWorld, recorders, report, type World } from '../support/recorders.ts';
import { tellingsOf } from '../support/tellings.ts';
import { besideWorker, eventually } from '../support/workers.ts';

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
  const world = emptyWorld(`seen-${count}`);
  world.steppedTo = BEGINNING;
  world.onEnd = (name) => tell(world, undefined, [name]);
  return world;
}
const BEGINNING = Date.UTC(2027, 3, 1, 23);
/** A table without the spaces that keep its columns apart. */
const spaced = (text: string): string => text.replaceAll('\u00a0', '');
const { handleOf, runs, ended, tell, step } = tellingsOf(() => env.client);

describe('a programme whose clock is real', () => {
  it('starts its tracks and rings by timers, on instants seconds ahead, one timer a date', async () => {
    const world = newWorld();
    world.steppedTo = undefined;
    await besideWorker(env, recorders(world), async () => {
      const soon = Date.now() + 8_000;
      const keys = [
        ...addTrack(world, 'mentoring', soon, 2, 2_000, 1_000),
        ...addTrack(world, 'outreach', soon, 1, 0, 1_000),
        ...addTrack(world, 'monitoring', soon + 6_000, 1, 0, 1_000),
      ];
      const items = [...world.tracks.values()].flatMap(({ items: own }) => own);
      const instants = new Map(items.map(({ key, rings }) => [key, [...rings]]));
      await tell(world, undefined);
      await eventually('all has rung', () => items.every(({ rings }) => rings.length === 0), 45_000);
      for (const key of keys) {
        const rung = callsOf(world, 'takeUpDue').flatMap(({ at = 0, keys: due = [] }) => (due.includes(key) ? [at] : []));
        const [notice = 0, reminder = 0] = instants.get(key) ?? [];
        expect(rung[0]).toBeGreaterThanOrEqual(notice);
        expect(rung.at(-1)).toBeGreaterThanOrEqual(reminder); // a slow machine rings for both at once
      }
      report(world, keys);
      for (const name of world.tracks.keys()) await tell(world, name, keys);
      await ended(world);
      const events = (await handleOf(world).fetchHistory()).events ?? [];
      expect(events.filter((event) => event.timerStartedEventAttributes)).toHaveLength(2);
    });
  });
});

describe('the Temporal UI', () => {
  it('shows managers where a programme stands: search attributes, summaries and a table', async () => {
    const world = newWorld();
    const keys = addTrack(world, 'mentoring', BEGINNING, 3);
    world.bad.add(keys[1] ?? '');
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await runs(world, 'mentoring');
      await step(world, BEGINNING + 7 * DAY, 'mentoring'); // the first is overdue, the second is blocked
      await eventually('it is listed', async () => {
        const query = `WorkflowType = 'track' AND Village = 'Tablolong' AND Track = 'mentoring' AND OverdueItems = 1 AND BlockedItems = 1 AND NextDue > '2027-01-01T00:00:00Z' AND WorkflowId = '${world.code}/mentoring'`;
        return (await env.client.workflow.count(query)).count === 1;
      });
      expect((await env.client.workflow.count(`ProgrammeStage = 'running' AND WorkflowId = '${world.code}'`)).count).toBe(1);
      const metadata = await handleOf(world, 'mentoring').query<{ currentDetails: string }>('__temporal_workflow_metadata');
      expect(spaced(metadata.currentDetails)).toBe(
        ['**mentoring**: 3 open', '', '| Group | Session | Next | Overdue |', '| --- | --- | --- | --- |', '| Group 1 | 1 / 3 | 2027-04-04 | 1 |'].join('\n'),
      );
      const described = await handleOf(world, 'mentoring').describe();
      expect(await described.staticSummary()).toBe('mentoring from 2027-04-01');
      const whole = await handleOf(world).query<{ currentDetails: string }>('__temporal_workflow_metadata');
      expect(spaced(whole.currentDetails)).toContain('| mentoring | 2027-04-01 | running |');
      for (const child of ['mentoring', undefined]) await handleOf(world, child).terminate();
    });
  });
});
