import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { told as signal } from '../../messages/signals.ts';
import { tellLate } from '../../worker/keeper.ts';
import { CODE, makeWorld, type World } from '../db/world.ts';
import { devEnvironment } from '../support/environments.ts';
import { addTrack, callsOf, emptyWorld, recorders, report as reportTo } from '../support/recorders.ts';
import { leaveTracks } from '../support/narrow.ts';
import { tellingsOf } from '../support/tellings.ts';
import { besideWorker, eventually } from '../support/workers.ts';

const LATE = 10 * 60_000;
const [MENTORING, MONITORING] = [`${CODE}/mentoring`, `${CODE}/monitoring`];
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

const late = () => tellLate({ sql: world.sql, now: () => world.now });
const told = () => world.sql`update inbox set told_at = now()`;
const untold = () => world.sql`select child, plan_version, keys from inbox where told_at is null order by id`;
/** As if everything of a track were reported and its end had not come. */
const report = (track: string) => world.sql`update item set outcome = 'held' where track = ${track}`;

describe('what a workflow was told and Temporal has lost', () => {
  it('is told again by a version that the plan has not, so that it loads: a ring that has long passed', async () => {
    await world.running();
    await leaveTracks(world.sql, 'mentoring', 'monitoring');
    const [first] = await world.sql<[{ at: number }]>`select min(next_ring_at) as at from item where track = 'mentoring'`;
    await world.sql`update item set paused = true where track = 'monitoring'`; // rings at that very time
    world.now = first.at + LATE - 1;
    expect(await late()).toEqual([]);
    world.now += 1;
    expect(await late()).toEqual([MENTORING]);
    expect(await untold()).toEqual([{ child: 'mentoring', plan_version: 2, keys: [] }]);
    expect(await late()).toEqual([]); // on its way already
  });

  it('is told again: the lock, a start, the last report of a track, the last track’s end', async () => {
    await world.running();
    await leaveTracks(world.sql, 'mentoring', 'monitoring');
    await world.sql`update item set rung = cardinality(rings)`;
    world.now += LATE;
    expect(await late()).toEqual([]);
    await world.sql`update programme set stage = 'planning'`;
    expect(await late()).toEqual([CODE]);
    await told();
    await world.sql`update programme set stage = 'running'`;
    await world.sql`update track set started_at = null, starts_at = ${world.now - LATE} where name = 'monitoring'`;
    expect(await late()).toEqual([CODE]);
    await told();
    await world.sql`update track set started_at = ${world.now - LATE}`;
    await report('mentoring');
    await report('monitoring');
    expect(await late()).toEqual([MENTORING, MONITORING]);
    await told();
    await world.sql`update track set ended_at = ${world.now}`;
    expect(await late()).toEqual([]);
    world.now += LATE;
    expect(await late()).toEqual([CODE]);
    await told();
    await world.sql`update programme set stage = 'ended'`;
    expect(await late()).toEqual([]);
  });

  it('is told again: a ring and a start before the lock, and each stage that is over (P1, P5)', async () => {
    await world.running();
    await world.sql`update item set rung = cardinality(rings)`;
    await world.sql`update programme set stage = 'planning', locked_at = null`;
    world.now += 1000 * LATE;
    expect(await late()).toEqual([]); // what is not of planning has not begun
    await world.sql`update item set rung = 0 where key = 'villageMeeting/programme/01'`;
    await world.sql`update track set started_at = null where name = 'dataCheck'`;
    expect(await late()).toEqual([CODE, `${CODE}/villageMeeting`]);
    await told();
    await world.sql`update item set outcome = 'held'`;
    await world.sql`update track set started_at = starts_at, ended_at = ${world.now - LATE} where phase in ('planning', 'running')`;
    await world.sql`update track set started_at = ${world.now} where phase = 'beyond'`;
    await world.sql`update programme set stage = 'running', locked_at = 1`;
    expect(await late()).toEqual([CODE]); // termination is to be entered
    await told();
    await world.sql`update programme set stage = 'termination'`;
    await world.sql`
      insert into track (programme, name, kind, phase, starts_at, started_at, position) values (${CODE}, 'termination', 'termination', 'closing', 1, ${world.now}, 30)`;
    expect(await late()).toEqual([]);
    await world.sql`update track set ended_at = ${world.now - LATE} where name = 'termination'`;
    expect(await late()).toEqual([CODE]); // the measures
    await told();
    await world.sql`update programme set stage = 'measures'`;
    expect(await late()).toEqual([]); // continued guidance is not over
    await world.sql`update track set ended_at = ${world.now - LATE}`;
    expect(await late()).toEqual([CODE]); // the end
  });

  it('is left alone while somebody has a task about it, in a rehearsal, and while a report is young', async () => {
    await world.running();
    await leaveTracks(world.sql, 'mentoring', 'monitoring');
    world.now += 1000 * LATE;
    await world.sql`insert into repair (programme, subject, cause, opened_at) values (${CODE}, 'mentoring/takeUpDue', 'x', 1)`;
    await report('mentoring');
    await report('monitoring');
    await world.sql`update track set started_at = ${world.now - LATE}`;
    await world.sql`
      insert into report (programme, id, item, outcome, done_on, reporter, entered_at)
      values (${CODE}, gen_random_uuid(), 'monitoring/programme/01', 'held', '2027-09-01', 'team-leader', ${world.now})`;
    expect(await late()).toEqual([]);
    world.now += LATE;
    expect(await late()).toEqual([MONITORING]);
    await told();
    await world.sql`update repair set closed_at = 2`;
    await world.sql`update programme set rehearsal = true, clock_now = 1`;
    expect(await late()).toEqual([]);
  });
});

it('a track that lost its last report waits for ever, and ends when it is told of a version that the plan has not', async () => {
  const env = await devEnvironment();
  const { handleOf, statusOf, runs, tell } = tellingsOf(() => env.client);
  const lost = emptyWorld('village-lost');
  const now = Date.UTC(2027, 3, 1, 23);
  lost.steppedTo = now;
  const [first = '', last = ''] = addTrack(lost, 'mentoring', now, 2);
  await besideWorker(env, recorders(lost), async () => {
    await tell(lost, undefined);
    await runs(lost, 'mentoring');
    await eventually('it rang', () => callsOf(lost, 'takeUpDue').length === 1);
    reportTo(lost, [first, last]);
    await tell(lost, 'mentoring', [first]);
    await eventually('it has heard of the first', async () => (await handleOf(lost, 'mentoring').query<string[]>('openItems')).join() === last);
    expect(await statusOf(lost, 'mentoring')).toBe('RUNNING');
    await handleOf(lost, 'mentoring').signal(signal, { planVersion: lost.planVersion + 1, keys: [] });
    await eventually('it has ended', async () => (await statusOf(lost, 'mentoring')) === 'COMPLETED');
  });
  await env.teardown();
});
