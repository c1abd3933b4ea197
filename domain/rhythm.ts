import { z } from 'zod';
import { Count, Key, TimeOfDay } from './words.ts';

/** Days and ladders: what rings when, and what a kind of session does on a kind of day. */
export const Weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
export const DAY_KINDS = ['holiday', 'collectiveLeave', 'worship', 'custom', 'storm', 'harvest', 'fullMoon', 'office'] as const;
export const DayKind = z.enum(DAY_KINDS);
/** What a kind of session does when its planned day falls on such a day. */
export const DayAnswer = z.enum(['next', 'previous', 'keep', 'skip']);

/** One step of the ladder: so many working days after the window's end, told to `to`, or to `orElse` where the item has no such person. */
const LadderStep = z.strictObject({ workingDaysAfter: Count, to: Key, orElse: Key.optional() });

export const Ladder = z.strictObject({
  /** The notice goes out so many days before the window opens. */
  noticeDaysBefore: Count,
  /** The hour at which anything rings for people, local time. */
  ringsAt: TimeOfDay,
  /** Reminder first; `owner` is the person whose task it is. After the last step: silence, the item stays overdue. */
  steps: z.array(LadderStep).min(1),
});
