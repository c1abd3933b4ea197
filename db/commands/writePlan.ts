import type { Plan } from '../../domain/plan.ts';
import type { Tx } from '../connect.ts';

/** Writes a plan's tracks and items; the plan is not expected of anybody until it is locked. */
export async function writePlan(tx: Tx, code: string, { tracks, items }: Plan): Promise<void> {
  const trackRows = tracks.map(({ name, startsAt, position }) => ({ name, starts_at: startsAt, position }));
  await tx`
    insert into track (programme, name, starts_at, position)
    select ${code}, name, starts_at, position from jsonb_to_recordset(${tx.json(trackRows)}) as planned (name text, starts_at bigint, position int)`;
  const itemRows = items.map((item) => ({
    key: item.key,
    track: item.track,
    audience: item.audience,
    ordinal: item.ordinal,
    window_from: item.windowFrom,
    window_until: item.windowUntil,
    planned_on: item.plannedOn,
    owner: item.owner ?? null,
    invited: [...item.invited],
    rings: [...item.rings],
  }));
  await tx`
    insert into item (programme, key, track, audience, ordinal, window_from, window_until, planned_on, owner, invited, rings)
    select ${code}, key, track, audience, ordinal, window_from, window_until, planned_on, owner, invited, rings
    from jsonb_to_recordset(${tx.json(itemRows)}) as planned (key text, track text, audience text, ordinal int, window_from date, window_until date,
      planned_on date, owner text, invited text[], rings bigint[])`;
}
