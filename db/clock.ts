/** What a programme's row says about its time. */
export type ClockRow = { readonly clock_now: number | null };

/** Programme time: where a stepped clock stands, else the machine's time. @param now milliseconds since 1970, as `Date.now` */
export function nowOf(programme: ClockRow, now: () => number): number {
  return programme.clock_now ?? now();
}
