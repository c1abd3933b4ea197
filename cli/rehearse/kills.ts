import type { Instant } from '../../domain/agenda.ts';
import { drawsOf, weighted, type Draw } from '../../simulator/draw.ts';

/** The parts whose sudden death a rehearsal must not notice. */
export const MORTALS = ['worker', 'database', 'temporal'] as const;
export type Mortal = (typeof MORTALS)[number];

/** One SIGKILL to come: at the first step on or after `at`, `delay` milliseconds of real time into it. */
export type Kill = {
  readonly at: Instant;
  readonly part: Mortal;
  /** While what the step made due is being done, or while a person's request is on its way. */
  readonly moment: 'step' | 'act';
  readonly delay: number;
};

/** Steps go on after the last sessions, but only for as long as somebody reports late. */
const LAST_TENTH = 0.9;
/** About as long as a step that rings, and a request, take to be done; milliseconds. */
const LONGEST_DELAY = { step: 100, act: 25 };

/** Kills drawn by seed between two instants, earliest first; each part at least once from three on. */
export function killsOf(seed: number, count: number, from: Instant, until: Instant): Kill[] {
  const draw = drawsOf(seed);
  const kills = Array.from({ length: count }, (_, index): Kill => {
    const subject = `kill/${index}`;
    const moment = draw(subject, 'moment') < 0.5 ? 'step' : 'act';
    return {
      at: Math.floor(from + (until - from) * LAST_TENTH * draw(subject, 'at')),
      part: partOf(draw, index),
      moment,
      delay: Math.floor(LONGEST_DELAY[moment] * draw(subject, 'delay')),
    };
  });
  return kills.toSorted((a, b) => a.at - b.at);
}

/** The first kills take each part in turn, begun with one drawn; the others are drawn freely. */
function partOf(draw: Draw, index: number): Mortal {
  const first = weighted(draw('kill', 'first part'), [1, 1, 1]);
  const chosen = index < MORTALS.length ? (first + index) % MORTALS.length : weighted(draw(`kill/${index}`, 'part'), [1, 1, 1]);
  return MORTALS[chosen] ?? 'worker';
}
