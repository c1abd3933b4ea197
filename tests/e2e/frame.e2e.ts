import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers, type BrowserWorld, CODE, makeBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await makeBrowserWorld();
  await world.locked();
});
afterAll(() => world.stop());

it('says that a page does not exist, without a barrier for anybody', async () => {
  const page = await world.visit({ as: 'team-leader', language: 'en' });
  await page.goto(`${world.url}/p/${CODE}/nothing/here`);
  expect(await page.textContent('h1')).toBe('No such page');
  expect(await barriers(page)).toEqual([]);
});
