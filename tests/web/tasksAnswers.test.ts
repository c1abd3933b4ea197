import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openResponses } from '../../db/responses.ts';
import { numberOf } from '../../web/tasks/toReport.ts';
import { at } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

const MENTOR = 'mentor-nelayan-1';
let world: SiteWorld;
let clients: string[];
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  world.now = at('2027-07-05', '18:00');
  clients = (await world.sql<{ id: string }[]>`select id from client where programme = ${CODE} and audience = 'nelayan-1' order by id`).map(({ id }) => id);
});
afterAll(() => world.stop());

const pathOf = (item: string) => `/p/${CODE}/items/${item}/report`;
const answersOf = async (item: string) =>
  (await openResponses(world.sql, CODE, world.parts.masterKey, { item })).map(({ form, subject, answers }) => ({ form, subject, answers }));
async function consent(client: string) {
  const body = { purposes: { services: true, photos: false, sharing: false }, how: 'thumbprint' };
  expect((await world.ask(`POST /programmes/${CODE}/clients/${client}/consents`, { as: 'team-leader', body })).status).toBe(200);
}

it.each([
  ['1.250.000', 1_250_000],
  ['Rp 50.000', 50_000],
  ['1,250', 1250],
  ['7', 7],
  ['1,5', '1,5'],
  ['-3', '-3'],
  ['tiga', 'tiga'],
])('reads %s as a person means it', (text, value) => {
  expect(numberOf(text)).toBe(value);
});

/** An interview as it is typed on a phone. */
const interview = () => ({
  id: randomUUID(),
  outcome: 'held',
  doneOn: '2027-07-05',
  'q.income.calm.fishing': '1.500.000',
  'q.income.westMonsoon.trade': '250000',
  'q.livelihood': 'fishing',
  'q.difficulty': 'season',
  'q.newBusiness': 'true',
  'q.readiness': '4',
  'q.wantedSkill': 'engines',
  'q.preferredTime': 'morning',
  'q.statusHousing': '2',
  'q.statusFood': '3',
  'q.statusHealth': '3',
  'q.statusSchooling': '4',
  'q.statusVoice': '1',
  'q.willingCadre': 'false',
});

it('asks for consent before an interview, keeps what was typed, and records it once consent is there', async () => {
  const path = pathOf('interview/nelayan-1/01');
  const [item] = await world.sql<[{ subject: string }]>`select subject from item where programme = ${CODE} and key = 'interview/nelayan-1/01'`;
  expect((await world.open(path, MENTOR)).text).toContain('Catat persetujuannya dahulu');
  const early = await world.send(path, interview(), MENTOR);
  expect(early.status).toBe(422);
  expect(early.text).toContain('value="1.500.000"');
  await consent(item.subject);
  const wrong = await world.send(path, { ...interview(), 'q.readiness': '9', 'q.income.calm.fishing': 'banyak' }, MENTOR);
  expect(wrong.status).toBe(422);
  for (const place of ['href="#q.readiness"', 'href="#q.income.calm.fishing"', 'value="banyak"']) expect(wrong.text).toContain(place);
  expect((await world.send(path, interview(), MENTOR)).status).toBe(303);
  expect(await answersOf('interview/nelayan-1/01')).toEqual([
    {
      form: 'interview',
      subject: item.subject,
      answers: {
        income: { calm: { fishing: 1_500_000 }, westMonsoon: { trade: 250_000 }, eastMonsoon: {} },
        livelihood: 'fishing',
        difficulty: 'season',
        newBusiness: true,
        readiness: 4,
        wantedSkill: 'engines',
        preferredTime: 'morning',
        statusHousing: 2,
        statusFood: 3,
        statusHealth: 3,
        statusSchooling: 4,
        statusVoice: 1,
        willingCadre: false,
      },
    },
  ]);
});

it('records several choices and free words of a focus group', async () => {
  const [item] = await world.sql<[{ key: string; owner: string }]>`
    select key, owner from item where programme = ${CODE} and track = 'focusGroup' order by key limit 1`;
  const marks = await world.sql<{ id: string }[]>`
    select c.id from client c join audience a on a.programme = c.programme and a.key = c.audience
    where c.programme = ${CODE} and (a.within = ${item.key.split('/')[1] ?? ''} or a.key = ${item.key.split('/')[1] ?? ''})`;
  world.now = at('2027-07-20', '18:00');
  const sent = await world.send(
    pathOf(item.key),
    {
      id: randomUUID(),
      outcome: 'held',
      doneOn: '2027-07-20',
      ...Object.fromEntries(marks.map(({ id }) => [`a.${id}`, 'present'])),
      'q.difficulties': 'Ombak besar',
      'q.wishes': 'Mesin perahu',
      'q.resources': ['fish', 'reef'],
      'q.preferredDays': ['monday'],
    },
    item.owner,
  );
  expect(sent.status, sent.text.match(/<div class="faults".*?<\/div>/s)?.[0]).toBe(303);
  expect((await answersOf(item.key))[0]?.answers).toMatchObject({ resources: ['fish', 'reef'], preferredDays: ['monday'], wishes: 'Mesin perahu' });
});

it('asks each client present who has consented, and names the question that is missing of whom', async () => {
  for (const client of clients.slice(0, 2)) await consent(client);
  world.now = at('2027-08-27', '18:00');
  const [one = '', two = ''] = clients;
  const typed = {
    id: randomUUID(),
    outcome: 'held',
    doneOn: '2027-08-27',
    ...Object.fromEntries(clients.map((client) => [`a.${client}`, client === two ? 'ill' : 'present'])),
    'q.timesInBusiness': '4',
    'q.sales': '1.250.000',
    'q.costs': '300.000',
    [`m.${one}.share`]: '100.000',
    [`m.${one}.saved`]: '50.000',
    [`m.${one}.otherIncome`]: '0',
    [`m.${two}.share`]: '1',
  };
  const path = pathOf('monthlyLog/nelayan-1/01');
  const missing = await world.send(path, typed, MENTOR);
  expect(missing.text).toContain(`href="#m.${one}.selfDevelopment"`);
  expect(missing.text).not.toContain(`href="#m.${two}.`);
  expect((await world.send(path, { ...typed, [`m.${one}.selfDevelopment`]: 'false' }, MENTOR)).status).toBe(303);
  const kept = await answersOf('monthlyLog/nelayan-1/01');
  expect(kept.map(({ form, subject }) => [form, subject])).toEqual([
    ['memberLog', one],
    ['monthlyLog', undefined],
  ]);
  expect(kept[0]?.answers).toEqual({ share: 100_000, saved: 50_000, otherIncome: 0, selfDevelopment: false });
});

it('opens counselling cases, rows left empty aside', async () => {
  const [one = ''] = clients;
  const typed = {
    id: randomUUID(),
    outcome: 'held',
    doneOn: '2027-08-27',
    ...Object.fromEntries(clients.map((client) => [`a.${client}`, 'present'])),
    'c.1.client': one,
    'c.1.concern': 'Utang kepada tengkulak',
  };
  const path = pathOf('mentoring/nelayan-1/04');
  const refused = await world.send(path, typed, MENTOR);
  expect(refused.text).toContain('href="#c.1.plan"');
  expect((await world.send(path, { ...typed, 'c.1.plan': 'Catat pengeluaran' }, MENTOR)).status).toBe(303);
  expect(await world.sql`select client from counselling_case where programme = ${CODE}`).toEqual([{ client: one }]);
});

it('brings agreed tasks of a visit, each with who and until when, and shows one row more on request', async () => {
  const [item] = await world.sql<[{ key: string; owner: string }]>`
    select key, owner from item where programme = ${CODE} and track = 'monitoring' and rings[1] <= ${world.now} order by key limit 1`;
  const path = pathOf(item.key);
  const typed = { id: randomUUID(), outcome: 'held', doneOn: '2027-08-27', 'q.progress': '4', 't.0.what': 'Perbaiki jaring', 't.0.owner': MENTOR };
  const more = await world.send(path, { ...typed, do: 'more' }, item.owner);
  expect(more.text).toContain('name="t.1.what"');
  expect(more.text).toContain('Perbaiki jaring');
  const refused = await world.send(path, typed, item.owner);
  expect(refused.text).toContain('href="#t.0.by"');
  const sent = await world.send(path, { ...typed, 't.0.by': '2027-09-10' }, item.owner);
  expect(sent.status, sent.text.match(/<div class="faults".*?<\/div>/s)?.[0]).toBe(303);
  expect(await world.sql`select owner from item where programme = ${CODE} and track = 'agreedTasks'`).toEqual([{ owner: MENTOR }]);
});

it('asks of a step what was decided', async () => {
  const [item] = await world.sql<[{ key: string; owner: string }]>`
    select key, owner from item where programme = ${CODE} and track = 'capital' and part = 'proposal' order by key limit 1`;
  expect((await world.open(pathOf(item.key), item.owner)).text).not.toContain('name="decision"');
  const [check] = await world.sql<[{ key: string; owner: string }]>`
    select key, owner from item where programme = ${CODE} and track = 'capital' and part = 'check' order by key limit 1`;
  expect((await world.open(pathOf(check.key), check.owner)).text).toContain('menunggu langkah sebelumnya');
});
