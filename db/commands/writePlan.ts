import type { Plan, PlannedItem, PlannedTrack } from '../../domain/plan.ts';
import type { Tx } from '../connect.ts';

/** Writes a plan's tracks and items; what is to be locked is not expected of anybody until it is. */
export async function writePlan(tx: Tx, code: string, { tracks, items }: Plan): Promise<void> {
  await writeTracks(tx, code, tracks);
  await writeItems(tx, code, items);
}

/** Writes tracks that the plan does not have yet; those it has stay as they are. */
export async function writeTracks(tx: Tx, code: string, tracks: readonly PlannedTrack[]): Promise<void> {
  if (tracks.length === 0) return;
  const rows = tracks.map(({ name, kind, phase, startsAt, position }) => ({ name, kind, phase, starts_at: startsAt, position }));
  await tx`
    insert into track (programme, name, kind, phase, starts_at, position)
    select ${code}, name, kind, phase, starts_at, position
    from jsonb_to_recordset(${tx.json(rows)}) as planned (name text, kind text, phase text, starts_at bigint, position int)
    on conflict (programme, name) do nothing`;
}

/** Writes new items. */
export async function writeItems(tx: Tx, code: string, items: readonly PlannedItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map((item) => ({
    key: item.key,
    track: item.track,
    audience: item.audience,
    ordinal: item.ordinal,
    subject: item.subject ?? null,
    part: item.part ?? null,
    window_from: item.windowFrom,
    window_until: item.windowUntil,
    planned_on: item.plannedOn,
    owner: item.owner ?? null,
    invited: [...item.invited],
    rings: [...item.rings],
  }));
  await tx`
    insert into item (programme, key, track, audience, ordinal, subject, part, window_from, window_until, planned_on, owner, invited, rings)
    select ${code}, key, track, audience, ordinal, subject, part, window_from, window_until, planned_on, owner, invited, rings
    from jsonb_to_recordset(${tx.json(rows)}) as planned (key text, track text, audience text, ordinal int, subject text, part text, window_from date,
      window_until date, planned_on date, owner text, invited text[], rings bigint[])`;
}
