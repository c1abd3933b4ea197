import type { ActCause } from '../../domain/act.ts';
import type { Instant } from '../../domain/agenda.ts';
import type { HeldSince } from '../../domain/pauses.ts';
import { dayOf } from '../../domain/time.ts';
import type { Programme } from '../commands/command.ts';
import type { Db } from '../connect.ts';

type Row = { key: string; since: Instant; causes: ActCause[] };

/**
 * Since when the items that an act holds back have been held without a break, by whichever acts, and for what causes. What an act did and an undo took
 * back is as if it had not been.
 */
export async function heldSince(db: Db, { code, definition }: Pick<Programme, 'code' | 'definition'>, act: number): Promise<Map<string, HeldSince>> {
  const rows = await db<Row[]>`
    with counts as (
      select p.id, p.key, p.at, p.was->'held_by' as held from past p
      where p.programme = ${code} and p.relation = 'item' and p.was is not null and ${stands(db)}
    ), began as (
      select distinct on (i.key) i.key, i.held_by, c.id, c.at from item i join counts c on c.key = i.key and c.held = '[]'
      where i.programme = ${code} and i.outcome is null and ${act} = any(i.held_by) order by i.key, c.id desc
    )
    select b.key, b.at as since, array(
      select distinct a.cause from act a where a.programme = ${code} and (a.number = any(b.held_by)
        or exists (select from counts c where c.key = b.key and c.id > b.id and c.held @> to_jsonb(a.number))) order by a.cause) as causes
    from began b`;
  return new Map(rows.map(({ key, since, causes }) => [key, { since: dayOf(since, definition.timeZone), causes }]));
}

/** Programme time since which item `i`, being paused, is held without a break: a column of a query. */
export function heldFrom(db: Db) {
  return db`(select p.at from past p where p.programme = i.programme and p.relation = 'item' and p.key = i.key and p.was->'held_by' = '[]' and ${stands(db)}
    order by p.id desc limit 1)`;
}

/** The cause of the pause that item `i` is held by, of several the latest one's; null where it is not paused: a column of a query. */
export function pausedBecause(db: Db) {
  return db`(select a.cause from act a where a.programme = i.programme and i.paused and a.number = any(i.held_by) order by a.number desc limit 1)`;
}

function stands(db: Db) {
  return db`not exists (select from act a where a.programme = p.programme and a.number = p.act and (a.undone_by is not null or a.undoes is not null))`;
}
