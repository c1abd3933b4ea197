import type { PlanItem } from '../../domain/planItem.ts';
import type { Day } from '../../domain/time.ts';
import type { Db } from '../connect.ts';

type Row = {
  key: string;
  track: string;
  audience: string;
  ordinal: number;
  subject: string | null;
  part: string | null;
  window_from: Day;
  window_until: Day;
  planned_on: Day;
  owner: string | null;
  invited: string[];
  rings: number[];
  rung: number;
  outcome: PlanItem['outcome'];
  held_by: number[];
};

/** Every item of a programme, done ones included, by track, audience and ordinal; or those of these keys. */
export async function planItems(db: Db, code: string, keys?: readonly string[]): Promise<PlanItem[]> {
  const rows = await db<Row[]>`
    select key, track, audience, ordinal, subject, part, window_from, window_until, planned_on, owner, invited, rings, rung, outcome, held_by
    from item where programme = ${code} ${keys === undefined ? db`` : db`and key = any(${[...keys]})`} order by track, audience, ordinal`;
  return rows.map(planItem);
}

function planItem(row: Row): PlanItem {
  return {
    key: row.key,
    track: row.track,
    audience: row.audience,
    ordinal: row.ordinal,
    subject: row.subject ?? undefined,
    part: row.part ?? undefined,
    windowFrom: row.window_from,
    windowUntil: row.window_until,
    plannedOn: row.planned_on,
    owner: row.owner ?? undefined,
    invited: row.invited,
    rings: row.rings,
    rung: row.rung,
    outcome: row.outcome,
    heldBy: row.held_by,
  };
}

/**
 * How the items that an act touched were before it; undefined of those that are new. The others are left out.
 * @param number of an act whose transaction is this one or over
 */
export async function itemsBefore(db: Db, code: string, number: number): Promise<Map<string, PlanItem | undefined>> {
  const rows = await db<(Partial<Row> & { key: string; fresh: boolean })[]>`
    select i.key, i.track, i.audience, i.ordinal, i.subject, i.part, p.was is null as fresh, b.window_from, b.window_until, b.planned_on, b.owner,
      coalesce(b.invited, '{}') as invited, coalesce(b.rings, '{}') as rings, b.rung, b.outcome, coalesce(b.held_by, '{}') as held_by
    from (select distinct on (key) key, was from past where programme = ${code} and act = ${number} and relation = 'item' order by key, id) p
      join item i on i.programme = ${code} and i.key = p.key
      cross join lateral jsonb_populate_record(null::item, coalesce(p.was, '{}')) b
    order by i.track, i.audience, i.ordinal`;
  return new Map(rows.map(({ fresh, ...row }) => [row.key, fresh ? undefined : planItem(row as Row)]));
}
