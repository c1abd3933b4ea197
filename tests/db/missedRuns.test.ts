import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wordsOfItem } from '../../db/queries/sealedWords.ts';
import { accepted, allPresent, at, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
  world.now = at('2027-09-24', '18:00');
});
afterEach(() => world.stop());

const mentor = () => world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
const key = (ordinal: number) => `mentoring/nelayan-1/0${ordinal}`;
const DAYS = ['2027-08-04', '2027-08-11', '2027-08-18', '2027-08-25', '2027-09-08', '2027-09-15', '2027-09-22'];
const dayOf = (ordinal: number) => DAYS[ordinal - 1] ?? '';

async function missed(ordinal: number, reason = 'mentorAbsent') {
  return accepted(await world.report(mentor(), key(ordinal), { id: randomUUID(), outcome: 'didNotHappen', doneOn: dayOf(ordinal), reason }));
}
async function held(ordinal: number, statuses: Record<string, 'excused' | 'ill' | 'unexcused'> = {}) {
  const attendance = (await allPresent(world, 'nelayan-1')).map(({ client }) => ({ client, status: statuses[client] ?? ('present' as const) }));
  return accepted(await world.report(mentor(), key(ordinal), { id: randomUUID(), outcome: 'held', doneOn: dayOf(ordinal), attendance }));
}
const members = async () => (await allPresent(world, 'nelayan-1')).map(({ client }) => client);
const tasks = () => world.sql<{ key: string; owner: string; until: string }[]>`
  select key, owner, to_char(window_until, 'YYYY-MM-DD') as until from item where programme = ${CODE} and track = 'agreedTasks' order by key`;

describe('three missed sessions of a group', () => {
  it('bring one task for its coordinator, due in a week, and no second one while it is open', async () => {
    await missed(1);
    await missed(2);
    expect(await tasks()).toEqual([]);
    await missed(3);
    expect(await tasks()).toEqual([{ key: 'agreedTasks/programme/01', owner: 'coordinator-nelayan', until: '2027-10-02' }]);
    await missed(4);
    expect(await tasks()).toHaveLength(1);
    const words = await wordsOfItem(world.sql, CODE, 'agreedTasks/programme/01', world.master);
    expect(JSON.stringify(words)).toContain('Nelayan 1');
    const coordinator = world.person('coordinator-nelayan', 'coordinator', 'nelayan');
    accepted(await world.report(coordinator, 'agreedTasks/programme/01', { id: randomUUID(), outcome: 'held', doneOn: '2027-09-24' }));
    // What it answered is not counted again.
    await missed(5);
    expect(await tasks()).toHaveLength(1);
    await missed(6);
    expect(await tasks()).toHaveLength(2);
  });

  it('do not when the days themselves were the reason, or one between was held', async () => {
    await missed(1);
    await missed(2, 'storm');
    await missed(3, 'mourning');
    await missed(4);
    await held(5);
    await missed(6);
    expect(await tasks()).toEqual([]);
    await missed(7);
    expect(await tasks()).toEqual([]);
  });
});

describe('two absences in a row of a client that nobody excused', () => {
  it('bring a task for the group’s mentor, its words sealed', async () => {
    const [client = ''] = await members();
    await held(1, { [client]: 'unexcused' });
    await held(2, { [client]: 'unexcused' });
    expect(await tasks()).toEqual([{ key: 'agreedTasks/programme/01', owner: 'mentor-nelayan-1', until: '2027-10-02' }]);
    expect(await wordsOfItem(world.sql, CODE, 'agreedTasks/programme/01', world.master)).toMatchObject({ what: expect.stringContaining(client) });
    await held(3, { [client]: 'unexcused' });
    expect(await tasks()).toHaveLength(1);
  });

  it('do not when one of them was excused or of somebody ill, or who is away for a while (R4, R5)', async () => {
    const [one = '', two = ''] = await members();
    await world.sql`
      insert into act (programme, number, at, kind, actor, sealed_reason, scope, counts, plan_version)
      values (${CODE}, 1, 0, 'awayClient', 'test', '', '{}', '{}', 1)`;
    await world.sql`insert into client_pause (programme, client, from_on, until_on, because, act) values (${CODE}, ${two}, '2027-08-01', '2027-10-01', 'away', 1)`;
    await held(1, { [one]: 'unexcused', [two]: 'unexcused' });
    await held(2, { [one]: 'ill', [two]: 'unexcused' });
    await held(3, { [one]: 'unexcused', [two]: 'unexcused' });
    expect(await tasks()).toEqual([]);
  });
});

describe('a session that was made up for', () => {
  it('was not missed (N15)', async () => {
    await missed(1);
    await missed(2);
    await world.sql`
      insert into item (programme, key, track, audience, ordinal, window_from, window_until, planned_on, rings, outcome, makes_up)
      select programme, 'mentoring/nelayan-1/43', track, audience, 43, window_from, window_until, planned_on, rings, 'held', key from item where key = ${key(2)}`;
    await missed(3);
    await missed(4);
    expect(await tasks()).toEqual([]);
    await missed(5);
    expect(await tasks()).toHaveLength(1);
  });
});
