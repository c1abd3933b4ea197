import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { htmlOf } from '../../notices/letterHtml.tsx';
import { EACH, letter, OF_ACTS } from '../notices/letters.ts';
import { launch } from './world.ts';

/** As long as a digest's link is. */
const LINK = `https://pendamping.contoh.example/unsubscribe/${'wu6skVzQZhzlIztMIvwcUI_c5i8cp4z-'.repeat(2)}`;

describe('a mail', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it.each([360, 600])('is no wider than a screen of %i pixels, whatever it tells and with a digest’s link', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 640 } });
    const wider: string[] = [];
    for (const language of ['id', 'en'] as const)
      for (const [kind, task] of [...EACH, ...OF_ACTS]) {
        const written = letter(language, [task]);
        await page.setContent(htmlOf({ ...written, footer: [...written.footer, LINK] }));
        if (Number(await page.evaluate('document.documentElement.scrollWidth')) > width) wider.push(`${kind}, ${language}`);
      }
    expect(wider).toEqual([]);
  });

  it('shows on a screen of 360 by 640 pixels what changed, to which day, from which and why', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
    const moved = OF_ACTS.find(([kind]) => kind === 'moved')?.[1];
    if (moved === undefined) throw new Error('expected a task that was moved');
    await page.setContent(htmlOf(letter('id', [moved])));
    for (const words of ['Jadwal berubah', 'Rabu, 15 September 2027', 'Rabu, 8 September 2027', 'gelombang tinggi atau cuaca buruk']) {
      const box = await page.getByText(words).last().boundingBox();
      expect(box !== null && box.y + box.height < 640, words).toBe(true);
    }
  });
});
