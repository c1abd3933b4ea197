import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextRingAt, stepClock } from '../../db/settled.ts';
import { leaveTracks } from '../support/narrow.ts';
import { accepted, at, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

const owed = async (): Promise<string[]> => {
  const rows = await world.sql<{ child: string | null; what: string }[]>`select child, what from owed order by child nulls first, what`;
  return rows.map(({ child, what }) => `${child ?? 'programme'} ${what}`);
};
const tellAll = () => world.sql`update inbox set told_at = now() where told_at is null`;

describe('what is owed by the stages', () => {
  beforeEach(async () => {
    accepted(await world.start({ rehearsal: { now: world.now } }));
    await tellAll();
  });
  const endAll = (where = 'true') =>
    world.sql.unsafe(`update item set outcome = 'held' where track in (select name from track where ${where});
    update track set started_at = 0, ended_at = 0 where ${where}`);

  it('is the start of planning’s tracks before the lock, and their rings; of the others nothing (P1)', async () => {
    const begun = world.now;
    expect(await owed()).toEqual(['programme startTrack:dataCheck', 'programme startTrack:dataConsent', 'programme startTrack:villageMeeting']);
    await world.sql`update track set started_at = ${begun} where starts_at <= ${begun}`;
    expect(await owed()).toEqual(['dataCheck ring', 'dataConsent ring', 'villageMeeting ring']);
    await world.sql`update item set rung = 1 where next_ring_at <= ${begun}`;
    expect(await owed()).toEqual([]);
    const next = (await nextRingAt(world.sql, CODE)) as number;
    expect(next).toBeGreaterThan(begun);
    await stepClock(world.sql, CODE, at('2028-06-01'));
    expect((await owed()).filter((what) => /mentoring|training|outreach|monitoring/.test(what))).toEqual([]);
  });

  it('is termination when all that was scheduled is accounted for, whatever lies beyond (P5)', async () => {
    await world.sql`update programme set stage = 'running', locked_at = 0`;
    await world.sql`update track set started_at = 0`;
    await endAll(`name <> 'mentoring' and phase <> 'beyond'`);
    expect(await owed()).not.toContain('programme enterTermination');
    await endAll(`name = 'mentoring'`);
    expect(await owed()).toContain('programme enterTermination');
    await world.sql`update programme set stage = 'termination'`;
    await world.sql`insert into track (programme, name, kind, phase, starts_at, position) values (${CODE}, 'termination', 'termination', 'closing', 0, 30)`;
    expect(await owed()).toContain('programme startTrack:termination');
    expect(await owed()).not.toContain('programme enterMeasures');
    await endAll(`name = 'termination'`);
    expect(await owed()).toEqual(['programme enterMeasures']);
  });

  it('is the end when the last measure and what lies beyond have ended (P5a, P5b, P6)', async () => {
    await world.sql`update programme set stage = 'measures', locked_at = 0`;
    await endAll(`name <> 'continuedGuidance'`);
    await world.sql`update track set started_at = 0`;
    expect(await owed()).toEqual([]);
    expect(await nextRingAt(world.sql, CODE)).toBeDefined();
    await endAll();
    expect(await owed()).toEqual(['programme enterEnded']);
    await world.sql`update programme set stage = 'ended'`;
    expect(await nextRingAt(world.sql, CODE)).toBeUndefined();
  });

  it('is no ring of an item that waits for the one before it', async () => {
    await world.sql`update programme set stage = 'running', locked_at = 0`;
    await leaveTracks(world.sql, 'capital');
    await world.sql`update track set started_at = 0`;
    await world.sql`update item set outcome = 'held' where ordinal = 1`;
    expect(await nextRingAt(world.sql, CODE)).toBeUndefined();
    await stepClock(world.sql, CODE, at('2030-01-01'));
    expect(await owed()).toEqual([]);
  });
});
