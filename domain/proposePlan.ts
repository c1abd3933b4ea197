import type { Calendar } from './calendar.ts';
import { goodDay } from './calendar.ts';
import type { Definition, TrackDefinition } from './definition.ts';
import { holdersOf, ladderOf, PROGRAMME_AUDIENCE, type Roster, type RosterMember, ringsOf } from './ladder.ts';
import type { Plan, PlannedItem } from './plan.ts';
import { type ExpectedSession, expectedSessions } from './schedule.ts';
import type { Day } from './time.ts';

/**
 * The whole plan: every session of every track that the definition expects, each with its window, day, owner and instants.
 * @param staff the roster; an item for which it has nobody has no owner (a vacancy), and is planned all the same
 * @param startsOn first day of month 1
 * @returns tracks as the definition orders them, items by track, audience and ordinal; the same for the same arguments, whatever the roster's order
 */
export function proposePlan(definition: Definition, staff: readonly RosterMember[], startsOn: Day, calendar: Calendar): Plan {
  const roster = { definition, staff };
  const planned = Object.entries(definition.tracks).map(([name, track], position) => {
    const items = itemsOf(name, track, roster, startsOn, calendar);
    const startsAt = Math.min(...items.map(({ rings }) => rings[0] as number));
    return { track: { name, startsAt, position }, items };
  });
  return { tracks: planned.map(({ track }) => track), items: planned.flatMap(({ items }) => items) };
}

/** Keys of the groups a track has a series for, as the definition orders them; `programme` where it has one for everybody. */
export function audiencesOf(definition: Definition, track: TrackDefinition): string[] {
  if (track.audience === 'programme') return [PROGRAMME_AUDIENCE];
  return Object.keys(track.audience === 'trainingGroup' ? definition.trainingGroups : definition.businessGroups);
}

function itemsOf(name: string, track: TrackDefinition, roster: Roster, startsOn: Day, calendar: Calendar): PlannedItem[] {
  const { definition } = roster;
  const place = { calendar, workingWeek: definition.workingWeek, zone: definition.timeZone };
  // Windows are the same for every group of a track, and dating one is the dear part.
  const dated = new Map<Day, Pick<PlannedItem, 'plannedOn' | 'rings'>>();
  const date = (session: ExpectedSession) => {
    const known = dated.get(session.from) ?? {
      plannedOn: goodDay(session, track.weekdays, calendar, track.days).day,
      rings: ringsOf(session, ladderOf(definition, name), place),
    };
    dated.set(session.from, known);
    return known;
  };
  return audiencesOf(definition, track).flatMap((audience) => {
    const [owner] = holdersOf(track.owner, audience, roster);
    const invited = [...new Set(track.with.flatMap((role) => holdersOf(role, audience, roster)))].filter((id) => id !== owner);
    return expectedSessions(`${name}/${audience}`, startsOn, track.cadence).map((session) => ({
      key: session.key,
      track: name,
      audience,
      ordinal: session.ordinal,
      windowFrom: session.from,
      windowUntil: session.until,
      owner,
      invited,
      ...date(session),
    }));
  });
}
