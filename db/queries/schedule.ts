import { z } from 'zod';
import { itemState, type ItemState } from '../../domain/itemState.ts';
import type { Db } from '../connect.ts';
import { pausedBecause } from './pauses.ts';
import { ItemFactsRow, ItemPlaceRow, PausedBecause, placeOf } from './shapes.ts';

const Row = ItemFactsRow.extend({
  ...ItemPlaceRow.shape,
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  invited: z.array(z.string()),
  cancelledBecause: z.string().nullable(),
  pausedBecause: PausedBecause,
});

/** An item of the plan as it stands now, with whoever has it. */
export type ScheduleLine = Omit<z.infer<typeof Row>, 'rings' | 'outcome' | 'late' | 'paused'> & { readonly state: ItemState };

/** Which items are asked for; `audience`: of that group and those within it. `month`: `2027-09`. */
export type ScheduleAsked = { readonly track?: string | undefined; readonly audience?: string | undefined; readonly month?: string | undefined };

/** The plan as it stands at an instant of programme time, by planned day. */
export async function scheduleOf(db: Db, code: string, at: number, { track, audience, month }: ScheduleAsked = {}): Promise<ScheduleLine[]> {
  const rows = await db`
    select ${placeOf(db)}, i.owner, o.name as "ownerName", i.invited, i.cancelled_because as "cancelledBecause", i.rings, i.outcome, i.late, i.blocked, i.paused,
      ${pausedBecause(db)} as "pausedBecause"
    from item i join track t on t.programme = i.programme and t.name = i.track join audience a on a.programme = i.programme and a.key = i.audience
      left join person o on o.programme = i.programme and o.id = i.owner
    where i.programme = ${code}
      ${track === undefined ? db`` : db`and i.track = ${track}`}
      ${audience === undefined ? db`` : db`and (i.audience = ${audience} or a.within = ${audience})`}
      ${month === undefined ? db`` : db`and i.planned_on >= ${`${month}-01`}::date and i.planned_on < ${`${month}-01`}::date + interval '1 month'`}
    order by i.planned_on, t.position, a.position, i.ordinal`;
  return z
    .array(Row)
    .parse(rows)
    .map(({ rings, outcome, late, paused, ...line }) => ({ ...line, state: itemState({ rings, outcome, late, paused, blocked: line.blocked }, at) }));
}

const MonthRow = z.object({ track: z.string(), month: z.string(), items: z.int(), open: z.int() });
/** Items of a track planned in a month, and how many of them are not accounted for. */
export type MonthCount = z.infer<typeof MonthRow>;

/** How a plan spreads over the months, by track in its order. */
export async function monthsOf(db: Db, code: string): Promise<MonthCount[]> {
  const rows = await db`
    select i.track, to_char(i.planned_on, 'YYYY-MM') as month, count(*)::int as items, count(*) filter (where i.outcome is null)::int as open
    from item i join track t on t.programme = i.programme and t.name = i.track where i.programme = ${code} group by t.position, i.track, month order by t.position, month`;
  return z.array(MonthRow).parse(rows);
}
