import { z } from 'zod';
import { Formula } from './formulas.ts';
import { Count, Key, Words } from './words.ts';

/** What a programme is measured by (outputs, outcomes) and the rules that turn figures into a proposal (P5). All numbers are settings. */

/**
 * `clients`, `people`: places of clients of whom it holds. `groups`: business groups of whom it holds. `sharePercent`: so many in a hundred.
 * `risePercent`: by how much it rose. `money`: whole units of the programme's currency. `points`: of a score or test. `timesAMonth`: of a group.
 */
export const UNITS = ['clients', 'people', 'groups', 'sharePercent', 'risePercent', 'money', 'points', 'timesAMonth'] as const;
export type Unit = (typeof UNITS)[number];

/** A figure to be reached, out of so many where it is a count: read for one group, it is the same share of the group's places. */
const Target = z.strictObject({
  what: Words,
  atLeast: z.number(),
  unit: z.enum(UNITS),
  outOf: z.int().min(1).optional(),
});
export type Target = z.infer<typeof Target>;

export const Indicator = z.strictObject({
  kind: z.enum(['output', 'normative', 'numeric', 'satisfaction']),
  name: Words,
  /** Once a household or once a client; what is neither counts sessions, groups or people. */
  counted: z.enum(['household', 'client', 'group', 'session', 'person']),
  /** How it is read. */
  formula: Formula,
  /** What somebody got before leaving still counts (told, trained). Else a leaver's place is lost unless the one who took it over meets it. */
  leaversCount: z.boolean().default(false),
  targets: z.array(Target).min(1),
  /** For whom the figure can be read: the whole programme, a business group by itself. */
  readFor: z.array(z.enum(['programme', 'businessGroup'])).min(1),
  /** Read so many months after termination, so no ground for it. */
  readMonthsAfter: z.array(z.int().min(1)).optional(),
});
export type Indicator = z.infer<typeof Indicator>;

const Percent = z.number().min(0).max(100);
const Passes = z.strictObject({ must: z.array(Key), targetsMetPercent: Percent });

export const Rules = z.strictObject({
  /** The programme passes: these indicators met, and so large a share of the targets that can be read at the end. */
  programmePasses: Passes,
  /** The same for a business group, over the targets that can be read for one. Of a rise, ten people are asked for its sign alone. */
  groupPasses: Passes,
  /** Recommended for more capital (P6a). */
  fastProgress: z
    .strictObject({
      /** Among the first `topPercent` of the groups by the indicator `rise`, at least so much of the indicator `attendance`. */
      group: z.strictObject({ topPercent: Percent, rise: Key, attendance: Key, attendancePercent: Percent, useReportAccepted: z.boolean() }),
      /** The household's own income rose so much between two waves, and it is among those counted by each indicator of `must`. */
      household: z.strictObject({ risePercent: Count, baseline: Key, endline: Key, form: Key, question: Key, must: z.array(Key) }),
    })
    .optional(),
});
export type Rules = z.infer<typeof Rules>;
