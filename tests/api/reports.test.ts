import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODE, held, ITEM, ITEM_PATH, makeWorld, OTHER, START, type World, at } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  await world.locked(OTHER);
  world.now = at('2027-08-05');
});
afterAll(() => world.stop());

const path = (ordinal: string, group = 'nelayan-1') => `POST /programmes/${CODE}/items/mentoring/${group}/${ordinal}/reports`;

describe('a report', () => {
  it('is recorded by the one whose task it is', async () => {
    const body = await held(world);
    const answer = await world.ask(`POST ${ITEM_PATH}/reports`, { as: 'mentor-nelayan-1', key: body.id, body });
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ id: body.id, item: ITEM, outcome: 'held', late: false, enteredAt: world.now, untold: [`${CODE}/mentoring`] });
    const { body: item } = await world.ask(`GET ${ITEM_PATH}`, { as: 'mentor-nelayan-1' });
    expect(item).toMatchObject({ state: 'reported', outcome: 'held', report: { id: body.id, reporter: 'mentor-nelayan-1', onBehalfOf: null } });
    expect(item.report.attendance).toHaveLength(10);
  });
});
