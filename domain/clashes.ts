import { isGoodDay } from './calendar.ts';
import { groupsOf } from './groupsOf.ts';
import { gathers } from './meetings.ts';
import { calendarFor, type Placing } from './placeItem.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import type { DAY_KINDS } from './rhythm.ts';
import type { Day } from './time.ts';
import type { Track } from './tracks.ts';

/**
 * What stands in the way of an item on its day: somebody, or a group, is at another session; the day is bad for it; an office has its own day; what was
 * booked for it is booked for another day; somebody is away.
 */
export const CLASH_KINDS = ['person', 'group', 'day', 'office', 'booking', 'away'] as const;
export type ClashKind = (typeof CLASH_KINDS)[number];

/** `other`: key of the other session. `who`: id of the person, key of the business group, or key of the thing. `dayKind`: undefined where it is the weekday. */
export type Clash = {
  readonly kind: ClashKind;
  readonly item: string;
  readonly on: Day;
  readonly other?: string | undefined;
  readonly who?: string | undefined;
  readonly dayKind?: (typeof DAY_KINDS)[number] | undefined;
};

/** A plan as it stands, with what people and things have to do besides. Days of bookings are included, `until` of an absence is not. */
export type ClashFacts = {
  readonly placing: Pick<Placing, 'definition' | 'calendar' | 'locally'>;
  readonly items: readonly PlanItem[];
  readonly bookings: readonly { readonly item: string; readonly thing: string; readonly fromOn: Day; readonly untilOn: Day }[];
  readonly absences: readonly { readonly person: string; readonly from: Day; readonly until: Day }[];
};

/** Clashes of these items that were none before: what an act brings, by day and item. */
export function newClashes(before: ClashFacts, after: ClashFacts, keys: ReadonlySet<string>): Clash[] {
  const known = new Set(clashesOf(before, keys).map(identity));
  return clashesOf(after, keys).filter((clash) => !known.has(identity(clash)));
}

/** Every clash of these items, each once. What is done, held back or waits for another clashes with nothing. */
export function clashesOf(facts: ClashFacts, keys: ReadonlySet<string>): Clash[] {
  const standing = facts.items.filter((item) => isOpen(item) && item.heldBy.length === 0 && item.rings.length > 0);
  const onDay = new Map<Day, PlanItem[]>();
  for (const item of standing) onDay.set(item.plannedOn, [...(onDay.get(item.plannedOn) ?? []), item]);
  const found = standing
    .filter(({ key }) => keys.has(key))
    .flatMap((item) => [
      ...(onDay.get(item.plannedOn) ?? []).flatMap((other) => meetings(facts.placing, item, other)),
      ...badDay(facts.placing, item),
      ...elsewhere(facts, item),
    ]);
  const once = new Map(found.map((clash) => [identity(clash), clash]));
  return [...once.values()].toSorted((one, other) => (`${one.on} ${one.item}` < `${other.on} ${other.item}` ? -1 : 1));
}

/** Items of these after the programme's end that belong before it, and were not there before. */
export function comeAfterEnd(
  { definition }: Pick<Placing, 'definition'>,
  changed: readonly { readonly before: PlanItem | undefined; readonly after: PlanItem }[],
  endsOn: Day,
): number {
  const isLate = (item: PlanItem | undefined) => {
    const track = item === undefined ? undefined : definition.tracks[item.track];
    return (
      item !== undefined && track !== undefined && isOpen(item) && item.plannedOn >= endsOn && track.afterEnd === undefined && DUE_BY_END.includes(track.phase)
    );
  };
  return changed.filter(({ before, after }) => isLate(after) && !isLate(before)).length;
}

const DUE_BY_END: readonly Track['phase'][] = ['planning', 'running'];

/** Two that clash on one day and move together to another still clash about the same. */
function identity({ kind, item, other, who, on }: Clash): string {
  return other === undefined ? `${kind} ${item} ${who ?? ''} ${on}` : `${kind} ${[item, other].sort().join(' ')} ${who ?? ''}`;
}

function meetings({ definition }: ClashFacts['placing'], item: PlanItem, other: PlanItem): Clash[] {
  if (item.key === other.key || !gathers(definition.tracks[item.track]) || !gathers(definition.tracks[other.track])) return [];
  const base = { item: item.key, on: item.plannedOn, other: other.key };
  const groups = groupsOf(definition, other.audience);
  const both = groupsOf(definition, item.audience).filter((group) => groups.includes(group));
  const people = item.audience === other.audience ? [] : peopleOf(item).filter((person) => peopleOf(other).includes(person));
  return [...both.map((who) => ({ ...base, kind: 'group' as const, who })), ...people.map((who) => ({ ...base, kind: 'person' as const, who }))];
}

function badDay(placing: ClashFacts['placing'], item: PlanItem): Clash[] {
  const track = placing.definition.tracks[item.track];
  if (track === undefined) return [];
  const calendar = calendarFor(placing, item.audience);
  const kinds = (calendar.get(item.plannedOn) ?? []).map(({ kind }) => kind);
  const base = { item: item.key, on: item.plannedOn };
  if (kinds.includes('office')) return [{ ...base, kind: 'office', dayKind: 'office' }];
  if (isGoodDay(item.plannedOn, track.weekdays, calendar, track.days)) return [];
  return [{ ...base, kind: 'day', dayKind: kinds.find((kind) => !isGoodDay(item.plannedOn, track.weekdays, only(kind, item), track.days)) }];
}

/** A calendar in which the item's day is of one kind alone. */
function only(kind: (typeof DAY_KINDS)[number], { plannedOn }: PlanItem) {
  return new Map([[plannedOn, [{ date: plannedOn, kind, name: { id: '', en: '' }, source: '', estimate: false }]]]);
}

function elsewhere({ bookings, absences }: ClashFacts, item: PlanItem): Clash[] {
  const { key, plannedOn: on } = item;
  const booked = bookings.filter((booking) => booking.item === key && !(booking.fromOn <= on && on <= booking.untilOn));
  const away = peopleOf(item).filter((person) => absences.some((absence) => absence.person === person && absence.from <= on && on < absence.until));
  return [
    ...booked.map(({ thing }): Clash => ({ kind: 'booking', item: key, on, who: thing })),
    ...away.map((who): Clash => ({ kind: 'away', item: key, on, who })),
  ];
}

function peopleOf({ owner, invited }: PlanItem): string[] {
  return [...new Set([...(owner === undefined ? [] : [owner]), ...invited])];
}
