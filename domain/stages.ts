import { z } from 'zod';
import { Audience, Count, Key, Stretch, Words } from './words.ts';

/**
 * The stages of a programme that are not tracks yet: what its document says of each, in a place of its own. Every section is strict and
 * may be left out; the issue that gives a stage its workflow reads its section.
 */
const Step = z.strictObject({ name: Words, per: z.enum(['programme', 'trainingGroup', 'businessGroup', 'household', 'client']), owner: Key });

const Series = z.strictObject({
  name: Words,
  audience: Audience,
  cadence: z.array(Stretch).min(1),
  owner: Key,
  resourcesFrom: z.array(Key).default([]),
  tested: z.boolean().default(false),
});

const Grant = z.strictObject({
  business: Words,
  /** A new business, or an existing one developed. */
  existing: z.boolean(),
  form: z.enum(['goods', 'money', 'both']),
  /** Integer rupiah by giving source. */
  from: z.record(Key, z.int().min(1)),
});

export const Stages = z.strictObject({
  /** P1, in the order in which they come. */
  planning: z.record(Key, Step).optional(),
  outreach: z
    .strictObject({
      weeksBefore: Count,
      audience: Audience,
      owner: Key,
      openToVillage: z.boolean(),
      declaresWillingness: z.boolean(),
      aims: z.record(Key, z.strictObject({ name: Words })),
    })
    .optional(),
  training: z
    .strictObject({
      name: Words,
      audience: Audience,
      owner: Key,
      tested: z.boolean(),
      /** The next phase stays so many days after a block that was moved (R19). */
      daysBetweenPhases: Count,
      phases: z.array(z.strictObject({ month: z.int().min(1), days: z.int().min(1), name: Words })).min(1),
    })
    .optional(),
  marketing: Series.optional(),
  incomeManagement: Series.optional(),
  monthlyLog: Series.optional(),
  evaluations: z
    .strictObject({
      process: z.strictObject({ name: Words, everyMonths: z.int().min(1), owner: Key }),
      outcome: z.strictObject({ name: Words, everyMonths: z.int().min(1), owner: Key }),
      final: z.strictObject({ name: Words, owner: Key }),
    })
    .optional(),
  capital: z
    .strictObject({
      name: Words,
      /** Proposals are made after this phase of training. */
      afterTrainingPhase: z.int().min(1),
      useReportedWithinDays: z.int().min(1),
      steps: z.array(z.strictObject({ name: Words, by: Key })).min(1),
      grants: z.record(Key, Grant),
    })
    .optional(),
  termination: z.strictObject({ name: Words, confirmedBy: Key, countersignedBy: Key }).optional(),
  /** P5a, P5b, P6: a set, not one branch. */
  measures: z.partialRecord(z.enum(['newProposal', 'referral', 'followUp']), z.strictObject({ name: Words })).optional(),
  followUp: z
    .record(
      Key,
      z.strictObject({
        name: Words,
        owner: Key,
        everyMonths: z.int().min(1).optional(),
        forMonths: z.int().min(1).optional(),
        notBeforeMonth: z.int().min(1).optional(),
      }),
    )
    .optional(),
});
