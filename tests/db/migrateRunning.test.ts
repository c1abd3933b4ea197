import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { createApp } from '../../api/app.ts';
import { connect, type Sql } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { newKey, ownerOf, seal, wrapKey } from '../../db/sealed.ts';
import { createToken } from '../../db/tokens.ts';
import { Definition } from '../../domain/definition.ts';
import { instantAt } from '../../domain/time.ts';
import { type TestDatabase, testDatabase } from '../support/servers.ts';

/** What 0.1.0 pinned: two kinds of track, stages without tracks, indicators without a formula. */
const words = (id: string) => ({ id, en: id });
const ladder = { noticeDaysBefore: 3, ringsAt: '07:00', steps: [{ workingDaysAfter: 2, to: 'owner' }] };
const track = (kind: string, audience: string, owner: string, attendance: boolean) => ({
  kind,
  name: words(kind),
  session: words(`${kind} sesi`),
  source: 'P2e',
  audience,
  cadence: [{ perMonth: 1, months: 1 }],
  owner,
  with: [],
  attendance,
  weekdays: ['wednesday'],
  days: {},
});
const role = (name: string) => ({ name: words(name), count: 1, outsideTeam: false });
const PINNED = {
  id: 'tablolong',
  version: 1,
  name: words('Tablolong'),
  village: 'Tablolong',
  language: 'id',
  timeZone: 'Asia/Makassar',
  currency: 'IDR',
  demoStart: '2027-08-02',
  planningWeeks: 6,
  months: 1,
  workingWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  calendars: ['ntt.yaml'],
  clients: { target: 1, ageFrom: 15, ageTo: 60, waitingList: true },
  agencies: { social: { name: words('Dinas Sosial'), kind: 'provincialOffice' } },
  supporters: {},
  qualifications: {},
  roles: { teamLeader: role('Ketua Tim'), secretary: role('Sekretaris'), coordinator: role('Koordinator'), mentor: role('Pendamping Sosial') },
  managers: ['teamLeader', 'secretary'],
  secretary: 'secretary',
  leader: 'teamLeader',
  groupCoordinator: 'coordinator',
  trainingGroups: { nelayan: { name: words('Nelayan'), size: 1 } },
  businessGroups: { 'nelayan-1': { name: words('Nelayan 1'), within: 'nelayan', size: 1, smallest: 1, largest: 2 } },
  ladder,
  relayHold: { minutes: 60 },
  tracks: { mentoring: track('mentoring', 'businessGroup', 'mentor', true), monitoring: track('monitoring', 'programme', 'teamLeader', false) },
  reasons: { storm: { name: words('Badai'), nobodysFault: true } },
  seasons: {},
  funds: { capital: { name: words('Modal'), from: ['social'], hopedFrom: [] } },
  equipment: { vehicles: { name: words('Kendaraan'), from: ['social'], hopedFrom: [] } },
  stages: { termination: { name: words('Terminasi'), confirmedBy: 'teamLeader', countersignedBy: 'secretary' } },
  indicators: {
    mentored: {
      kind: 'output',
      counted: 'client',
      readFor: ['programme'],
      name: words('Didampingi'),
      targets: [{ what: words('Warga'), atLeast: 1, unit: 'clients', outOf: 1 }],
    },
  },
  rules: { programmePasses: { must: ['mentored'], targetsMetPercent: 60 }, groupPasses: { must: [], targetsMetPercent: 60 } },
  lines: { P2e: 'tracks.mentoring' },
};

const at = (day: string) => instantAt(day, '09:00', 'Asia/Makassar');
const CODE = 'tablolong-2027';
const SESSION = 'mentoring/nelayan-1/1';

let database: TestDatabase;
let sql: Sql;
const master = newKey();
beforeEach(async () => {
  database = await testDatabase();
  await database.sql`drop schema public cascade`;
  await database.sql`create schema public`;
  sql = connect(database.url, { name: 'migrating' });
  await asOf010();
  await running();
  await migrate(sql);
});
afterEach(async () => {
  await sql.end();
  await database.stop();
});

/** The schema of 0.1.0. */
async function asOf010(): Promise<void> {
  await sql`create table migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`;
  for (const name of ['0001-spine.sql', '0002-print-day.sql']) {
    const text = await readFile(new URL(`../../db/migrations/${name}`, import.meta.url), 'utf8');
    await sql.unsafe(text);
    await sql`insert into migration (name, checksum) values (${name}, ${createHash('sha256').update(text).digest('hex')})`;
  }
}

/** A programme that it left running, one session of each track ahead. */
async function running(): Promise<void> {
  const [own, theirs] = [newKey(), newKey()];
  await sql`
    insert into programme (code, definition, definition_id, definition_hash, name, village, language, time_zone, starts_on, calendar, stage, plan_version,
      rehearsal, wrapped_key, started_by, created_at, locked_at)
    values (${CODE}, ${JSON.stringify(PINNED)}::text::json, 'tablolong', 'x', ${sql.json(PINNED.name)}, 'Tablolong', 'id', 'Asia/Makassar', '2027-08-02', '[]',
      'running', 1, false, ${wrapKey(master, own, CODE)}, 'machine:cli', ${at('2027-06-21')}, ${at('2027-07-01')})`;
  for (const [id, held, group] of [
    ['team-leader', 'teamLeader', null],
    ['secretary', 'secretary', null],
    ['mentor-1', 'mentor', 'nelayan-1'],
  ] as const)
    await sql`insert into person (programme, id, name, role, audience, language) values (${CODE}, ${id}, ${id}, ${held}, ${group}, 'id')`;
  await sql`
    insert into audience (programme, key, kind, within, name, position) values (${CODE}, 'programme', 'programme', null, ${sql.json(words('Semua'))}, 0),
      (${CODE}, 'nelayan', 'trainingGroup', null, ${sql.json(words('Nelayan'))}, 1),
      (${CODE}, 'nelayan-1', 'businessGroup', 'nelayan', ${sql.json(words('Nelayan 1'))}, 2)`;
  await sql`insert into household (programme, id, hamlet, size) values (${CODE}, 'h1', 'Dusun 1', 4)`;
  const owner = ownerOf(CODE, 'k1');
  await sql`
    insert into client (programme, id, audience, household, name, sex, joined_on, sealed)
    values (${CODE}, 'k1', 'nelayan-1', 'h1', 'Nama Contoh', 'f', '2027-06-21', ${seal(theirs, { bornOn: '1990-01-01', monthlyIncomeRupiah: 1 }, owner)})`;
  await sql`insert into client_key (programme, client, wrapped) values (${CODE}, 'k1', ${wrapKey(master, theirs, owner)})`;
  await sql`
    insert into track (programme, name, starts_at, position, started_at) values (${CODE}, 'mentoring', ${at('2027-08-01')}, 0, 1), (${CODE}, 'monitoring', ${at('2027-08-01')}, 1, null)`;
  await sql`
    insert into item (programme, key, track, audience, ordinal, window_from, window_until, planned_on, owner, rings)
    values (${CODE}, ${SESSION}, 'mentoring', 'nelayan-1', 1, '2027-08-04', '2027-08-11', '2027-08-04', 'mentor-1', ${[at('2027-08-01'), at('2027-08-13')]}),
      (${CODE}, 'monitoring/programme/1', 'monitoring', 'programme', 1, '2027-08-04', '2027-09-01', '2027-08-05', 'team-leader', ${[at('2027-08-01'), at('2027-09-03')]})`;
}

/** The API for one of its people. */
async function asking(person: string, now: number) {
  const token = await createToken(sql, { label: 'phone', programme: CODE, person });
  const app = createApp({
    sql,
    now: () => now,
    masterKey: master,
    calendarNames: async () => [],
    readCalendar: async () => [],
    publicUrl: 'https://pendamping.contoh.example',
    mailFrom: { name: 'Pendamping', address: 'pendamping@office.contoh.example' },
    waitToldMs: 0,
    log: () => {},
  });
  return async (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await app.request(`/programmes/${CODE}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
}

it('a programme that 0.1.0 left running has a definition of this version, in its order', async () => {
  const [row] = await sql<{ definition: Definition }[]>`select definition from programme`;
  expect(Definition.safeParse(row?.definition).error?.issues ?? []).toEqual([]);
  expect(Definition.parse(row?.definition)).toEqual(row?.definition);
  expect(Object.keys(row?.definition.tracks ?? {})).toEqual(['mentoring', 'monitoring']);
  expect(row?.definition).not.toHaveProperty('indicators.mentored');
  expect(await sql`select name, kind, phase from track order by position`).toEqual([
    { name: 'mentoring', kind: 'mentoring', phase: 'running' },
    { name: 'monitoring', kind: 'monitoring', phase: 'running' },
  ]);
  expect(await sql`select client, audience, from_on, until_on from membership`).toEqual([
    { client: 'k1', audience: 'nelayan-1', from_on: '2027-06-21', until_on: null },
  ]);
  expect(await sql`select id, place from client`).toEqual([{ id: 'k1', place: 1 }]);
});

it('it rings, is reported and ends as it would have, without termination', async () => {
  let now = at('2027-08-02');
  const verbs = createActivities({ sql, now: () => now, master });
  const { stage, terminates, tracks } = await verbs.loadProgramme({ code: CODE });
  expect({ stage, terminates, workflows: tracks.map(({ workflow }) => workflow) }).toEqual({
    stage: 'running',
    terminates: false,
    workflows: ['track', 'track'],
  });
  for (const [name, key] of [
    ['mentoring', SESSION],
    ['monitoring', 'monitoring/programme/1'],
  ] as const) {
    const { items } = await verbs.loadAgenda({ code: CODE, track: name });
    expect(items.map((item) => item.key)).toEqual([key]);
    await verbs.takeUpDue({ code: CODE, track: name, at: now, keys: [key] });
  }
  expect(await sql`select person, kind, item from notice where kind = 'due' order by item`).toHaveLength(2);

  now = at('2027-08-06');
  const report = { outcome: 'held', doneOn: '2027-08-05' };
  const attendance = [{ client: 'k1', status: 'present' }];
  const mentor = await asking('mentor-1', now);
  const leader = await asking('team-leader', now);
  expect(await mentor('POST', `/items/${SESSION}/reports`, { id: randomUUID(), ...report, attendance })).toMatchObject({ body: { outcome: 'held' } });
  expect(await leader('POST', '/items/monitoring/programme/1/reports', { id: randomUUID(), ...report })).toMatchObject({ body: { outcome: 'held' } });
  for (const name of ['mentoring', 'monitoring']) await verbs.endTrack({ code: CODE, track: name });
  await verbs.enterStage({ code: CODE, stage: 'ended' });
  expect(await sql`select stage from programme`).toEqual([{ stage: 'ended' }]);
});

it('whatever can be looked at is there, with nothing in what it did not know', async () => {
  const leader = await asking('team-leader', at('2027-08-06'));
  for (const path of [
    '',
    '/tasks',
    `/items/${SESSION}`,
    `/items/${SESSION}/inputs`,
    '/clients',
    '/clients/k1',
    '/applicants',
    '/funds',
    '/grants',
    '/bookings',
  ])
    expect(await leader('GET', path), path).toMatchObject({ status: 200 });
  expect(await leader('GET', '/figures')).toMatchObject({ status: 200, body: { figures: [] } });
  expect(await leader('GET', '/decisions')).toMatchObject({ status: 200, body: { proposal: null } });
  expect(await leader('GET', '/measures')).toMatchObject({ status: 200, body: { measures: [] } });
  expect(await leader('POST', '/clients/k1/exit', { on: '2027-08-06', reason: 'worksAway' })).toMatchObject({ status: 422 });
  expect(await leader('POST', '/clients/k1/consents', { purposes: { services: true }, how: 'signed' })).toMatchObject({ status: 422 });
});
