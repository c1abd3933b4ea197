import type { Definition } from './definition.ts';
import { PROGRAMME_AUDIENCE } from './ladder.ts';

/** Keys of the business groups that an audience is, or is made of: itself, those of a training group, all for the whole programme. */
export function groupsOf({ businessGroups }: Pick<Definition, 'businessGroups'>, audience: string): string[] {
  if (Object.hasOwn(businessGroups, audience)) return [audience];
  return Object.entries(businessGroups)
    .filter(([, { within }]) => audience === PROGRAMME_AUDIENCE || within === audience)
    .map(([key]) => key);
}
