import type { Tx } from './connect.ts';

/** Something a workflow is to be told. `child` undefined: the programme's own workflow. Instants are programme time. */
export type Telling = {
  readonly child?: string | undefined;
  readonly planVersion: number;
  readonly keys?: readonly string[];
  /** A stepped clock's new time. */
  readonly now?: number | undefined;
  /** The relay may wait until then to tell several at once. */
  readonly holdUntil?: number | undefined;
};

/**
 * Puts into the inbox what workflows are to be told, and wakes the relays when the transaction commits. Keys only stop a track's clocks: they go with the
 * version at which its own plan last changed, or every report would have it load anew what others changed.
 * @returns the rows' ids, in order
 */
export async function tell(tx: Tx, code: string, tellings: readonly Telling[]): Promise<number[]> {
  if (tellings.length === 0) return [];
  // Sent together, without waiting for each answer; they are carried out in this order.
  const inserts = tellings.map(
    ({ child, planVersion, keys, now, holdUntil }) => tx<[{ id: number }]>`
      insert into inbox (programme, child, plan_version, keys, now, hold_until)
      values (${code}, ${child ?? null}, ${keys === undefined || child === undefined ? planVersion : ownVersion(tx, code, child, planVersion)},
        ${[...(keys ?? [])]}, ${now ?? null}, ${holdUntil ?? null})
      returning id`,
  );
  const [rows] = await Promise.all([Promise.all(inserts), tx`select pg_notify('inbox', ${code})`]);
  return rows.map(([row]) => row.id);
}

function ownVersion(tx: Tx, code: string, track: string, planVersion: number) {
  return tx`coalesce((select plan_version from track where programme = ${code} and name = ${track}), ${planVersion}::int)`;
}
