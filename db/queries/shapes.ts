import { z } from 'zod';
import { ACT_CAUSES } from '../../domain/act.ts';
import { TRACK_KINDS } from '../../domain/tracks.ts';
import type { Db } from '../connect.ts';

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

/** Why an item is paused; null where it is not: `db/queries/pauses.ts`. */
export const PausedBecause = z.enum(ACT_CAUSES).nullable();

/** Where an item stands in the plan, and what it is about. */
export const ItemPlaceRow = z.object({
  key: z.string(),
  track: z.string(),
  kind: z.enum(TRACK_KINDS),
  audience: z.string(),
  audienceName: Words,
  ordinal: z.int(),
  subject: z.string().nullable(),
  part: z.string().nullable(),
  makesUp: z.string().nullable(),
  standsFor: z
    .int()
    .nullable()
    .transform((ordinal) => ordinal ?? undefined),
  windowFrom: DayText,
  windowUntil: DayText,
  plannedOn: DayText,
});

/** Of a make-up `i` the ordinal of the session that it makes up for; null of any other item. */
export function standsFor(db: Db) {
  return db`(select o.ordinal from item o where o.programme = i.programme and o.key = i.makes_up)`;
}

/** The columns of `ItemPlaceRow`, from item `i`, its track `t` and its audience `a`. */
export function placeOf(db: Db) {
  return db`i.key, i.track, t.kind, i.audience, a.name as "audienceName", i.ordinal, i.subject, i.part, i.makes_up as "makesUp", ${standsFor(db)} as "standsFor", i.window_from as "windowFrom",
    i.window_until as "windowUntil", i.planned_on as "plannedOn"`;
}
