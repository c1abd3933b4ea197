import type { Actor } from './actor.ts';
import type { Definition } from './definition.ts';
import { trainingGroupOf } from './ladder.ts';
import { standingOf } from './may.ts';
import { partOfBlock, trackByKind, tracksByKind } from './naming.ts';
import { placeItem, type Placing } from './placeItem.ts';
import type { PlannedItem } from './plan.ts';
import type { PlanChange } from './planChange.ts';
import { itemKey } from './schedule.ts';
import { addDays, type Day } from './time.ts';
import type { TrackKind } from './tracks.ts';

/**
 * Exit reasons that mean more than the end of a membership: after a death, or once consent was withdrawn, nothing is asked any more; who refuses
 * consent at the beginning is counted, not recorded (P1a).
 */
export const DEATH = 'death';
export const NO_CONSENT = 'noConsent';
export const CONSENT_WITHDRAWN = 'consentWithdrawn';
const NOTHING_ASKED: readonly string[] = [DEATH, NO_CONSENT, CONSENT_WITHDRAWN];

/** A newcomer is to be interviewed before the group's sessions go on (R1): days from joining. */
const NEWCOMER_DAYS = 14;

/** A business group of fewer is to be merged with another (R9, judgement), which is seen to within so many days. */
const MERGE_BELOW = 5;
export const MERGE_WITHIN_DAYS = 28;

/** Whether a business group has just become too small, now that somebody has gone; never where there is no other to merge it with. */
export function isTooSmall({ businessGroups }: Pick<Definition, 'businessGroups'>, group: string, size: number): boolean {
  return size === MERGE_BELOW - 1 && Object.keys(businessGroups).some((other) => other !== group);
}

/** An open item that is about somebody. */
export type OpenItem = { readonly key: string; readonly track: string; readonly subject: string };

/** Whether somebody answers for a business group: its mentor, the coordinator of its training group, a manager. */
export function answersForGroup(actor: Actor, group: string, { code, definition }: { readonly code: string; readonly definition: Definition }): boolean {
  if (actor.kind === 'machine') return false;
  const standing = standingOf(actor, { code, ...definition });
  if (standing === 'foreign') return false;
  if (standing === 'manager') return true;
  if (actor.kind !== 'person') return false;
  return actor.group !== undefined && actor.group === (standing === 'coordinator' ? trainingGroupOf(definition, group) : group);
}

/**
 * What an exit takes out of the plan: the open items about the client, with the reason `left`. The endline is tried once all the same (R2), but not
 * after a death, nor without consent: then what is left is cancelled at once. A household stays expected (R3), but where its last member gives no consent.
 * @param household whose last member leaves; undefined where another stays, or the household stays expected
 */
export function itemsOfLeaver(definition: Definition, open: readonly OpenItem[], client: string, reason: string, household?: string): PlanChange[] {
  const never = NOTHING_ASKED.includes(reason);
  const concerned = open.filter(({ track, subject }) => {
    if (isAbout(definition, track, 'client')) return subject === client && (never || !isEndline(definition, track));
    return never && reason !== DEATH && subject === household && isAbout(definition, track, 'household');
  });
  return concerned.map(({ key }) => ({ kind: 'cancel', key, reason: 'left' }));
}

/**
 * What remains open about one whose place was taken, or who was erased: nothing more is asked of them.
 * @param household theirs, where nobody else of it takes part
 */
export function itemsOfGone(definition: Definition, open: readonly OpenItem[], client: string, household: string | undefined, reason: string): PlanChange[] {
  return open
    .filter(({ track, subject }) =>
      isAbout(definition, track, 'client') ? subject === client : subject === household && isAbout(definition, track, 'household'),
    )
    .map(({ key }) => ({ kind: 'cancel', key, reason }));
}

/** A track of one item a client or household, as the plan has it for one group: its last ordinal, the windows it still has, whom it is about. */
export type Series = {
  readonly track: string;
  readonly last: number;
  /** The last window of the track, in any group; undefined where it has none. */
  readonly window: { readonly from: Day; readonly until: Day } | undefined;
  /** Clients or households that it has, cancelled ones apart. */
  readonly subjects: readonly string[];
};

/**
 * The interviews of somebody who joins, or is back: each once, the household's section only where it is not asked already (P1b, R1). What was asked
 * before the lock is asked within fourteen days; the endline with everybody's.
 */
export function itemsOfNewcomer(
  placing: Placing,
  { client, household, group, on }: { readonly client: string; readonly household: string; readonly group: string; readonly on: Day },
  series: readonly Series[],
): PlannedItem[] {
  const { definition } = placing;
  return series.flatMap(({ track, last, window, subjects }) => {
    const subject = isAbout(definition, track, 'client') ? client : household;
    if (!isInterview(definition, track) || subjects.includes(subject)) return [];
    const soon = { from: on, until: addDays(on, NEWCOMER_DAYS) };
    const { from, until } = isEndline(definition, track) && window !== undefined && window.until > on ? window : soon;
    const ordinal = last + 1;
    return [placeItem(placing, { key: itemKey(`${track}/${group}`, ordinal, ordinal), track, audience: group, ordinal, subject, from, until })];
  });
}

/**
 * The welcome of somebody who joins when the outreach is over (R1): told alone what the others were told, and asked whether they are willing.
 * @param last how far the welcomes of the group have been numbered
 * @returns empty where the programme has no such track
 */
export function welcomeOf(
  placing: Placing,
  { client, group, on }: { readonly client: string; readonly group: string; readonly on: Day },
  last: number,
): PlannedItem[] {
  const [track] = trackByKind(placing.definition, 'welcome') ?? [];
  if (track === undefined) return [];
  const ordinal = last + 1;
  const key = itemKey(`${track}/${group}`, ordinal, ordinal);
  return [placeItem(placing, { key, track, audience: group, ordinal, subject: client, from: on, until: addDays(on, NEWCOMER_DAYS) })];
}

/** Tracks of one interview a client or household, by name: what a newcomer is asked. */
export function interviewTracks(definition: Definition): string[] {
  return Object.keys(definition.tracks).filter((track) => isInterview(definition, track));
}

/** The days of the first block of training for a group's people; after it a place is not filled any more (I3). Undefined where there is no training in blocks. */
export function firstBlockOf(definition: Definition, group: string): { readonly track: string; readonly audience: string; readonly part: string } | undefined {
  const [found] = tracksByKind(definition, 'training');
  if (found === undefined) return undefined;
  const [track, { audience }] = found;
  const ofTrack = { businessGroup: group, trainingGroup: trainingGroupOf(definition, group) ?? group, programme: 'programme' };
  return { track, audience: ofTrack[audience], part: partOfBlock(1) };
}

/** Whether a track asks people once more at the end. */
export function isEndline(definition: Definition, track: string): boolean {
  return definition.tracks[track]?.phase !== 'planning' && isInterview(definition, track);
}

const ASKED: readonly (TrackKind | undefined)[] = ['interview', 'household'];
function isInterview({ tracks }: Definition, track: string): boolean {
  return ASKED.includes(tracks[track]?.kind);
}

/** Subjects of one kind of track are ids of clients, of another of households; of the rest they are givers and partners. */
function isAbout({ tracks }: Definition, track: string, whom: 'client' | 'household'): boolean {
  const found = tracks[track];
  return found?.per === whom || (whom === 'client' && (found?.kind === 'counselling' || found?.kind === 'welcome'));
}
