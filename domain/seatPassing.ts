import type { StandIn } from './absences.ts';
import type { Definition } from './definition.ts';
import { holdersOf } from './ladder.ts';
import type { Placing } from './placeItem.ts';
import type { PlanChange } from './planChange.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import type { Day } from './time.ts';

/** What passes to a new holder: `to` undefined is a vacancy. `on`: the first day of the new holder. */
export type Passing = {
  readonly person: string;
  readonly to: string | undefined;
  readonly on: Day;
  readonly today: Day;
  /** What others have in the place of who leaves. */
  readonly standIns: readonly StandIn[];
};

/** `cases`: keys of counselling cases, which pass one by one with the client's word. */
export type Passed = {
  readonly changes: readonly (PlanChange & { kind: 'reassign' })[];
  readonly cases: readonly string[];
  readonly ended: readonly StandIn[];
};

/**
 * The open items that pass from who leaves to who comes: those planned from that day on; once it has come also what is overdue. What is planned before
 * it stays with who leaves, and can be filed by them until then; counselling cases stay until each is passed on.
 */
export function handedOver(items: readonly PlanItem[], { person, to, on, today, standIns }: Passing, definition: Definition): Passed {
  const changes: (PlanChange & { kind: 'reassign' })[] = [];
  const cases: string[] = [];
  const ended: StandIn[] = [];
  for (const item of items.filter(isOpen)) {
    const away = standIns.find((given) => given.item === item.key && given.person === person);
    const asOwner = item.owner === person || away?.asOwner === true;
    const gone = away === undefined ? person : away.substitute;
    const asGuest = !asOwner && (item.invited.includes(person) || away !== undefined);
    if (!asOwner && !asGuest) continue;
    if (asOwner && definition.tracks[item.track]?.kind === 'counselling') {
      cases.push(item.key);
      continue;
    }
    if (on > today && item.plannedOn < on) continue;
    const owner = asOwner ? to : item.owner;
    const invited = asOwner ? item.invited : item.invited.flatMap((id) => (id === gone ? (to ?? []) : id));
    changes.push({ kind: 'reassign', key: item.key, owner, invited: [...new Set(invited)].filter((id) => id !== owner && id !== person) });
    if (away !== undefined) ended.push(away);
  }
  return { changes, cases, ended };
}

/** What a vacant seat is filled with. */
export type Filling = {
  readonly to: string;
  /** Days on which the new holder is there. */
  readonly from: Day;
  readonly until: Day | undefined;
  readonly today: Day;
  /** As they were before the seat became vacant, and who held it. */
  readonly before: ReadonlyMap<string, PlanItem | undefined>;
  readonly person: string;
};

/** The open items without owner that are a new holder's: those that the seat had, and those that its role would have. @param placing knows the new holder */
export function filled(
  items: readonly PlanItem[],
  placing: Placing,
  { to, from, until, today, before, person }: Filling,
): (PlanChange & { kind: 'reassign' })[] {
  return items.filter(isOpen).flatMap((item): (PlanChange & { kind: 'reassign' })[] => {
    const isTheirs = (from <= today || item.plannedOn >= from) && (until === undefined || item.plannedOn < until);
    if (!isTheirs) return [];
    const was = before.get(item.key);
    const staff = placing.staffOn?.(item.plannedOn) ?? placing.staff;
    const track = placing.definition.tracks[item.track];
    const role = track?.steps?.[item.part ?? '']?.by ?? track?.owner ?? '';
    const byRole = holdersOf(role, item.audience, { ...placing, staff })[0] === to;
    const owns = item.owner === undefined && (was?.owner === person || byRole);
    const invites = was?.invited.includes(person) === true && !item.invited.includes(to) && !owns && item.owner !== to;
    if (!owns && !invites) return [];
    return [
      { kind: 'reassign', key: item.key, owner: owns ? to : item.owner, invited: invites ? [...item.invited, to] : item.invited.filter((id) => id !== to) },
    ];
  });
}
