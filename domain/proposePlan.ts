import { placeBlocks } from './blocks.ts';
import { type Calendar, goodDay } from './calendar.ts';
import type { Definition, TrackDefinition } from './definition.ts';
import { PROGRAMME_AUDIENCE, trainingGroupOf } from './ladder.ts';
import { partOfBlock } from './naming.ts';
import type { Client } from './people.ts';
import { type PlacedStaff, type Placing, placeItem, waitingItem } from './placeItem.ts';
import type { Plan, PlannedItem, PlannedTrack } from './plan.ts';
import { type Expected, expectedSessions, itemKey, split, windowBefore, windowsAtEnds, windowAfterEnd, windowOfBudget } from './schedule.ts';
import { addDays, type Day } from './time.ts';

/** The people a plan is made for: whose tasks it is, and who is asked one by one, in the order of their list. */
export type PlannedFor = {
  readonly staff: readonly PlacedStaff[];
  readonly clients: readonly Pick<Client, 'id' | 'group' | 'household'>[];
};

/**
 * The whole plan: every item of every track that the definition expects before termination, each with its window, day, owner and instants.
 * What is opened later (`closing`), and what begins empty (`task`, `counselling`), is not in it.
 * @param people an item for which they have nobody has no owner (a vacancy), and is planned all the same
 * @param startsOn first day of month 1
 * @returns tracks as the definition orders them, items by track, audience and ordinal; the same for the same arguments, whatever the staff's order
 */
export function proposePlan(definition: Definition, people: PlannedFor, startsOn: Day, calendar: Calendar): Plan {
  const placing = { definition, staff: people.staff, calendar };
  const planned = Object.entries(definition.tracks).map(([name, track], position) => {
    const items = audiencesOf(definition, track).flatMap((audience) => seriesOf(placing, people.clients, startsOn, name, audience));
    return { items, tracks: plannedTrack(definition, name, items, position) };
  });
  return { tracks: planned.flatMap(({ tracks }) => tracks), items: planned.flatMap(({ items }) => items) };
}

/** The row of a track that begins with these items, at the first notice of any; none where none rings. */
export function plannedTrack(definition: Definition, name: string, items: readonly PlannedItem[], position = positionOf(definition, name)): PlannedTrack[] {
  const track = definition.tracks[name];
  const notices = items.flatMap(({ rings }) => rings.slice(0, 1));
  return track === undefined || notices.length === 0 ? [] : [{ name, kind: track.kind, phase: track.phase, startsAt: Math.min(...notices), position }];
}

/** Keys of the groups a track has a series for, as the definition orders them; `programme` where it has one for everybody. */
export function audiencesOf(definition: Definition, track: Pick<TrackDefinition, 'audience'>): string[] {
  if (track.audience === 'programme') return [PROGRAMME_AUDIENCE];
  return Object.keys(track.audience === 'trainingGroup' ? definition.trainingGroups : definition.businessGroups);
}

function positionOf(definition: Definition, name: string): number {
  return Object.keys(definition.tracks).indexOf(name);
}

function seriesOf(placing: Placing, clients: PlannedFor['clients'], startsOn: Day, name: string, audience: string): PlannedItem[] {
  const track = placing.definition.tracks[name] as TrackDefinition;
  if (track.phase === 'closing') return [];
  const subjects = subjectsOf(placing.definition, track, audience, clients);
  const expected = expectedOf(placing, track, audience, startsOn).flatMap((each) => shared(each, subjects, track, placing.calendar));
  return expected.map(({ waits, ...session }, index) => {
    const ordinal = index + 1;
    const item = { key: itemKey(`${name}/${audience}`, ordinal, expected.length), track: name, audience, ordinal, ...session };
    return waits === true ? waitingItem(placing, item) : placeItem(placing, item);
  });
}

/** When the items of a series are due, whoever they are about. */
function expectedOf(placing: Placing, track: TrackDefinition, audience: string, startsOn: Day): Expected[] {
  const { definition, calendar } = placing;
  if (track.cadence !== undefined) return expectedSessions(startsOn, track.cadence);
  if (track.before !== undefined) return windowBefore(startsOn, track.before);
  if (track.blocks !== undefined)
    return placeBlocks(track, startsOn, calendar).flatMap(({ block, days, from, until }) =>
      days.map((plannedOn) => ({ from, until, plannedOn, part: partOfBlock(block) })),
    );
  if (track.every !== undefined) return windowsAtEnds(startsOn, definition.months, track.every);
  if (track.budget !== undefined) return windowOfBudget(startsOn, track.budget);
  if (track.afterEnd !== undefined) return windowAfterEnd(startsOn, definition.months, track.afterEnd.days);
  return track.afterBlock === undefined ? [] : handAfterHand(definition, track, track.afterBlock, audience, startsOn, calendar);
}

/** The steps after a block of training: the first is due from the day after it, each other waits, a step's days after the one before. */
function handAfterHand(
  definition: Definition,
  track: TrackDefinition,
  after: NonNullable<TrackDefinition['afterBlock']>,
  audience: string,
  startsOn: Day,
  calendar: Calendar,
): Expected[] {
  const training = definition.tracks[after.track];
  const group = trainingGroupOf(definition, audience);
  const block = training === undefined || group === undefined ? undefined : placeBlocks(training, startsOn, calendar)[after.block - 1];
  const givers = track.grants === undefined ? (track.parties ?? []) : Object.keys(track.grants[audience]?.from ?? {});
  if (block === undefined || (track.grants !== undefined && givers.length === 0)) return [];
  let from = block.until;
  return Object.entries(track.steps ?? {}).flatMap(([part, step], index) => {
    const window = { from, until: addDays(from, step.withinDays) };
    from = window.until;
    const subjects = step.perParty ? givers : [undefined];
    return subjects.map((subject) => ({ ...window, part, subject, waits: index > 0 }));
  });
}

/** Whom a series asks one by one: clients of its audience, households by their first client's group, parties; one nobody where it does not. */
function subjectsOf(definition: Definition, track: TrackDefinition, audience: string, clients: PlannedFor['clients']): readonly (string | undefined)[] {
  if (track.per === undefined) return [undefined];
  if (track.per === 'party') return track.parties ?? [];
  const within = (group: string) => [group, trainingGroupOf(definition, group), PROGRAMME_AUDIENCE].includes(audience);
  if (track.per === 'client') return clients.filter(({ group }) => within(group)).map(({ id }) => id);
  const homes = new Map<string, string>();
  for (const { household, group } of clients) if (!homes.has(household)) homes.set(household, group);
  return [...homes].filter(([, group]) => within(group)).map(([household]) => household);
}

/** One item a subject, all with the same window, their days spread over it: nobody interviews ten people in one morning. */
function shared(expected: Expected, subjects: readonly (string | undefined)[], { weekdays, days }: TrackDefinition, calendar: Calendar): Expected[] {
  const { from, until } = expected;
  if (subjects.length === 1) return [{ ...expected, subject: subjects[0] ?? expected.subject }];
  return split({ from, until }, subjects.length).map((part, index) => {
    const proposed = goodDay(part, weekdays, calendar, days);
    return { ...expected, subject: subjects[index], ...(proposed.kind === 'good' ? { plannedOn: proposed.day } : {}) };
  });
}
