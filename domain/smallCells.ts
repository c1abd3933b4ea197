import type { Indicator, Unit } from './outcomes.ts';

/** A count below this tells too much of whom it counts, once it leaves the team. */
export const SMALLEST_CELL = 5;

/** What of a figure says how many people are behind it. */
type Cell = {
  readonly counted: Indicator['counted'];
  /** `programme` or a business group. */
  readonly audience: string;
  readonly unit: Unit;
  readonly value: number | null;
  readonly base: number;
};

/**
 * Whether so few people are behind a value that it stays within the team: fewer than five asked, fewer than five of whom it holds, or in a business group
 * fewer than five of whom it does not. Groups and sessions are no people.
 */
export function isSmallCell({ counted, audience, unit, value, base }: Cell): boolean {
  if (value === null || unit === 'groups' || counted === 'session' || counted === 'group') return false;
  if (base < SMALLEST_CELL) return true;
  if (unit !== 'clients' && unit !== 'people' && unit !== 'sharePercent') return false;
  const held = unit === 'sharePercent' ? Math.round((value * base) / 100) : value;
  return isFew(held) || (audience !== 'programme' && isFew(base - held));
}

const isFew = (count: number) => count > 0 && count < SMALLEST_CELL;
