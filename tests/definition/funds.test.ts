import { expect, it } from 'vitest';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import { CALENDARS, readSeed } from '../support/seeds.ts';
import { brief, changed } from './support.ts';

const text = readSeed('tablolong.yaml');
const problems = (from: string, to: string) => {
  const parsed = parseDefinition(changed(text, from, to), 'tablolong.yaml', CALENDARS);
  return parsed.ok ? [] : parsed.problems.map(brief);
};

it.each([
  [
    'a grant from a source that gives no capital',
    'from: { cooperativesRegency: 17500000 }',
    'from: { tourismRegency: 17500000 }',
    'tracks.capital.grants.perempuan-3.from.tourismRegency',
  ],
  ['a treasurer whom the roster does not know', 'treasurer: treasurer # keeps', 'treasurer: cashier # keeps', 'treasurer'],
  ['a fiscal year that begins in no month', 'fiscalYearFrom: 1', 'fiscalYearFrom: 13', 'fiscalYearFrom'],
  ['none of a thing', '    each: 1', '    each: 0', 'equipment.vehicles.each'],
])('names %s (I8, I10)', (_, from, to, path) => {
  expect(problems(from, to).map((problem) => problem.path)).toEqual([path]);
});

it('names every grant where no fund pays any (I8)', () => {
  const found = problems('    grants: true', '    grants: false');
  expect(found).toHaveLength(10);
  expect(found[0]?.expected).toContain('a giver of the fund with grants: true');
});
