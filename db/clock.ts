import type { Tx } from './connect.ts';

/** What a programme's row says about its time. */
export type ClockRow = { readonly clock_now: number | null };

/** What a transaction says of its time, for the rows of `past` that it leaves: beside the columns of a query on `programme`. */
export function timeMarked(tx: Tx, now: () => number) {
  return tx`set_config('pendamping.at', coalesce(clock_now, ${now()}::bigint)::text, true)`;
}

/** Programme time: where a stepped clock stands, else the machine's time. @param now milliseconds since 1970, as `Date.now` */
export function nowOf(programme: ClockRow, now: () => number): number {
  return programme.clock_now ?? now();
}
