import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitClient } from '../../db/commands/exitClient.ts';
import { type GrantsWorld, makeGrantsWorld } from './grantsWorld.ts';
import { accepted, CODE } from './world.ts';

const GROUP = 'pemuda-1';
let world: GrantsWorld;
beforeEach(async () => {
  world = await makeGrantsWorld();
});
afterEach(() => world.stop());

describe('a grant handed over', () => {
  it('is signed for by who was of the group on the day, though they have left before it is entered (P2f)', async () => {
    for (const [source, amount] of [
      ['privateSector', 20_000_000],
      ['cooperativesProvince', 15_000_000],
    ] as const) {
      accepted(await world.record('pledge', source, amount));
      accepted(await world.record('receipt', source, amount));
    }
    await world.until(GROUP, 'handOver');
    const clients = await world.sql<{ id: string }[]>`select id from client where audience = ${GROUP} order by id`;
    const [chair, secretary, treasurer] = clients.map(({ id }) => id);
    const day = new Date(world.now + 8 * 3_600_000).toISOString().slice(0, 10);
    world.now += 3 * 86_400_000;
    const left = new Date(world.now + 8 * 3_600_000).toISOString().slice(0, 10);
    const exit = { on: left, reason: 'moved' };
    accepted(await exitClient(world.sql, world.asked(world.person('team-leader', 'teamLeader'), exit), CODE, chair ?? '', exit, world.master));
    const signed = { answers: { chair, secretary, treasurer, number: 'BAST-7' } };
    expect(await world.step(GROUP, signed)).toMatchObject({ status: 422, errors: [{ path: 'answers.chair' }] });
    accepted(await world.step(GROUP, { ...signed, doneOn: day }));
  });
});
