import { z } from 'zod';
import { ATTENDANCE, type AttendanceStatus } from '../../domain/attendance.ts';
import { isWaiting, itemState } from '../../domain/itemState.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { DayText, ItemFactsRow, ItemPlaceRow, placeOf } from './shapes.ts';

const MarkRow = z.object({ client: z.string(), item: z.string(), track: z.string(), doneOn: DayText, status: z.enum(ATTENDANCE) });
/** How one client was marked at one session. */
export type Mark = z.infer<typeof MarkRow>;

/** Every mark of some clients, by day. */
export async function marksOf(db: Db, code: string, clients: readonly string[]): Promise<Mark[]> {
  if (clients.length === 0) return [];
  const rows = await db`
    select a.client, r.item, i.track, r.done_on as "doneOn", a.status
    from attendance a join report r on r.programme = a.programme and r.id = a.report join item i on i.programme = r.programme and i.key = r.item
    where a.programme = ${code} and a.client = any(${[...clients]}) order by r.done_on, r.item`;
  return z.array(MarkRow).parse(rows);
}

/** How often each way. */
export function tallied(marks: readonly { readonly status: AttendanceStatus }[]): Record<AttendanceStatus, number> {
  const count = (status: AttendanceStatus) => marks.filter((mark) => mark.status === status).length;
  return { present: count('present'), excused: count('excused'), ill: count('ill'), unexcused: count('unexcused') };
}

const ItemRow = ItemFactsRow.extend({ ...ItemPlaceRow.shape, present: z.int().nullable(), marked: z.int().nullable() });
/** An item of a group, with how many of how many were present where that was marked. */
export type GroupItem = ReturnType<typeof shaped>;

/** What the plan has for an audience itself, in the order of its days; what is about one client or household left out. */
export async function itemsOfAudience(db: Db, code: string, audiences: readonly string[], now: () => number): Promise<GroupItem[]> {
  const [clock] = await db<{ clock_now: number | null }[]>`select clock_now from programme where code = ${code}`;
  const rows = await db`
    select ${placeOf(db)}, i.rings, i.outcome, i.late, i.blocked, i.paused, m.present, m.marked
    from item i join track t on t.programme = i.programme and t.name = i.track join audience a on a.programme = i.programme and a.key = i.audience
      left join lateral (
        select count(*) filter (where d.status = 'present') as present, count(*) as marked
        from report r join attendance d on d.programme = r.programme and d.report = r.id where r.programme = i.programme and r.item = i.key having count(*) > 0) m on true
    where i.programme = ${code} and i.audience = any(${[...audiences]}) order by i.planned_on, i.key`;
  const at = nowOf(clock ?? { clock_now: null }, now);
  return z
    .array(ItemRow)
    .parse(rows)
    .map((row) => shaped(row, at));
}

function shaped({ rings, outcome, late, blocked, paused, subject, part, ...row }: z.infer<typeof ItemRow>, at: number) {
  const facts = { rings, outcome, late, blocked, paused };
  return { ...row, outcome, subject: subject ?? undefined, part: part ?? undefined, state: itemState(facts, at), waiting: isWaiting(facts) };
}

/** What households are. */
export async function householdOf(
  db: Db,
  code: string,
  id: string,
): Promise<{ hamlet: string; size: number; members: { id: string; group: string }[] } | undefined> {
  const [row] = await db<{ hamlet: string; size: number; members: { id: string; group: string }[] }[]>`
    select h.hamlet, h.size, coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'group', c.audience) order by c.id) from client c where c.programme = h.programme and c.household = h.id), '[]') as members
    from household h where h.programme = ${code} and h.id = ${id}`;
  return row === undefined ? undefined : { ...row };
}
