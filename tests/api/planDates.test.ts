import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  world.now = at('2027-08-05');
});
afterAll(() => world.stop());

const post = (path: string, body: object, as = 'team-leader', headers = {}) => world.ask(`POST /programmes/${CODE}/${path}`, { as, body, headers });
const item = async (key: string) => (await world.ask(`GET /programmes/${CODE}/items/${key}`, { as: 'team-leader' })).body;

it('looks at a storm of two weeks without touching the programme: which sessions go where, for whom, and what they run into', async () => {
  const name = { id: 'Gelombang tinggi', en: 'High waves' };
  // Nobody goes out, and the office has closed the road.
  const storm = { days: [{ date: '2028-02-07', until: '2028-02-19', kind: 'custom', name }], cause: 'storm', reason: 'BMKG: gelombang tinggi' };
  const before = await item('mentoring/nelayan-1/26');
  const { status, body } = await post('calendar-days', { ...storm, preview: true });
  expect([status, body.act, body.kind, body.preview, body.days]).toEqual([200, null, 'addDays', true, 13]);
  expect(body.counts.moved).toBeGreaterThan(8);
  expect(body.changes.find(({ key }: { key: string }) => key === 'mentoring/nelayan-1/26')).toMatchObject({
    what: 'moved',
    before: { on: before.plannedOn },
    after: { from: expect.any(String), on: expect.any(String) },
  });
  expect(body.clashes).toEqual(expect.any(Array));
  expect(body.afterEnd).toBe(0);
  expect(await item('mentoring/nelayan-1/26')).toEqual(before);
  const { body: acts } = await world.ask(`GET /programmes/${CODE}/acts`, { as: 'team-leader' });
  expect(acts.acts).toEqual([]);
});

it('says of a move what it runs into, at the place in both languages where it cannot be', async () => {
  const { plannedOn } = await item('incomeManagement/nelayan/09');
  const moved = await post('moves', { scope: { kind: 'item', key: 'mentoring/nelayan-1/30' }, shift: { to: plannedOn }, reason: 'uji', preview: true });
  expect(moved.body.clashes).toMatchObject([
    { kind: 'group', item: 'mentoring/nelayan-1/30', on: plannedOn, other: 'incomeManagement/nelayan/09', who: 'nelayan-1' },
  ]);
  const torn = { scope: { kind: 'item', key: 'training/nelayan/08' }, shift: { days: 1 }, reason: 'uji' };
  const [id, en] = await Promise.all(['id', 'en'].map((language) => post('moves', torn, 'team-leader', { 'pendamping-language': language })));
  expect([id?.status, id?.body.type]).toEqual([409, 'urn:pendamping:problem:blockTorn']);
  expect(id?.text).toContain('tahap');
  expect(en?.text).toContain('stays whole');
});

it('extends the end, and says when it is', async () => {
  const { status, body } = await post('extensions', { months: 2, reason: 'Gelombang tinggi' });
  expect([status < 300, body.kind, body.endsOn]).toEqual([true, 'extend', '2029-04-02']);
  expect(await item('finalEvaluation/programme/01')).toMatchObject({ windowFrom: '2029-04-02' });
  expect((await post('extensions', { months: 2, reason: 'uji' }, 'coordinator-nelayan')).status).toBe(403);
  expect((await post('extensions', { months: 0, reason: 'uji' })).status).toBe(400);
});

it('makes up a session that did not happen: a task of its own that says so', async () => {
  const key = 'mentoring/nelayan-2/01';
  const missed = { id: randomUUID(), outcome: 'didNotHappen', doneOn: '2027-08-05', reason: 'mourning' };
  expect((await world.ask(`POST /programmes/${CODE}/items/${key}/reports`, { as: 'mentor-nelayan-2', body: missed, key: missed.id })).status).toBeLessThan(300);
  const { status, body } = await post('make-ups', { item: key, reason: 'Disepakati dengan kelompok' }, 'coordinator-nelayan');
  expect([status < 300, body.makeUp]).toEqual([true, 'mentoring/nelayan-2/43']);
  expect(await item('mentoring/nelayan-2/43')).toMatchObject({
    makesUp: key,
    name: { id: 'Pendampingan sosial (susulan)', en: 'Mentoring session (make-up)' },
    why: { rule: { en: `Makes up for ${key}.` } },
  });
  expect((await item(key)).makesUp).toBeNull();
  const again = await post('make-ups', { item: key, reason: 'uji' });
  expect([again.status, again.body.errors[0].path]).toEqual([422, 'item']);
});
