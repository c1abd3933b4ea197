import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordConsent, type ConsentInput } from '../../db/commands/recordConsent.ts';
import type { ReportInput } from '../../db/commands/report.ts';
import { openResponses, storeResponses } from '../../db/responses.ts';
import { destroyKey, newKey, rewrapKeys } from '../../db/sealed.ts';
import { anyAnswers } from '../support/anyAnswers.ts';
import { accepted, at, CODE, makeWorld, type World } from './world.ts';

let world: World;
let group: string[];
const CONSENT = 'dataConsent/nelayan-1/01';
const mentor = () => world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');

beforeEach(async () => {
  world = await makeWorld();
  accepted(await world.start());
  world.now = at('2027-06-25', '18:00');
  group = (await world.sql<{ id: string }[]>`select id from client where audience = 'nelayan-1' order by id`).map(({ id }) => id);
});
afterEach(() => world.stop());

const held = (rest: Partial<ReportInput> = {}): ReportInput => ({ id: randomUUID(), outcome: 'held', doneOn: '2027-06-24', ...rest });
const present = (away: readonly string[] = []) =>
  group.map((client) => ({ client, status: away.includes(client) ? ('excused' as const) : ('present' as const) }));
const said = (services: boolean) => ({ services, photos: false, sharing: true, how: 'thumbprint' });

/** What the group said, but for those away. */
async function asked({ refusing = [] as string[], away = [] as string[] } = {}) {
  const members = group.filter((id) => !away.includes(id)).map((client) => ({ client, answers: said(!refusing.includes(client)) }));
  return world.report(mentor(), CONSENT, held({ attendance: present(away), members }));
}
const consenting = (client: string, purposes: ConsentInput['purposes']) =>
  recordConsent(world.sql, world.asked(mentor(), { client, purposes }), CODE, client, { purposes, how: 'withWitness' });
const interviewOf = async (subject: string, track = 'interview') => {
  const [row] = await world.sql<[{ key: string }]>`select key from item where track = ${track} and subject = ${subject}`;
  return row.key;
};
const interview = async (client: string) => world.report(mentor(), await interviewOf(client), held({ doneOn: '2027-07-01', answers: anyAnswers('interview') }));
const householdOf = async (client: string) => {
  const [row] = await world.sql<[{ household: string }]>`select household from client where id = ${client}`;
  return row.household;
};

describe('consent', () => {
  it('is recorded for each purpose, before the plan is locked (P1a)', async () => {
    const answer = accepted(await asked());
    expect(answer.body).not.toHaveProperty('planVersion');
    expect(await world.sql`select purpose, given, how, count(*) from consent group by 1, 2, 3 order by 1`).toEqual([
      { purpose: 'photos', given: false, how: 'thumbprint', count: 10 },
      { purpose: 'services', given: true, how: 'thumbprint', count: 10 },
      { purpose: 'sharing', given: true, how: 'thumbprint', count: 10 },
    ]);
  });

  it('refused takes somebody off the list: counted, and nothing recorded of them', async () => {
    const [first = '', second = ''] = group;
    const open = await world.sql`select key from item where subject = ${first}`;
    const answer = accepted(await asked({ refusing: [first] }));
    expect(answer.body).toMatchObject({ planVersion: 1 });
    const [client] = await world.sql`select name, sealed, left_because, to_char(left_on, 'YYYY-MM-DD') as left_on from client where id = ${first}`;
    expect(client).toEqual({ name: null, sealed: null, left_because: 'noConsent', left_on: '2027-06-24' });
    expect(await world.sql`select wrapped from client_key where client = ${first}`).toEqual([{ wrapped: null }]);
    expect((await openResponses(world.sql, CODE, world.master)).find(({ subject }) => subject === first)?.answers).toBeUndefined();
    expect(await world.sql`select outcome from item where subject = ${first} and outcome is distinct from 'cancelled'`).toEqual([]);
    expect(open.length).toBeGreaterThan(0);
    const [entry] = await world.sql<[{ after: object }]>`select after from journal where action = 'report'`;
    expect(entry.after).toMatchObject({ asked: 10, refused: 1, cancelled: expect.arrayContaining([open[0]?.['key']]) });
    // The list of the next session is without them.
    world.now = at('2027-07-05');
    const check = held({
      attendance: group.map((client) => ({ client, status: 'present' as const })),
      members: group.map((client) => ({ client, answers: anyAnswers('dataCheck') })),
    });
    expect(await world.report(mentor(), 'dataCheck/nelayan-1/01', { ...check, doneOn: '2027-06-25' })).toMatchObject({
      errors: [{ path: 'attendance.0.client' }, { path: 'members.0.client' }],
    });
    expect(second).not.toBe('');
  });

  it('comes before the first question: an interview without it is refused, with it taken (P1b)', async () => {
    const [away = '', there = ''] = group;
    accepted(await asked({ away: [away] }));
    world.now = at('2027-07-01', '18:00');
    expect(await interview(away)).toMatchObject({ status: 422, code: 'consentFirst' });
    accepted(await interview(there));
    accepted(await consenting(away, { services: true, photos: true, sharing: false }));
    accepted(await interview(away));
  });

  it('comes before the data check too: who was away when it was asked is counted as present, their answers are not taken (P1a)', async () => {
    const [away = '', ...others] = group;
    accepted(await asked({ away: [away] }));
    world.now = at('2027-07-05');
    const members = (clients: readonly string[]) => clients.map((client) => ({ client, answers: anyAnswers('dataCheck') }));
    const check = (clients: readonly string[]) =>
      world.report(mentor(), 'dataCheck/nelayan-1/01', held({ doneOn: '2027-06-25', attendance: present(), members: members(clients) }));
    expect(await check(group)).toMatchObject({ status: 422, code: 'consentFirst', errors: [{ path: 'members.0.client' }] });
    expect(await world.sql`select from report where item like 'dataCheck/%'`).toEqual([]);
    accepted(await check(others));
    expect(await world.sql`select from response where subject = ${away}`).toEqual([]);
  });

  it('of anybody of a household opens its section', async () => {
    const [client = ''] = group;
    const household = await householdOf(client);
    const section = await interviewOf(household, 'householdInterview');
    const owner = section.split('/')[1] ?? '';
    const input = held({ doneOn: '2027-07-01', answers: anyAnswers('household') });
    world.now = at('2027-07-01', '18:00');
    const report = () => world.report(world.person(`mentor-${owner}`, 'mentor', owner), section, input);
    expect(await report()).toMatchObject({ status: 422, code: 'consentFirst' });
    accepted(await consenting(client, { services: true, photos: true, sharing: true }));
    accepted(await report());
    const [opened] = await openResponses(world.sql, CODE, world.master, { item: section });
    expect(opened).toMatchObject({ form: 'household', subject: household, doneOn: '2027-07-01', answers: { monthlySpending: 50_000 } });
  });
});

describe('the consent of one client', () => {
  it('asks every purpose the first time, and known ones only', async () => {
    const [client = ''] = group;
    expect(await consenting(client, { services: true })).toMatchObject({ status: 422, errors: [{ path: 'purposes.photos' }, { path: 'purposes.sharing' }] });
    expect(await consenting(client, { services: true, photos: true, sharing: true, films: true })).toMatchObject({
      status: 422,
      errors: [{ path: 'purposes.films' }],
    });
    expect(await consenting('nobody', { services: true })).toMatchObject({ status: 404, code: 'unknownClient' });
    const [other = ''] = (await world.sql<{ id: string }[]>`select id from client where audience = 'pemuda-1'`).map(({ id }) => id);
    expect(await consenting(other, { services: true, photos: true, sharing: true })).toMatchObject({ status: 403 });
  });

  it('taken back leaves them served, asked nothing more; given again they are asked after all (P1a)', async () => {
    const [client = ''] = group;
    accepted(await asked());
    const interviews = async () =>
      (await world.sql<{ outcome: string | null }[]>`select outcome from item where subject = ${client} order by key`).map(({ outcome }) => outcome);
    expect(await interviews()).toEqual([null, null]);
    world.now += 60_000;
    expect(accepted(await consenting(client, { services: false })).body).toMatchObject({ means: 'withdrawn', planVersion: 1 });
    expect(await interviews()).toEqual(['cancelled', 'cancelled']);
    expect(await world.sql`select left_on, name is null as erased from client where id = ${client}`).toEqual([{ left_on: null, erased: false }]);
    world.now += 60_000;
    expect(accepted(await consenting(client, { services: true })).body).toMatchObject({ means: 'restored', planVersion: 2 });
    expect(await interviews()).toEqual(expect.arrayContaining([null, null]));
  });

  it('given again when the figures are read already brings no interview; it may be taken back also after the end (P1a)', async () => {
    const [client = ''] = group;
    accepted(await asked());
    const open = async () => (await world.sql`select from item where subject = ${client} and outcome is null`).length;
    for (const stage of ['measures', 'ended']) {
      await world.sql`update programme set stage = ${stage}`;
      world.now += 60_000;
      expect(accepted(await consenting(client, { services: false })).body).toMatchObject({ means: 'withdrawn' });
      world.now += 60_000;
      expect(accepted(await consenting(client, { services: true })).body).toMatchObject({ means: 'restored' });
      expect([stage, await open()]).toEqual([stage, 0]);
    }
  });

  it('said twice is written once, and refused the first time ends their part', async () => {
    const [one = '', other = ''] = group;
    accepted(await consenting(one, { services: true, photos: true, sharing: true }));
    accepted(await consenting(one, { photos: true }));
    expect(await world.sql`select from journal where action = 'recordConsent'`).toHaveLength(1);
    expect(accepted(await consenting(other, { services: false, photos: false, sharing: false })).body).toMatchObject({ means: 'refused' });
    expect(await consenting(other, { services: true })).toMatchObject({ status: 409, code: 'alreadyLeft' });
  });
});

describe('answers', () => {
  it('are sealed under the key of whoever gave them, and gone with it', async () => {
    const [client = '', other = ''] = group;
    accepted(await asked());
    world.now = at('2027-07-01', '18:00');
    accepted(await interview(client));
    accepted(await interview(other));
    const stored = JSON.stringify(await world.sql`select sealed::text from response`);
    expect(stored).not.toMatch(/livelihood|100000/);
    await destroyKey(world.sql, CODE, client);
    const opened = (await openResponses(world.sql, CODE, world.master, { tracks: ['interview'] })).map(({ subject, answers }) => [
      subject,
      answers?.['readiness'],
    ]);
    expect(opened).toEqual([
      [client, undefined],
      [other, 1],
    ]);
  });

  it('open after the master key has changed, and under no other', async () => {
    accepted(await asked());
    const next = newKey();
    await rewrapKeys(world.sql, world.master, next);
    expect((await openResponses(world.sql, CODE, next)).every(({ answers }) => answers?.['services'] === true)).toBe(true);
    await expect(openResponses(world.sql, CODE, world.master)).rejects.toThrow('expected the key it was sealed with');
  });

  it('of a whole programme open in well under a second', async () => {
    const [row] = await world.sql<[{ wrappedKey: Buffer }]>`select wrapped_key as "wrappedKey" from programme`;
    const items = await world.sql<{ key: string; audience: string }[]>`select key, audience from item where track = 'monthlyLog' order by key`;
    const clients = await world.sql<{ id: string; audience: string }[]>`select id, audience from client`;
    const [own, ofGroup] = [anyAnswers('memberLog'), anyAnswers('monthlyLog')];
    await world.sql.begin(async (tx) => {
      for (const { key, audience } of items) {
        const id = randomUUID();
        await tx`insert into report (programme, id, item, outcome, done_on, reporter, entered_at) values (${CODE}, ${id}, ${key}, 'held', '2027-09-01', 'x', 0)`;
        const members = clients
          .filter((client) => client.audience === audience)
          .map(({ id: member }) => ({ form: 'memberLog', by: { kind: 'client', id: member } as const, answers: own }));
        await storeResponses(tx, { code: CODE, ...row }, id, [{ form: 'monthlyLog', by: { kind: 'item' }, answers: ofGroup }, ...members], world.master);
      }
    });
    const began = performance.now();
    expect(await openResponses(world.sql, CODE, world.master)).toHaveLength(162 * 11);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
