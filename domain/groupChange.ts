import { aboutWhom } from './itemClients.ts';
import { placeItem, type Placing } from './placeItem.ts';
import type { PlanChange } from './planChange.ts';
import { isOpen, type PlanItem } from './planItem.ts';

/** Who changes groups. `household`: theirs, where nobody else of it takes part. */
export type ChangesGroup = { readonly client: string; readonly household: string | undefined; readonly to: string };

/**
 * Whose the interviews still to be held become when a client changes groups (R8): of those who serve the new group. Their keys stay. A counselling case
 * stays with its owner: it passes on with the client's word alone.
 */
export function itemsHandedOn(placing: Placing, items: readonly PlanItem[], { client, household, to }: ChangesGroup): PlanChange[] {
  return items.filter(isOpen).flatMap((item): PlanChange[] => {
    const kind = placing.definition.tracks[item.track]?.kind;
    if (kind === undefined || kind === 'counselling') return [];
    const whom = aboutWhom(placing.definition, { ...item, kind });
    if (item.subject === undefined || item.subject !== (whom === 'client' ? client : whom === 'household' ? household : undefined)) return [];
    const { owner, invited } = placeItem(placing, { ...item, owner: undefined, audience: to, from: item.windowFrom, until: item.windowUntil });
    return owner === item.owner ? [] : [{ kind: 'reassign', key: item.key, owner, invited }];
  });
}
