import type { Instant } from './agenda.ts';
import { isEndline, itemsOfLeaver, type OpenItem } from './clientLife.ts';
import { aboutWhom } from './itemClients.ts';
import { opening, placeItem, type Placing } from './placeItem.ts';
import { notAtOnce } from './pauses.ts';
import { keyOf, type PlanChange } from './planChange.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import { addDays, type Day } from './time.ts';

/** Why items are not expected any more: keys that stand in the plan. */
export const MERGED = 'digabung';
export const GROUP_ENDED = 'groupEnded';
export const PROGRAMME_ENDED = 'programmeEnded';

/** When a programme stops early: so many days to ask everybody once more, then as many for the final evaluation (R32). */
const LAST_ASKING_DAYS = 14;

/**
 * How far the capital of a group has come: none is bound; some is bound or paid for it; it was handed over. What is bound goes on for those who take
 * the group in, and what was handed over is to be accounted for by them.
 */
export type CapitalStands = 'none' | 'bound' | 'handedOver';

/**
 * What becomes of the open items of a group that another takes in (R9): its sessions, logs and visits are called off; what is about one client or
 * household stays, and becomes the task of whoever has that task in the other group. A counselling case stays with the one who was told of it. Capital
 * that is bound or handed over goes on with the other group's people.
 */
export function itemsOfMerger(placing: Placing, items: readonly PlanItem[], group: string, into: string, capital: CapitalStands): PlanChange[] {
  const { tracks } = placing.definition;
  return items
    .filter((item) => isOpen(item) && item.audience === group)
    .flatMap((item): PlanChange[] => {
      const kind = tracks[item.track]?.kind;
      if (kind === 'counselling') return [];
      const stays = (kind !== undefined && aboutWhom(placing.definition, { ...item, kind }) !== undefined) || (kind === 'capital' && capital !== 'none');
      return stays ? reassigned(placing, item, into) : [{ kind: 'cancel', key: item.key, reason: MERGED }];
    });
}

function reassigned(placing: Placing, item: PlanItem, into: string): PlanChange[] {
  const { owner, invited } = placeItem(placing, { ...item, audience: into, from: item.windowFrom, until: item.windowUntil, owner: undefined });
  const same = owner === item.owner && invited.join() === item.invited.join();
  return same ? [] : [{ kind: 'reassign', key: item.key, owner, invited }];
}

/**
 * What becomes of the open items of a group that ends: all are called off, but that each client is asked once at the end, like any other who left, and
 * that capital which is bound or was handed over is accounted for.
 */
export function itemsOfGroupEnd(placing: Placing, items: readonly PlanItem[], group: string, leavers: readonly string[], capital: CapitalStands): PlanChange[] {
  const { definition } = placing;
  const open = items.filter((item) => isOpen(item) && item.audience === group);
  const asked = open.flatMap(({ key, track, subject }): OpenItem[] => (subject === undefined ? [] : [{ key, track, subject }]));
  const ofLeavers = leavers.flatMap((client) => itemsOfLeaver(definition, asked, client, GROUP_ENDED));
  const others = open.filter(({ track, subject }) => {
    const kind = definition.tracks[track]?.kind;
    const about = kind !== undefined && aboutWhom(definition, { track, kind, subject }) !== undefined;
    return !about && (kind !== 'capital' || capital === 'none');
  });
  const called = new Set([...ofLeavers.map((change) => (change.kind === 'cancel' ? change.key : '')), ...others.map(({ key }) => key)]);
  return open.filter(({ key }) => called.has(key)).map(({ key }) => ({ kind: 'cancel', key, reason: GROUP_ENDED }));
}

/**
 * What becomes of the plan when a programme stops early (R32): what is open is called off for one reason, but that everybody is asked once more in the
 * coming two weeks, that cases are passed on by then, that capital which is bound or was handed over is accounted for, and that the final evaluation is
 * held in the two weeks after that. Tasks that people agreed stay. Termination then comes as it always does.
 * @param capital of each business group; one that is not named has none
 */
export function itemsOfProgrammeEnd(placing: Placing, items: readonly PlanItem[], capital: ReadonlyMap<string, CapitalStands>, today: Day): PlanChange[] {
  const { definition } = placing;
  const asking = { from: today, until: addDays(today, LAST_ASKING_DAYS) };
  const evaluating = { from: asking.until, until: addDays(asking.until, LAST_ASKING_DAYS) };
  return items.filter(isOpen).flatMap((item): PlanChange[] => {
    const { key, track, audience } = item;
    const kind = definition.tracks[track]?.kind;
    if (kind === 'task') return [];
    if (kind === 'capital' && (capital.get(audience) ?? 'none') !== 'none') return [];
    if (isEndline(definition, track) || kind === 'counselling') return earlier(placing, item, asking);
    if (kind === 'finalEvaluation') return earlier(placing, item, evaluating);
    return [{ kind: 'cancel', key, reason: PROGRAMME_ENDED }];
  });
}

/** What was paused and stays in a programme that stops goes on by this, nothing of it ringing at once. @param changes what becomes of the others */
export function goingOn(placing: Placing, items: readonly PlanItem[], changes: readonly PlanChange[], now: Instant): PlanChange[] {
  const changed = new Set(changes.map(keyOf));
  return items
    .filter((item) => isOpen(item) && item.heldBy.length > 0 && !changed.has(item.key))
    .map((item) => ({ kind: 'clock', key: item.key, rings: notAtOnce(placing, item, item.rings, now) }));
}

/** Due within a window, unless it is to be done by then anyway. */
function earlier(placing: Placing, item: PlanItem, { from, until }: { readonly from: Day; readonly until: Day }): PlanChange[] {
  if (item.windowUntil <= until) return [];
  return [{ ...opening(placing, { key: item.key, track: item.track, from, until }), kind: 'move' }];
}
