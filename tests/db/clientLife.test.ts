import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseClient } from '../../db/commands/eraseClient.ts';
import { exitClient, type ExitInput } from '../../db/commands/exitClient.ts';
import { replaceClient, type ReplaceInput } from '../../db/commands/replaceClient.ts';
import { returnClient } from '../../db/commands/returnClient.ts';
import { transferClient, type TransferInput } from '../../db/commands/transferClient.ts';
import { verifyJournal } from '../../db/journal.ts';
import { clientStory, listClients, waitingList } from '../../db/queries/clients.ts';
import { ownerOf, unseal, unwrapKey } from '../../db/sealed.ts';
import type { Actor } from '../../domain/actor.ts';
import { anyAnswers } from '../support/anyAnswers.ts';
import { tablolongPeople } from '../support/seeds.ts';
import { accepted, allPresent, at, CODE, makeWorld, START, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
  world.now = at('2027-08-05');
});
afterEach(() => world.stop());

const people = tablolongPeople(START);
const leader: Actor = { kind: 'person', programme: CODE, id: 'team-leader', role: 'teamLeader' };
const mentor = (group: string): Actor => ({ kind: 'person', programme: CODE, id: `mentor-${group}`, role: 'mentor', group });
const exit = (id: string, input: ExitInput, actor: Actor = leader) => exitClient(world.sql, world.asked(actor, { id, input }), CODE, id, input, world.master);
const back = (id: string, on: string) => returnClient(world.sql, world.asked(leader, { id, on }), CODE, id, { on });
const replace = (id: string, input: ReplaceInput) => replaceClient(world.sql, world.asked(leader, { id, input }), CODE, id, input, world.master);
const transfer = (id: string, input: TransferInput, actor: Actor = leader) =>
  transferClient(world.sql, world.asked(actor, { id, input }), CODE, id, input, world.master);
const erase = (id: string) => eraseClient(world.sql, world.asked(leader, { id }), CODE, id, { reason: 'Diminta oleh yang bersangkutan' }, world.master);
const refusal = (answer: unknown) => {
  const { kind, status, code } = answer as { kind: string; status: number; code: string };
  return [kind, status, code];
};

async function outcomes(subject: string): Promise<Record<string, string | null>> {
  const rows = await world.sql<{ track: string; outcome: string | null; because: string | null }[]>`
    select track, outcome, cancelled_because as because from item where programme = ${CODE} and subject = ${subject} order by key`;
  return Object.fromEntries(rows.map(({ track, outcome, because }) => [track, because ?? outcome]));
}
const household = (id: string) => people.clients.find((client) => client.id === id)?.household ?? '';
/** A client who is alone of the household, and of this group. */
const alone = (group: string, not: readonly string[] = []) =>
  people.clients.find(
    ({ id, group: own, household: home }) => own === group && !not.includes(id) && people.clients.filter((other) => other.household === home).length === 1,
  )?.id ?? '';

describe('an exit', () => {
  it('cancels what is open about the client but the endline, tells the tracks, and keeps the note under the client’s key', async () => {
    const id = alone('nelayan-1');
    const note = 'Berselisih soal perahu 4417';
    const { body } = accepted(await exit(id, { on: '2027-08-04', reason: 'quarrel', note }, mentor('nelayan-1')));
    expect(body).toEqual({ client: id, group: 'nelayan-1', leftOn: '2027-08-04', reason: 'quarrel', size: 9, shortfall: null, planVersion: 2 });
    expect(await outcomes(id)).toEqual({ interview: 'left', interviewEndline: null });
    expect(await outcomes(household(id))).toEqual({ householdInterview: null, householdEndline: null });
    const told = await world.sql`select child, plan_version as version, keys from inbox where told_at is null order by id`;
    expect(told).toEqual([
      { child: 'interview', version: 2, keys: [] },
      { child: null, version: 2, keys: ['interview'] },
    ]);
    const [entry] = await world.sql`select subject, reason, before, after from journal where action = 'exitClient'`;
    expect(entry).toMatchObject({
      subject: id,
      reason: 'quarrel',
      after: { group: 'nelayan-1', leftOn: '2027-08-04', size: 9, cancelled: [expect.stringMatching(/^interview\/nelayan-1\/\d\d$/)] },
    });
    expect(JSON.stringify(entry)).not.toContain('4417');
    const [{ wrapped }] = await world.sql<[{ wrapped: Buffer }]>`select wrapped from client_key where client = ${id}`;
    const sealed = Buffer.from(entry?.['after'].sealedNote, 'base64');
    expect(unseal(unwrapKey(world.master, wrapped, ownerOf(CODE, id)), sealed, `${ownerOf(CODE, id)}/exit`)).toBe(note);
  });

  it('takes the client off the lists from that day on, and leaves them on those of the days before (I1)', async () => {
    const id = alone('nelayan-1');
    const present = await allPresent(world, 'nelayan-1');
    world.now = at('2027-08-11');
    accepted(await exit(id, { on: '2027-08-10', reason: 'worksAway' }));
    const report = (ordinal: string, doneOn: string, attendance: typeof present) =>
      world.report(mentor('nelayan-1'), `mentoring/nelayan-1/${ordinal}`, { id: randomUUID(), outcome: 'held', doneOn, attendance });
    const others = present.filter(({ client }) => client !== id);
    expect(refusal(await report('02', '2027-08-10', present))).toEqual(['refused', 422, 'reportRefused']);
    accepted(await report('02', '2027-08-10', others));
    expect(refusal(await report('01', '2027-08-09', others))).toEqual(['refused', 422, 'reportRefused']);
    accepted(await report('01', '2027-08-09', present));
  });

  it('leaves the endline of a leaver and of the household to be tried once, as of whoever changed groups', async () => {
    const [gone, moved] = [alone('nelayan-1'), alone('nelayan-3')];
    for (const id of [gone, moved])
      await world.sql`insert into consent (programme, client, purpose, given, how, at) values (${CODE}, ${id}, 'services', true, 'signed', ${world.now})`;
    accepted(await exit(gone, { on: '2027-08-05', reason: 'quarrel' }));
    accepted(await transfer(moved, { to: 'nelayan-2', on: '2027-08-05' }));
    world.now = at('2029-01-30');
    const held = async (track: string, subject: string, form: string) => {
      const [item] = await world.sql<[{ key: string; owner: string }]>`select key, owner from item where track = ${track} and subject = ${subject}`;
      const own: Actor = { kind: 'person', programme: CODE, id: item.owner, role: 'mentor', group: item.key.split('/')[1] };
      const answers = anyAnswers(form);
      return world.report(own, item.key, { id: randomUUID(), outcome: 'held', doneOn: '2029-01-30', answers });
    };
    accepted(await held('interviewEndline', gone, 'interview'));
    accepted(await held('householdEndline', household(gone), 'household'));
    accepted(await held('interview', moved, 'interview'));
    accepted(await held('interviewEndline', moved, 'interview'));
  });

  it('after a death asks nothing more of anybody but the household', async () => {
    const id = alone('nelayan-2');
    accepted(await exit(id, { on: '2027-08-05', reason: 'death' }));
    expect(await outcomes(id)).toEqual({ interview: 'left', interviewEndline: 'left' });
    expect(await outcomes(household(id))).toEqual({ householdInterview: null, householdEndline: null });
    const [open] = await world.sql`select from item where subject = ${id} and outcome is null and next_ring_at is not null`;
    expect(open).toBeUndefined();
  });

  it('for want of consent keeps nothing of the person but that there was somebody (P1a)', async () => {
    const id = alone('nelayan-1');
    accepted(await exit(id, { on: '2027-08-05', reason: 'noConsent', note: 'tidak mau' }));
    const [row] = await world.sql`
      select c.name, c.sealed, k.wrapped, c.left_because as because from client c join client_key k on k.client = c.id where c.id = ${id}`;
    expect(row).toEqual({ name: null, sealed: null, wrapped: null, because: 'noConsent' });
    expect(await outcomes(household(id))).toEqual({ householdInterview: 'left', householdEndline: 'left' });
    expect(JSON.stringify(await world.sql`select after from journal where action = 'exitClient'`)).not.toContain('sealedNote');
  });

  it('said again is answered as before and written once; another one is refused, also of two at once', async () => {
    const id = alone('pemuda-1');
    const [first, second] = await Promise.all([exit(id, { on: '2027-08-04', reason: 'foundJob' }), exit(id, { on: '2027-08-05', reason: 'quarrel' })]);
    expect([first.kind, second.kind].sort()).toEqual(['accepted', 'refused']);
    const [won] = await world.sql<[{ on: string; reason: string }]>`select left_on as on, left_because as reason from client where id = ${id}`;
    expect(accepted(await exit(id, { on: won.on, reason: won.reason })).body).toMatchObject({ leftOn: won.on, planVersion: 2 });
    expect(refusal(await exit(id, { on: '2027-08-03', reason: 'quarrel' }))).toEqual(['refused', 409, 'alreadyLeft']);
    expect(await world.sql`select from journal where action = 'exitClient'`).toHaveLength(1);
  });

  it('asks the coordinator, once, to merge a group that has become too small', async () => {
    const members = people.clients.filter(({ group }) => group === 'perempuan-2').map(({ id }) => id);
    for (const id of members.slice(0, 7)) accepted(await exit(id, { on: '2027-08-05', reason: 'noBenefit' }));
    const tasks = await world.sql`select i.key, i.owner, t.agreed_in as in from item i join agreed_task t on t.programme = i.programme and t.item = i.key`;
    expect(tasks).toEqual([{ key: 'agreedTasks/programme/01', owner: 'coordinator-perempuan', in: null }]);
    const [track] = await world.sql`select kind from track where name = 'agreedTasks'`;
    expect(track).toEqual({ kind: 'task' });
  });
});

describe('a replacement', () => {
  const newcomer = people.waitingList.find(({ trainingGroup }) => trainingGroup === 'nelayan')?.id ?? '';

  it('has place and group of the leaver, membership from that day and the key they had, and is asked what everybody was (I1, I3)', async () => {
    const id = alone('nelayan-1');
    accepted(await exit(id, { on: '2027-08-04', reason: 'moved' }));
    const { body } = accepted(await replace(id, { by: newcomer }));
    const [old, fresh] = await Promise.all([clientStory(world.sql, CODE, id), clientStory(world.sql, CODE, newcomer)]);
    expect(body).toMatchObject({ client: newcomer, replaces: id, group: 'nelayan-1', place: old?.place, joinedOn: '2027-08-05', planVersion: 3 });
    expect(fresh).toMatchObject({
      group: 'nelayan-1',
      place: old?.place,
      replaces: id,
      leftOn: null,
      memberships: [{ group: 'nelayan-1', from: '2027-08-05', until: null }],
    });
    expect(old).toMatchObject({ leftOn: '2027-08-04', leftBecause: 'moved', replacedBy: newcomer });
    expect(await outcomes(newcomer)).toEqual({ interview: null, interviewEndline: null });
    expect(await outcomes(fresh?.household ?? '')).toEqual({ householdInterview: null, householdEndline: null });
    expect(await outcomes(id)).toEqual({ interview: 'left', interviewEndline: 'replaced' });
    expect(await outcomes(household(id))).toEqual({ householdInterview: 'replaced', householdEndline: 'replaced' });
    const [{ open }] = await world.sql<[{ open: number }]>`select count(*) as open from item where track = 'interviewEndline' and outcome is null`;
    expect(open).toBe(90);

    const stored = people.waitingList.find((applicant) => applicant.id === newcomer);
    const [row] = await world.sql<[{ wrapped: Buffer; sealed: Buffer; size: number }]>`
      select k.wrapped, c.sealed, h.size from client c join client_key k on k.client = c.id join household h on h.id = c.household where c.id = ${newcomer}`;
    const details = unseal(unwrapKey(world.master, row.wrapped, ownerOf(CODE, newcomer)), row.sealed, ownerOf(CODE, newcomer));
    expect(details).toMatchObject({ bornOn: stored?.bornOn, monthlyIncome: stored?.monthlyIncome });
    expect(details).not.toHaveProperty('home');
    expect(row.size).toBe(stored?.home?.size);
    expect((await waitingList(world.sql, CODE)).map((waiting) => waiting.id)).not.toContain(newcomer);
    expect((await world.sql`select name, wrapped, sealed from applicant where id = ${newcomer}`)[0]).toEqual({ name: null, wrapped: null, sealed: null });
  });

  it('is one of two at once, and the same again is the same', async () => {
    const id = alone('nelayan-1');
    accepted(await exit(id, { on: '2027-08-04', reason: 'moved' }));
    const second = people.waitingList.filter(({ trainingGroup }) => trainingGroup === 'nelayan')[1]?.id ?? '';
    const both = await Promise.all([replace(id, { by: newcomer }), replace(id, { by: second, reason: 'Sudah bersedia' })]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused']);
    const won = both.flatMap((answer) => (answer.kind === 'accepted' ? [answer.body] : []))[0];
    expect(accepted(await replace(id, { by: String(won?.['client']) })).body).toEqual(won);
    expect((await listClients(world.sql, CODE, { groups: ['nelayan-1'] })).filter(({ leftOn }) => leftOn === null)).toHaveLength(10);
  });

  it('is refused once the first phase of training is over, though the list has somebody left (I3)', async () => {
    const id = alone('nelayan-1');
    const [{ last }] = await world.sql<
      [{ last: string }]
    >`select max(planned_on) as last from item where track = 'training' and audience = 'nelayan' and part = 'phase1'`;
    world.now = at(last, '23:00') + 24 * 3_600_000;
    accepted(await exit(id, { on: last, reason: 'moved' }));
    expect(refusal(await replace(id, { by: newcomer }))).toEqual(['refused', 409, 'notReplacedAnyMore']);
    expect((await waitingList(world.sql, CODE)).map((waiting) => waiting.id)).toContain(newcomer);
  });
});

describe('a return', () => {
  it('undoes the exit from its day on; what was missed stays missed, the interview is asked after all', async () => {
    const id = alone('pemuda-2');
    accepted(await exit(id, { on: '2027-08-03', reason: 'worksAway' }));
    accepted(await back(id, '2027-08-05'));
    expect(await clientStory(world.sql, CODE, id)).toMatchObject({
      leftOn: null,
      leftBecause: null,
      memberships: [
        { group: 'pemuda-2', from: '2027-06-21', until: '2027-08-03' },
        { group: 'pemuda-2', from: '2027-08-05', until: null },
      ],
      history: [{ action: 'exitClient', reason: 'worksAway' }, { action: 'returnClient' }],
    });
    const interviews = await world.sql`select outcome, cancelled_because as because from item where subject = ${id} and track = 'interview' order by ordinal`;
    expect(interviews).toEqual([
      { outcome: 'cancelled', because: 'left' },
      { outcome: null, because: null },
    ]);
  });

  it('on the very day of leaving is as if never away', async () => {
    const id = alone('pemuda-2');
    for (const on of ['2027-08-03', '2027-08-03']) {
      accepted(await exit(id, { on, reason: 'worksAway' }));
      accepted(await back(id, on));
    }
    expect((await clientStory(world.sql, CODE, id))?.memberships.at(-1)).toEqual({ group: 'pemuda-2', from: '2027-08-03', until: null });
  });
});

describe('a change of group', () => {
  it('keeps the history, and each group has the client on its lists for the days they were of it', async () => {
    const id = alone('nelayan-1');
    const [were, are] = await Promise.all([allPresent(world, 'nelayan-1'), allPresent(world, 'nelayan-2')]);
    world.now = at('2027-08-11');
    const { body } = accepted(await transfer(id, { to: 'nelayan-2', on: '2027-08-10' }));
    expect(body).toEqual({ client: id, group: 'nelayan-2', on: '2027-08-10', size: 11, shortfalls: [], planVersion: 1 });
    expect((await clientStory(world.sql, CODE, id))?.memberships).toEqual([
      { group: 'nelayan-1', from: '2027-06-21', until: '2027-08-10' },
      { group: 'nelayan-2', from: '2027-08-10', until: null },
    ]);
    const report = (group: string, ordinal: string, doneOn: string, attendance: typeof were) =>
      world.report(mentor(group), `mentoring/${group}/${ordinal}`, { id: randomUUID(), outcome: 'held', doneOn, attendance });
    accepted(await report('nelayan-1', '01', '2027-08-09', were));
    accepted(await report('nelayan-2', '02', '2027-08-10', [...are, { client: id, status: 'present' }]));
    accepted(
      await report(
        'nelayan-1',
        '02',
        '2027-08-10',
        were.filter(({ client }) => client !== id),
      ),
    );
  });

  it('into a full group is shown as a shortfall, not refused (I3)', async () => {
    const movers = people.clients.filter(({ group }) => group === 'nelayan-1').slice(0, 3);
    for (const { id } of movers.slice(0, 2)) expect(accepted(await transfer(id, { to: 'nelayan-2', on: '2027-08-05' })).body).toMatchObject({ shortfalls: [] });
    const { body } = accepted(await transfer(movers[2]?.id ?? '', { to: 'nelayan-2', on: '2027-08-05' }));
    expect(body).toMatchObject({ size: 13, shortfalls: [{ subject: 'nelayan-1' }, { subject: 'nelayan-2' }] });
  });

  it('after the hand-over of capital is for the leader alone, with a reason', async () => {
    const id = alone('nelayan-1');
    await world.sql`update item set outcome = 'held' where track = 'capital' and audience = 'nelayan-2' and part = 'handOver'`;
    const coordinator: Actor = { kind: 'person', programme: CODE, id: 'coordinator-nelayan', role: 'coordinator', group: 'nelayan' };
    expect(refusal(await transfer(id, { to: 'nelayan-2', on: '2027-08-05', reason: 'Pindah dusun' }, coordinator))).toEqual(['refused', 403, 'notAllowed']);
    expect(refusal(await transfer(id, { to: 'nelayan-2', on: '2027-08-05' }))).toEqual(['refused', 422, 'clientRefused']);
    accepted(await transfer(id, { to: 'nelayan-3', on: '2027-08-05' }, coordinator));
    accepted(await transfer(alone('nelayan-1', [id]), { to: 'nelayan-2', on: '2027-08-05', reason: 'Pindah dusun 8812' }));
    expect(JSON.stringify(await world.sql`select before, after from journal`)).not.toContain('8812');
  });
});

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
    accepted(await exit(id, { on: '2027-08-05', reason: 'moved', note: `${name} pindah` }));
    const marks = await world.sql`select count(*) from attendance where client = ${id}`;
    expect(await tablesWith(name)).toEqual(['client']);

    accepted(await erase(id));
    for (const value of [name, phone, phone.replaceAll(' ', ''), address].filter((each) => each !== '')) expect(await tablesWith(value)).toEqual([]);
    const [left] = await world.sql`
      select k.wrapped, (select count(*) from response where subject in (${id}, ${home}) and sealed is not null) as answers, h.wrapped as home, h.sealed as address,
        (select count(*) from report where item = ${interview.key} and note is not null) as notes
      from client c join client_key k on k.client = c.id join household h on h.id = c.household where c.id = ${id}`;
    expect(left).toEqual({ wrapped: null, answers: 0, home: null, address: null, notes: 0 });
    expect(await world.sql`select count(*) from attendance where client = ${id}`).toEqual(marks);
    expect(await world.sql`select from response where subject = ${id}`).not.toHaveLength(0);
    expect(await outcomes(id)).toMatchObject({ interview: 'held', interviewEndline: 'erased' });
    expect(await outcomes(home)).toMatchObject({ householdInterview: 'erased', householdEndline: 'erased' });
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
    const again = accepted(await erase(id));
    expect(again.body).toEqual({ client: id, erased: true, planVersion: 2 });
    expect(await world.sql`select from journal where action = 'eraseClient'`).toHaveLength(1);
  });

  it('of one who waits takes them off the waiting list', async () => {
    const { id = '', name = '' } = people.waitingList[2] ?? {};
    accepted(await erase(id));
    expect(await tablesWith(name)).toEqual([]);
    expect((await waitingList(world.sql, CODE)).map((waiting) => waiting.id)).toEqual(people.waitingList.map((each) => each.id).filter((each) => each !== id));
    expect(accepted(await erase(id)).body).toEqual({ client: id, erased: true, planVersion: 1 });
  });

  it('of one of a household leaves what is known of the household', async () => {
    const shared = people.clients.find(({ id, household: home }) => people.clients.some((other) => other.household === home && other.id !== id));
    const { id = '', household: home = '' } = shared ?? {};
    accepted(await exit(id, { on: '2027-08-05', reason: 'moved' }));
    accepted(await erase(id));
    expect((await world.sql`select wrapped is not null as kept from household where id = ${home}`)[0]).toEqual({ kept: true });
    expect(await outcomes(home)).toMatchObject({ householdEndline: null });
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
