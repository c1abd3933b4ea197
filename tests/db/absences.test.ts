import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changePlan } from '../../db/changePlan.ts';
import { verifyJournal } from '../../db/journal.ts';
import { readPlacing } from '../../db/placing.ts';
import { lockedProgramme } from '../support/lockedProgramme.ts';
import { placeItem } from '../../domain/placeItem.ts';
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
/** Three weeks of the first month, in which three sessions are planned. */
const AWAY = { person: MENTOR, from: '2027-08-09', until: '2027-08-30' };
const sessions = async (from: string, until: string) =>
  (await world.items()).filter((item) => item.owner === MENTOR && from <= item.plannedOn && item.plannedOn < until).map(({ key }) => key);

const reportAs = async (person: string, group: string, key: string, doneOn: string) =>
  world.report(world.person(person, 'mentor', group), key, {
    id: '7d9ff3a0-1111-4222-8333-944445555666',
    outcome: 'held',
    doneOn,
    attendance: await allPresent(world, 'nelayan-1'),
    guests: 0,
    voices: 0,
  });

describe('an absence with a substitute', () => {
  it('gives what is planned in it to the substitute, tells both, and leaves the rest (R13)', async () => {
    const inside = await sessions(AWAY.from, AWAY.until);
    const before = new Map((await world.items()).map((item) => [item.key, item]));
    const body = done(await world.absence({ ...AWAY, substitute: 'mentor-nelayan-2' }));
    expect(body).toMatchObject({ kind: 'absence', substitute: 'mentor-nelayan-2', proposed: false, counts: { reassigned: inside.length } });
    const changed = (await world.items()).filter((item) => item.owner !== before.get(item.key)?.owner);
    expect(changed.map(({ key }) => key).toSorted()).toEqual(inside.toSorted());
    expect(new Set(changed.map(({ owner }) => owner))).toEqual(new Set(['mentor-nelayan-2']));
    const told = await world.told();
    expect(told).toContain('mentor-nelayan-2 reassigned mentoring/nelayan-1/02');
    expect(told).toContain('mentor-nelayan-1 relieved mentoring/nelayan-1/02');
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });

  it('proposes who holds the same role in the same training group and has the fewest sessions', async () => {
    expect(done(await world.absence(AWAY))).toMatchObject({ substitute: 'mentor-nelayan-2', proposed: true });
  });

  it('warns of a substitute who is away too, or has two sessions on one day, and gives them all the same', async () => {
    done(await world.absence({ person: 'mentor-nelayan-2', from: '2027-08-16', until: '2027-08-18' }));
    const body = done(await world.absence({ ...AWAY, substitute: 'mentor-nelayan-2', preview: true }));
    const warnings = (body as unknown as { warnings: { kind: string }[] }).warnings;
    expect(warnings).toContainEqual({ kind: 'substituteAway', person: 'mentor-nelayan-2', from: '2027-08-16', until: '2027-08-18' });
    expect(warnings.some(({ kind }) => kind === 'twoSessions')).toBe(true);
  });

  it('is the substitute’s too what comes into the plan meanwhile, and what is moved into it', async () => {
    done(await world.absence({ ...AWAY, substitute: 'mentor-nelayan-2' }));
    const key = 'mentoring/nelayan-1/05';
    expect((await world.item(key)).owner).toBe(MENTOR);
    const { act } = done(await world.move({ scope: { kind: 'item', key }, shift: { to: '2027-08-26' } }));
    expect((await world.item(key)).owner).toBe('mentor-nelayan-2');
    done(await world.undo(act));
    expect((await world.item(key)).owner).toBe(MENTOR);
    done(await world.move({ scope: { kind: 'item', key: 'mentoring/nelayan-1/02' }, shift: { to: '2027-09-09' } }));
    expect((await world.item('mentoring/nelayan-1/02')).owner).toBe(MENTOR);
    await world.sql.begin(async (tx) => {
      const programme = await lockedProgramme(tx, CODE);
      const item = placeItem(await readPlacing(tx, programme), {
        key: 'counselling/nelayan-1/01',
        track: 'counselling',
        audience: 'nelayan-1',
        ordinal: 1,
        from: '2027-08-10',
        until: '2027-08-20',
      });
      await tx`insert into track (programme, name, kind, phase, starts_at, position) values (${CODE}, 'counselling', 'counselling', 'running', ${world.now}, 50) on conflict do nothing`;
      await changePlan(tx, programme, [{ kind: 'add', item }]);
    });
    expect((await world.item('counselling/nelayan-1/01')).owner).toBe('mentor-nelayan-2');
  });

  it('has what the substitute did recorded as done on behalf of who was away, and the way back only for what is open', async () => {
    const { act } = done(await world.absence({ ...AWAY, substitute: 'mentor-nelayan-2' }));
    const given = await world.theirs('mentor-nelayan-2');
    world.now = at('2027-08-13', '18:00');
    const key = 'mentoring/nelayan-1/02';
    accepted(await reportAs('mentor-nelayan-2', 'nelayan-2', key, '2027-08-13'));
    const [row] = await world.sql<{ reporter: string; on_behalf_of: string }[]>`select reporter, on_behalf_of from report where item = ${key}`;
    expect(row).toEqual({ reporter: 'mentor-nelayan-2', on_behalf_of: MENTOR });
    const [entry] = await world.sql<{ on_behalf_of: string }[]>`select on_behalf_of from journal where action = 'report' and subject = ${key}`;
    expect(entry?.on_behalf_of).toBe(MENTOR);
    const body = done(await world.endAbsence({ act, on: '2027-08-13' }));
    expect(body.counts).toEqual({ reassigned: given.filter((each) => each.includes('/nelayan-1/')).length - 1 });
    expect((await world.theirs('mentor-nelayan-2')).filter((each) => each.includes('/nelayan-1/'))).toEqual([]);
    expect((await world.item(key)).owner).toBe('mentor-nelayan-2');
    expect(refusal(await world.endAbsence({ act, on: '2027-08-13' }))).toEqual(['refused', 409, 'notAway']);
  });

  it('by preview says the same and changes nothing; undone, all is as it was', async () => {
    const before = await world.items();
    const preview = done(await world.absence({ ...AWAY, preview: true }));
    expect(await world.items()).toEqual(before);
    expect(await world.sql`select from absence`).toHaveLength(0);
    const body = done(await world.absence(AWAY));
    expect({ ...body, act: null, preview: true, planVersion: preview.planVersion }).toEqual(preview);
    done(await world.undo(body.act));
    expect(await world.items()).toEqual(before);
    expect(await world.sql`select from absence`).toHaveLength(0);
    expect(await world.sql`select from standing_in where ended_by is null`).toHaveLength(0);
  });

  it('undone after its end was undone restores each in turn', async () => {
    const before = await world.items();
    const { act } = done(await world.absence(AWAY));
    const between = await world.items();
    const end = done(await world.endAbsence({ act, on: '2027-08-05' }));
    expect(await world.items()).toEqual(before);
    expect(refusal(await world.undo(act))).toEqual(['refused', 409, 'dependsOnIt']);
    done(await world.undo(end.act));
    expect(await world.items()).toEqual(between);
    expect(await world.sql`select from standing_in where ended_by is null`).not.toHaveLength(0);
    done(await world.undo(act));
    expect(await world.items()).toEqual(before);
  });
});

describe('a substitute who is away too', () => {
  const KEY = 'mentoring/nelayan-1/03';
  const both = async () => {
    const first = done(await world.absence({ ...AWAY, substitute: 'mentor-nelayan-2' })).act;
    const second = done(await world.absence({ person: 'mentor-nelayan-2', from: '2027-08-16', until: '2027-08-23', substitute: 'mentor-nelayan-3' })).act;
    expect((await world.item(KEY)).owner).toBe('mentor-nelayan-3');
    return { first, second };
  };

  it('is stood in for, and each has again what is theirs, whoever is back first', async () => {
    const before = await world.items();
    const { first, second } = await both();
    done(await world.endAbsence({ act: second, on: '2027-08-05' }));
    expect((await world.item(KEY)).owner).toBe('mentor-nelayan-2');
    done(await world.endAbsence({ act: first, on: '2027-08-05' }));
    expect(await world.items()).toEqual(before);
  });

  it('the other way round too', async () => {
    const before = await world.items();
    const { first, second } = await both();
    done(await world.endAbsence({ act: first, on: '2027-08-05' }));
    expect((await world.item(KEY)).owner).toBe(MENTOR);
    done(await world.endAbsence({ act: second, on: '2027-08-05' }));
    expect(await world.items()).toEqual(before);
    expect(await world.sql`select from standing_in where ended_by is null`).toHaveLength(0);
  });
});

describe('an absence without anybody to stand in', () => {
  /** Nobody serves the women's groups but one mentor, and they have no coordinator. */
  const alone = async () => {
    await world.sql`update person set role = 'secretariat', audience = null where id in ('mentor-nelayan-2', 'mentor-nelayan-3', 'coordinator-nelayan')`;
  };

  it('pauses what is planned in it, for want of a substitute, and gives somebody the task to find one (R13)', async () => {
    await alone();
    const inside = await sessions(AWAY.from, AWAY.until);
    const body = done(await world.absence(AWAY));
    expect(body).toMatchObject({ substitute: null, proposed: false, counts: { paused: inside.length, added: 1 } });
    const [row] = await world.sql<{ cause: string }[]>`select cause from act where number = ${body.act}`;
    expect(row?.cause).toBe('substitute');
    expect(await world.sql`select owner from item where track = 'agreedTasks'`).toEqual([{ owner: 'secretary' }]);
  });

  it('goes on when it ends: what could not be held is ahead again, no two together, nothing rings at once', async () => {
    await alone();
    const { act } = done(await world.absence(AWAY));
    world.now = at('2027-08-30');
    done(await world.endAbsence({ act, on: '2027-08-30' }));
    const mentoring = (await world.items()).filter(
      (item) => item.track === 'mentoring' && item.audience === 'nelayan-1' && item.ordinal > 1 && item.ordinal < 6,
    );
    const held = mentoring.filter(({ ordinal }) => ordinal < 5);
    expect(mentoring.every(({ heldBy }) => heldBy.length === 0)).toBe(true);
    expect(mentoring.every(({ plannedOn }) => plannedOn >= '2027-08-30')).toBe(true);
    expect(held.every((item) => item.rings.slice(item.rung).every((ring) => ring > world.now))).toBe(true);
    const early = mentoring.slice(0, 4).map(({ plannedOn }) => plannedOn);
    expect(new Set(early).size).toBe(4);
  });
});

describe('who may say that somebody is away', () => {
  it('is a manager, and the coordinator about who serves the training group', async () => {
    const coordinator = world.person('coordinator-nelayan', 'coordinator', 'nelayan');
    done(await world.absence({ ...AWAY, preview: true }, coordinator));
    const other = { ...AWAY, person: 'mentor-pemuda-1' };
    expect(refusal(await world.absence(other, coordinator))).toEqual(['refused', 403, 'notAllowed']);
    expect(refusal(await world.absence(AWAY, world.person('mentor-nelayan-2', 'mentor', 'nelayan-2')))).toEqual(['refused', 403, 'notAllowed']);
  });

  it.each([
    [{ person: 'nobody' }, 404, 'unknownPerson', undefined],
    [{ from: '2027-02-30' }, 422, 'absenceRefused', 'from'],
    [{ until: '2027-08-09' }, 422, 'absenceRefused', 'until'],
    [{ from: '2027-07-01', until: '2027-08-01' }, 422, 'absenceRefused', 'until'],
    [{ substitute: MENTOR }, 422, 'absenceRefused', 'substitute'],
    [{ substitute: 'nobody' }, 422, 'absenceRefused', 'substitute'],
  ])('refuses %j at the place', async (wrong, status, code, path) => {
    const answer = await world.absence({ ...AWAY, ...wrong });
    expect(answer).toMatchObject({ kind: 'refused', status, code, ...(path !== undefined && { errors: [{ path }] }) });
  });

  it('records one absence of a person at a time', async () => {
    const { act } = done(await world.absence(AWAY));
    const answer = await world.absence({ ...AWAY, from: '2027-08-20' });
    expect(refusal(answer)).toEqual(['refused', 409, 'alreadyAway']);
    expect(JSON.stringify(answer)).toContain(`act ${act}`);
  });
});
