import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { verifyJournal } from '../../db/journal.ts';
import { peopleOf } from '../../db/queries/people.ts';
import { actorOf, createToken, holderOf } from '../../db/tokens.ts';
import type { Actor } from '../../domain/actor.ts';
import { done } from './actsWorld.ts';
import { refusal } from './clientLifeWorld.ts';
import { makePeopleWorld, type PeopleWorld } from './peopleWorld.ts';
import { accepted, allPresent, at, CODE } from './world.ts';

let world: PeopleWorld;
beforeEach(async () => {
  world = await makePeopleWorld();
});
afterEach(() => world.stop());

const MENTOR = 'mentor-nelayan-1';
const NEW = { id: 'mentor-baru', name: 'Ester Mutiara', title: 'Ibu', email: 'ester@gmit.contoh.example', language: 'id' as const, agency: 'gmit' };
const HANDOVER = { person: MENTOR, to: { new: NEW }, on: '2027-09-01' };
const tasks = () => world.sql`select owner, window_until as until from item where track = 'agreedTasks' order by ordinal`;
const mentor = (id: string): Actor => world.person(id, 'mentor', 'nelayan-1');
const held = async (doneOn: string) => ({
  id: randomUUID(),
  outcome: 'held' as const,
  doneOn,
  attendance: await allPresent(world, 'nelayan-1'),
  guests: 0,
  voices: 0,
});

describe('a seat handed over', () => {
  it('passes what is planned from that day on, and leaves the rest with who leaves (R12)', async () => {
    const before = await world.items();
    const body = done(await world.handOver(HANDOVER));
    expect(body).toMatchObject({ kind: 'handOver', seats: [MENTOR], to: 'mentor-baru', cases: [] });
    const theirs = before.filter(({ owner }) => owner === MENTOR);
    const [later, earlier] = [theirs.filter(({ plannedOn }) => plannedOn >= '2027-09-01'), theirs.filter(({ plannedOn }) => plannedOn < '2027-09-01')];
    expect(earlier.length).toBeGreaterThan(0);
    expect(await world.theirs('mentor-baru')).toEqual(later.map(({ key }) => key).toSorted());
    expect(await world.theirs(MENTOR)).toEqual(earlier.map(({ key }) => key).toSorted());
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });

  it('says of nobody that they were told who was not: who has left hears nothing', async () => {
    const { told } = done(await world.handOver({ ...HANDOVER, on: '2027-08-05' })) as unknown as { told: { person: string }[] };
    const queued = await world.sql<{ person: string }[]>`select distinct person from notice where programme = ${CODE} and kind in ('reassigned', 'relieved')`;
    expect(told.map(({ person }) => person)).toContain('mentor-baru');
    expect(told.map(({ person }) => person).toSorted()).toEqual(queued.map(({ person }) => person).toSorted());
  });

  it('lets who leaves in until that day, and who comes from now on, each for the seat alone', async () => {
    const old = await createToken(world.sql, { label: 'phone', programme: CODE, person: MENTOR });
    done(await world.handOver(HANDOVER));
    const fresh = await createToken(world.sql, { label: 'phone', programme: CODE, person: 'mentor-baru' });
    const now = (day: string) => () => at(day);
    expect((await holderOf(world.sql, old, now('2027-08-31')))?.actor).toMatchObject({ id: MENTOR, role: 'mentor', group: 'nelayan-1' });
    expect(await holderOf(world.sql, old, now('2027-09-01'))).toBeUndefined();
    expect((await holderOf(world.sql, fresh, now('2027-08-31')))?.actor).toMatchObject({ id: 'mentor-baru', role: 'mentor', group: 'nelayan-1' });
    expect((await holderOf(world.sql, fresh, now('2027-09-01')))?.actor).toMatchObject({ id: 'mentor-baru', role: 'mentor', group: 'nelayan-1' });
  });

  it('keeps the name on what was reported, and what is overdue passes once the day has come (R15)', async () => {
    const key = 'mentoring/nelayan-1/01';
    accepted(await world.report(mentor(MENTOR), key, await held('2027-08-05')));
    world.now = at('2027-08-20');
    done(await world.handOver({ ...HANDOVER, on: '2027-08-16' }));
    const [row] = await world.sql<{ reporter: string }[]>`select reporter from report where item = ${key}`;
    expect(row?.reporter).toBe(MENTOR);
    expect((await world.item(key)).owner).toBe(MENTOR);
    expect((await world.item('mentoring/nelayan-1/02')).owner).toBe('mentor-baru');
    accepted(await world.report(mentor('mentor-baru'), 'mentoring/nelayan-1/02', await held('2027-08-12')));
  });

  it('leaves counselling cases where they are, until each passes with its client’s word (R12)', async () => {
    const [client] = await world.sql<{ id: string }[]>`select id from client where audience = 'nelayan-1' order by id limit 1`;
    accepted(
      await world.report(mentor(MENTOR), 'mentoring/nelayan-1/01', {
        ...(await held('2027-08-05')),
        cases: [{ client: client?.id ?? '', concern: 'Utang', plan: 'Catat belanja' }],
      }),
    );
    const key = 'counselling/nelayan-1/01';
    const body = done(await world.handOver({ ...HANDOVER, on: '2027-08-06' }));
    expect(body).toMatchObject({ cases: [key] });
    expect((await world.item(key)).owner).toBe(MENTOR);
    expect(await tasks()).toEqual([{ owner: 'coordinator-nelayan', until: '2027-08-21' }]);
    done(await world.passCase({ item: key, to: 'mentor-baru', clientAgrees: true }, world.person('coordinator-nelayan', 'coordinator', 'nelayan')));
    expect((await world.item(key)).owner).toBe('mentor-baru');
    expect(refusal(await world.passCase({ item: 'mentoring/nelayan-1/02', to: MENTOR, clientAgrees: true }))).toEqual(['refused', 404, 'unknownItem']);
    const other = world.person('coordinator-pemuda', 'coordinator', 'pemuda');
    expect(refusal(await world.passCase({ item: key, to: 'mentor-nelayan-2', clientAgrees: true }, other))).toEqual(['refused', 403, 'notAllowed']);
  });

  it('brings what comes into the plan later to the new holder', async () => {
    done(await world.handOver({ ...HANDOVER, on: '2027-08-06' }));
    const [client] = await world.sql<{ id: string }[]>`select id from client where audience = 'nelayan-1' order by id limit 1`;
    world.now = at('2027-08-13');
    accepted(
      await world.report(mentor('mentor-baru'), 'mentoring/nelayan-1/02', {
        ...(await held('2027-08-12')),
        cases: [{ client: client?.id ?? '', concern: 'Utang', plan: 'Catat belanja' }],
      }),
    );
    expect((await world.item('counselling/nelayan-1/01')).owner).toBe('mentor-baru');
  });

  it('tells the newcomer of what is due on the first day, before it, and who leaves of nothing after it', async () => {
    const key = 'mentoring/nelayan-1/05';
    const item = await world.item(key);
    done(await world.handOver({ ...HANDOVER, on: item.plannedOn }));
    expect((await world.item(key)).owner).toBe('mentor-baru');
    const { takeUpDue } = createActivities({ sql: world.sql, now: () => world.now, master: world.master });
    world.now = item.rings[0] ?? 0;
    await takeUpDue({ code: CODE, track: 'mentoring', at: world.now, keys: [key] });
    expect(await world.sql`select person, kind from notice where item = ${key} and kind = 'due'`).toEqual([{ person: 'mentor-baru', kind: 'due' }]);
    // What was planned before stayed with who left; by its reminder nobody is there but the secretary.
    const before = await world.item('mentoring/nelayan-1/04');
    expect(before.owner).toBe(MENTOR);
    world.now = at('2027-09-20');
    await world.sql`update item set rung = 1 where key = ${before.key}`;
    await takeUpDue({ code: CODE, track: 'mentoring', at: before.rings[1] ?? 0, keys: [before.key] });
    expect(await world.sql`select person, kind from notice where item = ${before.key} and kind = 'reminder'`).toEqual([
      { person: 'secretary', kind: 'reminder' },
    ]);
  });

  it('makes a visit to a new village head the leader’s task (R15)', async () => {
    const to = { new: { id: 'village-head-2', name: 'Kepala Desa Baru (contoh)', language: 'id' as const } };
    done(await world.handOver({ person: 'village-head', to, on: '2028-03-01' }));
    expect(await tasks()).toEqual([{ owner: 'team-leader', until: '2028-03-16' }]);
    const invited = (await world.items()).filter((item) => item.invited.includes('village-head-2'));
    expect(invited.length).toBeGreaterThan(10);
    expect(invited.every(({ plannedOn }) => plannedOn >= '2028-03-01')).toBe(true);
    expect((await world.items()).some((item) => item.plannedOn >= '2028-03-01' && item.invited.includes('village-head'))).toBe(false);
  });

  it('to a colleague gives them both seats, and the standing of the weightier', async () => {
    const token = await createToken(world.sql, { label: 'phone', programme: CODE, person: 'treasurer' });
    done(await world.handOver({ person: 'secretary', to: 'treasurer', on: '2027-08-06' }));
    expect(await holderOf(world.sql, token, () => at('2027-08-05'))).toMatchObject({ actor: { role: 'treasurer' } });
    expect(await holderOf(world.sql, token, () => at('2027-08-06'))).toMatchObject({ actor: { role: 'secretary' } });
  });

  it('by preview changes nothing; undone, the seat and its items are as they were, and the newcomer holds none', async () => {
    const before = await world.items();
    const preview = done(await world.handOver({ ...HANDOVER, preview: true }));
    expect(await world.items()).toEqual(before);
    expect(await world.sql`select from person where id = 'mentor-baru'`).toHaveLength(0);
    const body = done(await world.handOver(HANDOVER));
    expect({ ...body, act: null, preview: true, planVersion: preview.planVersion }).toEqual(preview);
    const token = await createToken(world.sql, { label: 'phone', programme: CODE, person: 'mentor-baru' });
    expect(refusal(await world.undo(body.act, world.person('coordinator-nelayan', 'coordinator', 'nelayan')))).toEqual(['refused', 403, 'notAllowed']);
    done(await world.undo(body.act));
    expect((await world.items()).filter(({ track }) => track !== 'agreedTasks')).toEqual(before);
    expect(await world.sql`select from seat_change`).toHaveLength(0);
    expect(await actorOf(world.sql, token)).toBeUndefined();
  });

  it('is a manager’s alone, and refused at the place', async () => {
    expect(refusal(await world.handOver(HANDOVER, world.person('coordinator-nelayan', 'coordinator', 'nelayan')))).toEqual(['refused', 403, 'notAllowed']);
    expect(await world.handOver({ ...HANDOVER, on: '2027-02-30' })).toMatchObject({ code: 'handOverRefused', errors: [{ path: 'on' }] });
    expect(await world.handOver({ ...HANDOVER, to: MENTOR })).toMatchObject({ code: 'handOverRefused', errors: [{ path: 'to' }] });
    expect(
      await world.handOver({ ...HANDOVER, to: { new: { ...NEW, id: 'treasurer', email: 'SIMON.MUTIARA@tagana.contoh.example', agency: 'nowhere' } } }),
    ).toMatchObject({
      errors: [{ path: 'to.new.id' }, { path: 'to.new.email' }, { path: 'to.new.agency' }],
    });
    expect(refusal(await world.handOver({ ...HANDOVER, person: 'nobody' }))).toEqual(['refused', 404, 'unknownPerson']);
    done(await world.handOver(HANDOVER));
    expect(await world.handOver({ person: MENTOR, on: '2027-08-20' })).toMatchObject({ code: 'handOverRefused', errors: [{ path: 'on' }] });
  });

  it('of somebody who is away ends the absence, and what the substitute had is the new holder’s', async () => {
    const { act } = done(await world.absence({ person: MENTOR, from: '2027-08-09', until: '2027-09-20', substitute: 'mentor-nelayan-2' }));
    done(await world.handOver({ ...HANDOVER, on: '2027-08-16' }));
    const mine = (await world.items()).filter((item) => item.track === 'mentoring' && item.audience === 'nelayan-1');
    expect(mine.filter(({ plannedOn }) => plannedOn >= '2027-08-16').every(({ owner }) => owner === 'mentor-baru')).toBe(true);
    const [row] = await world.sql<{ ended_by: number | null }[]>`select ended_by from act where number = ${act}`;
    expect(row?.ended_by).toBe(act + 1);
  });
});

describe('a substitute who leaves', () => {
  it('is followed by the new holder of the seat in that too, and undone is the substitute again', async () => {
    const away = { person: 'mentor-nelayan-2', from: '2027-08-09', until: '2027-09-20', substitute: MENTOR };
    const { act } = done(await world.absence(away));
    const before = await world.items();
    const handed = done(await world.handOver({ ...HANDOVER, on: '2027-08-16' }));
    const theirs = (await world.items()).filter((item) => item.track === 'mentoring' && item.audience === 'nelayan-2' && item.plannedOn < '2027-09-20');
    expect(theirs.filter(({ plannedOn }) => plannedOn >= '2027-08-16').every(({ owner }) => owner === 'mentor-baru')).toBe(true);
    expect(await world.sql`select substitute from absence`).toEqual([{ substitute: 'mentor-baru' }]);
    done(await world.undo(handed.act));
    expect(await world.items()).toEqual(before);
    expect(await world.sql`select distinct substitute from standing_in where ended_by is null`).toEqual([{ substitute: MENTOR }]);
    expect(await world.sql`select substitute from absence`).toEqual([{ substitute: MENTOR }]);
    done(await world.handOver({ ...HANDOVER, to: 'mentor-baru', on: '2027-08-16' }));
    done(await world.endAbsence({ act, on: '2027-08-09' }));
    expect(
      (await world.items()).some(
        (item) => item.audience === 'nelayan-2' && item.plannedOn > '2027-08-09' && item.owner !== 'mentor-nelayan-2' && item.track === 'mentoring',
      ),
    ).toBe(false);
  });

  it('is not undone while the absence has been ended since', async () => {
    const { act } = done(await world.absence({ person: 'mentor-nelayan-2', from: '2027-08-09', until: '2027-09-20', substitute: MENTOR }));
    const handed = done(await world.handOver({ ...HANDOVER, on: '2027-08-16' }));
    done(await world.endAbsence({ act, on: '2027-08-05' }));
    expect(refusal(await world.undo(handed.act))).toEqual(['refused', 409, 'dependsOnIt']);
  });
});

describe('a vacant seat', () => {
  it('shows, has no owner for what was its holder’s, and is the secretary’s task for fourteen days (R14)', async () => {
    const before = await world.theirs('coordinator-nelayan');
    expect(done(await world.handOver({ person: 'coordinator-nelayan', on: '2027-08-05' }))).toMatchObject({ to: null });
    expect(await tasks()).toEqual([{ owner: 'secretary', until: '2027-08-20' }]);
    expect(await world.theirs(null)).toEqual(expect.arrayContaining(before));
    const seats = await peopleOf(world.sql, CODE, '2027-08-05', false);
    expect(seats.find(({ seat }) => seat === 'coordinator-nelayan')).toMatchObject({
      person: null,
      since: '2027-08-05',
      role: 'coordinator',
      group: 'nelayan',
    });
  });

  it('is filled later: what the seat had, and what its role has come to have, is the new holder’s', async () => {
    const before = await world.items();
    done(await world.handOver({ person: 'coordinator-nelayan', on: '2027-08-05' }));
    done(await world.handOver({ person: 'coordinator-nelayan', to: 'coordinator-perempuan', on: '2027-08-05' }));
    const mine = before.filter(({ owner }) => owner === 'coordinator-nelayan').map(({ key }) => key);
    expect(mine.length).toBeGreaterThan(0);
    expect((await world.items()).filter(({ key, owner }) => mine.includes(key) && owner !== 'coordinator-perempuan')).toEqual([]);
    expect(await world.handOver({ person: 'coordinator-pemuda', on: '2027-08-05', to: 'nobody' })).toMatchObject({ errors: [{ path: 'to' }] });
  });

  it('does not hinder the closing of a task (R14)', async () => {
    done(await world.handOver({ person: MENTOR, on: '2027-08-05' }));
    accepted(await world.report(world.person('secretary', 'secretary'), 'mentoring/nelayan-1/01', await held('2027-08-05')));
  });

  it('of patron and secretary both is the leader’s task, who names an acting holder', async () => {
    done(await world.handOver({ person: 'secretary', on: '2027-08-05' }));
    done(await world.handOver({ person: 'patron', on: '2027-08-05' }));
    expect((await tasks()).map(({ owner }) => owner)).toEqual(['team-leader', 'team-leader', 'team-leader']);
  });
});
