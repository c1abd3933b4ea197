import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tablolong } from '../support/seeds.ts';

const PROGRAMME = readFileSync(new URL('../../docs/programme.md', import.meta.url), 'utf8');

it('the programme page has the 57 lines, each once, in the order in which the definition carries them', () => {
  const ids = [...PROGRAMME.matchAll(/^- ([A-Z]\d+[a-f]?): \S/gm)].map(([, id]) => id);
  expect(ids).toHaveLength(57);
  expect(ids).toEqual(Object.keys(tablolong().lines));
});
