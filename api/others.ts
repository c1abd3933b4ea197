import type { Actor } from '../domain/actor.ts';
import { type Action, may } from '../domain/may.ts';
import { notAllowed, type Refusal, refused } from '../domain/refusal.ts';
import type { ProgrammeAsked } from './parts.ts';
import { inEach } from './words.ts';

/**
 * Whose tasks or notices are asked for: one's own where nobody is named, else that person's.
 * @param action what it takes to look at others'
 */
export async function whoseOf(
  actor: Actor,
  action: Action,
  { code, definition }: ProgrammeAsked,
  person: string | undefined,
  exists: (person: string) => Promise<boolean>,
): Promise<string | Refusal> {
  const own = actor.kind === 'person' ? actor.id : undefined;
  const whose = person ?? own;
  if (whose !== undefined && whose === own) return whose;
  if (whose === undefined || !may(actor, action, { code, ...definition })) return notAllowed(inEach((words) => words.notYours));
  if (!(await exists(whose)))
    return refused(
      404,
      'unknownPerson',
      inEach((words) => words.noPerson(whose)),
    );
  return whose;
}
