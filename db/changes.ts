import { z } from 'zod';
import type { Db } from './connect.ts';

const Changes = z.object({ moved: z.int(), paused: z.int(), merged: z.int(), handedOver: z.int() });

/**
 * How many items of a plan acts have changed, each counted once for each: given other dates; held back, for whatever cause; called off by a merger; handed
 * to somebody else. What was undone counts too: it was so.
 */
export type Changes = z.infer<typeof Changes>;

/** Reads them from what the journal says became of which item. */
export async function changesOf(db: Db, code: string): Promise<Changes> {
  const [row] = await db`
    with became as (
      select distinct item.key, item.value ->> 'what' as what, j.action
      from journal j cross join lateral jsonb_each(j.after -> 'items') item
      where j.programme = ${code} and j.after ? 'act')
    select count(distinct key) filter (where what = 'moved') as moved, count(distinct key) filter (where what = 'paused') as paused,
      count(distinct key) filter (where what = 'cancelled' and action = 'merge') as merged,
      count(distinct key) filter (where what = 'reassigned' and action in ('absence', 'endAbsence', 'handOver', 'acting')) as "handedOver"
    from became`;
  return Changes.parse(row);
}
