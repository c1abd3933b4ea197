import { z } from '@hono/zod-openapi';
import { ACT_CAUSES } from '../domain/act.ts';
import { CLIENT_PAUSES } from '../domain/judgeClientPause.ts';
import { TRACK_KINDS } from '../domain/tracks.ts';

/** Shapes that several answers share. */

export const Day = z.iso.date().openapi({ description: 'a plain date in the programme’s place', example: '2027-04-12' });
export const Instant = z.int().openapi({ description: 'milliseconds since 1970-01-01T00:00Z, in programme time', example: 1807570800000 });
export const Words = z
  .object({ id: z.string(), en: z.string() })
  .openapi('Words', { description: 'the same words in Indonesian and English', example: { id: 'Pendampingan sosial', en: 'Mentoring' } });
export const Stage = z.enum(['planning', 'running', 'termination', 'measures', 'ended']);
export const Outcome = z.enum(['held', 'didNotHappen', 'cancelled']);
export const ItemState = z
  .enum(['planned', 'due', 'overdue', 'reported', 'late', 'didNotHappen', 'cancelled', 'paused', 'blocked'])
  .openapi('ItemState', { description: 'due from the notice, overdue from the reminder; `late`: held, reported after the reminder' });
export const ItemKey = z.string().openapi({ description: 'track/audience/ordinal; stays the same for ever', example: 'mentoring/nelayan-1/07' });
/** What an item is called, what it is about and what its report carries. */
export const itemShape = {
  key: ItemKey,
  track: z.string(),
  kind: z.enum(TRACK_KINDS).openapi('TrackKind', { description: 'what kind of track it belongs to', example: 'mentoring' }),
  name: Words.openapi({ description: 'what it is called; a step by its own name, an aim or block behind the session' }),
  audience: z.string(),
  audienceName: Words,
  ordinal: z.int(),
  part: z.string().nullable().openapi({ description: 'aim, block or step of the track', example: 'check' }),
  subject: z.string().nullable().openapi({ description: 'client, household, giver or partner it is about; null: its audience' }),
  makesUp: orNull(ItemKey).openapi({ description: 'the session that it makes up for' }),
  inPlaceOf: z.string().nullable().openapi({ description: 'who is away, where its owner has it in their place: done on their behalf' }),
  windowFrom: Day,
  windowUntil: Day.openapi({ description: 'not included' }),
  plannedOn: Day,
  state: ItemState,
  stateWords: Words.openapi({
    description: 'the state as people read it, of a paused or cancelled one with the cause',
    example: { id: 'Dijeda: menunggu dana', en: 'paused: waiting for funds' },
  }),
  pausedBecause: z.enum(ACT_CAUSES).nullable(),
  waiting: z.boolean().openapi({ description: 'for the one before it: it cannot be reported yet, and its window is an estimate' }),
  blocked: z.boolean(),
  attendance: z.boolean().openapi({ description: 'whether the report of a held session marks each client' }),
  form: z.string().nullable().openapi({ description: 'key of the form that `answers` belong to', example: 'monthlyLog' }),
  memberForm: z.string().nullable().openapi({ description: 'key of the form that each entry of `members` answers', example: 'memberLog' }),
  members: z.enum(['none', 'present', 'each']).openapi({ description: 'whom the member form is asked of: those marked present, or each of `clients`' }),
  decisions: z.array(z.string()).openapi({ description: 'one of them is required as `decision`; empty: none', example: ['approved', 'returned'] }),
  bringsTasks: z.boolean().openapi({ description: 'whether the report may bring `tasks` for others' }),
};
export const Estimates = z
  .object({ lastDecreedYear: z.int().optional(), items: z.int() })
  .openapi('Estimates', { description: 'how many items stand in years whose holidays no decree has set yet, and the last year that has one' });
export const PersonId = z.string().openapi({ example: 'mentor-nelayan-1' });
/** A client as shown to whoever reports on them. */
export const ClientShown = z
  .object({
    id: z.string(),
    name: z.string().nullable().openapi({ description: 'null for whoever may not report this task, and once erased' }),
    group: z.string().openapi({ description: 'business group', example: 'nelayan-1' }),
    away: z
      .enum(CLIENT_PAUSES)
      .nullable()
      .openapi({ description: 'excused for a while on that day; attendance is marked all the same. null too for whoever may not report this task' }),
    consented: z
      .boolean()
      .openapi({ description: 'whether every consent that is required stands; without it `members` holds nothing of them, but at the consent itself' }),
  })
  .openapi('ClientShown', { example: { id: 'client-n01', name: 'Nama Contoh', group: 'nelayan-1', away: null, consented: true } });
export const Shortfall = z
  .object({ kind: z.string(), subject: z.string().openapi({ description: 'a key or an id' }), text: Words })
  .openapi('Shortfall', { description: 'what the definition asks of the roster and the people file does not give' });

/** Or null: written out, because a reference that is merely nullable loses its null in the document. */
export function orNull<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.null()]);
}

const Untold = z
  .array(z.string())
  .openapi({ description: 'with status 202: ids of the workflows that are still to be told, which happens of itself', example: ['tablolong-2027/mentoring'] });

/** What a command answers, and which workflows it could not tell at once. @param name in the document */
export function done<Shape extends z.ZodRawShape>(name: string, shape: Shape, example: object) {
  return z.object({ ...shape, untold: Untold.optional() }).openapi(name, { example });
}

/** Which part of a long list. */
export const Page = z.object({
  after: z.coerce.number().int().min(0).default(0).openapi({ type: 'integer', description: '`next` of the page before', example: 0 }),
  limit: z.coerce.number().int().min(1).max(500).default(100).openapi({ type: 'integer', example: 100 }),
});
export const Next = z.int().nullable().openapi({ description: '`after` of the next page; null: this was the last', example: null });

/** Where the next page begins. @param at number of a row */
export function nextOf<Row>(rows: readonly Row[], limit: number, at: (row: Row) => number): number | null {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? null : at(last);
}

export const NoQuery = z.object({});
