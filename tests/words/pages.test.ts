import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bookingWords } from '../../cli/programme/bookingWords.ts';
import { clientWords } from '../../cli/programme/clientWords.ts';
import { decisionWords } from '../../cli/programme/decisionWords.ts';
import { figureWords } from '../../cli/programme/figureWords.ts';
import { itemWords } from '../../cli/programme/itemWords.ts';
import { moneyWords } from '../../cli/programme/moneyWords.ts';
import { wordsIn } from '../../cli/programme/words.ts';
import { type IndonesianText, wrongWords } from '../support/wording.ts';

/** Every text in a value; of a sentence with places to fill, what it says around them. */
function textsIn(value: unknown, where: string): IndonesianText[] {
  if (typeof value === 'string') return [{ where, text: value }];
  if (typeof value === 'function') return [{ where, text: String(value) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${where}.${key}`));
}

it('the Indonesian words of the page for staff are right', () => {
  const page = readFileSync(new URL('../../docs/staff.md', import.meta.url), 'utf8');
  const indonesian = page.slice(0, page.indexOf('# For mentors')).replaceAll(/```[^]*?```|`[^`]*`|\]\([^)]*\)|^\*English:.*$/gm, '');
  expect(indonesian.length).toBeGreaterThan(2000);
  const texts = indonesian.split('\n').map((text, index) => ({ where: `docs/staff.md:${index + 1}`, text }));
  expect(wrongWords(texts, 'people')).toEqual([]);
});

it('the Indonesian words of the command line are right', () => {
  const words = { words: wordsIn('id'), booking: bookingWords('id'), client: clientWords('id'), decision: decisionWords('id') };
  const more = { figure: figureWords('id'), item: itemWords('id'), money: moneyWords('id') };
  // The example of a key is code, not a word.
  const texts = textsIn({ ...words, ...more }, 'cli').map(({ where, text }) => ({ where, text: text.replaceAll(/mentoring\/[a-z0-9/-]+/g, '') }));
  expect(texts.length).toBeGreaterThan(150);
  expect(wrongWords(texts, 'people')).toEqual([]);
});
