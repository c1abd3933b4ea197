import type { SessionAhead } from './story.ts';
import type { World } from './world.ts';

/** How often the same step is sent back at most: who was asked to improve does so in the end. */
const SENT_BACK = 1;

/**
 * Which of the decisions that a step allows is taken: people approve what is in order, send some of it back once, and say yes or no by the way the
 * programme has gone, as everybody in the village sees it.
 */
export function decisionOn(world: World, item: SessionAhead & { readonly decisions: readonly string[] }): string | undefined {
  const { decisions, key, ordinal } = item;
  if (decisions.length === 0) return undefined;
  const { draw, scenario } = world;
  const first = [...decisions].filter((decision) => decision !== 'returned' && decision !== 'rejected' && decision !== 'overridden');
  if (decisions.includes('returned') && ordinal <= firstOrdinals(world, item) * SENT_BACK && draw(key, 'decision') < scenario.returned) return 'returned';
  if (decisions.includes('yes')) return draw(key, 'decision') < willingness(world) ? 'yes' : 'no';
  return first[0] ?? decisions[0];
}

/** Items of a series that are there from the beginning; those after were added when something was sent back. */
function firstOrdinals({ setting }: World, { track, audience }: SessionAhead): number {
  const { steps = {}, grants } = setting.tracks[track] ?? {};
  const parties = Object.keys(grants?.[audience]?.from ?? { one: 1 }).length;
  return Object.keys(steps).length + 2 * (parties - 1);
}

/** How ready others are to help on, having seen how it went. */
function willingness({ groups }: World): number {
  const good = [...groups.values()].filter((group) => group.good).length;
  return 0.35 + (0.3 * good) / Math.max(1, groups.size);
}
