import { expect, it } from 'vitest';
import { kindNames } from '../../web/changes/kindNames.ts';
import { kindTexts } from '../../web/changes/kindTexts.ts';
import { outcomeTexts } from '../../web/changes/outcomeTexts.ts';
import { changeTexts } from '../../web/changes/texts.ts';
import { type IndonesianText, wrongWords } from '../support/wording.ts';

/** Every sentence of a table of texts; of one with places to fill, what stands around them. */
function sentencesIn(texts: object, where = ''): IndonesianText[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    const place = `${where}.${key}`;
    if (typeof value === 'string') return [{ where: place, text: value }];
    if (typeof value === 'function') return [...String(value).matchAll(/[`'"]([^`'"]+)[`'"]/g)].map(([, text = '']) => ({ where: place, text }));
    return typeof value === 'object' && value !== null ? sentencesIn(value, place) : [];
  });
}

it('uses the words of the glossary on the pages of changes', () => {
  const sentences = [changeTexts('id'), kindTexts('id'), kindNames('id'), outcomeTexts('id')].flatMap((texts) => sentencesIn(texts));
  expect(sentences.length).toBeGreaterThan(220);
  expect(wrongWords(sentences, 'people')).toEqual([]);
});
