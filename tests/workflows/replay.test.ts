import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { WorkflowExecutionInfo } from '@temporalio/client';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { devEnvironment, type Environment } from '../support/environments.ts';
import * as workflows from '../../workflows/index.ts';
import { addTrack, callsOf, DAY, emptyWorld, recorders, repair, report, type World } from '../support/recorders.ts';
import { tellingsOf } from '../support/tellings.ts';
import { besideWorker, eventually, workflowBundle } from '../support/workers.ts';

const FOLDER = new URL('../histories/', import.meta.url);
/** Recorded by RECORD_HISTORIES=1, which is for a commit that changes a workflow before release 1.0; see the changelog. */
const recorded = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe('what was recorded', () => {
  it.skipIf(process.env.RECORD_HISTORIES !== '1')('is recorded anew (RECORD_HISTORIES=1)', { timeout: 120_000 }, async () => {
    const env = await devEnvironment();
    for (const name of recorded) rmSync(new URL(name, FOLDER));
    try {
      for (const [name, tellStory] of Object.entries(STORIES)) {
        const world = emptyWorld(name);
        world.onEnd = (track) => tellingsOf(() => env.client).tell(world, undefined, [track]);
        await besideWorker(env, recorders(world), () => tellStory(env, world));
        for (const { workflowId, history, index } of await runsLike(env, name)) {
          writeFileSync(
            new URL(`${workflowId.replace('/', '.')}.${index}.json`, FOLDER),
            `${JSON.stringify(JSON.parse(historyToJSON(history), withoutMachine))}\n`,
          );
        }
      }
    } finally {
      await env.teardown();
    }
  });

  it('is of every kind of workflow', () => {
    const kinds = recorded.map((name) => readHistory(name).events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name);
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(workflows).sort());
  });

  it.each(recorded)('replays: %s', async (name) => {
    await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, readHistory(name));
  });

  it('would be found out if the story had changed: a history without its first activity does not replay', async () => {
    const name = recorded.find((file) => file.includes('.mentoring.')) ?? '';
    const history = readHistory(name);
    const other = JSON.parse(historyToJSON(history).replaceAll('"loadAgenda"', '"loadPlan"'));
    await expect(Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, historyFromJSON(other))).rejects.toThrow();
  });
});

function readHistory(name: string) {
  return historyFromJSON(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
}

/** Every run of the workflows of one programme, numbered from 1 within its workflow. */
async function runsLike(env: Environment, code: string) {
  const runs: WorkflowExecutionInfo[] = [];
  for await (const run of env.client.workflow.list({ query: `WorkflowId STARTS_WITH "${code}"` })) runs.push(run);
  runs.sort((one, other) => one.startTime.getTime() - other.startTime.getTime());
  const counts = new Map<string, number>();
  return Promise.all(
    runs.map(async ({ workflowId, runId }) => {
      const index = (counts.get(workflowId) ?? 0) + 1;
      counts.set(workflowId, index);
      return { workflowId, index, history: await env.client.workflow.getHandle(workflowId, runId).fetchHistory() };
    }),
  );
}

/** The machine that recorded it, and where its files lie, is nobody's business. */
function withoutMachine(key: string, value: unknown): unknown {
  if (key === 'identity' || key === 'stackTrace') return '';
  return typeof value === 'string' ? value.replaceAll(`@${hostname()}`, '@host') : value;
}

const BEGINNING = Date.UTC(2027, 3, 1, 23);
const endOf = (env: Environment, world: World) => env.client.workflow.getHandle(world.code).result();
const rings = (world: World, count: number) => eventually(`ring ${count}`, () => callsOf(world, 'takeUpDue').length >= count);

/** What each recorded programme lives through. */
const STORIES: Record<string, (env: Environment, world: World) => Promise<unknown>> = {
  'stepped-with-blocks-and-repairs': async (env, world) => {
    const { tell } = tellingsOf(() => env.client);
    Object.assign(world, { stage: 'planning', locked: false, planVersion: 0, steppedTo: BEGINNING - DAY });
    const keys = addTrack(world, 'mentoring', BEGINNING, 3);
    world.bad.add(keys[1] ?? '');
    await tell(world, undefined);
    await eventually('planning has loaded', () => callsOf(world, 'loadProgramme').length >= 2);
    Object.assign(world, { locked: true, planVersion: 1 });
    await tell(world, 'planning');
    await eventually('it runs', () => world.stage === 'running');
    for (const [index, day] of [0, 3, 7].entries()) {
      world.steppedTo = BEGINNING + day * DAY;
      await tell(world, index === 0 ? undefined : 'mentoring');
      await rings(world, index + 1);
    }
    await eventually('one is blocked', () => callsOf(world, 'blockItems').length === 1);
    world.bad.clear();
    world.failing.set('loadAgenda', 1);
    repair(world);
    await tell(world, 'mentoring');
    await eventually('repair is asked for', () => world.repairs.length === 1);
    await tell(world, 'mentoring');
    await rings(world, 4);
    await env.client.workflow.getHandle(`${world.code}/mentoring`).terminate();
    await eventually('repair of the track is asked for', () => world.repairs.length === 2);
    await tell(world, undefined, ['mentoring']);
    await eventually('it loaded again', () => callsOf(world, 'loadAgenda').length >= 4);
    report(world, keys);
    await tell(world, 'mentoring', keys);
    await endOf(env, world);
  },
  'stepped-through-termination': async (env, world) => {
    const { tell } = tellingsOf(() => env.client);
    Object.assign(world, { stage: 'planning', locked: false, planVersion: 0, steppedTo: BEGINNING, terminates: true });
    world.measures.push('newProposal', 'referral', 'followUp');
    for (const name of ['villageMeeting', 'capital', 'continuedGuidance']) addTrack(world, name, BEGINNING, 1);
    Object.assign(world.tracks.get('villageMeeting') ?? {}, { phase: 'planning' });
    Object.assign(world.tracks.get('capital') ?? {}, { workflow: 'capital' });
    Object.assign(world.tracks.get('continuedGuidance') ?? {}, { phase: 'beyond' });
    const reportAll = async (name: string) => {
      await eventually(`${name} rang`, () => callsOf(world, 'takeUpDue').some(({ track }) => track === name));
      const keys = world.tracks.get(name)?.items.map(({ key }) => key) ?? [];
      report(world, keys);
      await tell(world, name, keys);
      await eventually(`${name} ended`, () => world.tracks.get(name)?.ended === true);
    };
    await tell(world, undefined);
    await reportAll('villageMeeting');
    Object.assign(world, { locked: true, planVersion: 1 });
    await tell(world, 'planning');
    for (const name of ['capital', 'termination', ...world.measures, 'continuedGuidance']) await reportAll(name);
    await endOf(env, world);
  },
  'real-with-timers': async (env, world) => {
    const { tell } = tellingsOf(() => env.client);
    const soon = Date.now() + 2_000;
    const keys = addTrack(world, 'mentoring', soon, 2, 1_000, 500);
    const visits = addTrack(world, 'monitoring', soon + 1_000, 1);
    await tell(world, undefined);
    await rings(world, 4);
    report(world, keys);
    for (const key of keys) await tell(world, 'mentoring', [key]);
    await eventually('monitoring rang', () => callsOf(world, 'takeUpDue').some(({ track }) => track === 'monitoring'));
    report(world, visits);
    await tell(world, 'monitoring', visits); // before its reminder: the timer is taken back
    await endOf(env, world);
  },
};
