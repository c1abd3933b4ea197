import { expect, it } from 'vitest';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import { CALENDARS, readSeed } from '../support/seeds.ts';
import { brief, changed, lineOf } from './support.ts';

it('a definition with a key written twice is refused at the second', () => {
  const text = changed(readSeed('tablolong.yaml'), '    session: { id: Kunjungan monitoring', '    owner: secretary\n    session: { id: Kunjungan monitoring');
  const second = text.split('\n').findIndex((line, index) => line === '    owner: teamLeader' && index > lineOf(text, '  monitoring:\n')) + 1;
  const parsed = parseDefinition(text, 'seeds/tablolong.yaml', CALENDARS);
  const problems = parsed.ok ? [] : parsed.problems;
  expect(problems.map(brief)).toEqual([{ path: 'tracks.monitoring.owner', line: second, value: 'owner', expected: 'each key once only' }]);
});

it('a question of no kind, or of one that there is not, is told the kinds there are', () => {
  const kindOf = (text: string) => {
    const parsed = parseDefinition(text, 'seeds/tablolong.yaml', CALENDARS);
    return parsed.ok ? [] : parsed.problems.map(({ path, expected }) => [path, expected.en]);
  };
  const question = '      difficulty:\n        type: choice\n';
  const place = 'forms.interview.questions.difficulty.type';
  expect(kindOf(changed(readSeed('tablolong.yaml'), question, '      difficulty:\n'))).toContainEqual([place, expect.stringMatching(/^one of .*choice/)]);
  expect(kindOf(changed(readSeed('tablolong.yaml'), question, '      difficulty:\n        type: chois\n'))).toContainEqual([
    place,
    expect.stringMatching(/choice/),
  ]);
});
