import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wrongWords } from '../support/wording.ts';

const ROOT = new URL('../../', import.meta.url);
const FILES = readdirSync(new URL('web/', ROOT), { recursive: true, encoding: 'utf8' })
  .filter((name) => /[tT]exts\.tsx?$/.test(name))
  .map((name) => `web/${name}`)
  .toSorted();

it.each(FILES)('the Indonesian words of %s are right', (file) => {
  const source = readFileSync(new URL(file, ROOT), 'utf8');
  const indonesian = source.slice(0, Math.max(source.indexOf('const en'), 0) || source.length);
  // What stands between quotes, without the places to fill.
  const texts = [...indonesian.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, plain, template], index) => ({
    where: `${file}, text ${index}`,
    text: (plain ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, '…'),
  }));
  expect(texts.length).toBeGreaterThan(3);
  expect(wrongWords(texts, 'people')).toEqual([]);
});
