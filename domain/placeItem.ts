import { type Calendar, goodDay } from './calendar.ts';
import { holdersOf, ladderOf, PROGRAMME_AUDIENCE, type Roster, type RosterMember, ringsOf } from './ladder.ts';
import type { PlannedItem } from './plan.ts';
import type { PlanChange } from './planChange.ts';
import type { Day } from './time.ts';
import type { Track } from './tracks.ts';

/** What an item is placed by: the definition, the people and the calendar. `agency` matters where a track's resource persons come from givers (P2c). */
export type Placing = Omit<Roster, 'staff'> & {
  readonly staff: readonly PlacedStaff[];
  /** Where holders change by date: who fills the roles on a day from today on. */
  readonly staffOn?: (day: Day) => readonly PlacedStaff[];
  readonly calendar: Calendar;
  /** Of audiences that have days of their own. */
  readonly locally?: ReadonlyMap<string, Calendar>;
};
export type PlacedStaff = RosterMember & { readonly agency?: string | undefined };

/** An item whose window is known. `owner`: a person's id where it is not the holder of the track's or step's role. `plannedOn`: where the day is known. */
export type ItemToPlace = {
  readonly key: string;
  readonly track: string;
  readonly audience: string;
  readonly ordinal: number;
  readonly subject?: string | undefined;
  readonly part?: string | undefined;
  readonly from: Day;
  /** Not included. */
  readonly until: Day;
  readonly owner?: string | undefined;
  readonly plannedOn?: Day | undefined;
};

/** The calendar that an audience goes by. */
export function calendarFor({ calendar, locally }: Pick<Placing, 'calendar' | 'locally'>, audience: string): Calendar {
  return locally?.get(audience) ?? calendar;
}

type Window = { readonly from: Day; readonly until: Day };
type Dates = Pick<PlannedItem, 'plannedOn' | 'rings'>;

/**
 * The item with its day within the window, whose task it is, who is invited besides and when it rings. Its owner is who holds the role of its step
 * or track towards its audience; nobody, where the roster has none (a vacancy).
 * @throws Error when the definition has no such track
 */
export function placeItem(placing: Placing, item: ItemToPlace): PlannedItem {
  const track = trackOf(placing, item.track);
  const { plannedOn, rings } = datesOf(placing, item.track, item.audience, item);
  const then = { ...placing, staff: placing.staffOn?.(item.plannedOn ?? plannedOn) ?? placing.staff };
  const [holder] = holdersOf(track.steps?.[item.part ?? '']?.by ?? track.owner, item.audience, then);
  const owner = item.owner ?? holder;
  return {
    key: item.key,
    track: item.track,
    audience: item.audience,
    ordinal: item.ordinal,
    subject: item.subject,
    part: item.part,
    windowFrom: item.from,
    windowUntil: item.until,
    plannedOn: item.plannedOn ?? plannedOn,
    owner,
    invited: invitedTo(track, item.audience, then).filter((id) => id !== owner),
    rings,
  };
}

/** The same item waiting for the one before it: its window is an estimate and it does not ring. `opening` makes it due. */
export function waitingItem(placing: Placing, item: ItemToPlace): PlannedItem {
  return { ...placeItem(placing, item), rings: [] };
}

/** The change by which an item that waited is due, within this window. @throws Error when the definition has no such track */
export function opening(placing: Placing, { key, track, from, until }: Pick<ItemToPlace, 'key' | 'track' | 'from' | 'until'>): PlanChange & { kind: 'open' } {
  const audience = key.split('/')[1] ?? '';
  return { kind: 'open', key, windowFrom: from, windowUntil: until, ...datesOf(placing, track, audience, { from, until }) };
}

/** Windows are the same for all groups of a track, and dating one is the dear part: each is dated once for a placing. */
const DATED = new WeakMap<Placing, Map<string, Dates>>();

/** The day proposed within a window, and when an item of a track rings in it. @throws Error when the definition has no such track */
export function datesOf(placing: Placing, name: string, audience: string, { from, until }: Window): Dates {
  const dated = DATED.get(placing) ?? new Map<string, Dates>();
  DATED.set(placing, dated);
  const key = `${name} ${from} ${until} ${placing.locally?.has(audience) === true ? audience : ''}`;
  const known = dated.get(key) ?? dateOf(placing, name, audience, { from, until });
  dated.set(key, known);
  return known;
}

function dateOf(placing: Placing, name: string, audience: string, window: Window): Dates {
  const { definition } = placing;
  const calendar = calendarFor(placing, audience);
  const { weekdays, days } = trackOf(placing, name);
  const place = { calendar, workingWeek: definition.workingWeek, zone: definition.timeZone };
  return { plannedOn: goodDay(window, weekdays, calendar, days).day, rings: ringsOf(window, ladderOf(definition, name), place) };
}

/** Holders of the roles that come along; where givers send the resource persons, those of them whom these givers send. */
function invitedTo({ with: roles, resourcesFrom }: Track, audience: string, placing: Placing): string[] {
  const sent = (id: string) => resourcesFrom.includes(placing.staff.find((member) => member.id === id)?.agency ?? '');
  // What is everybody's is also theirs who serve one group each.
  const holders = (role: string) =>
    audience === PROGRAMME_AUDIENCE ? placing.staff.filter((member) => member.role === role).map(({ id }) => id) : holdersOf(role, audience, placing);
  const invited = new Set(roles.flatMap((role) => holders(role).toSorted()));
  return resourcesFrom.length === 0 ? [...invited] : [...invited].filter(sent);
}

function trackOf({ definition }: Placing, name: string): Track {
  const track = definition.tracks[name];
  if (track === undefined) throw new Error(`expected ${name} to be a track of the definition`);
  return track;
}
