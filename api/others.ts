import type { Actor } from '../domain/actor.ts';
import { type Action, may, type ProgrammeRoles } from '../domain/may.ts';
import { notAllowed, type Refusal, refused } from '../domain/refusal.ts';
import { inEach } from './words.ts';

/**
 * Whose tasks or notices are asked for: one's own where nobody is named, else that person's.
 * @param action what it takes to look at others'
 */
export async function whoseOf(
  actor: Actor,
  action: Action,
  programme: ProgrammeRoles,
  person: string | undefined,
  exists: (person: string) => Promise<boolean>,
): Promise<string | Refusal> {
  const own = actor.kind === 'person' ? actor.id : undefined;
  const whose = person ?? own;
  if (whose !== undefined && whose === own) return whose;
  if (whose === undefined || !may(actor, action, programme)) return notAllowed(inEach((words) => words.notYours));
  if (!(await exists(whose)))
    return refused(
      404,
      'unknownPerson',
      inEach((words) => words.noPerson(whose)),
    );
  return whose;
}
