import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  world.now = at('2027-08-05');
});
afterAll(() => world.stop());

const REASON = 'Pencairan terlambat';

it('says of a paused item why, in words, wherever it is shown (R17)', async () => {
  const scope = { kind: 'group', audience: 'nelayan' };
  const { status, body } = await world.ask(`POST /programmes/${CODE}/pauses`, { as: 'team-leader', body: { scope, cause: 'funds', reason: REASON } });
  expect([status, body.kind, body.preview]).toEqual([202, 'pause', false]);
  const words = { id: 'Dijeda: menunggu dana', en: 'paused: waiting for funds' };
  const item = await world.ask(`GET /programmes/${CODE}/items/training/nelayan/01`, { as: 'team-leader' });
  expect(item.body).toMatchObject({ state: 'paused', stateWords: words, pausedBecause: 'funds' });
  const tasks = await world.ask(`GET /programmes/${CODE}/tasks`, { as: item.body.owner });
  expect(tasks.body.tasks.find(({ key }: { key: string }) => key === 'training/nelayan/01')).toMatchObject({ stateWords: words, pausedBecause: 'funds' });
  const programme = await world.ask(`GET /programmes/${CODE}`, { as: 'team-leader' });
  const training = programme.body.tracks.find(({ name }: { name: string }) => name === 'training');
  expect([training.states.paused, training.paused]).toEqual([11, { funds: 11 }]);
});

it('ends a pause by its number, and lists what ended what', async () => {
  const resumed = await world.ask(`POST /programmes/${CODE}/resumptions`, { as: 'team-leader', body: { act: 1, reason: 'Dana sudah masuk' } });
  expect([resumed.status, resumed.body.counts]).toEqual([202, { resumed: 29 }]);
  const { body } = await world.ask(`GET /programmes/${CODE}/acts`, { as: 'team-leader' });
  expect(body.acts.map(({ kind, cause, reason, endedBy }: Record<string, unknown>) => ({ kind, cause, reason, endedBy }))).toEqual([
    { kind: 'pause', cause: 'funds', reason: REASON, endedBy: 2 },
    { kind: 'resume', cause: 'other', reason: 'Dana sudah masuk', endedBy: null },
  ]);
  const again = await world.ask(`POST /programmes/${CODE}/resumptions`, { as: 'team-leader', body: { act: 1, reason: 'Dana sudah masuk' } });
  expect([again.status, again.body.type]).toEqual([409, 'urn:pendamping:problem:notPaused']);
});

it('refuses a pause for want of funds of what costs nothing, at the place, in the language asked for', async () => {
  const body = { scope: { kind: 'track', track: 'mentoring' }, cause: 'funds', reason: REASON };
  const texts = await Promise.all(
    ['id', 'en'].map(async (language) => {
      const answer = await world.ask(`POST /programmes/${CODE}/pauses`, { as: 'team-leader', body, headers: { 'pendamping-language': language } });
      expect(answer.status).toBe(422);
      return answer.body.errors.map((error: { path: string }) => error.path).join() + answer.text;
    }),
  );
  expect(texts.every((text) => text.startsWith('cause'))).toBe(true);
  expect(texts[0]).toContain('sebab lain');
  expect(texts[1]).toContain('another cause');
});

it('shows on the list of a session who is away, to whoever marks it', async () => {
  const [{ id: client }] = await world.sql<[{ id: string }]>`select id from client where programme = ${CODE} and audience = 'nelayan-1' order by id limit 1`;
  const body = { client, from: '2027-08-05', until: '2027-09-01', because: 'ill', reason: 'Dirawat di Kupang' };
  expect((await world.ask(`POST /programmes/${CODE}/client-pauses`, { as: 'mentor-nelayan-1', body })).status).toBe(200);
  const awayAt = async (as: string, query = '') => {
    const { body: item } = await world.ask(`GET /programmes/${CODE}/items/mentoring/nelayan-1/01${query}`, { as });
    return item.clients.find(({ id }: { id: string }) => id === client)?.away;
  };
  expect([await awayAt('mentor-nelayan-1'), await awayAt('mentor-nelayan-1', '?on=2027-08-04')]).toEqual(['ill', null]);
});
