import { expect, it } from 'vitest';
import { accountWords } from '../../cli/programme/accountWords.ts';
import { signInTexts } from '../../web/signIn/texts.ts';
import { wrongWords } from '../support/wording.ts';

function textsIn(value: unknown, where: string): { where: string; text: string }[] {
  if (typeof value === 'string' || typeof value === 'function') return [{ where, text: String(value) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${where}.${key}`));
}

it('the Indonesian words of signing in are right, and each page says all in both languages', () => {
  // An example of an id is no word.
  const texts = [...textsIn(signInTexts('id'), 'signIn'), ...textsIn(accountWords('id'), 'cli')];
  expect(texts.length).toBeGreaterThan(80);
  expect(wrongWords(texts, 'people')).toEqual([]);
  expect(textsIn(signInTexts('en'), 'signIn').map(({ where }) => where)).toEqual(textsIn(signInTexts('id'), 'signIn').map(({ where }) => where));
});
