import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../domain/figures/figuresOf.ts';
import { changeOf } from '../../domain/figures/paired.ts';
import { allOf, answer, each, EVERYBODY, GROUPS, income, log, records, together } from './figuresWorld.ts';
import { definition } from './tablolong.ts';

/** Interviews of everybody in both waves. */
const interviews = (before: object, after: object) =>
  EVERYBODY.flatMap((id, index) => [
    answer(`interview/x/${index}`, 'interview', id, { ...before }, '2027-07-01'),
    answer(`interviewEndline/x/${index}`, 'interview', id, { ...after }, '2029-01-20'),
  ]);

describe('the change between two surveys', () => {
  // Hollander & Wolfe, Nonparametric Statistical Methods (1973), pp. 27-33: depression of nine patients before and after tranquillizer; V = 40.
  const BEFORE = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
  const AFTER = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];

  it('gives the published p-value of a signed-rank test (E8)', () => {
    const pairs = BEFORE.map((before, index) => ({ before, after: AFTER[index] as number }));
    expect(changeOf(pairs, 'points', 95)?.pValue).toBeCloseTo(0.0390625, 6);
  });

  /** The interval of so many changes of 1, 2, 3 ...: its bounds are their own ranks. */
  const ranks = (count: number) =>
    changeOf(
      Array.from({ length: count }, (_, index) => ({ before: 0, after: index + 1 })),
      'money',
      95,
    )?.interval;

  it('gives the published ranks of an interval of the median (E8)', () => {
    // As textbooks print them, with their confidence: 6: 1-6 96.9 %, 9: 2-8 96.1 %, 10: 2-9 97.9 %, 12: 3-10 96.1 %, 15: 4-12 96.5 %, 17: 5-13 95.1 %, 20: 6-15 95.9 %.
    const printed = { 6: [1, 6], 9: [2, 8], 10: [2, 9], 12: [3, 10], 15: [4, 12], 17: [5, 13], 20: [6, 15] };
    for (const [count, [from, until]] of Object.entries(printed)) expect(ranks(Number(count)), count).toEqual({ from, until, percent: 95 });
    expect(ranks(5)).toBeNull();
  });

  it('gives the narrowest interval that covers the median so often, also of ninety (E8)', () => {
    /** How often the median lies from the rank-th lowest to the rank-th highest of so many: each lies below it as a fair coin falls. */
    const covers = (count: number, rank: number) => {
      let ways = 1;
      let outside = 0;
      for (let below = 0; below < rank; below += 1) {
        outside += ways;
        ways = (ways * (count - below)) / (below + 1);
      }
      return 1 - (2 * outside) / 2 ** count;
    };
    for (const count of [30, 62, 75, 90]) {
      const { from, until } = ranks(count) ?? { from: 0, until: 0 };
      expect(from + until).toBe(count + 1);
      expect(covers(count, from)).toBeGreaterThanOrEqual(0.95);
      expect(covers(count, from + 1)).toBeLessThan(0.95);
    }
  });

  it('says nothing of chance where nobody changed, and nothing at all of nobody (E8)', () => {
    expect(
      changeOf(
        [
          { before: 3, after: 3 },
          { before: 5, after: 5 },
        ],
        'money',
        95,
      ),
    ).toMatchObject({ median: 0, pValue: null });
    expect(changeOf([], 'money', 95)).toBeUndefined();
  });

  it('reads the figures of a full programme fast enough for a page', () => {
    const everything = together(
      Array.from({ length: 18 }, (_, month) => month + 1).flatMap((month) =>
        GROUPS.map((group) => log(group, month, each(allOf(group), { share: 1, saved: 1, otherIncome: 1 }), { timesInBusiness: 4 })),
      ),
    );
    const began = performance.now();
    const figures = figuresOf(
      definition,
      records({ ...everything, answers: [...everything.answers, ...interviews({ income: income(1000) }, { income: income(1300) })] }),
    );
    expect(performance.now() - began).toBeLessThan(1000);
    expect(figures.filter(({ audience }) => audience === 'programme')).toHaveLength(24);
    expect(new Set(figures.map(({ audience }) => audience)).size).toBe(10);
  });
});
