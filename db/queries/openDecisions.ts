import { z } from 'zod';
import { isWaiting, itemState } from '../../domain/itemState.ts';
import type { TrackKind } from '../../domain/tracks.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { DayText, ItemFactsRow, ItemPlaceRow, placeOf } from './shapes.ts';

const Row = ItemFactsRow.extend({
  ...ItemPlaceRow.shape,
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  invited: z.array(z.string()),
  doneOn: DayText.nullable(),
});
/** An item of a kind that decides or finds something, with whose it is and when it was done. */
export type DecidingItem = ReturnType<typeof shaped>;

/** Items of some kinds, open or done; cancelled ones left out. By planned day. */
export async function itemsOfKinds(db: Db, code: string, kinds: readonly TrackKind[], now: () => number): Promise<DecidingItem[]> {
  const [clock] = await db<{ clock_now: number | null }[]>`select clock_now from programme where code = ${code}`;
  const rows = await db`
    select ${placeOf(db)}, i.owner, o.name as "ownerName", i.invited, i.rings, i.outcome, i.late, i.blocked, i.paused, r.done_on as "doneOn"
    from item i join track t on t.programme = i.programme and t.name = i.track join audience a on a.programme = i.programme and a.key = i.audience
      left join person o on o.programme = i.programme and o.id = i.owner left join report r on r.programme = i.programme and r.item = i.key
    where i.programme = ${code} and t.kind = any(${[...kinds]}) and i.outcome is distinct from 'cancelled' order by i.planned_on, i.key`;
  const at = nowOf(clock ?? { clock_now: null }, now);
  return z
    .array(Row)
    .parse(rows)
    .map((row) => shaped(row, at));
}

function shaped({ rings, outcome, late, blocked, paused, subject, part, ...row }: z.infer<typeof Row>, at: number) {
  const facts = { rings, outcome, late, blocked, paused };
  return { ...row, outcome, subject: subject ?? undefined, part: part ?? undefined, state: itemState(facts, at), waiting: isWaiting(facts) };
}
