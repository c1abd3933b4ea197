import { z } from 'zod';
import { Key, Words } from './words.ts';

/** What a programme is measured by (outputs, outcomes) and the rules that turn figures into a proposal (P5). All numbers are settings. */

/** A figure to be reached: `atLeast` in a unit, out of so many where it is a count; `of` names whom it is counted over. */
const Target = z.strictObject({
  what: Words,
  atLeast: z.number(),
  unit: z.enum(['clients', 'groups', 'people', 'sharePercent', 'risePercent', 'rupiah', 'points', 'timesAMonth']),
  outOf: z.int().min(1).optional(),
  of: z.enum(['clients', 'households', 'businessGroups', 'sessions']).optional(),
  /** Only those of one training group. */
  within: Key.optional(),
  /** Met in so many of the last months. */
  months: z.strictObject({ met: z.int().min(1), ofLast: z.int().min(1) }).optional(),
});

export const Indicator = z.strictObject({
  kind: z.enum(['output', 'normative', 'numeric', 'satisfaction']),
  name: Words,
  /** Once a household or once a client; what is neither counts sessions, groups or people. */
  counted: z.enum(['household', 'client', 'group', 'session', 'person']),
  targets: z.array(Target).min(1),
  /** For whom the figure can be read: the whole programme, a business group by itself. */
  readFor: z.array(z.enum(['programme', 'businessGroup'])).min(1),
  /** Read so many months after termination, so no ground for it. */
  readMonthsAfter: z.array(z.int().min(1)).optional(),
});

const Passes = z.strictObject({ must: z.array(Key), targetsMetPercent: z.number().min(0).max(100) });

export const Rules = z.strictObject({
  /** The programme passes: these indicators met, and so large a share of the targets that can be read at the end. */
  programmePasses: Passes,
  /** The same for a business group, over the targets that can be read for one. */
  groupPasses: Passes,
  /** Recommended for more capital (P6a). */
  fastProgress: z.strictObject({
    group: z.strictObject({ topPercent: z.number(), attendancePercent: z.number(), useReportAccepted: z.boolean() }),
    household: z.strictObject({ risePercent: z.number(), must: z.array(Key) }),
  }),
});
