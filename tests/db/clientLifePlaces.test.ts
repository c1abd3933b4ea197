import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordConsent } from '../../db/commands/recordConsent.ts';
import { clientStory, listClients, waitingList } from '../../db/queries/clients.ts';
import { readRecords } from '../../db/queries/records.ts';
import { clientKeys } from '../../db/responses.ts';
import { ownerOf, unseal, unwrapKey } from '../../db/sealed.ts';
import type { Actor } from '../../domain/actor.ts';
import { alone, household, makeVillage, mentor, people, refusal, type Village } from './clientLifeWorld.ts';
import { accepted, allPresent, at, CODE } from './world.ts';

let world: Village;
beforeEach(async () => {
  world = await makeVillage();
});
afterEach(() => world.stop());

describe('a replacement', () => {
  const newcomer = people.waitingList.find(({ trainingGroup }) => trainingGroup === 'nelayan')?.id ?? '';

  it('has place and group of the leaver, membership from that day and the key they had, and is asked what everybody was (I1, I3)', async () => {
    const id = alone('nelayan-1');
    accepted(await world.exit(id, { on: '2027-08-04', reason: 'moved' }));
    const { body } = accepted(await world.replace(id, { by: newcomer }));
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
    expect(await world.outcomes(newcomer)).toEqual({ interview: null, interviewEndline: null });
    expect(await world.outcomes(fresh?.household ?? '')).toEqual({ householdInterview: null, householdEndline: null });
    expect(await world.outcomes(id)).toEqual({ interview: 'left', interviewEndline: 'replaced' });
    expect(await world.outcomes(household(id))).toEqual({ householdInterview: 'replaced', householdEndline: 'replaced' });
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

  it('who comes when the outreach is over is welcomed alone, told what the others were told, and says whether they are willing, after consent (P2a, O2)', async () => {
    await world.sql`update item set outcome = 'held' where track = 'outreach' and audience = 'nelayan'`;
    const id = alone('nelayan-1');
    accepted(await world.exit(id, { on: '2027-08-04', reason: 'moved' }));
    accepted(await world.replace(id, { by: newcomer }));
    const [welcome] = await world.sql`select key, owner, subject, invited, window_until as until from item where track = 'welcome'`;
    expect(welcome).toEqual({
      key: 'welcome/nelayan-1/01',
      owner: 'coordinator-nelayan',
      subject: newcomer,
      invited: ['mentor-nelayan-1'],
      until: '2027-08-19',
    });
    const coordinator: Actor = { kind: 'person', programme: CODE, id: 'coordinator-nelayan', role: 'coordinator', group: 'nelayan' };
    const report = () =>
      world.report(coordinator, 'welcome/nelayan-1/01', { id: randomUUID(), outcome: 'held', doneOn: '2027-08-05', answers: { willing: true } });
    expect(refusal(await report())).toEqual(['refused', 422, 'consentFirst']);
    const said = { purposes: { services: true, photos: false, sharing: false }, how: 'signed' as const };
    accepted(await recordConsent(world.sql, world.asked(coordinator, said), CODE, newcomer, said));
    accepted(await report());
    const read = await readRecords(world.sql, CODE, world.master);
    expect(read.answers.filter(({ subject }) => subject === newcomer)).toMatchObject([{ track: 'welcome', form: 'willingness', answers: { willing: true } }]);
    const [{ started }] = await world.sql<[{ started: number }]>`select starts_at as started from track where name = 'welcome'`;
    expect(started).toBeLessThanOrEqual(world.now);
  });

  it('is one of two at once, and the same again is the same', async () => {
    const id = alone('nelayan-1');
    accepted(await world.exit(id, { on: '2027-08-04', reason: 'moved' }));
    const second = people.waitingList.filter(({ trainingGroup }) => trainingGroup === 'nelayan')[1]?.id ?? '';
    const both = await Promise.all([world.replace(id, { by: newcomer }), world.replace(id, { by: second, reason: 'Sudah bersedia' })]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused']);
    const won = both.flatMap((answer) => (answer.kind === 'accepted' ? [answer.body] : []))[0];
    expect(accepted(await world.replace(id, { by: String(won?.['client']) })).body).toEqual(won);
    expect((await listClients(world.sql, CODE, { groups: ['nelayan-1'] })).filter(({ leftOn }) => leftOn === null)).toHaveLength(10);
  });

  it('is refused once the first phase of training is over, though the list has somebody left (I3)', async () => {
    const id = alone('nelayan-1');
    const [{ last }] = await world.sql<
      [{ last: string }]
    >`select max(planned_on) as last from item where track = 'training' and audience = 'nelayan' and part = 'phase1'`;
    world.now = at(last, '23:00') + 24 * 3_600_000;
    accepted(await world.exit(id, { on: last, reason: 'moved' }));
    expect(refusal(await world.replace(id, { by: newcomer }))).toEqual(['refused', 409, 'notReplacedAnyMore']);
    expect((await waitingList(world.sql, CODE)).map((waiting) => waiting.id)).toContain(newcomer);
  });

  it('of one who died is a relative of the household, long after the first phase, as a new client with the place and the interviews (I1, I3)', async () => {
    const id = alone('nelayan-1');
    world.now = at('2028-03-01');
    accepted(await world.exit(id, { on: '2028-02-20', reason: 'death' }));
    const relative = { name: 'Marta Gelombang', sex: 'f' as const, bornOn: '1999-05-01' };
    const input = { by: 'k091', reason: 'Musyawarah kelompok 28 Februari', relative };
    const before = await clientStory(world.sql, CODE, id);
    const { body } = accepted(await world.replace(id, input));
    expect(body).toMatchObject({ client: 'k091', replaces: id, group: 'nelayan-1', place: before?.place, joinedOn: '2028-03-01' });
    const story = await clientStory(world.sql, CODE, 'k091');
    expect(story).toMatchObject({
      name: relative.name,
      household: household(id),
      place: before?.place,
      memberships: [{ group: 'nelayan-1', from: '2028-03-01', until: null }],
    });
    expect(await world.outcomes('k091')).toEqual({ interview: null, interviewEndline: null });
    expect(await world.outcomes(household(id))).toEqual({ householdInterview: null, householdEndline: null });
    expect(accepted(await world.replace(id, input)).body).toMatchObject({ client: 'k091' });
    const other = alone('nelayan-2');
    accepted(await world.exit(other, { on: '2028-02-20', reason: 'death' }));
    expect(await world.replace(other, input)).toMatchObject({ kind: 'refused', status: 422, errors: [{ path: 'by' }] });
    // What is typed of a person stands sealed or in their row, and nowhere else.
    const journal = await world.sql<{ text: string }[]>`select after::text as text from journal where programme = ${CODE}`;
    expect(journal.filter(({ text }) => text?.includes('Marta') || text?.includes('1999-05-01'))).toEqual([]);
  });
});

describe('a change of group', () => {
  it('keeps the history, and each group has the client on its lists for the days they were of it', async () => {
    const id = alone('nelayan-1');
    const [were, are] = await Promise.all([allPresent(world, 'nelayan-1'), allPresent(world, 'nelayan-2')]);
    world.now = at('2027-08-11');
    const { body } = accepted(await world.transfer(id, { to: 'nelayan-2', on: '2027-08-10' }));
    expect(body).toEqual({ client: id, group: 'nelayan-2', on: '2027-08-10', size: 11, shortfalls: [], act: 1, planVersion: 2 });
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

  it('hands the interviews still to be held to those who serve the new group, and no more than those (P1b, P4b)', async () => {
    const [id, shared] = [
      alone('nelayan-1'),
      people.clients.find((one) => one.group === 'nelayan-1' && people.clients.some((two) => two.household === one.household && two.id !== one.id)),
    ];
    const owners = async (subject: string) =>
      (await world.sql<{ owner: string }[]>`select owner from item where subject = ${subject} and outcome is null order by key`).map(({ owner }) => owner);
    const others = () => world.sql`select key, owner from item where subject is distinct from ${id} and subject is distinct from ${household(id)} order by key`;
    const before = await others();
    expect(new Set(await owners(id))).toEqual(new Set(['mentor-nelayan-1']));
    const { body } = accepted(await world.transfer(id, { to: 'nelayan-2', on: '2027-08-05' }));
    expect(new Set([...(await owners(id)), ...(await owners(household(id)))])).toEqual(new Set(['mentor-nelayan-2']));
    expect(body).toMatchObject({ planVersion: 2 });
    expect(await others()).toEqual(before);
    const [entry] = await world.sql<[{ after: { handedOver: string[] } }]>`select after from journal where action = 'transferClient'`;
    expect(entry.after.handedOver).toEqual(expect.arrayContaining([expect.stringContaining('interviewEndline/nelayan-1/')]));
    // A household of which another stays is asked by whom it was.
    const home = await owners(shared?.household ?? '');
    accepted(await world.transfer(shared?.id ?? '', { to: 'nelayan-3', on: '2027-08-05' }));
    expect(await owners(shared?.household ?? '')).toEqual(home);
    expect(new Set(await owners(shared?.id ?? ''))).toEqual(new Set(['mentor-nelayan-3']));
  });

  it('into a full group is shown as a shortfall, not refused (I3)', async () => {
    const movers = people.clients.filter(({ group }) => group === 'nelayan-1').slice(0, 3);
    for (const { id } of movers.slice(0, 2))
      expect(accepted(await world.transfer(id, { to: 'nelayan-2', on: '2027-08-05' })).body).toMatchObject({ shortfalls: [] });
    const { body } = accepted(await world.transfer(movers[2]?.id ?? '', { to: 'nelayan-2', on: '2027-08-05' }));
    expect(body).toMatchObject({ size: 13, shortfalls: [{ subject: 'nelayan-1' }, { subject: 'nelayan-2' }] });
  });

  it('after the hand-over of capital is for the leader alone, with a reason', async () => {
    const id = alone('nelayan-1');
    await world.sql`update item set outcome = 'held' where track = 'capital' and audience = 'nelayan-2' and part = 'handOver'`;
    const coordinator: Actor = { kind: 'person', programme: CODE, id: 'coordinator-nelayan', role: 'coordinator', group: 'nelayan' };
    expect(refusal(await world.transfer(id, { to: 'nelayan-2', on: '2027-08-05', reason: 'Pindah dusun' }, coordinator))).toEqual([
      'refused',
      403,
      'notAllowed',
    ]);
    expect(refusal(await world.transfer(id, { to: 'nelayan-2', on: '2027-08-05' }))).toEqual(['refused', 422, 'clientRefused']);
    accepted(await world.transfer(id, { to: 'nelayan-3', on: '2027-08-05' }, coordinator));
    const withReason = alone('nelayan-1', [id]);
    accepted(await world.transfer(withReason, { to: 'nelayan-2', on: '2027-08-05', reason: 'Pindah dusun 8812' }));
    const journal = await world.sql<{ after: { sealedReason?: string } }[]>`select before, after from journal order by seq`;
    expect(JSON.stringify(journal)).not.toContain('8812');
    // Under the client's own key, so that it goes with them.
    const [key] = (await clientKeys(world.sql, CODE, [withReason], world.master)).values();
    const sealed = Buffer.from(journal.at(-1)?.after.sealedReason ?? '', 'base64');
    expect(unseal(key as Buffer, sealed, `${CODE}/${withReason}/transfer`)).toBe('Pindah dusun 8812');
  });
});
