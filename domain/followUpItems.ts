import { holdersOf, PROGRAMME_AUDIENCE } from './ladder.ts';
import { stepsOf } from './naming.ts';
import type { PlannedItem } from './plan.ts';
import { type Placing, placeItem } from './placeItem.ts';
import { itemKey } from './schedule.ts';
import { addDays, type Day } from './time.ts';

/**
 * The tasks with which follow-up begins (P6a, P6c), all due now: a step of the team leader is the programme's, one of a role that serves training
 * groups is one for each of these.
 */
export function followUpItems(placing: Placing, name: string, today: Day): PlannedItem[] {
  const { definition } = placing;
  const track = definition.tracks[name];
  if (track === undefined) throw new Error(`expected ${name} to be a track of the definition`);
  const counts = new Map<string, number>();
  return stepsOf(track).flatMap(([part, { by, withinDays }]) => {
    const perGroup = definition.roles[by]?.per === 'trainingGroup';
    const audiences = perGroup ? Object.keys(definition.trainingGroups) : [PROGRAMME_AUDIENCE];
    return audiences.map((audience) => {
      const ordinal = (counts.get(audience) ?? 0) + 1;
      counts.set(audience, ordinal);
      const key = itemKey(`${name}/${audience}`, ordinal, ordinal);
      const owner = holdersOf(by, audience, placing)[0];
      return placeItem(placing, { key, track: name, audience, ordinal, part, owner, from: today, until: addDays(today, withinDays) });
    });
  });
}
