import binomialQuantile from '@stdlib/stats-base-dists-binomial-quantile';
import wilcoxon from '@stdlib/stats-wilcoxon';
import type { Detail } from './figure.ts';
import { median } from './scope.ts';

/** The same people asked twice: one pair a person. */
export type Pair = { readonly before: number; readonly after: number };

type Change = NonNullable<Detail['change']>;

/**
 * The median change with an interval that supposes nothing about how changes are spread (order statistics, ranks by the binomial quantile) and the
 * two-sided p-value of Wilcoxon's signed-rank test of no change. The interval is null where so few pairs allow none of that confidence
 * (below 6 for 95 %), the p-value where fewer than two changed.
 * @returns undefined of no pairs
 */
export function changeOf(pairs: readonly Pair[], unit: Change['unit'], percent: number): Change | undefined {
  const changes = pairs.map(({ before, after }) => after - before).toSorted((a, b) => a - b);
  const middle = median(changes);
  const before = median(pairs.map((pair) => pair.before));
  const after = median(pairs.map((pair) => pair.after));
  if (middle === undefined || before === undefined || after === undefined) return undefined;
  return { unit, median: middle, interval: intervalOf(changes, percent), pValue: pValueOf(changes), before, after };
}

/** @param changes in ascending order */
function intervalOf(changes: readonly number[], percent: number): Change['interval'] {
  const rank = binomialQuantile((100 - percent) / 200, changes.length, 0.5);
  const [from, until] = [changes[rank - 1], changes[changes.length - rank]];
  return from === undefined || until === undefined ? null : { from, until, percent };
}

/** People who did not change say nothing about its direction and are left out, as the test has it. */
function pValueOf(changes: readonly number[]): number | null {
  const changed = changes.filter((change) => change !== 0);
  return changed.length < 2 ? null : wilcoxon(changed).pValue;
}
