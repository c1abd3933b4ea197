import { expect, it } from 'vitest';
import { ROSTER_LISTS, ROSTER_NAMES, rosterColumns } from '../../domain/importRosterColumns.ts';
import { planningTexts } from '../../web/start/planningTexts.ts';
import { rosterTexts } from '../../web/start/rosterTexts.ts';
import { textsIn } from '../../web/start/texts.ts';
import { tablolong } from '../support/seeds.ts';
import { type IndonesianText, wrongWords } from '../support/wording.ts';

/** Every text in a value; of a sentence with places to fill, what it says around them. */
function spoken(value: unknown, where: string): IndonesianText[] {
  if (typeof value === 'string' || typeof value === 'function') return [{ where, text: String(value) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => spoken(inner, `${where}.${key}`));
}

it('the Indonesian words of starting a programme and of its sheets are right', () => {
  const columns = ROSTER_LISTS.flatMap((list) => rosterColumns(list, tablolong()).map(({ heading, hint }) => [heading.id, hint?.id ?? '']));
  const texts = spoken(
    { steps: textsIn('id'), roster: rosterTexts('id'), planning: planningTexts('id'), columns, names: Object.values(ROSTER_NAMES).map(({ id }) => id) },
    'start',
  );
  expect(texts.length).toBeGreaterThan(200);
  expect(wrongWords(texts, 'people')).toEqual([]);
});
