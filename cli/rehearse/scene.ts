import type { Sql } from '../../db/connect.ts';
import { programmeStatus } from '../../db/queries/status.ts';
import type { ItemState } from '../../domain/itemState.ts';
import { dayOf } from '../../domain/time.ts';
import type { Scene } from './display.ts';

const DONE: readonly ItemState[] = ['reported', 'late', 'didNotHappen', 'cancelled'];

/** Where a rehearsal stands, as its display shows it. Tracks are named in the definition's English. */
export async function sceneOf(sql: Sql, code: string): Promise<Scene> {
  const [status, [ledger]] = await Promise.all([
    // A rehearsal has its own clock; the machine's is not asked.
    programmeStatus(sql, code, () => 0),
    sql<{ notices: number }[]>`select count(*) as notices from notice where programme = ${code}`,
  ]);
  if (status === undefined) throw new Error(`programme ${code}: expected to exist`);
  return {
    day: dayOf(status.now, status.timeZone),
    stage: status.stage,
    tracks: status.tracks.map(({ words, items, states }) => ({
      name: words.en,
      planned: items,
      done: DONE.reduce((sum, state) => sum + (states[state] ?? 0), 0),
    })),
    notices: ledger?.notices ?? 0,
    overdue: status.tracks.reduce((sum, { states }) => sum + (states.overdue ?? 0), 0),
  };
}
