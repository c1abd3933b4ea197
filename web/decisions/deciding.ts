import type { Decisions, Grant, Item, OpenDecisions } from '../../client/client.ts';

/** What a decision is taken from. */
export type Deciding = {
  readonly item: Item;
  readonly open: OpenDecisions;
  readonly decisions: Decisions;
  readonly grant: Grant | undefined;
};
