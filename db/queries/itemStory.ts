import { z } from 'zod';
import { ACT_CAUSES, ACT_KINDS } from '../../domain/act.ts';
import type { Db } from '../connect.ts';
import { DayText, Instant } from './shapes.ts';

const Dates = z.object({ from: DayText, until: DayText, on: DayText });
const ChangeRow = z.object({
  act: z.int(),
  at: Instant,
  kind: z.enum(ACT_KINDS),
  cause: z.enum(ACT_CAUSES).nullable(),
  undone: z.boolean(),
  before: Dates.nullable(),
});
/** An act that an item went through. `before`: its dates until then; null where it came into the plan. */
export type ItemChanged = z.infer<typeof ChangeRow>;

/** The acts that changed an item, in their order. */
export async function actsOfItem(db: Db, code: string, key: string): Promise<ItemChanged[]> {
  const rows = await db`
    select a.number as act, a.at, a.kind, a.cause, a.undone_by is not null as undone,
      case when p.was is null then null else jsonb_build_object('from', p.was->>'window_from', 'until', p.was->>'window_until', 'on', p.was->>'planned_on') end as before
    from (select distinct on (act) act, was from past where programme = ${code} and relation = 'item' and key = ${key} and act is not null order by act, id) p
      join act a on a.programme = ${code} and a.number = p.act
    order by a.number`;
  return z.array(ChangeRow).parse(rows);
}

/** Keys of the sessions before and after one in its series. */
export async function besideItem(
  db: Db,
  code: string,
  { track, audience, ordinal }: { readonly track: string; readonly audience: string; readonly ordinal: number },
): Promise<{ before: string | null; after: string | null }> {
  const [row] = await db<[{ before: string | null; after: string | null }]>`
    select
      (select key from item where programme = ${code} and track = ${track} and audience = ${audience} and ordinal < ${ordinal} order by ordinal desc limit 1) as before,
      (select key from item where programme = ${code} and track = ${track} and audience = ${audience} and ordinal > ${ordinal} order by ordinal limit 1) as after`;
  return row;
}
