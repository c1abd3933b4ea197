import type { Instant } from './agenda.ts';
import { addWorkingDays, type Calendar } from './calendar.ts';
import type { Definition, LadderDefinition } from './definition.ts';
import type { StaffMember } from './people.ts';
import { addDays, type Day, dayOf, instantAt, type Weekday } from './time.ts';

/** What the ladder needs to know of a person. */
export type RosterMember = Pick<StaffMember, 'id' | 'role' | 'group'>;

/** The definition and the people who fill its roles: what tells whose a task is and who hears of it. */
export type Roster = {
  readonly definition: Definition;
  readonly staff: readonly RosterMember[];
  /** Ids of those who hold no seat any more: they are told nothing, and what is still theirs is as if it had no owner. */
  readonly left?: ReadonlySet<string>;
  /** Ids of those who are to hold a seat later: tasks of theirs may ring before. */
  readonly coming?: ReadonlySet<string>;
};

/** A person told, and as what. */
export type Recipient = { readonly person: string; readonly kind: 'due' | 'invited' | 'reminder' | 'escalation' };

/** The item's side of a ring. */
export type RingingItem = { readonly track: string; readonly audience: string; readonly owner: string | undefined; readonly invited: readonly string[] };

/** The place where working days are counted and clocks ring. */
export type Place = { readonly calendar: Calendar; readonly workingWeek: readonly Weekday[]; readonly zone: string };

/** The audience of an item that is everybody's. */
export const PROGRAMME_AUDIENCE = 'programme';

/** The track's own ladder, else the definition's. */
export function ladderOf(definition: Definition, track: string): LadderDefinition {
  return definition.tracks[track]?.ladder ?? definition.ladder;
}

/**
 * When an item rings: the notice so many days before its window opens, then each step so many working days after the window's last day,
 * all at the ladder's hour. Strictly ascending: a step that would not come after the one before it rings on the next working day after that.
 */
export function ringsOf(window: { readonly from: Day; readonly until: Day }, ladder: LadderDefinition, { calendar, workingWeek, zone }: Place): Instant[] {
  const days = [addDays(window.from, -ladder.noticeDaysBefore)];
  const lastDay = addDays(window.until, -1);
  for (const { workingDaysAfter } of ladder.steps) {
    const before = days.at(-1) as Day;
    const day = addWorkingDays(calendar, workingWeek, lastDay, workingDaysAfter);
    days.push(day > before ? day : addWorkingDays(calendar, workingWeek, before, 1));
  }
  return days.map((day) => instantAt(day, ladder.ringsAt, zone));
}

/** When the ladder rings on the next working day after an instant's. @param ringsAt its hour */
export function nextMorning({ calendar, workingWeek, zone }: Place, after: Instant, ringsAt: string): Instant {
  return instantAt(addWorkingDays(calendar, workingWeek, dayOf(after, zone), 1), ringsAt, zone);
}

/** The step's part of an event key: `due` for the notice, then `step1`, `step2`, ... */
export function stepName(index: number): string {
  return index === 0 ? 'due' : `step${index}`;
}

/**
 * Who is told when an item rings, in order, each person once.
 * @param index 0 for the notice (the owner, and those invited), then the ladder's steps
 * @returns a task without owner, or a step whose role nobody holds, goes to the secretary, without one to the leader; empty only where there is neither
 */
export function recipientsOf(index: number, ringing: RingingItem, roster: Roster): Recipient[] {
  const item = withoutLeavers(ringing, roster);
  const told = index === 0 ? noticed(item, roster) : stepped(index, item, roster);
  const once = new Map<string, Recipient>();
  for (const recipient of told) if (!once.has(recipient.person)) once.set(recipient.person, recipient);
  return [...once.values()];
}

function withoutLeavers(item: RingingItem, { left }: Roster): RingingItem {
  if (left === undefined || left.size === 0) return item;
  const owner = item.owner === undefined || left.has(item.owner) ? undefined : item.owner;
  return { ...item, owner, invited: item.invited.filter((id) => !left.has(id)) };
}

/**
 * Ids of those who hold a role towards an audience, in order of id. Who serves one group holds it towards that group alone:
 * a training group's coordinator also towards the business groups within it.
 */
export function holdersOf(role: string, audience: string, { definition, staff }: Roster): string[] {
  const groups = [audience, trainingGroupOf(definition, audience)];
  const holders = staff.filter((member) => member.role === role && (member.group === undefined || groups.includes(member.group))).map(({ id }) => id);
  return [...new Set(holders)].sort();
}

/** The training group that an audience is, or lies within; undefined for what is the whole programme's. */
export function trainingGroupOf(definition: Definition, audience: string): string | undefined {
  if (Object.hasOwn(definition.trainingGroups, audience)) return audience;
  return Object.hasOwn(definition.businessGroups, audience) ? definition.businessGroups[audience]?.within : undefined;
}

function noticed(item: RingingItem, roster: Roster): Recipient[] {
  const owners = item.owner === undefined ? standIns(item, roster) : [item.owner];
  return [...owners.map((person) => ({ person, kind: 'due' as const })), ...item.invited.map((person) => ({ person, kind: 'invited' as const }))];
}

function stepped(index: number, item: RingingItem, roster: Roster): Recipient[] {
  const step = ladderOf(roster.definition, item.track).steps[index - 1];
  if (step === undefined) return [];
  if (step.to === 'owner') {
    const owners = item.owner === undefined ? standIns(item, roster) : [item.owner];
    return owners.map((person) => ({ person, kind: 'reminder' }));
  }
  const roles = step.orElse === undefined ? [step.to] : [step.to, step.orElse];
  const held = roles.map((role) => holdersOf(role, item.audience, roster)).find((people) => people.length > 0);
  return (held ?? standIns(item, roster)).map((person) => ({ person, kind: 'escalation' }));
}

/** Nobody may be told nothing: where a person is missing it is the secretary's, then the leader's. */
function standIns(item: RingingItem, roster: Roster): string[] {
  const { secretary, leader } = roster.definition;
  return [secretary, leader].map((role) => holdersOf(role, item.audience, roster)).find((people) => people.length > 0) ?? [];
}
