import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { at } from '../api/world.ts';
import { PAGES } from './paths.ts';
import { type BrowserWorld, makeBrowserWorld } from './world.ts';

/** Pictures of the main pages for docs/images/pages: `RECORD_SCREENS=1 npm run test:e2e -- screens`. They are looked at by people, never compared. */
describe.runIf(process.env['RECORD_SCREENS'] === '1')('pictures', () => {
  let world: BrowserWorld;
  const folder = fileURLToPath(new URL('../../docs/images/pages/', import.meta.url));
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    world = await makeBrowserWorld();
    await world.locked();
    world.now = at('2027-10-20');
  });
  afterAll(() => world.stop());

  it.each(PAGES)('%s', async (name, path, as) => {
    for (const language of ['id', 'en'] as const)
      for (const width of [360, 1280])
        for (const dark of [false, true]) {
          const page = await world.visit({ as, width, dark, language });
          await page.goto(world.url + path);
          await page.screenshot({ path: `${folder}${name}-${language}-${width}${dark ? '-dark' : ''}.png`, fullPage: true });
          await page.context().close();
        }
  });
});
