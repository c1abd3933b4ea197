import { expect, it } from 'vitest';
import { paperTextsIn, photoTextsIn } from '../../web/tasks/paperTexts.ts';
import { textsIn } from '../../web/tasks/texts.ts';
import { type IndonesianText, wrongWords } from '../support/wording.ts';

/** Every sentence of a table of texts; those with places to fill are filled. */
function sentencesIn(texts: object, where = ''): IndonesianText[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    const place = where === '' ? key : `${where}.${key}`;
    if (typeof value === 'string') return [{ where: place, text: value }];
    if (typeof value === 'function') return [0, 1, 7].map((count) => ({ where: place, text: (value as (...given: unknown[]) => string)(count, count) }));
    return typeof value === 'object' && value !== null ? sentencesIn(value, place) : [];
  });
}

it('uses the words of the glossary on the pages of tasks', () => {
  const sentences = [textsIn('id'), paperTextsIn('id'), photoTextsIn('id')].flatMap((texts) => sentencesIn(texts));
  expect(sentences.length).toBeGreaterThan(120);
  expect(wrongWords(sentences, 'people')).toEqual([]);
});
