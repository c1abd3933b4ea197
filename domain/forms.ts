import { z } from 'zod';
import { Key, Words } from './words.ts';

/**
 * Forms as data: what is asked at an interview, in a log, before a decision. Questions have keys that figures and rules name, so a definition
 * with other indicators brings other questions. Answers are checked by `checkAnswer` alone, on the phone and at the service.
 */
const asked = {
  /** Read aloud to people who do not read. */
  ask: Words,
  /** An answer may be left out. */
  optional: z.boolean().default(false),
  /** Asked only where this answer of the same form was given. */
  when: z.strictObject({ question: Key, is: z.union([z.string(), z.boolean()]) }).optional(),
};

export const Question = z.discriminatedUnion('type', [
  z.strictObject({ ...asked, type: z.literal('yesNo') }),
  /** A whole number from `min` to `max`. */
  z.strictObject({ ...asked, type: z.literal('number'), min: z.int(), max: z.int() }),
  /** Whole units of the programme's currency, 0 up to `max`. */
  z.strictObject({ ...asked, type: z.literal('money'), max: z.int().min(1) }),
  /** 1 to `steps`, shown as pictures to people who do not read. */
  z.strictObject({ ...asked, type: z.literal('scale'), steps: z.int().min(2).max(10) }),
  z.strictObject({ ...asked, type: z.literal('choice'), options: z.record(Key, Words) }),
  z.strictObject({ ...asked, type: z.literal('choices'), options: z.record(Key, Words) }),
  z.strictObject({ ...asked, type: z.literal('date') }),
  z.strictObject({ ...asked, type: z.literal('text'), longest: z.int().min(1).max(4000).default(1000) }),
  /** Money a month by season and by source of income (`incomeSources`), as in an ordinary month of that season. */
  z.strictObject({ ...asked, type: z.literal('seasonalIncome'), max: z.int().min(1) }),
  /** Id of a client of the group, or of a household of its clients. */
  z.strictObject({ ...asked, type: z.literal('client') }),
]);
export type Question = z.infer<typeof Question>;

export const Form = z.strictObject({
  name: Words,
  /** Said before the first question. */
  intro: Words.optional(),
  questions: z.record(Key, Question),
});
export type Form = z.infer<typeof Form>;

/** Answers of one form, by question. Unknown until checked. */
export type Answers = Readonly<Record<string, unknown>>;
/** Whole units of the currency a month, by season, then by source. */
export type SeasonalIncome = Readonly<Record<string, Readonly<Record<string, number>>>>;
