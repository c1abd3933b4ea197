import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientStory } from '../../db/queries/clients.ts';
import { wordsOfItem } from '../../db/queries/sealedWords.ts';
import { ownerOf, unseal, unwrapKey } from '../../db/sealed.ts';
import type { Actor } from '../../domain/actor.ts';
import { anyAnswers } from '../support/anyAnswers.ts';
import { alone, household, makeVillage, mentor, people, refusal, type Village } from './clientLifeWorld.ts';
import { accepted, allPresent, at, CODE } from './world.ts';

let world: Village;
beforeEach(async () => {
  world = await makeVillage();
});
afterEach(() => world.stop());

describe('an exit', () => {
  it('cancels what is open about the client but the endline, tells the tracks, and keeps the note under the client’s key', async () => {
    const id = alone('nelayan-1');
    const note = 'Berselisih soal perahu 4417';
    const { body } = accepted(await world.exit(id, { on: '2027-08-04', reason: 'quarrel', note }, mentor('nelayan-1')));
    expect(body).toEqual({
      client: id,
      group: 'nelayan-1',
      leftOn: '2027-08-04',
      reason: 'quarrel',
      size: 9,
      shortfall: null,
      cancelled: [expect.stringContaining('interview/nelayan-1/')],
      act: 1,
      planVersion: 2,
    });
    expect(await world.outcomes(id)).toEqual({ interview: 'left', interviewEndline: null });
    expect(await world.outcomes(household(id))).toEqual({ householdInterview: null, householdEndline: null });
    const told = await world.sql`select child, plan_version as version, keys from inbox where told_at is null order by id`;
    expect(told).toEqual([{ child: 'interview', version: 2, keys: [] }]);
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
    accepted(await world.exit(id, { on: '2027-08-10', reason: 'worksAway' }));
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
    accepted(await world.exit(gone, { on: '2027-08-05', reason: 'quarrel' }));
    accepted(await world.transfer(moved, { to: 'nelayan-2', on: '2027-08-05' }));
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
    accepted(await world.exit(id, { on: '2027-08-05', reason: 'death' }));
    expect(await world.outcomes(id)).toEqual({ interview: 'left', interviewEndline: 'left' });
    expect(await world.outcomes(household(id))).toEqual({ householdInterview: null, householdEndline: null });
    const [open] = await world.sql`select from item where subject = ${id} and outcome is null and next_ring_at is not null`;
    expect(open).toBeUndefined();
  });

  it('for want of consent keeps nothing of the person but that there was somebody (P1a)', async () => {
    const id = alone('nelayan-1');
    accepted(await world.exit(id, { on: '2027-08-05', reason: 'noConsent', note: 'tidak mau' }));
    const [row] = await world.sql`
      select c.name, c.sealed, k.wrapped, c.left_because as because from client c join client_key k on k.client = c.id where c.id = ${id}`;
    expect(row).toEqual({ name: null, sealed: null, wrapped: null, because: 'noConsent' });
    expect(await world.outcomes(household(id))).toEqual({ householdInterview: 'left', householdEndline: 'left' });
    expect(JSON.stringify(await world.sql`select after from journal where action = 'exitClient'`)).not.toContain('sealedNote');
  });

  it('for want of consent is not for one who had consented: it would erase what only a manager may have erased', async () => {
    const id = alone('nelayan-1');
    await world.sql`insert into consent (programme, client, purpose, given, how, at) values (${CODE}, ${id}, 'services', true, 'signed', ${world.now})`;
    expect(await world.exit(id, { on: '2027-08-05', reason: 'noConsent' })).toMatchObject({ status: 422, errors: [{ path: 'reason' }] });
    expect(await world.sql`select name is null as erased, left_on from client where id = ${id}`).toEqual([{ erased: false, left_on: null }]);
  });

  it('said again is answered as before and written once; another one is refused, also of two at once', async () => {
    const id = alone('pemuda-1');
    const [first, second] = await Promise.all([
      world.exit(id, { on: '2027-08-04', reason: 'foundJob' }),
      world.exit(id, { on: '2027-08-05', reason: 'quarrel' }),
    ]);
    expect([first.kind, second.kind].sort()).toEqual(['accepted', 'refused']);
    const [won] = await world.sql<[{ on: string; reason: string }]>`select left_on as on, left_because as reason from client where id = ${id}`;
    expect(accepted(await world.exit(id, { on: won.on, reason: won.reason })).body).toMatchObject({ leftOn: won.on, planVersion: 2 });
    expect(refusal(await world.exit(id, { on: '2027-08-03', reason: 'quarrel' }))).toEqual(['refused', 409, 'alreadyLeft']);
    expect(await world.sql`select from journal where action = 'exitClient'`).toHaveLength(1);
  });

  it('asks the coordinator, once, to merge a group that has become too small', async () => {
    const members = people.clients.filter(({ group }) => group === 'perempuan-2').map(({ id }) => id);
    for (const id of members.slice(0, 7)) accepted(await world.exit(id, { on: '2027-08-05', reason: 'noBenefit' }));
    const tasks = await world.sql`select i.key, i.owner, t.agreed_in as in from item i join agreed_task t on t.programme = i.programme and t.item = i.key`;
    expect(tasks).toEqual([{ key: 'agreedTasks/programme/01', owner: 'coordinator-perempuan', in: null }]);
    expect(await wordsOfItem(world.sql, CODE, 'agreedTasks/programme/01', world.master)).toMatchObject({
      what: 'Perempuan 2 tinggal 4 orang: bahas penggabungannya dengan kelompok usaha lain.',
    });
    const [track] = await world.sql`select kind from track where name = 'agreedTasks'`;
    expect(track).toEqual({ kind: 'task' });
  });
});

describe('a return', () => {
  it('undoes the exit from its day on; what was missed stays missed, the interview is asked after all', async () => {
    const id = alone('pemuda-2');
    accepted(await world.exit(id, { on: '2027-08-03', reason: 'worksAway' }));
    accepted(await world.back(id, '2027-08-05'));
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
      accepted(await world.exit(id, { on, reason: 'worksAway' }));
      accepted(await world.back(id, on));
    }
    expect((await clientStory(world.sql, CODE, id))?.memberships.at(-1)).toEqual({ group: 'pemuda-2', from: '2027-08-03', until: null });
  });
});

describe('looking at it before', () => {
  it('says what an exit, a change of group, a return and a replacement would bring, and changes nothing', async () => {
    const stands = () =>
      world.sql`select (select jsonb_agg(to_jsonb(c) order by c.id) from client c) as clients, (select jsonb_agg(to_jsonb(m) order by m.client, m.from_on) from membership m) as members,
        (select jsonb_agg(to_jsonb(i) order by i.key) from item i) as items, (select count(*) from journal) as entries, (select count(*) from answer) as answers`;
    const id = alone('nelayan-1');
    const before = await stands();
    const exit = { on: '2027-08-05', reason: 'worksAway' };
    const looked = accepted(await world.exit(id, { ...exit, preview: true })).body;
    expect(looked).toMatchObject({ client: id, size: 9, preview: true });
    expect(accepted(await world.transfer(id, { to: 'nelayan-2', on: '2027-08-05', preview: true })).body).toMatchObject({
      group: 'nelayan-2',
      size: 11,
      preview: true,
    });
    expect(await stands()).toEqual(before);
    const done = accepted(await world.exit(id, exit)).body;
    expect({ ...done, preview: true, act: null, planVersion: looked['planVersion'] }).toEqual(looked);
    const left = await stands();
    const [next] = await world.sql<{ id: string }[]>`
      select id from applicant where training_group is null or training_group = 'nelayan' order by position, id limit 1`;
    expect(accepted(await world.replace(id, { by: next?.id ?? '', preview: true })).body).toMatchObject({ replaces: id, preview: true });
    expect(await stands()).toEqual(left);
  });
});
