import { describe, expect, it } from 'vitest';
import { queryOf, scoreOf, wordsOf } from '../../domain/searching.ts';

const score = (typed: string, text: string) => scoreOf(queryOf(typed), wordsOf(text));

describe('searching', () => {
  it.each([
    ['whole words in any order and case', 'NELAYAN pendampingan', 'Pendampingan sosial Nelayan 1'],
    ['beginnings', 'pend nel', 'Pendampingan sosial Nelayan 1'],
    ['a stem within a word', 'latih', 'Pelatihan keterampilan'],
    ['a letter changed', 'pendampimgan', 'Pendampingan sosial'],
    ['a letter left out', 'nelyan', 'Nelayan 1'],
    ['two letters swapped', 'nealyan', 'Nelayan 1'],
    ['accents left out', 'jose', 'José Muara'],
    ['a key as it is written', 'mentoring/nelayan-1/07', 'mentoring/nelayan-1/07'],
  ])('finds %s', (_, typed, text) => expect(score(typed, text)).toBeGreaterThan(0));

  it.each([
    ['a word that is not there beside one that is', 'pendampingan pemuda', 'Pendampingan sosial Nelayan 1'],
    ['short words with a slip', 'nel', 'Nil'],
    ['another number', 'nelayan 2', 'Nelayan 1'],
    ['the middle of a word by three letters', 'lay', 'Nelayan'],
    ['anything for nothing', '', 'Nelayan'],
    ['anything for signs alone', '%_ \\ \' "', 'Nelayan % _'],
  ])('does not find %s', (_, typed, text) => expect(score(typed, text)).toBe(0));

  it('ranks the word itself before its beginning, a part of it and a slip', () => {
    const [whole, begins, part, slip] = [
      score('latihan', 'latihan'),
      score('latihan', 'latihannya'),
      score('latihan', 'pelatihan'),
      score('latiham', 'latihan'),
    ];
    expect(whole).toBeGreaterThan(begins);
    expect(begins).toBeGreaterThan(part);
    expect(part).toBeGreaterThan(slip);
  });
});
