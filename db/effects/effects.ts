import type { Definition } from '../../domain/definition.ts';
import type { TrackKind } from '../../domain/tracks.ts';
import { giveCapital } from './capital.ts';
import { recordConsents } from './consent.ts';
import { openCases } from './counselling.ts';
import type { Effect } from './effect.ts';
import { seekSupport } from './newProposal.ts';
import { refer } from './referral.ts';
import { followTasks } from './tasks.ts';
import { decideMeasures } from './termination.ts';

/** Which kinds of item bring something about when they are reported; the others are recorded, and that is all. */
export const EFFECTS: { readonly [K in TrackKind]?: Effect } = {
  consent: recordConsents,
  mentoring: openCases,
  capital: giveCapital,
  termination: decideMeasures,
  newProposal: seekSupport,
  referral: refer,
};

/** The effects of an item's report, in order: its kind's, the tasks that were agreed where its track brings some, and those that what was missed brings. */
export function effectsOf({ tracks }: Pick<Definition, 'tracks'>, { track, kind }: { readonly track: string; readonly kind: TrackKind }): Effect[] {
  const own = EFFECTS[kind];
  return [...(own === undefined ? [] : [own]), ...(tracks[track]?.bringsTasks === true || tracks[track]?.attendance === true ? [followTasks] : [])];
}
