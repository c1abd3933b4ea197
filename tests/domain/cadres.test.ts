import { expect, it } from 'vitest';
import { cadresOf } from '../../domain/cadres.ts';
import { allOf, answer, held, records } from './figuresWorld.ts';
import { definition } from './tablolong.ts';

it('names who is able, skilled and willing to be a cadre, nobody where no indicator asks for it (P6c)', () => {
  const ids = allOf('perempuan-1');
  const willing = ids.slice(0, 3);
  const read = records({
    sessions: [held('mentoring/perempuan-1/01', '2028-01-05', ids.slice(1), { absent: ids.slice(0, 1) })],
    answers: ids.flatMap((id, index) => [
      answer('training/perempuan/11', 'postTest', id, { score: 75, skills: 8 }),
      answer(`interviewEndline/perempuan-1/${index}`, 'interview', id, { willingCadre: willing.includes(id) }, '2029-01-20'),
    ]),
  });
  expect(cadresOf(definition, read)).toEqual(ids.slice(1, 3)); // the first was never there
  expect(cadresOf({ ...definition, indicators: {} }, read)).toEqual([]);
});
