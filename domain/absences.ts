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
  const standIn = { item: item.key, person, act, substitute, asOwner };
  if (asOwner && substitute === undefined) return { change: { kind: 'hold', key: item.key, act }, standIn };
  const owner = asOwner ? substitute : item.owner;
  return { change: { kind: 'reassign', key: item.key, owner, invited: invitedInstead(item, person, substitute, owner) }, standIn };
}

/** The change by which somebody who is back has their item again; it was not held. */
export function handedBack(item: PlanItem, { person, substitute, asOwner }: StandIn): PlanChange & { kind: 'reassign' } {
  const owner = asOwner ? person : item.owner;
  const invited = asOwner ? item.invited.filter((id) => id !== person) : invitedInstead(item, substitute, person, owner);
  return { kind: 'reassign', key: item.key, owner, invited };
}

/** In the same place of the list; at its end, where nobody stood in. The owner is not invited besides. */
function invitedInstead({ invited }: PlanItem, gone: string | undefined, come: string | undefined, owner: string | undefined): string[] {
  const instead = invited.flatMap((id) => (id === gone ? (come ?? []) : id));
  const all = come === undefined || gone !== undefined ? instead : [...instead, come];
  return [...new Set(all)].filter((id) => id !== owner);
}
