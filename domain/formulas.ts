import { z } from 'zod';
import { Key } from './words.ts';

/**
 * The formulas by which indicators are read. Each says what it looks at by keys of the definition (tracks, parts, forms, questions) and by numbers;
 * nothing in them knows one programme. What a formula says of a client is counted by the target's unit: places, share, groups.
 */
const Percent = z.number().min(0).max(100);
const tracks = z.array(Key).min(1);
/** One question of a form, asked in the items of a track. */
const question = { track: Key, form: Key, question: Key };
/** A form asked of the same people in two waves, each a track. */
const waves = { baseline: Key, endline: Key, form: Key };
/** The last months that are over when the figure is read. */
const ofLast = z.int().min(1).max(120);

export const Formula = z.discriminatedUnion('is', [
  /** Client was present: at one held item of these parts at least, or at such a share of those held for the client's group since joining it. */
  z.strictObject({ is: z.literal('present'), tracks, parts: z.array(Key).min(1).optional(), sharePercent: Percent.optional() }),
  /** Client's last answer to this question is yes. */
  z.strictObject({ is: z.literal('saidYes'), tracks, form: Key, question: Key }),
  /** Client was of a group on the day its grant was handed over; the group has been handed its grant. */
  z.strictObject({ is: z.literal('received') }),
  /** In `met` of the last months, one of these answers about the client was yes or above 0. `within`: clients of one training group. */
  z.strictObject({ is: z.literal('inMonths'), track: Key, form: Key, anyOf: z.array(Key).min(1), met: z.int().min(1), ofLast, within: Key.optional() }),
  /** Client's test after is at so much and above the test before (`tests` of the track). */
  z.strictObject({ is: z.literal('testPassed'), track: Key, question: Key, atLeast: z.number() }),
  /** Household with a client of this training group had some of this in every rough season logged, from this month of the programme on. */
  z.strictObject({ is: z.literal('inRoughSeasons'), ...question, clientsOf: Key, fromMonth: z.int().min(1) }),
  /** Group's answer in one of the last months is among those of its needs plan (answered by its training group or by itself). */
  z.strictObject({ is: z.literal('asPlanned'), ...question, plan: z.strictObject(question), ofLast }),
  /** Household's year of income, by season, is above twelve months of spending. `before`: the wave to compare with, shown only. */
  z.strictObject({ is: z.literal('incomeAboveSpending'), track: Key, form: Key, income: Key, spending: Key, before: Key.optional() }),
  /** Median of how much the mean of these scores rose, over clients asked in both waves. */
  z.strictObject({ is: z.literal('scoreRise'), ...waves, questions: z.array(Key).min(1) }),
  /** How often a group did something: mean of its last months, then of the groups. */
  z.strictObject({ is: z.literal('timesAMonth'), ...question, ofLast }),
  /** Median rise of a client's year of income between two waves, with an interval of the median change and a signed-rank test. */
  z.strictObject({ is: z.literal('incomeRise'), ...waves, question: Key, confidencePercent: z.number().min(50).max(99.9) }),
  /** Median of clients' monthly mean in the last months, over clients asked in both waves once the second has begun. */
  z.strictObject({ is: z.literal('medianAMonth'), ...question, ofLast, waves: z.strictObject(waves) }),
  /** Client reached a score and a count of skills in a test after, attended such a share, and said yes to this question. */
  z.strictObject({
    is: z.literal('ableAndWilling'),
    test: z.strictObject({ track: Key, score: Key, scoreAtLeast: z.number(), skills: Key, skillsAtLeast: z.number() }),
    attendance: z.strictObject({ tracks, sharePercent: Percent }),
    willing: z.strictObject(question),
  }),
  /** Share of all marks of attendance that are present. */
  z.strictObject({ is: z.literal('attendance'), tracks }),
  /** Share of held items of the tracks marked `discussion` at which a client's voice was counted. */
  z.strictObject({ is: z.literal('voices') }),
  /** Groups and clients of whom the last reading after termination says yes. */
  z.strictObject({
    is: z.literal('keepsUp'),
    track: Key,
    group: z.strictObject({ form: Key, question: Key }),
    client: z.strictObject({ form: Key, question: Key }),
  }),
  /** Guests counted at held items in the last months. */
  z.strictObject({ is: z.literal('guests'), ofLast }),
  /** Share of items whose window is over, or that were held, that were held on a day of their window. */
  z.strictObject({ is: z.literal('onSchedule'), tracks }),
  /** Client was enrolled on the day the plan was locked. */
  z.strictObject({ is: z.literal('enrolledAtLock') }),
  /** Mean of clients' mean gain between the tests before and after. */
  z.strictObject({ is: z.literal('testGain'), tracks, question: Key }),
]);
export type Formula = z.infer<typeof Formula>;
export type FormulaOf<Is extends Formula['is']> = Extract<Formula, { is: Is }>;
