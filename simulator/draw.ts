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
