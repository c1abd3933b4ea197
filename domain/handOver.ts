import { aboutWhom } from './itemClients.ts';
import { type Placing, placeItem } from './placeItem.ts';
import type { PlanChange } from './planChange.ts';
import { isOpen, type PlanItem } from './planItem.ts';

/** Who goes to which group. `household`: theirs, where nobody else of it takes part. */
export type Going = { readonly client: string; readonly household: string | undefined; readonly to: string };

/**
 * The open items about somebody who goes to another group, interviews and the household's, become those people's who serve it: their keys stay. A
 * counselling case stays with whoever the client told it to.
 * @param items about the client or the household
 */
export function handOver(placing: Placing, items: readonly PlanItem[], { client, household, to }: Going): PlanChange[] {
  return items.filter(isOpen).flatMap((item): PlanChange[] => {
    const kind = placing.definition.tracks[item.track]?.kind;
    const whom = kind === undefined || kind === 'counselling' ? undefined : aboutWhom(placing.definition, { ...item, kind });
    if (!((whom === 'client' && item.subject === client) || (whom === 'household' && item.subject === household))) return [];
    const { key, track, ordinal, subject, part, windowFrom: from, windowUntil: until, plannedOn } = item;
    const { owner, invited } = placeItem(placing, { key, track, audience: to, ordinal, subject, part, from, until, plannedOn });
    return owner === item.owner ? [] : [{ kind: 'reassign', key, owner, invited }];
  });
}
