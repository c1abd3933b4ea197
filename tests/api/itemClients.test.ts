import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, CODE, makeWorld, type World } from './world.ts';

const ITEM = `/programmes/${CODE}/items/mentoring/nelayan-1/01`;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  await world.sql`update item set rung = 1, rings[1] = ${at('2027-07-30', '07:00')}`;
  world.now = at('2027-08-05');
});
afterAll(() => world.stop());

type Shown = { id: string; name: string | null; group: string; consented: boolean };
const clients = async (query = '', as = 'mentor-nelayan-1') => (await world.ask(`GET ${ITEM}${query}`, { as })).body.clients as Shown[];

describe('the clients of a task', () => {
  it('are on a day named those who were of the group then, so that a report entered late can mark them', async () => {
    const before = await clients();
    const [gone, moved] = before.map(({ id }) => id);
    const post = (what: string, body: object) => world.ask(`POST /programmes/${CODE}/clients/${what}`, { as: 'team-leader', body });
    expect((await post(`${gone}/exit`, { on: '2027-08-05', reason: 'worksAway' })).status).toBeLessThan(300);
    expect((await post(`${moved}/transfer`, { on: '2027-08-05', to: 'nelayan-2' })).status).toBeLessThan(300);

    expect((await clients()).map(({ id }) => id)).toEqual(before.slice(2).map(({ id }) => id));
    expect(await clients('?on=2027-08-04')).toEqual(before);
    expect(await clients('?on=2027-08-05')).toEqual(before.slice(2));
    // Names stay with whoever may report it.
    expect((await clients('?on=2027-08-04', 'team-leader'))[1]).toEqual({ ...before[1], group: 'nelayan-1' });

    const attendance = (await clients('?on=2027-08-04')).map(({ id }) => ({ client: id, status: 'present' }));
    const report = { id: randomUUID(), outcome: 'held', doneOn: '2027-08-04', attendance };
    const answer = await world.ask(`POST ${ITEM}/reports`, { as: 'mentor-nelayan-1', key: report.id, body: report });
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
  });

  it('say of whom answers may be taken: who has given every consent that is required (P1a)', async () => {
    const [first, second] = await clients();
    const consent = (of: Shown | undefined, services: boolean) =>
      world.ask(`POST /programmes/${CODE}/clients/${of?.id}/consents`, {
        as: 'mentor-nelayan-1',
        body: { purposes: { services, photos: false, sharing: false }, how: 'signed' },
      });
    expect((await consent(first, true)).status).toBeLessThan(300);
    expect((await clients()).map(({ consented }) => consented)).toEqual((await clients()).map(({ id }) => id === first?.id));
    const { body } = await world.ask(`GET /programmes/${CODE}/tasks?state=due`, { as: 'mentor-nelayan-1' });
    const task = body.tasks.find(({ key }: { key: string }) => key.startsWith('mentoring/') || key.startsWith('monthlyLog/'));
    expect(task.clients.find(({ id }: Shown) => id === first?.id)).toMatchObject({ consented: true });
    expect(task.clients.find(({ id }: Shown) => id === second?.id)).toMatchObject({ consented: false });
    world.now += 60_000;
    expect((await consent(first, false)).status).toBeLessThan(300);
    expect((await clients()).some(({ consented }) => consented)).toBe(false);
  });

  it('are not asked of a day that does not exist', async () => {
    const answer = await world.ask(`GET ${ITEM}?on=2027-02-30`, { as: 'mentor-nelayan-1' });
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, 'on']);
  });
});
