import { z } from 'zod';
import { Indicator, Rules } from './outcomes.ts';
import { CURRENCY, FILE_NAME } from './patterns.ts';
import { Form } from './forms.ts';
import { Patterns } from './missedRuns.ts';
import { Ladder, Weekday } from './rhythm.ts';
import { Track } from './tracks.ts';
import { Count, Key, TimeOfDay, Words } from './words.ts';

/**
 * A programme as data: one file such as `seeds/tablolong.yaml`. The vocabulary (kinds of stage and track) is code; counts, cadences,
 * roles, ladders and texts are here. Unknown keys are refused. Shapes only; what parts say of each other is checked in `checkReferences`.
 */
const Role = z.strictObject({
  name: Words,
  /** People in all; with `per` shared evenly among the groups of that kind. */
  count: Count,
  /** Beside the team: officials and entrepreneurs are people with tasks, not members of the team. */
  outsideTeam: z.boolean().default(false),
  /** Each of them serves a group of this kind. */
  per: z.enum(['trainingGroup', 'businessGroup']).optional(),
  /** Where they may come from; anywhere, if absent. */
  agencies: z.array(Key).min(1).optional(),
  /** One of these is asked of each. */
  qualifications: z.array(Key).min(1).optional(),
});

const Agency = z.strictObject({ name: Words, kind: z.enum(['provincialOffice', 'regencyOffice', 'village', 'subDistrict', 'organisation']) });

const TrainingGroup = z.strictObject({ name: Words, size: z.int().min(1), instructorQualification: Key.optional() });
const BusinessGroup = z.strictObject({ name: Words, within: Key, size: z.int().min(1), smallest: z.int().min(1), largest: z.int().min(1) });

/** Who gives: keys of agencies or supporters; `hopedFrom` have promised nothing. */
const Given = z.strictObject({ name: Words, from: z.array(Key).min(1), hopedFrom: z.array(Key).default([]) });

export const Definition = z.strictObject({
  id: Key,
  version: z.int().min(1),
  name: Words,
  /** The place; shown to managers, also in the Temporal UI. */
  village: z.string().trim().min(1),
  language: z.enum(['id', 'en']),
  timeZone: z.string().min(1),
  currency: z.string().regex(CURRENCY),
  /** When a rehearsal begins if nobody says otherwise. */
  demoStart: z.iso.date(),
  /** Weeks of planning before the agreed start. */
  planningWeeks: Count,
  months: z.int().min(1).max(120),
  workingWeek: z.array(Weekday).min(1),
  /** Files in `seeds/calendars/`, by name, lowest layer first. */
  calendars: z.array(z.string().regex(FILE_NAME)).min(1),
  clients: z.strictObject({ target: z.int().min(1), ageFrom: z.int().min(0), ageTo: z.int().min(0), waitingList: z.boolean() }),
  agencies: z.record(Key, Agency),
  /** Givers who send nobody. */
  supporters: z.record(Key, z.strictObject({ name: Words })).default({}),
  qualifications: z.record(Key, z.strictObject({ name: Words })),
  roles: z.record(Key, Role),
  /** Who manages the programme, and who stands in where a task has no group coordinator. */
  managers: z.array(Key).min(1),
  secretary: Key,
  leader: Key,
  /** Who keeps the books beside the managers. */
  treasurer: Key.optional(),
  groupCoordinator: Key,
  trainingGroups: z.record(Key, TrainingGroup),
  businessGroups: z.record(Key, BusinessGroup),
  ladder: Ladder,
  /** How long the relay may hold a report to tell several at once: minutes, or until a time of day. */
  relayHold: z.union([z.strictObject({ minutes: Count }), z.strictObject({ until: TimeOfDay })]),
  tracks: z.record(Key, Track),
  /** How many of a hundred on its list must have come, or a session may be made up; half of them where it is not said (R21). */
  quorumPercent: z.int().min(1).max(100).optional(),
  /** Why a session did not happen. `nobodysFault`: storm, mourning and the like. */
  reasons: z.record(Key, z.strictObject({ name: Words, nobodysFault: z.boolean() })),
  /** Why somebody leaves; with `returnWithinMonths` undone for who is back by then (R4). */
  exits: z.record(Key, z.strictObject({ name: Words, returnWithinMonths: Count.optional() })).default({}),
  /** Seasons by month of the year, 1 to 12: income is asked for each, and the rough ones are what E1 looks at. */
  seasons: z.record(Key, z.strictObject({ name: Words, rough: z.boolean(), months: z.array(z.int().min(1).max(12)).min(1) })).default({}),
  /** `grants`: capital grants are paid from it, and from no other. */
  funds: z.record(Key, Given.extend({ grants: z.boolean().default(false) })).default({}),
  /** Month in which a fiscal year begins; it is called by the calendar year of that month. */
  fiscalYearFrom: z.int().min(1).max(12).default(1),
  /** Things that can be booked: `each` of its kind from every source. */
  equipment: z.record(Key, Given.extend({ each: z.int().min(1).max(99).default(1) })).default({}),
  /** What a client consents to, purpose by purpose, before the first question (P1a). Without those required nothing is asked. */
  consents: z.record(Key, z.strictObject({ name: Words, required: z.boolean() })).default({}),
  /** Where income comes from; `fishing` is what E1 looks beyond. */
  incomeSources: z.record(Key, z.strictObject({ name: Words, fishing: z.boolean() })).default({}),
  /** Natural and human resources of the place that a training-needs plan can name (P1c, E3). */
  resources: z.record(Key, z.strictObject({ name: Words })).default({}),
  /** What is asked, by key; tracks and indicators name them. */
  forms: z.record(Key, Form).default({}),
  indicators: z.record(Key, Indicator).default({}),
  rules: Rules.optional(),
  /** What becomes a follow-up task when it is missed again and again. */
  patterns: Patterns.optional(),
  /** Each line of the programme's document and where in this file it is carried: `P2e: tracks.mentoring`. */
  lines: z.record(z.string().regex(/^[A-Z][A-Za-z0-9]{0,9}$/), z.string()).default({}),
});
export type Definition = z.infer<typeof Definition>;
export type TrackDefinition = Definition['tracks'][string];
export type LadderDefinition = Definition['ladder'];
