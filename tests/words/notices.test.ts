import { expect, it } from 'vitest';
import { noticeWords } from '../../cli/programme/noticeWords.ts';
import { handTexts } from '../../notices/handTexts.ts';
import { unsubscribePage } from '../../notices/unsubscribePage.tsx';
import { WHY_TEXTS } from '../../notices/whyTexts.ts';
import { type IndonesianText, wrongWords } from '../support/wording.ts';

/** Every text in a value; of a sentence with places to fill, what it says around them. */
function textsIn(value: unknown, where: string): IndonesianText[] {
  if (typeof value === 'string') return [{ where, text: value }];
  if (typeof value === 'function') return [{ where, text: String(value) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${where}.${key}`));
}

it('the Indonesian words of how, why and by whose hand people are told are right', () => {
  const texts = textsIn({ cli: noticeWords('id'), hand: handTexts('id'), why: WHY_TEXTS.id }, 'notices');
  expect(texts.length).toBeGreaterThan(60);
  expect(wrongWords(texts, 'people')).toEqual([]);
});

it('the page behind a digest’s link says all in both languages, and acts by its button alone', () => {
  for (const state of ['asks', 'done'] as const) {
    const page = unsubscribePage(state);
    for (const language of ['id', 'en'] as const) {
      expect(page).toContain(`<section lang="${language}">`);
      expect(page).toContain(handTexts(language).page.stays);
    }
    expect(page.match(/<form method="post">/g)?.length ?? 0).toBe(state === 'asks' ? 2 : 0);
    expect(page).not.toMatch(/<script|<img|src=|href=/);
  }
});
