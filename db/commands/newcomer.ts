import { interviewTracks, itemsOfNewcomer, type Series } from '../../domain/clientLife.ts';
import type { Definition } from '../../domain/definition.ts';
import type { PlannedItem } from '../../domain/plan.ts';
import type { Day } from '../../domain/time.ts';
import type { Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import type { Programme } from './command.ts';

/** The programme whose row the transaction holds. */
type Holding = { readonly code: string; readonly definition: Definition };

/** When answers still count: at termination the figures are read, and what is asked later changes none. */
const ASKING: readonly Programme['stage'][] = ['planning', 'running'];

/** Who joins, or is back, with the first day of it. */
export type Newcomer = { readonly client: string; readonly household: string; readonly group: string; readonly on: Day };

/** The interviews still to be held with somebody, as `itemsOfNewcomer` has them, until termination; they are written by `changePlan`. */
export async function interviewsWith(tx: Tx, programme: Holding & Pick<Programme, 'stage' | 'now'>, newcomer: Newcomer): Promise<PlannedItem[]> {
  if (!ASKING.includes(programme.stage)) return [];
  return itemsOfNewcomer(await readPlacing(tx, programme), newcomer, await seriesOf(tx, programme, newcomer.group));
}

/** How far the interviews of a group have been numbered, and of whom they are, in the definition's order. */
async function seriesOf(tx: Tx, { code, definition }: Holding, group: string): Promise<Series[]> {
  const tracks = interviewTracks(definition);
  if (tracks.length === 0) return [];
  type Row = { track: string; last: number; from: Day | null; until: Day | null; subjects: string[] };
  const rows = await tx<Row[]>`
    select track, coalesce(max(ordinal) filter (where audience = ${group}), 0) as last, max(window_from) as from, max(window_until) as until,
      coalesce(array_agg(subject order by subject) filter (where subject is not null and outcome is distinct from 'cancelled'), '{}') as subjects
    from item where programme = ${code} and track in ${tx(tracks)} group by track`;
  return tracks.flatMap((track) =>
    rows
      .filter((row) => row.track === track)
      .map(({ last, from, until, subjects }) => ({ track, last, subjects, window: from === null || until === null ? undefined : { from, until } })),
  );
}
