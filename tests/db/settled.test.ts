import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextRingAt, settled, stepClock } from '../../db/settled.ts';
import { leaveTracks } from '../support/narrow.ts';
import { accepted, allPresent, at, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

const FIRST_RING = at('2027-07-26', '07:00');
const ITEM = 'mentoring/nelayan-1/01';

const owed = async (): Promise<string[]> => {
  const rows = await world.sql<{ child: string | null; what: string }[]>`select child, what from owed order by child nulls first, what`;
  return rows.map(({ child, what }) => `${child ?? 'programme'} ${what}`);
};
const tellAll = () => world.sql`update inbox set told_at = now() where told_at is null`;

describe('what is owed', () => {
  beforeEach(async () => {
    accepted(await world.start({ rehearsal: { now: world.now } }));
    await leaveTracks(world.sql, 'mentoring', 'monitoring');
    await tellAll();
  });
  const lockIt = async () => {
    for (const group of ['nelayan', 'perempuan', 'pemuda']) accepted(await world.agree(group, world.person('team-leader', 'teamLeader')));
    accepted(await world.lock());
    await tellAll();
  };
  const run = () => world.sql`update programme set stage = 'running'`;

  it('is nothing while people are still to agree', async () => {
    expect(await owed()).toEqual([]);
    expect(await settled(world.sql, CODE)).toBe(true);
    expect(await nextRingAt(world.sql, CODE)).toBeUndefined();
  });

  it('is the stage to enter from the lock until it is entered', async () => {
    await lockIt();
    expect(await owed()).toEqual(['programme enterRunning']);
    await run();
    expect(await owed()).toEqual([]);
    expect(await settled(world.sql, CODE)).toBe(true);
  });

  it('is a track’s start from its date until it has begun', async () => {
    await lockIt();
    await run();
    const [track] = await world.sql<[{ at: number }]>`select starts_at as at from track where name = 'mentoring'`;
    expect(await nextRingAt(world.sql, CODE)).toBe(track.at);
    await stepClock(world.sql, CODE, track.at - 1);
    expect(await owed()).toEqual([]);
    await stepClock(world.sql, CODE, track.at);
    expect(await owed()).toContain('programme startTrack:mentoring');
    await world.sql`update track set started_at = starts_at`;
    expect(await owed()).not.toContain('programme startTrack:mentoring');
  });

  it('is a ring from its instant until it was taken up, and not while the item is paused, blocked or reported', async () => {
    await lockIt();
    await run();
    await world.sql`update track set started_at = starts_at`;
    expect(await owed()).toEqual([]);
    const ring = (await nextRingAt(world.sql, CODE)) as number;
    await stepClock(world.sql, CODE, ring);
    expect(await owed()).toContain('mentoring ring');
    for (const column of ['paused', 'blocked']) {
      await world.sql`update item set ${world.sql(column)} = true`;
      expect(await owed()).toEqual([]);
      await world.sql`update item set ${world.sql(column)} = false`;
    }
    await world.sql`update item set rung = rung + 1 where next_ring_at <= ${ring}`;
    expect(await owed()).toEqual([]);
    expect(await nextRingAt(world.sql, CODE)).toBeGreaterThan(ring);
    await world.sql`update item set rung = 0, outcome = 'held'`;
    expect(await owed()).not.toContain('mentoring ring');
  });

  it('is a track’s end when its last item is accounted for, then the programme’s', async () => {
    await lockIt();
    await run();
    await world.sql`update track set started_at = starts_at`;
    await world.sql`update item set outcome = 'held' where track = 'mentoring'`;
    expect(await owed()).toEqual(['mentoring endTrack']);
    await world.sql`update track set ended_at = 0 where name = 'mentoring'`;
    expect(await owed()).toEqual([]);
    await world.sql`update item set outcome = 'cancelled' where track = 'monitoring'`;
    await world.sql`update track set ended_at = 0 where name = 'monitoring'`;
    expect(await owed()).toEqual(['programme enterEnded']);
    await world.sql`update programme set stage = 'ended'`;
    expect(await owed()).toEqual([]);
    expect(await nextRingAt(world.sql, CODE)).toBeUndefined();
  });

  it('never holds up a programme at real pace', async () => {
    await world.sql`update programme set rehearsal = false, clock_now = null`;
    await lockIt();
    await run();
    await world.sql`update track set started_at = starts_at`;
    await world.sql`update item set outcome = 'held'`;
    expect(await owed()).toEqual([]);
  });
});

describe('settled', () => {
  beforeEach(async () => {
    await world.running(true);
    await leaveTracks(world.sql, 'mentoring', 'monitoring');
  });

  it.each([
    ['an untold inbox row', `insert into inbox (programme, plan_version) values ('${CODE}', 1)`, `update inbox set told_at = now()`],
    [
      'a queued notice',
      `insert into notice (programme, event_key, person, kind, created_at) values ('${CODE}', 'x@1/due', 'secretary', 'due', 0)`,
      `update notice set status = 'muted'`,
    ],
    [
      'a queued mail',
      `insert into mail (message_id, programme, person, address, subject, raw, composed_at) values ('<a@b>', '${CODE}', 'secretary', 'a@b.example', 's', '', 0)`,
      `update mail set status = 'failed'`,
    ],
  ])('waits for %s', async (_, begin, end) => {
    expect(await settled(world.sql, CODE)).toBe(true);
    await world.sql.unsafe(begin);
    expect(await settled(world.sql, CODE)).toBe(false);
    await world.sql.unsafe(end);
    expect(await settled(world.sql, CODE)).toBe(true);
  });

  it('is one programme’s alone', async () => {
    await world.sql`insert into inbox (programme, plan_version) values (${CODE}, 1)`;
    expect(await settled(world.sql, 'elsewhere-2027')).toBe(true);
  });

  // What the relay and the workflow do is played by one loop; at every moment between, an observer must find the chain's next link.
  it('is never true between a command’s commit and its last consequence', async () => {
    const ring = (await nextRingAt(world.sql, CODE)) as number;
    await stepClock(world.sql, CODE, ring);
    await world.sql`update item set rung = 1 where rings[1] <= ${ring}`;
    await tellAll();
    await world.sql`update item set outcome = 'held' where track = 'monitoring'`;
    await world.sql`update track set ended_at = 0 where name = 'monitoring'`;
    await world.sql`update item set outcome = 'held' where track = 'mentoring' and key <> ${ITEM}`;
    world.now = at('2027-08-04');
    await world.sql`update programme set clock_now = ${world.now}`;
    expect(await settled(world.sql, CODE)).toBe(true);

    const input = { id: randomUUID(), outcome: 'held' as const, doneOn: '2027-08-04', attendance: await allPresent(world, 'nelayan-1') };
    let done = false;
    const early: string[] = [];
    let looks = 0;
    const watch = (async () => {
      let seen = false;
      while (!done) {
        // One statement, so that the fact and the verdict are of one moment.
        const [row] = await world.sql<[{ reported: boolean; ended: boolean; settled: boolean }]>`
          select exists (select from report) as reported, p.stage = 'ended' as ended,
            not exists (select from inbox where programme = p.code and told_at is null) and not exists (select from owed where programme = p.code) as settled
          from programme p`;
        looks += 1;
        if (row.reported) seen = true;
        const settledNow = await settled(world.sql, CODE);
        const [after] = await world.sql<[{ ended: boolean }]>`select stage = 'ended' as ended from programme`;
        if (row.reported && !row.ended && row.settled) early.push('by one look');
        if (seen && settledNow && !after.ended) early.push('by settled');
      }
    })();
    const breathe = () => new Promise((resolve) => setTimeout(resolve, 40));
    accepted(await world.report(world.person('mentor-nelayan-1', 'mentor', 'nelayan-1'), ITEM, input));
    await breathe();
    await tellAll();
    await breathe();
    await world.sql`with ended as (update track set ended_at = ${world.now} where ended_at is null) insert into inbox (programme, plan_version, keys) values (${CODE}, 1, '{mentoring}')`;
    await breathe();
    await tellAll();
    await breathe();
    await world.sql`update programme set stage = 'ended', ended_at = ${world.now}`;
    await breathe();
    done = true;
    await watch;
    expect(looks).toBeGreaterThan(5);
    expect(early).toEqual([]);
    expect(await settled(world.sql, CODE)).toBe(true);
  });
});

describe('stepping the clock', () => {
  it('tells the new time to each workflow that owes something, once, and never goes back', async () => {
    await world.running(true);
    await leaveTracks(world.sql, 'mentoring', 'monitoring');
    await stepClock(world.sql, CODE, FIRST_RING - 1);
    expect(await world.sql`select from inbox where told_at is null`).toHaveLength(0);
    const ring = (await nextRingAt(world.sql, CODE)) as number;
    await Promise.all([stepClock(world.sql, CODE, ring), stepClock(world.sql, CODE, ring)]);
    await stepClock(world.sql, CODE, ring - 5);
    expect(await world.sql`select child, now, keys, plan_version from inbox where told_at is null order by child`).toEqual([
      { child: 'mentoring', now: ring, keys: [], plan_version: 0 },
      { child: 'monitoring', now: ring, keys: [], plan_version: 0 },
    ]);
    expect(await world.sql`select clock_now from programme`).toEqual([{ clock_now: ring }]);
  });

  it('is refused for a programme at real pace', async () => {
    await world.running();
    await expect(stepClock(world.sql, CODE, FIRST_RING)).rejects.toThrow(/tablolong-2027: expected a rehearsal/);
    await expect(stepClock(world.sql, 'nowhere', FIRST_RING)).rejects.toThrow(/nowhere/);
  });
});
