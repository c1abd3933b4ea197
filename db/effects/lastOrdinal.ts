import type { Tx } from '../connect.ts';

/** The last ordinal that a series of the plan has, whatever became of it; 0 where it has none yet. Keys are never used again. */
export async function lastOrdinal(tx: Tx, code: string, track: string, audience: string): Promise<number> {
  const [row] = await tx<[{ last: number | null }]>`
    select max(ordinal) as last from item where programme = ${code} and track = ${track} and audience = ${audience}`;
  return row.last ?? 0;
}
