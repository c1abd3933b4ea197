import { z } from 'zod';
import { permanent } from '../messages/failure.ts';

/** A programme's code, as its row has it. */
export const Code = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);
/** Name of a track. */
export const TrackName = z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/);
/** Keys of items, `mentoring/nelayan-1/07`. One that the plan does not know is the item's trouble, not the call's. */
export const ItemKeys = z.array(z.string().min(1).max(120)).max(10_000);
export const StageName = z.enum(['planning', 'running', 'termination', 'measures', 'ended']);
/** What an opening of a stage is about: the programme and the track that the stage runs. */
export const TrackOf = z.strictObject({ code: Code, track: TrackName });

/** An activity's input as its schema has it. @throws `InvalidInput` naming the places, never the values */
export function parse<S extends z.ZodType>(schema: S, input: unknown, activity: string): z.infer<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'input'} (${code})`);
  throw permanent('InvalidInput', `${activity}: expected its input to be well formed, it is not at ${places.join(', ')}`);
}
