import { describe, expect, it } from 'vitest';
import { stepsDue } from '../../activities/takeUpDue.ts';

describe('stepsDue', () => {
  it.each([
    ['nothing before the first ring', [10, 20, 30], 0, 9, [], 0],
    ['the notice at its instant', [10, 20, 30], 0, 10, [0], 1],
    ['the notice alone when the rest passed too', [10, 20, 30], 0, 25, [0], 2],
    ['each missed step after the notice', [10, 20, 30], 1, 30, [1, 2], 3],
    ['nothing twice', [10, 20, 30], 2, 25, [], 2],
    ['nothing after the last', [10, 20, 30], 3, 99, [], 3],
  ])('%s', (_what, rings, rung, at, steps, after) => {
    expect(stepsDue(rings, rung, at)).toEqual({ steps, after });
  });
});
