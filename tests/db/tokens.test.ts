import { afterEach, beforeEach, expect, it } from 'vitest';
import { actorOf, createToken, holderOf, revokeToken } from '../../db/tokens.ts';
import { accepted, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  accepted(await world.start());
});
afterEach(() => world.stop());

it('knows the person a token was made for, with role, group and language', async () => {
  const token = await createToken(world.sql, { label: 'phone', programme: CODE, person: 'coordinator-nelayan' });
  await world.sql`update person set language = 'en' where id = 'coordinator-nelayan'`;
  const actor = { kind: 'person', programme: CODE, id: 'coordinator-nelayan', role: 'coordinator', group: 'nelayan' };
  expect(await holderOf(world.sql, token)).toEqual({ actor, language: 'en' });
  expect(await actorOf(world.sql, token)).toEqual(actor);
});

it('knows a machine by its label', async () => {
  expect(await holderOf(world.sql, await createToken(world.sql, { label: 'cli' }))).toEqual({ actor: { kind: 'machine', label: 'cli' }, language: undefined });
});

it('stores the token nowhere', async () => {
  const token = await createToken(world.sql, { label: 'cli' });
  expect(token.length).toBeGreaterThan(43);
  const [row] = await world.sql<[{ row: string }]>`select token::text as row from token`;
  expect(row.row).not.toContain(token.slice(-20));
});

it('knows nobody by a revoked or invented token', async () => {
  const token = await createToken(world.sql, { label: 'cli' });
  await revokeToken(world.sql, token);
  expect(await actorOf(world.sql, token)).toBeUndefined();
  expect(await actorOf(world.sql, 'pendamping_invented')).toBeUndefined();
  expect(await actorOf(world.sql, '')).toBeUndefined();
});

it('makes no token for a person who does not exist', async () => {
  await expect(createToken(world.sql, { label: 'phone', programme: CODE, person: 'nobody' })).rejects.toThrow();
  await expect(createToken(world.sql, { label: 'phone', programme: CODE })).rejects.toThrow();
});
