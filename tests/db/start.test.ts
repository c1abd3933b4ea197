import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { householdOwner, ownerOf, unseal, unwrapKey } from '../../db/sealed.ts';
import { tablolong, tablolongPeople } from '../support/seeds.ts';
import { accepted, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

describe('start', () => {
  it('pins the definition and proposes every item of the plan', async () => {
    const answer = accepted(await world.start());
    expect(answer.body).toMatchObject({ code: CODE, stage: 'planning', planVersion: 0, items: 1085, namesakes: [] });
    const [counts] =
      await world.sql`select (select count(*) from person) as staff, (select count(*) from client) as clients, (select count(*) from item) as items`;
    expect(counts).toMatchObject({ clients: 90, items: 1085 });
    expect(await world.sql`select child, plan_version, keys from inbox`).toEqual([{ child: null, plan_version: 0, keys: [] }]);
  });

  it('keeps the order in which the definition names tracks and groups', async () => {
    await world.start();
    const [row] = await world.sql<[{ definition: { tracks: object; businessGroups: object } }]>`select definition from programme`;
    expect(Object.keys(row.definition.tracks)).toEqual(Object.keys(tablolong().tracks));
    expect(Object.keys(row.definition.tracks)[0]).toBe('villageMeeting');
    expect(Object.keys(row.definition.businessGroups)[0]).toBe('nelayan-1');
  });

  it('stores no birth, phone, address or income of a client in the clear', async () => {
    await world.start();
    const dump = JSON.stringify(await world.sql`select c.*, k.wrapped from client c join client_key k on k.client = c.id`);
    expect(await world.sql`select from client where length(sealed) > 60`).toHaveLength(90);
    expect(dump).not.toMatch(/\+62/);
    expect(dump).not.toMatch(/monthlyIncome|bornOn/);
    const others = JSON.stringify(
      await world.sql`select (select json_agg(h) from household h) as households, (select json_agg(a) from applicant a) as applicants`,
    );
    expect(others).not.toMatch(/Contoh No|\+62|bornOn/);
  });

  it('seals what is known of a household and of an applicant with keys of their own', async () => {
    await world.start();
    const [home] = await world.sql<[{ wrapped: Buffer; sealed: Buffer }]>`select wrapped, sealed from household where id = 'h01'`;
    const owner = householdOwner(CODE, 'h01');
    expect(unseal(unwrapKey(world.master, home.wrapped, owner), home.sealed, owner)).toEqual({ address: expect.stringContaining(' Contoh No. ') });
    const [waiting] = await world.sql<[{ wrapped: Buffer; sealed: Buffer }]>`select wrapped, sealed from applicant where id = 'w01'`;
    const applicant = ownerOf(CODE, 'w01');
    const known = { bornOn: expect.any(String), home: { hamlet: 'Dusun A' } };
    expect(unseal(unwrapKey(world.master, waiting.wrapped, applicant), waiting.sealed, applicant)).toMatchObject(known);
  });

  it('gives each client a place and a membership from the first day of planning, and keeps the waiting list in its order (I1, I3)', async () => {
    await world.start();
    expect(await world.sql`select min(place), max(place), count(distinct place)::int as places from client`).toEqual([{ min: 1, max: 90, places: 90 }]);
    const members = await world.sql`
      select m.from_on, count(*)::int from membership m join client c on c.id = m.client and c.audience = m.audience where m.until_on is null group by 1`;
    expect(members).toEqual([{ from_on: '2027-06-21', count: 90 }]);
    const waiting = await world.sql<{ id: string }[]>`select id from applicant order by position`;
    expect(waiting.map(({ id }) => id)).toEqual(tablolongPeople().waitingList.map(({ id }) => id));
  });

  it('knows whether it will terminate, and counts who was refused without recording them', async () => {
    await world.start();
    expect(await world.sql`select terminates from programme`).toEqual([{ terminates: true }]);
    const [entry] = await world.sql<[{ after: object }]>`select after from journal where action = 'start'`;
    expect(entry.after).toMatchObject({ clients: 90, waiting: 12, refused: { tooYoung: 1, tooOld: 1, livesElsewhere: 1 } });
  });

  it('refuses a definition with a misspelt key, naming its line', async () => {
    const answer = await world.start({ definition: 'idd: x\n' });
    expect(answer).toMatchObject({ kind: 'refused', status: 422, code: 'startRefused' });
    expect(JSON.stringify(answer)).toContain('definition:1:1');
    expect(await world.sql`select from programme`).toHaveLength(0);
  });

  it('refuses a code that another programme has, also of two at once', async () => {
    const answers = await Promise.all([world.start(), world.start(), world.start()]);
    expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect(answers.filter((answer) => answer.kind === 'refused' && answer.code === 'codeTaken')).toHaveLength(2);
  });

  it('answers a repeat without reading the files anew', async () => {
    accepted(await world.start({}, undefined, 'key-1'));
    // No definition at all is read: the key alone says what was answered.
    expect(await world.start({ definition: '' }, undefined, 'key-1')).toMatchObject({ status: 422, code: 'idempotencyKeyUsed' });
  });

  it('answers a repeat as it answered first, and refuses the key for another request', async () => {
    const first = accepted(await world.start({}, undefined, 'key-1'));
    const second = accepted(await world.start({}, undefined, 'key-1'));
    expect(JSON.stringify(second.body)).toBe(JSON.stringify(first.body));
    expect(await world.start({ code: 'other' }, undefined, 'key-1')).toMatchObject({ status: 422, code: 'idempotencyKeyUsed' });
  });

  it('refuses a person, who belongs to a programme that runs already', async () => {
    expect(await world.start({}, world.person('team-leader', 'teamLeader'))).toMatchObject({ status: 403 });
  });
});
