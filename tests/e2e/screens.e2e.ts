import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { at } from '../api/world.ts';
import { PAGES } from './paths.ts';
import { type BrowserWorld, makeBrowserWorld } from './world.ts';

const LONGEST = 1600;
const MAIN = ['tasks', 'report', 'session', 'programme', 'plan', 'group', 'decisions', 'change'];

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

  it.each(PAGES.filter(([name]) => MAIN.includes(name)))('%s', async (name, path, as) => {
    for (const language of ['id', 'en'] as const)
      for (const width of [360, 1280])
        for (const dark of [false, true]) {
          const page = await world.visit({ as, width, dark, language });
          await page.goto(world.url + path);
          const whole = Number(await page.evaluate('document.documentElement.scrollHeight'));
          // Small enough to be kept: of a long page its beginning.
          const clip = { x: 0, y: 0, width, height: Math.min(whole, LONGEST) };
          const file = `${folder}${name}-${language}-${width}${dark ? '-dark' : ''}.jpg`;
          await page.screenshot({ path: file, type: 'jpeg', quality: 55, fullPage: true, clip });
          await page.context().close();
        }
  });
});
