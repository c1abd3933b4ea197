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
