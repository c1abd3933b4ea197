import { afterEach, beforeEach, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { changePlan } from '../../db/changePlan.ts';
import { tell } from '../../db/inbox.ts';
import { CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
});
afterEach(() => world.stop());

const loaded = async (track: string) => {
  const { loadAgenda } = createActivities({ sql: world.sql, now: () => world.now, master: world.master });
  return (await loadAgenda({ code: CODE, track })).planVersion;
};
const toldOf = async (child: string) => {
  await world.sql.begin((tx) => tell(tx, CODE, [{ child, planVersion: 2, keys: ['a'] }]));
  const [row] = await world.sql`select plan_version from inbox where child = ${child} order by id desc limit 1`;
  return row?.['plan_version'];
};

it('a report of one track does not have it load what was changed about another: each goes by its own version of the plan', async () => {
  const before = await loaded('mentoring');
  const { planVersion, tellings } = await world.sql.begin((tx) =>
    changePlan(tx, { code: CODE, planVersion: 1 }, [{ kind: 'cancel', key: 'capital/nelayan-1/07', reason: 'refused' }]),
  );
  expect({ planVersion, tellings }).toEqual({ planVersion: 2, tellings: [{ child: 'capital', planVersion: 2 }] });
  expect(await toldOf('mentoring')).toBe(before);
  expect(await loaded('mentoring')).toBe(before);
  expect(await toldOf('capital')).toBe(2);
  expect(await loaded('capital')).toBe(2);
});
