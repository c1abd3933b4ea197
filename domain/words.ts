import { z } from 'zod';
import { KEY, TIME_OF_DAY } from './patterns.ts';

/** The small shapes that every part of a definition is made of. */
export const Key = z.string().regex(KEY);
export const Count = z.int().min(0);
/** The same words in both languages; empty words are no words. */
export const Words = z.strictObject({ id: z.string().trim().min(1), en: z.string().trim().min(1) });
export const TimeOfDay = z.string().regex(TIME_OF_DAY);
/** A stretch of a tapering cadence: `perMonth` sessions in each of `months` months. */
export const Stretch = z.strictObject({ perMonth: z.int().min(1).max(28), months: z.int().min(1).max(120) });
/** Which audiences get a series of their own. */
export const Audience = z.enum(['programme', 'trainingGroup', 'businessGroup']);
