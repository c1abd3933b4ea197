import { afterAll, beforeAll, expect, it } from 'vitest';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

let world: SiteWorld;
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
});
afterAll(() => world.stop());

it('answers the API behind its pages', async () => {
  expect((await world.open('/healthz')).status).toBe(200);
  expect((await world.open(`/programmes/${CODE}`)).status).toBe(401);
});

it('says of an address that is nobody’s that there is no such page, in the language chosen', async () => {
  const lost = await world.open('/p/nowhere/at/all', undefined, { cookie: 'language=en' });
  expect(lost.status).toBe(404);
  expect(lost.text).toContain('No such page');
});

it('keeps the language that was chosen and goes back to a page of its own only', async () => {
  const chosen = await world.open('/language?to=en&next=/p/x');
  expect(chosen.location).toBe('/p/x');
  expect(chosen.headers.get('set-cookie')).toContain('language=en');
  expect((await world.open('/language?to=en&next=https://elsewhere.example')).location).toBe('/');
  expect((await world.open('/language?to=en&next=//elsewhere.example')).location).toBe('/');
});

it('takes no form of another site, and shows nothing of it with a token of ours', async () => {
  const path = `/p/${CODE}/start`;
  const foreign = await world.send(path, { audience: 'nelayan' }, 'team-leader', { origin: 'https://elsewhere.example' });
  expect(foreign.status).toBe(403);
  expect(foreign.text).not.toContain('value="nelayan"');
  const stale = await world.send(path, { audience: 'nelayan' }, 'team-leader', { cookie: '__Host-pendamping=of-yesterday' });
  expect([stale.status, stale.text.includes('value="nelayan"')]).toEqual([403, true]);
});
