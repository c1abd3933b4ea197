import { afterAll, beforeAll, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { tell } from '../../db/inbox.ts';
import { CODE, makeWorld, type World } from '../db/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.running();
});
afterAll(() => world.stop());

it('an activity does not wait for a relay that has named a track to its programme and still talks to Temporal', async () => {
  const { blockItems, takeUpDue, endTrack } = createActivities({ sql: world.sql, now: () => world.now, master: world.master });
  const [item] = await world.sql<[{ key: string; at: number }]>`select key, rings[1] as at from item where track = 'mentoring' order by key limit 1`;
  const track = { code: CODE, track: 'mentoring' };
  await world.sql.begin(async (tx) => {
    await tell(tx, CODE, [{ planVersion: 1, keys: ['mentoring'] }]);
    await takeUpDue({ ...track, at: item.at, keys: [item.key] });
    await blockItems({ ...track, keys: [item.key] });
    await endTrack(track);
  });
  expect(await world.sql`select rung, blocked from item where key = ${item.key}`).toEqual([{ rung: 1, blocked: true }]);
}, 10_000);
