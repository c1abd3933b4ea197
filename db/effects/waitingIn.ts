import type { Tx } from '../connect.ts';

/** An item that waits for the one before it. */
export type Waiting = {
  readonly key: string;
  readonly audience: string;
  readonly ordinal: number;
  readonly subject: string | undefined;
  readonly part: string | undefined;
};

/** The items of a track that wait, in their order: neither due nor accounted for. */
export async function waitingIn(tx: Tx, code: string, track: string): Promise<Waiting[]> {
  const rows = await tx<{ key: string; audience: string; ordinal: number; subject: string | null; part: string | null }[]>`
    select key, audience, ordinal, subject, part from item
    where programme = ${code} and track = ${track} and outcome is null and rings = '{}' order by audience, ordinal`;
  return rows.map(({ subject, part, ...row }) => ({ ...row, subject: subject ?? undefined, part: part ?? undefined }));
}
