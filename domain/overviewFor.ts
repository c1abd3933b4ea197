import type { Actor } from './actor.ts';
import type { Definition } from './definition.ts';
import { trainingGroupOf } from './ladder.ts';
import { type ItemPeople, standingOf } from './may.ts';

/**
 * Whose work stands on the programme's page of an actor, item by item: a manager sees everybody's, a coordinator that of the training group, others
 * their own; who is nobody of the team sees counts alone. Asked after `may(actor, 'viewProgramme')`.
 */
export function overviewFor(actor: Actor, { code, definition }: { readonly code: string; readonly definition: Definition }): (item: ItemPeople) => boolean {
  const standing = standingOf(actor, { code, ...definition });
  if (standing === 'manager') return () => true;
  if (actor.kind !== 'person' || standing === 'foreign') return () => false;
  const { id, group } = actor;
  return ({ owner, invited, audience }) =>
    owner === id || invited.includes(id) || (standing === 'coordinator' && group !== undefined && trainingGroupOf(definition, audience) === group);
}
