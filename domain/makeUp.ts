import type { Actor } from './actor.ts';
import type { Definition } from './definition.ts';
import { standingOf } from './may.ts';
import { freeDay, nextGoodDay } from './calendar.ts';
import { gathers, meetingsOf } from './meetings.ts';
import type { PlannedItem } from './plan.ts';
import { calendarFor, type Placing, placeItem } from './placeItem.ts';
import type { PlanItem } from './planItem.ts';
import { isWithin } from './planScope.ts';
import { type FieldError, notAllowed, type Refusal, refused, refusedFor } from './refusal.ts';
import { freeDaysOf, itemKey } from './schedule.ts';
import { addDays, type Day, isDay } from './time.ts';
import type { Track } from './tracks.ts';

/** How many were there of those who were marked. */
export type Turnout = { readonly present: number; readonly marked: number };

/** Where the definition says nothing (R21, judgement). */
const HALF = 50;

/** Whether fewer were there than a session needs: held, but without a quorum. */
export function isUnderQuorum({ present, marked }: Turnout, { quorumPercent = HALF }: Pick<Definition, 'quorumPercent'>): boolean {
  return marked > 0 && present * 100 < marked * quorumPercent;
}

/** Whether a session of this track can have a make-up: clients come to it, and it is no step or interview of one of them. */
export function canBeMadeUp(track: Track | undefined): boolean {
  return track !== undefined && gathers(track) && track.phase === 'running' && track.per === undefined && track.steps === undefined;
}

/** A session that was missed, as a make-up finds it. `madeUpBy`: the make-up it has, not one that was called off. */
export type Missed = PlanItem & { readonly makesUp: string | undefined; readonly madeUpBy: string | undefined; readonly turnout: Turnout | undefined };

export type MakeUpFacts = {
  readonly code: string;
  readonly definition: Definition;
  readonly locked: boolean;
  readonly stage: string;
  readonly today: Day;
  /** Undefined: the plan has no such item. */
  readonly missed: Missed | undefined;
};

/** Whether a session may be made up (N15): one that did not happen or was held without a quorum, once; by a manager or the group's coordinator. */
export function judgeMakeUp(actor: Actor, on: string | undefined, facts: MakeUpFacts): { readonly kind: 'accepted'; readonly missed: Missed } | Refusal {
  const { code, definition, locked, stage, today, missed } = facts;
  if (!locked) return refused(409, 'notLocked', { id: 'Rencana belum dikunci.', en: 'The plan is not locked yet.' });
  if (missed === undefined) return refused(404, 'unknownItem', { id: 'Tidak ada dalam rencana.', en: 'There is no such thing in the plan.' });
  const group = standingOf(actor, { code, ...definition }) === 'coordinator' && actor.kind === 'person' ? (actor.group ?? '') : undefined;
  if (group !== undefined && !isWithin(definition, missed.audience, group))
    return notAllowed({
      id: 'Koordinator hanya menyusulkan kegiatan kelompok pelatihannya sendiri.',
      en: 'A coordinator makes up sessions of the training group alone.',
    });
  if (stage !== 'planning' && stage !== 'running')
    return refused(409, 'terminationBegun', {
      id: 'Kegiatan hanya disusulkan selama program berjalan, sebelum terminasi.',
      en: 'A session is made up only while the programme runs, before termination.',
    });
  const errors: FieldError[] = [...itemErrors(definition, missed), ...dayErrors(on, today)];
  if (errors.length === 0) return { kind: 'accepted', missed };
  return refusedFor('makeUpRefused', { id: 'Kegiatan itu tidak dapat disusulkan begitu.', en: 'That session cannot be made up like that.' }, errors);
}

function itemErrors(definition: Definition, { track, outcome, makesUp, madeUpBy, turnout }: Missed): FieldError[] {
  const wrong = (id: string, en: string): FieldError[] => [{ path: 'item', message: { id, en } }];
  if (!canBeMadeUp(definition.tracks[track])) return wrong('kegiatan yang dihadiri anggota', 'a session that clients attend');
  if (makesUp !== undefined) return wrong(`bukan susulan (untuk ${makesUp})`, `no make-up (it is one of ${makesUp})`);
  if (madeUpBy !== undefined) return wrong(`yang belum disusulkan (sudah: ${madeUpBy})`, `one without a make-up (it has ${madeUpBy})`);
  const missed = outcome === 'didNotHappen' || (outcome === 'held' && turnout !== undefined && isUnderQuorum(turnout, definition));
  return missed ? [] : wrong('yang tidak terlaksana, atau yang tidak mencapai kuorum', 'one that did not happen, or at which too few were present');
}

function dayErrors(on: string | undefined, today: Day): FieldError[] {
  if (on === undefined || (isDay(on) && on >= today)) return [];
  return [{ path: 'on', message: { id: `tanggal yang ada, ${today} atau sesudahnya`, en: `a date that exists, ${today} or later` } }];
}

/** How long a make-up may take that is not in the free days of its month. */
const WINDOW_DAYS = 7;

/**
 * The make-up of a session: the same part of the same series, in the days of its month that are kept free for that, on the first on which the group is
 * free; else on the next good day.
 * @param on the day that somebody chose
 * @param ordinal the next of the series: keys are never used again
 */
export function makeUpOf(
  placing: Placing,
  {
    missed,
    items,
    startsOn,
    today,
    on,
    ordinal,
  }: {
    readonly missed: PlanItem;
    readonly items: readonly PlanItem[];
    readonly startsOn: Day;
    readonly today: Day;
    readonly on: Day | undefined;
    readonly ordinal: number;
  },
): PlannedItem {
  const track = placing.definition.tracks[missed.track];
  if (track === undefined) throw new Error(`expected ${missed.track} to be a track of the definition`);
  const calendar = calendarFor(placing, missed.audience);
  const meetings = meetingsOf(placing, items);
  const crowded = (day: Day) => meetings.crowded(missed.audience, day);
  const earliest = addDays(today, 1);
  const free = freeDaysOf(startsOn, missed.windowFrom);
  const left = free === undefined ? undefined : { from: free.from > earliest ? free.from : earliest, until: free.until };
  const day = on ?? (left === undefined ? undefined : freeDay(left, track, calendar, crowded)) ?? nextGoodDay(earliest, track, calendar, crowded) ?? earliest;
  const window = free !== undefined && free.from <= day && day < free.until ? free : { from: day, until: addDays(day, WINDOW_DAYS) };
  const { track: name, audience, subject, part } = missed;
  const key = itemKey(`${name}/${audience}`, ordinal, ordinal);
  return placeItem(placing, { key, track: name, audience, ordinal, subject, part, ...window, plannedOn: day });
}
