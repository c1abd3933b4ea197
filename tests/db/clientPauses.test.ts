import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { awayClient, AwayClientInput } from '../../db/acts/awayClient.ts';
import { awayOn } from '../../db/queries/clientPauses.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Acting, done, leader, makeActing, WHY } from './actsWorld.ts';
import { refusal } from './clientLifeWorld.ts';
import { allPresent, CODE } from './world.ts';

let world: Acting;
let client: string;
beforeEach(async () => {
  world = await makeActing();
  client = (await allPresent(world, 'nelayan-1'))[0]?.client ?? '';
});
afterEach(() => world.stop());

function away(input: Partial<z.input<typeof AwayClientInput>> = {}, actor: Actor = leader) {
  const full = AwayClientInput.parse({ ...WHY, client, from: '2027-08-05', because: 'away', ...input });
  return awayClient(world.sql, world.asked(actor, full), CODE, full, world.master);
}
const on = async (day: string) => Object.fromEntries(await awayOn(world.sql, CODE, day));
const errors = async (input: object) => ((await away(input)) as { errors?: { path: string }[] }).errors?.map(({ path }) => path);

describe('a client who is away or ill for a while (R4, R5)', () => {
  it('is excused for three months unless another end is given, and is told of on lists of those days', async () => {
    const mentor = world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
    expect(done(await away({}, mentor))).toMatchObject({ kind: 'awayClient', client, from: '2027-08-05', until: '2027-11-05', counts: {} });
    expect([await on('2027-08-04'), await on('2027-08-05'), await on('2027-11-04'), await on('2027-11-05')]).toEqual([
      {},
      { [client]: 'away' },
      { [client]: 'away' },
      {},
    ]);
  });

  it('is back earlier by the same first day again; undone, all is as it was', async () => {
    done(await away({ because: 'ill' }));
    const { act } = done(await away({ because: 'ill', until: '2027-09-01' }));
    expect([await on('2027-08-31'), await on('2027-09-01')]).toEqual([{ [client]: 'ill' }, {}]);
    done(await world.undo(act));
    expect(await on('2027-09-01')).toEqual({ [client]: 'ill' });
    done(await world.undo(1));
    expect(await on('2027-08-05')).toEqual({});
  });

  it('by preview changes nothing', async () => {
    done(await away({ preview: true }));
    expect(await on('2027-08-05')).toEqual({});
  });

  it('is refused at the place where a value is wrong, and to whoever does not answer for the group', async () => {
    expect(await errors({ from: '2027-02-30' })).toEqual(['from']);
    expect(await errors({ until: '2027-08-05' })).toEqual(['until']);
    expect(await errors({ until: '2027-11-06' })).toEqual(['until']);
    expect(await errors({ from: '2028-02-01' })).toEqual(['from']);
    done(await away({ until: '2027-09-01' }));
    expect(await errors({ from: '2027-08-20' })).toEqual(['from']);
    expect(refusal(await away({}, world.person('mentor-pemuda-1', 'mentor', 'pemuda-1')))).toEqual(['refused', 403, 'notAllowed']);
    expect(refusal(await away({ client: 'nobody' }))).toEqual(['refused', 404, 'unknownClient']);
  });

  it('leaves no word of it in the journal but who and when', async () => {
    done(await away({ because: 'ill', reason: 'Malaria' }));
    const entries = JSON.stringify(await world.sql`select before, after from journal where action = 'awayClient'`);
    expect(entries).toContain(client);
    expect(entries).not.toMatch(/ill|Malaria/);
  });
});
