import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tablolong } from '../support/seeds.ts';

const PAGE = readFileSync(new URL('../../docs/indicators.md', import.meta.url), 'utf8');

it('the page of indicators has a line for each of the definition, with the target that is set there', () => {
  const { indicators, lines } = tablolong();
  for (const [key, { targets }] of Object.entries(indicators)) {
    const line = Object.entries(lines).find(([, place]) => place === `indicators.${key}`)?.[0];
    const row = PAGE.split('\n').find((text) => text.startsWith(`| ${line} |`));
    expect(row, key).toBeDefined();
    for (const { atLeast, unit, outOf } of targets) {
      const number = unit === 'money' ? atLeast.toLocaleString('id-ID') : String(atLeast);
      expect(row?.split('|').at(-2), `${line} ${key}`).toContain(outOf === undefined ? number : `${number} of ${outOf}`);
    }
  }
});
