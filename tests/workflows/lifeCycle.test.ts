import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TASK_QUEUE } from '../../messages/names.ts';
import { openItems, told } from '../../messages/signals.ts';
import type { capital, termination } from '../../workflows/index.ts';
import { type Environment, devEnvironment } from '../support/environments.ts';
import { addTrack, callsOf, DAY, emptyWorld, recorders, report, type World, type WorldTrack } from '../support/recorders.ts';
import { tellingsOf } from '../support/tellings.ts';
import { besideWorker, eventually, runsOf } from '../support/workers.ts';

let env: Environment;
beforeAll(async () => {
  env = await devEnvironment();
}, 60_000);
afterAll(async () => {
  await env.teardown();
});

const BEGINNING = Date.UTC(2027, 3, 1, 23);
const { handleOf, statusOf, runs, ended, tell, step } = tellingsOf(() => env.client);

let count = 0;
/** A rehearsal's world whose end of a track is told to `programme`, as the relay does. */
function newWorld(change: Partial<World> = {}): World {
  count += 1;
  const world = emptyWorld(`life-${count}`);
  world.onEnd = (name) => tell(world, undefined, [name]);
  return Object.assign(world, { steppedTo: BEGINNING }, change);
}
function trackOf(world: World, name: string): WorldTrack {
  const track = world.tracks.get(name);
  if (track === undefined) throw new Error(`${name}: expected to be a track of the world`);
  return track;
}
/** Reports all that a track has open, as people do in the end. */
async function finish(world: World, name: string): Promise<void> {
  const keys = trackOf(world, name).items.map(({ key }) => key);
  report(world, keys);
  await tell(world, name, keys);
}
const rangFor = (world: World, name: string) => eventually(`${name} rang`, () => callsOf(world, 'takeUpDue').some(({ track }) => track === name));

describe('planning', () => {
  it('rings for its own tracks before the lock and for no other; what is open of them goes on after it (P1)', async () => {
    const world = newWorld({ stage: 'planning', locked: false, planVersion: 0 });
    for (const name of ['villageMeeting', 'interview', 'mentoring']) addTrack(world, name, BEGINNING, 1);
    trackOf(world, 'villageMeeting').phase = 'planning';
    Object.assign(trackOf(world, 'interview'), { phase: 'planning', at: BEGINNING + DAY });
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await runs(world, 'planning');
      await rangFor(world, 'villageMeeting');
      expect([...world.tracks.values()].map(({ started }) => started)).toEqual([true, false, false]);
      await step(world, BEGINNING + DAY);
      await rangFor(world, 'interview');
      await finish(world, 'villageMeeting');
      await eventually('it has ended', () => trackOf(world, 'villageMeeting').ended);
      expect([world.stage, trackOf(world, 'mentoring').started]).toEqual(['planning', false]);
      Object.assign(world, { locked: true, planVersion: 1 });
      await tell(world, 'planning');
      await rangFor(world, 'mentoring');
      await finish(world, 'mentoring');
      await eventually('it has ended', () => trackOf(world, 'mentoring').ended);
      expect(world.stage).toBe('running'); // an interview is still open
      await finish(world, 'interview');
      await ended(world);
    });
    expect(world.repairs).toEqual([]);
  });
});

describe('termination', () => {
  it('begins when all that was scheduled is accounted for, then the measures run side by side, and with their end and what lies beyond the programme’s (P5, P5a, P5b, P6)', async () => {
    const world = newWorld({ terminates: true, measures: ['newProposal', 'referral', 'followUp'] });
    for (const name of ['mentoring', 'interview', 'continuedGuidance']) addTrack(world, name, BEGINNING, 1);
    trackOf(world, 'interview').phase = 'planning';
    trackOf(world, 'continuedGuidance').phase = 'beyond';
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      for (const name of world.tracks.keys()) await rangFor(world, name);
      await finish(world, 'mentoring');
      await eventually('it has ended', () => trackOf(world, 'mentoring').ended);
      expect(world.stage).toBe('running');
      await finish(world, 'interview');
      await rangFor(world, 'termination');
      expect(world.stage).toBe('termination');
      expect((await handleOf(world, 'termination').describe()).type).toBe('termination');
      await finish(world, 'termination');
      for (const measure of world.measures) {
        await rangFor(world, measure);
        expect((await handleOf(world, measure).describe()).type).toBe(measure);
      }
      expect(world.measures.map((measure) => trackOf(world, measure).ended)).toEqual([false, false, false]);
      for (const measure of world.measures) await finish(world, measure);
      await eventually('the measures have ended', () => world.measures.every((measure) => trackOf(world, measure).ended));
      expect(world.stage).toBe('measures');
      await finish(world, 'continuedGuidance');
      await ended(world);
    });
    expect(callsOf(world, 'enterStage').map(({ stage }) => stage)).toEqual(['termination', 'measures', 'ended']);
    for (const verb of ['draftMeasures', 'draftProposal', 'draftReferrals', 'openFollowUp'] as const) expect(callsOf(world, verb), verb).toHaveLength(1);
    expect(world.repairs).toEqual([]);
  });

  it('asks for repair when the figures cannot be read, and drafts again once told (P5)', async () => {
    const world = newWorld({ terminates: true });
    world.failing.set('draftMeasures', 1);
    addTrack(world, 'mentoring', BEGINNING, 0);
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await eventually('repair is asked for', () => world.repairs.length === 1);
      expect(world.repairs).toEqual([{ subject: 'termination/draftMeasures', cause: 'InvalidInput' }]);
      expect(callsOf(world, 'loadAgenda').filter(({ track }) => track === 'termination')).toEqual([]);
      await tell(world, 'termination');
      await rangFor(world, 'termination');
      await finish(world, 'termination');
      await ended(world);
    });
    expect(callsOf(world, 'draftMeasures')).toHaveLength(2);
  });

  it('goes on as the same stage after continuing as new, its opening done once (P5)', async () => {
    const world = newWorld({ stage: 'termination' });
    world.tracks.set('termination', { at: BEGINNING, workflow: 'termination', phase: 'closing', opened: false, items: [], started: false, ended: false });
    world.onEnd = async () => {};
    await besideWorker(env, recorders(world), async () => {
      const workflowId = `${world.code}/termination`;
      const input = { code: world.code, track: 'termination' };
      const handle = await env.client.workflow.start<typeof termination>('termination', { args: [input], workflowId, taskQueue: TASK_QUEUE });
      await rangFor(world, 'termination');
      for (let told = 0; (await runsOf(env, workflowId, handle.firstExecutionRunId)).length < 2; told += 1) {
        if (told > 200) throw new Error('it never continued as new');
        world.planVersion += 1;
        const loaded = callsOf(world, 'loadAgenda').length;
        await tell(world, 'termination');
        await eventually('it loaded', () => callsOf(world, 'loadAgenda').length > loaded);
      }
      expect((await handleOf(world, 'termination').describe()).type).toBe('termination');
      await finish(world, 'termination');
      await handle.result();
    });
    expect(trackOf(world, 'termination').items).toHaveLength(1);
  }, 60_000);
});

describe('a measure', () => {
  it('that was terminated by hand waits for repair, then is started again and goes on where it stood (P5b)', async () => {
    const world = newWorld({ terminates: true, measures: ['referral', 'followUp'] });
    addTrack(world, 'mentoring', BEGINNING, 0);
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await rangFor(world, 'termination');
      await finish(world, 'termination');
      for (const measure of world.measures) await rangFor(world, measure);
      await handleOf(world, 'referral').terminate();
      await eventually('repair is asked for', () => world.repairs.length === 1);
      expect(world.repairs).toEqual([{ subject: 'referral', cause: 'endedByHand' }]);
      expect(await statusOf(world, 'followUp')).toBe('RUNNING');
      await tell(world, undefined, ['referral']);
      await runs(world, 'referral');
      for (const measure of world.measures) await finish(world, measure);
      await ended(world);
    });
    expect(trackOf(world, 'referral').items).toHaveLength(1);
  });
});

describe('items that wait for the one before them', () => {
  it('hold no timer, are not overdue, and ring when they are opened (P2f)', async () => {
    const world = newWorld({ steppedTo: undefined });
    const [proposal = '', check = ''] = addTrack(world, 'capital', Date.now() - DAY, 2, 0);
    const [, waiting] = trackOf(world, 'capital').items;
    if (waiting === undefined) throw new Error('expected two items');
    Object.assign(waiting, { rings: [], remindAt: undefined });
    await besideWorker(env, recorders(world), async () => {
      const input = { code: world.code, track: 'capital' };
      const handle = await env.client.workflow.start<typeof capital>('capital', {
        args: [input],
        workflowId: `${world.code}/capital`,
        taskQueue: TASK_QUEUE,
      });
      await rangFor(world, 'capital');
      expect(callsOf(world, 'takeUpDue')[0]?.keys).toEqual([proposal]);
      report(world, [proposal]);
      await handle.signal(told, { planVersion: 1, keys: [proposal] });
      await eventually('one waits', async () => (await handle.query(openItems)).join() === check);
      // Whether the first one's reminder got a timer depends on what came sooner, the report or the reminder's wait; none is left.
      const events = (await handle.fetchHistory()).events ?? [];
      const begun = events.filter((event) => event.timerStartedEventAttributes).length;
      const over = events.filter((event) => event.timerCanceledEventAttributes ?? event.timerFiredEventAttributes).length;
      expect(begun - over).toBe(0);
      const attributes = (await handle.describe()).typedSearchAttributes;
      expect(JSON.stringify(attributes)).not.toContain('NextDue');
      Object.assign(waiting, { rings: [Date.now() - 1000, Date.now() + DAY], remindAt: Date.now() + DAY });
      world.planVersion = 2;
      await handle.signal(told, { planVersion: 2, keys: [] });
      await eventually('it rang', () => callsOf(world, 'takeUpDue').length === 2);
      report(world, [check]);
      await handle.signal(told, { planVersion: 2, keys: [check] });
      await handle.result();
    });
  });
});

describe('a programme that is told so much that it continues as new', () => {
  it('finds its tracks running, learns their end and comes to its own', async () => {
    const world = newWorld();
    const early = addTrack(world, 'mentoring', BEGINNING, 1);
    addTrack(world, 'monitoring', BEGINNING + DAY, 1);
    await besideWorker(env, recorders(world), async () => {
      await tell(world, undefined);
      await runs(world, 'mentoring');
      const { runId } = await handleOf(world, 'mentoring').describe();
      const first = (await handleOf(world).describe()).runId;
      for (let told = 1; (await handleOf(world).describe()).runId === first; told += 1) {
        if (told > 200) throw new Error('it never continued as new');
        const looked = callsOf(world, 'loadProgramme').length;
        await tell(world, undefined);
        await eventually('it looked', () => callsOf(world, 'loadProgramme').length > looked);
      }
      const all = await runsOf(env, world.code, first);
      expect(all[0]?.events).toBeLessThanOrEqual(450);
      expect((await handleOf(world, 'mentoring').describe()).runId).toBe(runId);
      await step(world, BEGINNING + DAY);
      await runs(world, 'monitoring');
      report(world, early);
      await tell(world, 'mentoring', early);
      await finish(world, 'monitoring');
      await ended(world);
    });
    expect(world.repairs).toEqual([]);
  }, 60_000);
});
