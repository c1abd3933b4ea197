import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TASK_QUEUE } from '../../messages/names.ts';
import { told } from '../../messages/signals.ts';
import type { programme } from '../../workflows/index.ts';
import { type Environment, devEnvironment } from '../support/environments.ts';
import { addTrack, callsOf, DAY, emptyWorld, recorders, report, type World } from '../support/recorders.ts';
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
const handleOf = (world: World, child?: string) => env.client.workflow.getHandle(child === undefined ? world.code : `${world.code}/${child}`);
const statusOf = async (world: World, child?: string): Promise<string> => (await handleOf(world, child).describe()).status.name;

/** Tells as the relay does: `programme` is started where it does not run. */
async function tell(world: World, child: string | undefined, keys: readonly string[] = []): Promise<void> {
  const message = { planVersion: world.planVersion, keys, ...(world.steppedTo === undefined ? {} : { now: world.steppedTo }) };
  if (child !== undefined) return handleOf(world, child).signal(told, message);
  await env.client.workflow.signalWithStart<typeof programme, [typeof message]>('programme', {
    args: [{ code: world.code }],
    workflowId: world.code,
    taskQueue: TASK_QUEUE,
    signal: told,
    signalArgs: [message],
  });
}
async function step(world: World, now: number, child?: string): Promise<void> {
  world.steppedTo = now;
  await tell(world, child);
}
const runs = (world: World, child?: string) => eventually(`${child ?? 'programme'} runs`, async () => (await statusOf(world, child).catch(() => '')) === 'RUNNING');
const ended = (world: World) => eventually('the programme ended', async () => world.stage === 'ended' && (await statusOf(world)) === 'COMPLETED');

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

describe('a programme whose clock is real', () => {
  it('starts its tracks and rings by timers, on instants seconds ahead, one timer a date', async () => {
    const world = newWorld();
    world.steppedTo = undefined;
    const soon = Date.now() + 3_000;
    const keys = [...addTrack(world, 'mentoring', soon, 2, 2_000, 1_000), ...addTrack(world, 'outreach', soon, 1, 0, 1_000), ...addTrack(world, 'monitoring', soon + 2_000, 1, 0, 1_000)];
    const instants = [...world.tracks.values()].flatMap(({ items }) => items.flatMap(({ key, rings }) => rings.map((at) => `${key} ${Math.round((at - soon) / 1000)}`)));
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await eventually('all has rung', () => callsOf(world, 'takeUpDue').length >= 8);
      report(world, keys);
      for (const name of world.tracks.keys()) await tell(world, name, keys);
      await ended(world);
      const events = (await handleOf(world).fetchHistory()).events ?? [];
      expect(events.filter((event) => event.timerStartedEventAttributes)).toHaveLength(2);
    });
    // Its instants, and a call for each within the second that the dev server's timers look ahead or lag.
    const rung = callsOf(world, 'takeUpDue').flatMap(({ at = 0, keys: due = [] }) => due.map((key) => `${key} ${Math.round((at - soon) / 1000)}`));
    expect(rung.sort()).toEqual([...instants].sort());
  }, 60_000);

  it('shows managers where it stands: search attributes, summaries and a table', async () => {
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
      expect(metadata.currentDetails).toBe(
        ['**mentoring**: 3 open', '', '| Group | Session | Next | Overdue |', '| --- | --- | --- | --- |', '| Group 1 | 1 / 3 | 2027-04-04 | 1 |'].join('\n'),
      );
      const described = await handleOf(world, 'mentoring').describe();
      expect(await described.staticSummary()).toBe('mentoring from 2027-04-01');
      const whole = await handleOf(world).query<{ currentDetails: string }>('__temporal_workflow_metadata');
      expect(whole.currentDetails).toContain('| mentoring | 2027-04-01 | running |');
      for (const child of ['mentoring', undefined]) await handleOf(world, child).terminate();
    });
  });
});
