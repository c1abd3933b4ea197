import { stepsOf } from './naming.ts';
import type { PlannedItem } from './plan.ts';
import { type ItemToPlace, type Placing, placeItem, waitingItem } from './placeItem.ts';
import { itemKey } from './schedule.ts';
import { addDays, type Day } from './time.ts';

/** A group's series of referral, to which items are added: `last` is the ordinal it has come to. */
export type ReferralSeries = { readonly track: string; readonly audience: string; readonly party: string; readonly last: number; readonly today: Day };

/** The step that comes back from a partner who said yes: what became of the people. */
export const OUTCOME_STEP = 'outcome';
/** The report of what became of them is due in the last days of its step. */
const LAST_DAYS = 14;

/** What asks a partner (P5b): the offer, due now, and each further step until its answer, which waits. */
export function offerTo(placing: Placing, { track, audience, party, last, today }: ReferralSeries): PlannedItem[] {
  const definition = placing.definition.tracks[track];
  if (definition === undefined) throw new Error(`expected ${track} to be a track of the definition`);
  let from = today;
  return stepsOf(definition)
    .filter(([part]) => part !== OUTCOME_STEP)
    .map(([part, { withinDays }], index) => {
      const window = { from, until: addDays(from, withinDays) };
      from = window.until;
      const item = itemOf({ track, audience, party, last: last + index, today }, part, window);
      return index === 0 ? placeItem(placing, item) : waitingItem(placing, item);
    });
}

/** The item by which the outcome comes back from the partner who took over; none where the definition has no such step. */
export function outcomeFrom(placing: Placing, series: ReferralSeries): PlannedItem[] {
  const step = placing.definition.tracks[series.track]?.steps?.[OUTCOME_STEP];
  if (step === undefined) return [];
  const until = addDays(series.today, step.withinDays);
  const from = addDays(until, -Math.min(LAST_DAYS, step.withinDays));
  return [placeItem(placing, itemOf(series, OUTCOME_STEP, { from, until }))];
}

function itemOf({ track, audience, party, last }: ReferralSeries, part: string, window: { readonly from: Day; readonly until: Day }): ItemToPlace {
  const ordinal = last + 1;
  return { key: itemKey(`${track}/${audience}`, ordinal, ordinal), track, audience, ordinal, part, subject: party, ...window };
}
