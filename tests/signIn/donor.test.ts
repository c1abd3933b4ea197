import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENDPOINTS } from '../../api/app.ts';
import type { Actor } from '../../domain/actor.ts';
import { CODE, makeWorld, type World } from '../api/world.ts';

const DONOR: Actor = { kind: 'account', id: 'donatur', standing: 'donor', programmes: [CODE] };
let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  await world.sql`update item set blocked = true where programme = ${CODE} and key = 'mentoring/nelayan-1/01'`;
});
afterAll(() => world.stop());

it('shows a donor no person and no client, wherever it may look', async () => {
  const people = await world.sql<
    { id: string; name: string }[]
  >`select id, name from person where programme = ${CODE} union all select id, name from client where programme = ${CODE}`;
  const opened: string[] = [];
  for (const { kind, path, name } of ENDPOINTS) {
    if (kind !== 'view' || (path.includes('{') && path.replace('{code}', '').includes('{'))) continue;
    const { status, text } = await world.ask(`GET ${path.replace('{code}', CODE)}`, { visitor: DONOR });
    if (status !== 200) continue;
    opened.push(name);
    for (const person of people) {
      expect(text, `${name} ${person.id}`).not.toContain(person.name);
      // Some ids are names of roles, too.
      if (/\d/.test(person.id)) expect(text, `${name} ${person.id}`).not.toContain(`"${person.id}"`);
    }
  }
  expect(opened).toEqual(expect.arrayContaining(['readProgramme', 'listFigures']));
});
