import { type PlacedBlock, placeBlocks } from './blocks.ts';
import { type Calendar, goodDay } from './calendar.ts';
import type { Definition, TrackDefinition } from './definition.ts';
import { PROGRAMME_AUDIENCE, trainingGroupOf } from './ladder.ts';
import { partOfBlock, stepsOf } from './naming.ts';
import type { Client } from './people.ts';
import { type PlacedStaff, type Placing, placeItem, waitingItem } from './placeItem.ts';
import type { Plan, PlannedItem, PlannedTrack } from './plan.ts';
import { type Expected, expectedSessions, itemKey, split, windowBefore, windowsAtEnds, windowAfterEnd, windowOfBudget } from './schedule.ts';
import { addDays, type Day, daysBetween } from './time.ts';

/** The people a plan is made for: whose tasks it is, and who is asked one by one, in the order of their list. */
export type PlannedFor = {
  readonly staff: readonly PlacedStaff[];
  readonly clients: readonly Pick<Client, 'id' | 'group' | 'household'>[];
};

/**
 * The whole plan: every item of every track that the definition expects before termination, each with its window, day, owner and instants.
 * What is opened later (`closing`), and what begins empty (`task`, `counselling`, `welcome`), is not in it.
 * @param people an item for which they have nobody has no owner (a vacancy), and is planned all the same
 * @param startsOn first day of month 1
 * @returns tracks as the definition orders them, items by track, audience and ordinal; the same for the same arguments, whatever the staff's order
 */
export function proposePlan(definition: Definition, people: PlannedFor, startsOn: Day, calendar: Calendar): Plan {
  const placing = { definition, staff: people.staff, calendar };
  const blocks = new Map(Object.entries(definition.tracks).map(([name, track]) => [name, placeBlocks(track, startsOn, calendar)]));
  const making = { placing, clients: people.clients, startsOn, blocks };
  const planned = Object.entries(definition.tracks).map(([name, track], position) => {
    const items = audiencesOf(definition, track).flatMap((audience) => seriesOf(making, name, audience));
    return { items, tracks: plannedTrack(definition, name, items, position) };
  });
  return { tracks: planned.flatMap(({ tracks }) => tracks), items: planned.flatMap(({ items }) => items) };
}

/** What a plan is made from; `blocks`: where those of each track were placed. */
type Making = {
  readonly placing: Placing;
  readonly clients: PlannedFor['clients'];
  readonly startsOn: Day;
  readonly blocks: ReadonlyMap<string, readonly PlacedBlock[]>;
};

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

function seriesOf(making: Making, name: string, audience: string): PlannedItem[] {
  const { placing, clients } = making;
  const track = placing.definition.tracks[name] as TrackDefinition;
  if (track.phase === 'closing') return [];
  const subjects = subjectsOf(placing.definition, track, audience, clients);
  const expected = expectedOf(making, name, track, audience)
    .flatMap((each) => shared(each, subjects, track, placing.calendar))
    .map((each) => besideBlocks(each, track, audience, making));
  return expected.map(({ waits, ...session }, index) => {
    const ordinal = index + 1;
    const item = { key: itemKey(`${name}/${audience}`, ordinal, expected.length), track: name, audience, ordinal, ...session };
    return waits === true ? waitingItem(placing, item) : placeItem(placing, item);
  });
}

/** When the items of a series are due, whoever they are about. */
function expectedOf({ placing: { definition }, startsOn, blocks }: Making, name: string, track: TrackDefinition, audience: string): Expected[] {
  if (track.cadence !== undefined) return expectedSessions(startsOn, track.cadence);
  if (track.before !== undefined) return windowBefore(startsOn, track.before);
  if (track.blocks !== undefined)
    return (blocks.get(name) ?? []).flatMap(({ block, days, from, until }) => days.map((plannedOn) => ({ from, until, plannedOn, part: partOfBlock(block) })));
  if (track.every !== undefined) return windowsAtEnds(startsOn, definition.months, track.every);
  if (track.budget !== undefined) return windowOfBudget(startsOn, track.budget);
  if (track.afterEnd !== undefined) return windowAfterEnd(startsOn, definition.months, track.afterEnd.days);
  const after = track.afterBlock === undefined ? undefined : blocks.get(track.afterBlock.track)?.[track.afterBlock.block - 1];
  return after === undefined ? [] : handAfterHand(track, audience, after.until);
}

/** The steps from a day on: the first is due then, each other waits, and stands as many days after the one before as it has. */
function handAfterHand(track: TrackDefinition, audience: string, startsOn: Day): Expected[] {
  const givers = Object.keys(track.grants?.[audience]?.from ?? {});
  if (track.grants !== undefined && givers.length === 0) return [];
  let from = startsOn;
  return stepsOf(track).flatMap(([part, step], index) => {
    const window = { from, until: addDays(from, step.withinDays) };
    from = window.until;
    const subjects = step.perParty ? (track.grants === undefined ? (track.parties ?? []) : givers) : [undefined];
    return subjects.map((subject) => ({ ...window, part, subject, waits: index > 0 }));
  });
}

/** Whoever is in a block of training is free for nothing else on its days: another session of theirs is proposed beside it, if its window lets it. */
function besideBlocks(expected: Expected, track: TrackDefinition, audience: string, { placing, blocks }: Making): Expected {
  if (!track.attendance || audience === PROGRAMME_AUDIENCE || track.blocks !== undefined) return expected;
  let free = [{ from: expected.from, until: expected.until }];
  for (const { from, until } of [...blocks.values()].flat())
    free = free.flatMap((stretch) =>
      until <= stretch.from || stretch.until <= from
        ? [stretch]
        : [
            { ...stretch, until: from },
            { ...stretch, from: until },
          ],
    );
  if (free.length === 1) return expected;
  const longestFirst = free
    .filter(({ from, until }) => from < until)
    .sort((one, other) => daysBetween(other.from, other.until) - daysBetween(one.from, one.until));
  const proposed = longestFirst.map((stretch) => goodDay(stretch, track.weekdays, placing.calendar, track.days)).find(({ kind }) => kind === 'good');
  return proposed === undefined ? expected : { ...expected, plannedOn: proposed.day };
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
