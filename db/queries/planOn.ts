import { z } from 'zod';
import type { Instant as InstantType } from '../../domain/agenda.ts';
import { ACT_CAUSES, ACT_KINDS } from '../../domain/act.ts';
import { type ItemState, itemState } from '../../domain/itemState.ts';
import type { Db } from '../connect.ts';
import { DayText, Instant, ItemFactsRow, Words } from './shapes.ts';

const Row = ItemFactsRow.extend({
  key: z.string(),
  track: z.string(),
  audience: z.string(),
  audienceName: Words,
  subject: z.string().nullable(),
  part: z.string().nullable(),
  windowFrom: DayText,
  windowUntil: DayText,
  plannedOn: DayText,
  owner: z.string().nullable(),
  changedSince: z.boolean(),
});

/** An item as it stood at an instant. `changedSince`: its dates, owner or outcome are others now. */
export type ItemThen = Omit<z.infer<typeof Row>, keyof z.infer<typeof ItemFactsRow>> & { readonly state: ItemState };

/** Which items are asked for. */
export type ThenAsked = { readonly track?: string | undefined; readonly audience?: string | undefined };

/** The plan as it stood at an instant: what had come into it by then, as it was then. By track, audience and ordinal. */
export async function planAt(db: Db, code: string, at: InstantType, { track, audience }: ThenAsked): Promise<ItemThen[]> {
  const rows = await db`
    with since as (
      select distinct on (key) key, was from past where programme = ${code} and relation = 'item' and at > ${at} order by key, id)
    select i.key, i.track, i.audience, a.name as "audienceName", i.subject, i.part, since.key is not null as "changedSince", i.blocked,
      t.window_from as "windowFrom", t.window_until as "windowUntil", t.planned_on as "plannedOn", t.owner, t.rings, t.outcome, t.late, t.paused
    from item i
      join audience a on a.programme = i.programme and a.key = i.audience
      join track of_track on of_track.programme = i.programme and of_track.name = i.track
      left join since on since.key = i.key
      cross join lateral jsonb_populate_record(i, coalesce(since.was, '{}')) t
    where i.programme = ${code} and not (since.key is not null and since.was is null)
      ${track === undefined ? db`` : db`and i.track = ${track}`} ${audience === undefined ? db`` : db`and i.audience = ${audience}`}
    order by of_track.position, a.position, i.ordinal`;
  return rows.map((row) => {
    const { rings, outcome, late, blocked, paused, ...item } = Row.parse(row);
    return { ...item, state: itemState({ rings, outcome, late, blocked: blocked && !item.changedSince, paused }, at) };
  });
}

const Version = z.object({ planVersion: z.int() });

/** The version of the plan that held at an instant; 0 before it was locked. */
export async function planVersionAt(db: Db, code: string, at: InstantType): Promise<number> {
  const [row] = await db`select coalesce(max(plan_version), 0) as "planVersion" from journal where programme = ${code} and at <= ${at}`;
  return Version.parse(row).planVersion;
}

const DateChange = z.object({
  at: Instant,
  act: z.int().nullable(),
  kind: z.enum(ACT_KINDS).nullable(),
  cause: z.enum(ACT_CAUSES).nullable(),
  actor: z.string().nullable(),
  before: z.object({ from: DayText, until: DayText, on: DayText }),
  after: z.object({ from: DayText, until: DayText, on: DayText }),
});
/** A change of an item's dates: by which act, or (null) because the item before it was done. */
export type DateChange = z.infer<typeof DateChange>;

/** How an item came to its dates: each change of them, oldest first; none where they are as the plan was made. */
export async function datesOf(db: Db, code: string, key: string): Promise<DateChange[]> {
  const rows = await db`
    with states as (
      select p.id, p.at, p.act, b.window_from, b.window_until, b.planned_on
      from past p cross join lateral jsonb_populate_record(null::item, p.was) b where p.programme = ${code} and p.relation = 'item' and p.key = ${key} and p.was is not null
      union all
      select 9007199254740991, null, null, window_from, window_until, planned_on from item where programme = ${code} and key = ${key}),
    steps as (
      select *, lead(window_from) over w as then_from, lead(window_until) over w as then_until, lead(planned_on) over w as then_on from states window w as (order by id))
    select s.at, s.act, a.kind, a.cause, a.actor,
      jsonb_build_object('from', s.window_from, 'until', s.window_until, 'on', s.planned_on) as before,
      jsonb_build_object('from', s.then_from, 'until', s.then_until, 'on', s.then_on) as after
    from steps s left join act a on a.programme = ${code} and a.number = s.act
    where s.at is not null and (s.window_from, s.window_until, s.planned_on) is distinct from (s.then_from, s.then_until, s.then_on) order by s.id`;
  return rows.map((row) => DateChange.parse(row));
}
