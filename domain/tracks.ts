import { z } from 'zod';
import { Audience, Count, Key, Stretch, Words } from './words.ts';
import { DayAnswer, DayKind, Ladder, Weekday } from './rhythm.ts';

/**
 * Everything a programme expects of somebody, kind by kind: sessions, interviews, logs, visits, grants, decisions, measures. The kinds are code;
 * how many, when, whose and which form is data. When the items of a track are due is said by exactly one of `cadence`, `before`, `blocks`,
 * `every`, `budget`, `afterEnd` and `steps`; a track with none of them begins empty and grows (`task`, `counselling`, `welcome`).
 */
export const TRACK_KINDS = [
  'consent',
  'dataCheck',
  'interview',
  'household',
  'villageMeeting',
  'focusGroup',
  'needsPlan',
  'outreach',
  'training',
  'marketing',
  'incomeManagement',
  'mentoring',
  'log',
  'monitoring',
  'processEvaluation',
  'outcomeEvaluation',
  'finalEvaluation',
  'capital',
  'task',
  'counselling',
  /** Of somebody who joins when the outreach is over: told alone what the others were told. */
  'welcome',
  'continuedGuidance',
  'termination',
  'newProposal',
  'referral',
  'followUp',
  'continuedMentoring',
  'workingRelations',
  'keepsUp',
] as const;
export type TrackKind = (typeof TRACK_KINDS)[number];

/**
 * `planning`: before the lock. `running`: from the lock to termination, which waits for them. `beyond`: planned like these, holds up only the
 * programme's end. `closing`: opened by termination or by a measure.
 */
export const PHASES = ['planning', 'running', 'beyond', 'closing'] as const;
export type Phase = (typeof PHASES)[number];

/** One hand through which something goes (P2f, P5). What a decision leads to is code: `domain/procedure.ts`. */
const Step = z.strictObject({
  name: Words,
  /** Role whose task it is. */
  by: Key,
  /** Days from the step before until it is to be done. */
  withinDays: z.int().min(1),
  form: Key.optional(),
  /** Only the one whose task it is may do it, no coordinator or manager in their place. */
  ownOnly: z.boolean().default(false),
  /** One such step for each giving source (capital), supporter (newProposal) or partner in turn (referral). */
  perParty: z.boolean().default(false),
});
export type Step = z.infer<typeof Step>;

export const Track = z.strictObject({
  kind: z.enum(TRACK_KINDS),
  phase: z.enum(PHASES).default('running'),
  name: Words,
  /** What one item is called in a task: "Pendampingan sosial". */
  session: Words,
  /** The line of the programme's document that asks for it. */
  source: z.string().min(1),
  audience: Audience,
  /** One item for each client or household of the audience, or for each agency of `parties`: its `subject`. */
  per: z.enum(['client', 'household', 'party']).optional(),
  /** Agencies or supporters: who drafts (continuedGuidance), who may support (newProposal), who may take over (referral, in this order). */
  parties: z.array(Key).min(1).optional(),

  /** So many a month, month by month from the start. */
  cadence: z.array(Stretch).min(1).optional(),
  /** From `weeks` before the start, for `forWeeks`; one item for each of `parts`, or one. */
  before: z.strictObject({ weeks: z.int().min(1), forWeeks: z.int().min(1), parts: z.record(Key, z.strictObject({ name: Words })).optional() }).optional(),
  /** Days in a row, in a month of the programme; a block stays whole. */
  blocks: z
    .array(z.strictObject({ month: z.int().min(1), days: z.int().min(1), name: Words }))
    .min(1)
    .optional(),
  /** The next block stays so many days after one that was moved (R19). */
  daysBetweenBlocks: Count.optional(),
  /** At the end of every so many months, in the last `days` days of that month (the endline: every 18). */
  every: z.strictObject({ months: z.int().min(1), days: z.int().min(1).max(28) }).optional(),
  /** Placed backwards from budget calendars: the first of these months of the year that begins after month `notBeforeMonth`. */
  budget: z.strictObject({ notBeforeMonth: z.int().min(1), months: z.array(z.int().min(1).max(12)).min(1) }).optional(),
  /** In the `days` days after the last month. */
  afterEnd: z.strictObject({ days: z.int().min(1) }).optional(),
  /** Through hand after hand; the first opens `afterBlock` of training, or when the stage is opened. */
  steps: z.record(Key, Step).optional(),
  afterBlock: z.strictObject({ track: Key, block: z.int().min(1) }).optional(),
  /** Tracks of follow-up: from termination, every so many months, for so many. */
  afterTermination: z
    .strictObject({ everyMonths: z.int().min(1), forMonths: z.int().min(1) })
    .or(z.strictObject({ inMonths: z.array(z.int().min(1)).min(1) }))
    .optional(),

  owner: Key,
  with: z.array(Key).default([]),
  /** Givers who send resource persons (P2c). */
  resourcesFrom: z.array(Key).default([]),
  /** Cannot be held without money: waits for funds when a tranche is late (R17). */
  costed: z.boolean().optional(),
  /** Whether clients attend, so that a report carries attendance. */
  attendance: z.boolean(),
  /** Whoever of the village comes is counted as a guest (P2a). */
  openToVillage: z.boolean().default(false),
  /** A voice of a client is counted here (E12). */
  discussion: z.boolean().default(false),
  /** Report cannot be held without these answers: of the item, and of each client present. */
  form: Key.optional(),
  memberForm: Key.optional(),
  /** Forms asked of each client present at the first and at the last item of each block, or of the series: a test before and after (E17). */
  tests: z.strictObject({ before: Key, after: Key }).optional(),
  /** Whether a report may bring tasks for others with owner and date (P3, P4). */
  bringsTasks: z.boolean().default(false),
  /** On which it may fall, best first. */
  weekdays: z.array(Weekday).min(1),
  days: z.partialRecord(DayKind, DayAnswer).default({}),
  ladder: Ladder.optional(),

  /** kind capital. */
  grants: z
    .record(
      Key,
      z.strictObject({
        business: Words,
        existing: z.boolean(),
        form: z.enum(['goods', 'money', 'both']),
        /** Whole units of the currency by giving source. */ from: z.record(Key, z.int().min(1)),
      }),
    )
    .optional(),
});
export type Track = z.infer<typeof Track>;
