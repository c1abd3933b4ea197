import { z } from 'zod';

/**
 * A programme as data: one file such as `seeds/tablolong.yaml`. The vocabulary (kinds of stage and track) is code; counts, cadences,
 * roles, ladders and texts are here. Unknown keys are refused. Shapes only; cross references are checked in `checkReferences`.
 */
const Key = z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/, 'a key: letters, digits and hyphens, beginning with a small letter');
const Count = z.int().min(0);
const Words = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, 07:00');
const Weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
export const DAY_KINDS = ['holiday', 'collectiveLeave', 'worship', 'custom', 'storm', 'harvest', 'fullMoon', 'office'] as const;
const DayKind = z.enum(DAY_KINDS);
/** What a kind of session does when its planned day falls on such a day. */
const DayAnswer = z.enum(['next', 'previous', 'keep', 'skip']);

/** A stretch of a tapering cadence: `perMonth` sessions in each of `months` months. */
const Stretch = z.strictObject({ perMonth: z.int().min(1).max(28), months: z.int().min(1).max(120) });

/** One step of the ladder: so many working days after the window's end, told to `to`, or to `orElse` where the item has no such person. */
const LadderStep = z.strictObject({ workingDaysAfter: Count, to: Key, orElse: Key.optional() });

const Ladder = z.strictObject({
  /** The notice goes out so many days before the window opens. */
  noticeDaysBefore: Count,
  /** The hour at which anything rings for people, local time. */
  ringsAt: TimeOfDay,
  /** Reminder first; `owner` is the person whose task it is. After the last step: silence, the item stays overdue. */
  steps: z.array(LadderStep).min(1),
});

const Role = z.strictObject({
  name: Words,
  count: Count,
  /** Beside the team: officials and entrepreneurs are people with tasks, not members of the team. */
  outsideTeam: z.boolean().default(false),
  /** One person for each group of this kind. */
  per: z.enum(['trainingGroup', 'businessGroup']).optional(),
  agencies: z.array(Key).optional(),
  qualifications: z.array(Key).optional(),
});

const Agency = z.strictObject({ name: Words, kind: z.enum(['provincialOffice', 'regencyOffice', 'village', 'subDistrict', 'organisation']) });

const TrainingGroup = z.strictObject({ name: Words, size: z.int().min(1), instructorQualification: Key.optional() });
const BusinessGroup = z.strictObject({ name: Words, within: Key, size: z.int().min(1), smallest: z.int().min(1), largest: z.int().min(1) });

/** Which audiences get a series of their own. */
const Audience = z.enum(['programme', 'trainingGroup', 'businessGroup']);

const Track = z.strictObject({
  kind: z.enum(['mentoring', 'monitoring']),
  name: Words,
  /** What one session is called in a task: "Pendampingan sosial". */
  session: Words,
  /** The line of the programme's document that asks for it. */
  source: z.string(),
  audience: Audience,
  cadence: z.array(Stretch).min(1),
  /** Role of the person whose task a session is. */
  owner: Key,
  /** Roles that are invited and told besides. */
  with: z.array(Key).default([]),
  /** Whether clients attend, so that a report carries attendance. */
  attendance: z.boolean(),
  /** Weekdays on which the planned day may fall, best first; a group may prefer others. */
  weekdays: z.array(Weekday).min(1),
  days: z.partialRecord(DayKind, DayAnswer).default({}),
  ladder: Ladder.optional(),
});

export const Definition = z.strictObject({
  id: Key,
  version: z.int().min(1),
  name: Words,
  /** The place; shown to managers, also in the Temporal UI. */
  village: z.string().min(1),
  language: z.enum(['id', 'en']),
  timeZone: z.string().min(1),
  currency: z.string().length(3),
  demoStart: z.iso.date(),
  /** Weeks of planning before the agreed start. */
  planningWeeks: Count,
  months: z.int().min(1),
  workingWeek: z.array(Weekday).min(1),
  /** Files in `seeds/calendars/`, by name, lowest layer first. */
  calendars: z.array(z.string()).min(1),
  clients: z.strictObject({ target: z.int().min(1), ageFrom: z.int().min(0), ageTo: z.int().min(0), waitingList: z.boolean() }),
  agencies: z.record(Key, Agency),
  qualifications: z.record(Key, z.strictObject({ name: Words })),
  roles: z.record(Key, Role),
  /** Who manages the programme, and who stands in where a task has no group coordinator. */
  managers: z.array(Key).min(1),
  secretary: Key,
  leader: Key,
  groupCoordinator: Key,
  trainingGroups: z.record(Key, TrainingGroup),
  businessGroups: z.record(Key, BusinessGroup),
  ladder: Ladder,
  /** How long the relay may hold a report to tell several at once: minutes, or until a time of day. */
  relayHold: z.union([z.strictObject({ minutes: Count }), z.strictObject({ until: TimeOfDay })]),
  tracks: z.record(Key, Track),
  /** Why a session did not happen. `nobodysFault`: storm, mourning and the like. */
  reasons: z.record(Key, z.strictObject({ name: Words, nobodysFault: z.boolean() })),
});
export type Definition = z.infer<typeof Definition>;
export type TrackDefinition = Definition['tracks'][string];
export type LadderDefinition = Definition['ladder'];
