import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../api/world.ts';
import { PAGES } from './paths.ts';
import { barriers, type BrowserWorld, makeBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await makeBrowserWorld();
  await world.locked();
  world.now = at('2027-10-20');
});
afterAll(() => world.stop());

describe.each(PAGES)('%s', (_name, path, as) => {
  it('keeps nobody out, light and dark, and is no wider than a phone', async () => {
    for (const dark of [false, true]) {
      const page = await world.visit({ as, dark });
      const answer = await page.goto(world.url + path);
      expect(answer?.status()).toBe(200);
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
      expect(await page.locator('h1').count()).toBe(1);
      await page.context().close();
    }
  });
});
