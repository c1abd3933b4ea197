import { stack, stackOffsetExpand } from 'd3-shape';
import type { ItemState } from '../../domain/itemState.ts';
import { addDays, type Day } from '../../domain/time.ts';

/** The order in which states lie upon each other, what is done at the bottom. */
export const STACKED = [
  'reported',
  'late',
  'didNotHappen',
  'cancelled',
  'planned',
  'paused',
  'due',
  'overdue',
  'blocked',
] as const satisfies readonly ItemState[];

type Week = { readonly on: Day; readonly states: { readonly [S in ItemState]?: number } };

/** A piece of a strip: from one day to another, and from one height to another, 0 at the bottom and 1 at the top. */
export type Piece = { readonly state: ItemState; readonly from: Day; readonly until: Day; readonly low: number; readonly high: number };

/** Weeks as stacked shares; weeks that follow each other and look alike become one piece. @param weeks in order */
export function piecesOf(weeks: readonly Week[]): Piece[] {
  const stacked = stack<Week, ItemState>()
    .keys(STACKED)
    .value((week, state) => week.states[state] ?? 0)
    .offset(stackOffsetExpand)([...weeks]);
  return stacked.flatMap((layer) => {
    const pieces: Piece[] = [];
    for (const [index, [low, high]] of layer.entries()) {
      const week = weeks[index];
      if (week === undefined || high - low < 1e-6) continue;
      const before = pieces.at(-1);
      const until = addDays(week.on, 7);
      if (before !== undefined && before.until === week.on && near(before.low, low) && near(before.high, high))
        pieces[pieces.length - 1] = { ...before, until };
      else pieces.push({ state: layer.key, from: week.on, until, low, high });
    }
    return pieces;
  });
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-6;
