import { createHash } from 'node:crypto';

/**
 * Chance as a pure function: the same seed, subject and purpose give the same number, whatever was drawn before and in whatever order.
 * No stream is shared, so one more question changes no other answer.
 */
export type Draw = (subject: string, purpose: string) => number;

/** Draws of one seed, each at least 0 and below 1. @param seed any safe integer */
export function drawsOf(seed: number): Draw {
  return (subject, purpose) => digest(seed, subject, purpose).readUIntBE(0, 6) / 2 ** 48;
}

/** A draw from the normal distribution of mean 0 and deviation 1, cut at three deviations. */
export function normal(draw: Draw, subject: string, purpose: string): number {
  const radius = Math.sqrt(-2 * Math.log(1 - draw(subject, `${purpose}/radius`)));
  const value = radius * Math.cos(2 * Math.PI * draw(subject, `${purpose}/angle`));
  return Math.max(-3, Math.min(3, value));
}

// Steps of the two-dimensional low-discrepancy sequence (R2): neither row nor column of the lattice clusters.
const ALONG = 0.7548776662466927;
const ACROSS = 0.5698402909980532;

/**
 * Draws for the items of several series that spread evenly along each series and across them: every stretch gets its fair share of low
 * numbers. Where a scenario promises a share of a few hundred sessions, independent draws would miss it for some seeds.
 */
export function evenly(draw: Draw, purpose: string, series: number, ordinal: number): number {
  return (draw('evenly', purpose) + ordinal * ALONG + series * ACROSS) % 1;
}

/** An index drawn by weight. @param weights at least one above 0 */
export function weighted(chance: number, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let rest = chance * total;
  for (const [index, weight] of weights.entries()) {
    if (rest < weight) return index;
    rest -= weight;
  }
  return weights.length - 1;
}

/** A UUID (version 8: made by a rule of one's own) that is the same whenever it is made for the same subject and purpose. */
export function uuidOf(seed: number, subject: string, purpose: string): string {
  const bytes = digest(seed, subject, purpose).subarray(0, 16);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function digest(seed: number, subject: string, purpose: string): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([seed, subject, purpose]))
    .digest();
}

/**
 * Draws for a handful of people or groups that spread evenly: the middle of each of as many equal parts of 0 to 1, dealt out by chance. Ten free draws
 * would miss a promised median or share for some seeds.
 * @param subjects each once
 */
export function dealt(draw: Draw, purpose: string, subjects: readonly string[]): Map<string, number> {
  const chances = new Map(subjects.map((subject) => [subject, draw(subject, purpose)]));
  const order = subjects.toSorted((a, b) => (chances.get(a) ?? 0) - (chances.get(b) ?? 0) || (a < b ? -1 : 1));
  return new Map(order.map((subject, index) => [subject, (index + 0.5) / order.length]));
}

/** A number of a range, by a chance of 0 to 1. */
export function within(chance: number, [from, to]: readonly [number, number]): number {
  return from + (to - from) * chance;
}

/** The value of a normal distribution of mean 0 and deviation 1 below which such a share lies. By Acklam's rational approximation, central part and tails. */
export function quantile(share: number): number {
  const p = Math.min(0.999, Math.max(0.001, share));
  const tail = (q: number) =>
    (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783) /
    ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r - 30.66479806614716) * r + 2.506628277459239) * q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1)
  );
}
