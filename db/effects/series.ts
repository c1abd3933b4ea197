import type { SeriesItem } from '../../domain/procedure.ts';
import type { Tx } from '../connect.ts';

/** Every item that a series ever had, in their order. */
export async function seriesOf(tx: Tx, code: string, { track, audience }: { readonly track: string; readonly audience: string }): Promise<SeriesItem[]> {
  const rows = await tx<(Omit<SeriesItem, 'part' | 'subject'> & { part: string | null; subject: string | null })[]>`
    select key, ordinal, part, subject, case when outcome is not null then 'done' when rings = '{}' then 'waiting' else 'open' end as state
    from item where programme = ${code} and track = ${track} and audience = ${audience} order by ordinal`;
  return rows.map(({ part, subject, ...row }) => ({ ...row, part: part ?? '', subject: subject ?? undefined }));
}
