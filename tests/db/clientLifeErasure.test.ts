import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../db/journal.ts';
import { waitingList } from '../../db/queries/clients.ts';
import { anyAnswers } from '../support/anyAnswers.ts';
import { alone, makeVillage, mentor, people, refusal, type Village } from './clientLifeWorld.ts';
import { accepted, allPresent, CODE } from './world.ts';

let world: Village;
beforeEach(async () => {
  world = await makeVillage();
});
afterEach(() => world.stop());

describe('an erasure', () => {
  it('leaves nothing of the person readable anywhere, the counts and a whole chain (P1a)', async () => {
    const person =
      people.clients.find(({ id, phone }) => phone !== undefined && id === alone('pemuda-3')) ?? people.clients.find(({ id }) => id === alone('pemuda-3'));
    const { id = '', name = '', phone = '', household: home = '', group = '' } = person ?? {};
    const address = people.households.find((each) => each.id === home)?.address ?? '';
    const present = await allPresent(world, group);
    accepted(await world.report(mentor(group), `mentoring/${group}/01`, { id: randomUUID(), outcome: 'held', doneOn: '2027-08-05', attendance: present }));
    await world.sql`insert into consent (programme, client, purpose, given, how, at) values (${CODE}, ${id}, 'services', true, 'signed', ${world.now})`;
    const [interview] = await world.sql<[{ key: string }]>`select key from item where track = 'interview' and subject = ${id}`;
    const answers = anyAnswers('interview');
    accepted(
      await world.report(mentor(group), interview.key, {
        id: randomUUID(),
        outcome: 'held',
        doneOn: '2027-08-05',
        answers,
        note: `Bicara dengan ${name}`,
      } as never),
    );
    expect(await world.sql`select from response where subject = ${id} and sealed is not null`).not.toHaveLength(0);
    accepted(await world.exit(id, { on: '2027-08-05', reason: 'moved', note: `${name} pindah` }));
    const marks = await world.sql`select count(*) from attendance where client = ${id}`;
    expect(await tablesWith(name)).toEqual(['client']);

    accepted(await world.erase(id));
    for (const value of [name, phone, phone.replaceAll(' ', ''), address].filter((each) => each !== '')) expect(await tablesWith(value)).toEqual([]);
    const [left] = await world.sql`
      select k.wrapped, (select count(*) from response where subject in (${id}, ${home}) and sealed is not null) as answers, h.wrapped as home, h.sealed as address,
        (select count(*) from report where item = ${interview.key} and note is not null) as notes
      from client c join client_key k on k.client = c.id join household h on h.id = c.household where c.id = ${id}`;
    expect(left).toEqual({ wrapped: null, answers: 0, home: null, address: null, notes: 0 });
    expect(await world.sql`select count(*) from attendance where client = ${id}`).toEqual(marks);
    expect(await world.sql`select from response where subject = ${id}`).not.toHaveLength(0);
    expect(await world.outcomes(id)).toMatchObject({ interview: 'held', interviewEndline: 'erased' });
    expect(await world.outcomes(home)).toMatchObject({ householdInterview: 'erased', householdEndline: 'erased' });
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
    const again = accepted(await world.erase(id));
    expect(again.body).toEqual({ client: id, erased: true, planVersion: 2 });
    expect(await world.sql`select from journal where action = 'eraseClient'`).toHaveLength(1);
  });

  it('of one who waits takes them off the waiting list', async () => {
    const { id = '', name = '' } = people.waitingList[2] ?? {};
    accepted(await world.erase(id));
    expect(await tablesWith(name)).toEqual([]);
    expect((await waitingList(world.sql, CODE)).map((waiting) => waiting.id)).toEqual(people.waitingList.map((each) => each.id).filter((each) => each !== id));
    expect(accepted(await world.erase(id)).body).toEqual({ client: id, erased: true, planVersion: 1 });
  });

  it('of one of a household leaves what is known of the household', async () => {
    const shared = people.clients.find(({ id, household: home }) => people.clients.some((other) => other.household === home && other.id !== id));
    const { id = '', household: home = '' } = shared ?? {};
    accepted(await world.exit(id, { on: '2027-08-05', reason: 'moved' }));
    accepted(await world.erase(id));
    expect((await world.sql`select wrapped is not null as kept from household where id = ${home}`)[0]).toEqual({ kept: true });
    expect(await world.outcomes(home)).toMatchObject({ householdEndline: null });
  });

  it('is of anybody once the programme has ended, not of one who still takes part before', async () => {
    const { id = '', name = '' } = people.clients.find((each) => each.id === alone('pemuda-2')) ?? {};
    expect(refusal(await world.erase(id))).toEqual(['refused', 409, 'stillEnrolled']);
    await world.sql`update item set outcome = 'held' where outcome is null`;
    await world.sql`update programme set stage = 'ended'`;
    accepted(await world.erase(id));
    expect(await tablesWith(name)).toEqual([]);
  });
});

/** Tables of which a row shows the value, as text or as the bytes of it. */
async function tablesWith(value: string): Promise<string[]> {
  const tables = await world.sql<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = current_schema() order by 1`;
  const hex = Buffer.from(value, 'utf8').toString('hex');
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await world.sql`select from ${world.sql(name)} t where position(${value} in t::text) > 0 or position(${hex} in t::text) > 0 limit 1`;
    if (rows.length > 0) found.push(name);
  }
  return found;
}
