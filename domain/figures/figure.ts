import type { Unit } from '../outcomes.ts';

/**
 * An indicator as it reads for somebody: the whole programme or one business group. What cannot be read yet is null, never 0.
 * Everything here is a count, a key or a share; ids of clients and households stay in `Reading`.
 */
export type Figure = {
  readonly indicator: string;
  /** `programme` or the key of a business group. */
  readonly audience: string;
  /** One for each target of the indicator, in its order. */
  readonly results: readonly Result[];
  readonly detail: Detail;
};

export type Result = {
  /** Index in the indicator's targets. */
  readonly target: number;
  readonly unit: Unit;
  readonly value: number | null;
  /** For a group: the same share of its places, in whole places. */
  readonly atLeast: number;
  /** The value is to be above `atLeast`, not at it: of a group's income change only the sign is asked. */
  readonly above: boolean;
  /** Null where the value cannot be read. */
  readonly met: boolean | null;
  /** How many the value was counted over: places, households, groups, sessions, pairs of surveys. */
  readonly base: number;
  readonly from: { readonly records: number; readonly items: readonly string[] };
};

/** What belongs beside the value. Money is whole units of the currency. */
export type Detail = {
  /** Of the change between two waves: median, its interval, a signed-rank test of no change. Null: too few pairs for one. */
  readonly change?: {
    readonly unit: 'money' | 'points';
    readonly median: number;
    readonly interval: { readonly from: number; readonly until: number; readonly percent: number } | null;
    readonly pValue: number | null;
    readonly before: number;
    readonly after: number;
  };
  /** Clients who left and, in what takes two waves, were not asked a second time. */
  readonly leavers?: number;
  /** Of each group, what the value was made of. */
  readonly groups?: Readonly<Record<string, number | null>>;
  /** The same share at the wave before. */
  readonly before?: number;
  /** Each reading after termination, in months after it. */
  readonly readings?: readonly { readonly monthsAfter: number; readonly groups: number; readonly clients: number }[];
};

/** Of how many it holds, and of whom. `of` counts places for clients: who left keeps the place in the count. */
export type Counted = { readonly met: readonly string[]; readonly of: number };

/** What a formula reads, before a target asks for its unit. Undefined parts were not asked. */
export type Reading = {
  readonly clients?: Counted;
  readonly households?: Counted;
  readonly groups?: Counted;
  readonly sessions?: Counted;
  /** A value of its own: a median, a mean, a sum. */
  readonly value?: number | null;
  readonly base?: number;
  /** Where the value alone does not say whether a target is met: the interval's lower bound is above 0 as well. Null: cannot be told. */
  readonly also?: boolean | null;
  /** Clients asked in both waves, where it takes two. */
  readonly askedTwice?: readonly string[];
  readonly items: ReadonlySet<string>;
  readonly detail?: Detail;
};
