import { z } from 'zod';

/** Shapes that several queries answer with. */

/** Milliseconds since 1970-01-01T00:00Z, programme time. */
export const Instant = z.int();
export const DayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const Words = z.object({ id: z.string(), en: z.string() });

/** The facts of an item from which `domain/itemState.ts` reads its state. */
export const ItemFactsRow = z.object({
  rings: z.array(Instant),
  outcome: z.enum(['held', 'didNotHappen', 'cancelled']).nullable(),
  late: z.boolean(),
  blocked: z.boolean(),
  paused: z.boolean(),
});
