import type { Definition } from './definition.ts';
import { ownOnly } from './ownSteps.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import type { PlanChange } from './planChange.ts';
import type { Day } from './time.ts';

/** Somebody is away from a day until another, which is not included, and `substitute` stands in; undefined: nobody, and what is theirs is paused. */
export type Absence = {
  readonly act: number;
  readonly person: string;
  readonly from: Day;
  readonly until: Day;
  readonly substitute: string | undefined;
  /** Plh.: signs also what only its owner may. */
  readonly acting: boolean;
};

/** An item that somebody has in another's place; `asOwner` false: as one of those invited. */
export type StandIn = {
  readonly item: string;
  readonly person: string;
  readonly act: number;
  readonly substitute: string | undefined;
  readonly asOwner: boolean;
  /** The substitute was invited in their own right. */
  readonly alsoInvited: boolean;
};

/** What becomes of an item while its person is away. */
export type PassedOn = { readonly change: PlanChange & { kind: 'reassign' | 'hold' }; readonly standIn: StandIn };

/** Whether a day is within an absence. */
export function isAwayOn({ from, until }: Pick<Absence, 'from' | 'until'>, day: Day): boolean {
  return from <= day && day < until;
}

/** Whether an absence and a stretch of days have one in common. */
export function overlaps(one: Pick<Absence, 'from' | 'until'>, other: Pick<Absence, 'from' | 'until'>): boolean {
  return one.from < other.until && other.from < one.until;
}

/** Whether an item is to be done while somebody is away: its planned day, or the whole of its window, falls into the absence. */
export function fallsInto(
  { plannedOn, windowFrom, windowUntil }: Pick<PlanItem, 'plannedOn' | 'windowFrom' | 'windowUntil'>,
  absence: Pick<Absence, 'from' | 'until'>,
): boolean {
  return isAwayOn(absence, plannedOn) || (absence.from <= windowFrom && windowUntil <= absence.until);
}

/**
 * Who has an item instead of somebody who is away; undefined where it is not theirs, not open, or waits for them: a step that is its owner's own goes to
 * an acting holder alone. Of an acting holder's also what was due before and waits for a signature still.
 */
export function passedOn(item: PlanItem, absence: Absence, definition: Definition): PassedOn | undefined {
  const { person, substitute, act, acting, from } = absence;
  const asOwner = item.owner === person;
  if (!isOpen(item) || (!asOwner && !item.invited.includes(person))) return undefined;
  const waitsForSignature = acting && ownOnly(item, definition) && item.rings.length > 0 && item.plannedOn < from;
  if (!fallsInto(item, absence) && !waitsForSignature) return undefined;
  if (asOwner && !acting && ownOnly(item, definition)) return undefined;
  const alsoInvited = substitute !== undefined && item.invited.includes(substitute);
  const standIn = { item: item.key, person, act, substitute, asOwner, alsoInvited };
  if (asOwner && substitute === undefined) return { change: { kind: 'hold', key: item.key, act }, standIn };
  const owner = asOwner ? substitute : item.owner;
  return { change: { kind: 'reassign', key: item.key, owner, invited: invitedInstead(item, person, substitute, owner) }, standIn };
}

/** The change by which somebody who is back has their item again; it was not held. Who was invited besides still is. @param standing as `chainOf` */
export function handedBack(item: PlanItem, given: StandIn, standing: readonly StandIn[] = [given]): PlanChange & { kind: 'reassign' } {
  const { person, asOwner } = given;
  const { substitute, alsoInvited } = chainOf(given, standing).at(-1) as StandIn;
  const owner = asOwner ? person : item.owner;
  const inPlace = asOwner || alsoInvited ? item.invited : item.invited.map((id) => (id === substitute ? person : id));
  const invited = [...inPlace, ...(asOwner ? [] : [person]), ...(alsoInvited && substitute !== undefined ? [substitute] : [])];
  return { kind: 'reassign', key: item.key, owner, invited: [...new Set(invited)].filter((id) => id !== owner && (id !== substitute || alsoInvited)) };
}

/**
 * What ends with a stand-in: itself, and whoever stands in for the substitute, and so on; the last of them has the item now.
 * @param standing all that somebody has in another's place
 */
export function chainOf(given: StandIn, standing: readonly StandIn[]): readonly StandIn[] {
  const chain = [given];
  for (;;) {
    const last = chain.at(-1) as StandIn;
    const next = standing.find(
      (other) => other.item === given.item && other.asOwner === given.asOwner && other.person === last.substitute && !chain.includes(other),
    );
    if (next === undefined) return chain;
    chain.push(next);
  }
}

/** In the same place of the list; nobody, where nobody stands in. The owner is not invited besides. */
function invitedInstead({ invited }: PlanItem, gone: string, come: string | undefined, owner: string | undefined): string[] {
  const instead = invited.flatMap((id) => (id === gone ? (come ?? []) : id));
  return [...new Set(instead)].filter((id) => id !== owner);
}
