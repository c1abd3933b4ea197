import { afterEach, beforeEach, expect, it } from 'vitest';
import { type GrantsWorld, makeGrantsWorld } from './grantsWorld.ts';
import { accepted, at } from './world.ts';

let world: GrantsWorld;
beforeEach(async () => {
  world = await makeGrantsWorld();
});
afterEach(() => world.stop());

it('a step of a grant reported weeks late opens the next one with all of its days and its whole ladder ahead (P2f)', async () => {
  const doneOn = '2027-10-04';
  world.now = at('2027-11-15');
  accepted(await world.step('nelayan-2', { doneOn }));
  const [next] = await world.open('nelayan-2');
  expect(next).toMatchObject({ part: 'check', from: '2027-11-15', until: '2027-11-22' });
  const [item] = await world.sql<[{ rings: number[] }]>`select rings from item where key = ${next?.key ?? ''}`;
  expect(item.rings.filter((instant) => instant > world.now)).toHaveLength(3);
});
