import type { Definition } from './definition.ts';
import { movedBy } from './moveItems.ts';
import type { Placing } from './placeItem.ts';
import type { PlanChange } from './planChange.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import { type Refusal, refused, refusedFor } from './refusal.ts';
import { addMonths, type Day, daysBetween } from './time.ts';

/** The longest that a programme is extended, all in all: what needs more is a new one. */
const MOST_MONTHS = 24;

/** First day after the last month of a programme, extensions included. */
export function endOf({ months }: Pick<Definition, 'months'>, startsOn: Day, extendedMonths: number): Day {
  return addMonths(startsOn, months + extendedMonths);
}

export type ExtendFacts = { readonly stage: string; readonly locked: boolean; readonly extendedMonths: number };

/** Whether the end may be extended (R24): of a plan that is locked, until termination begins. */
export function judgeExtend(months: number, { stage, locked, extendedMonths }: ExtendFacts): Refusal | undefined {
  if (!locked) return refused(409, 'notLocked', { id: 'Rencana belum dikunci.', en: 'The plan is not locked yet.' });
  if (stage !== 'planning' && stage !== 'running')
    return refused(409, 'terminationBegun', {
      id: 'Terminasi sudah dimulai, jadi akhir program tidak dapat diperpanjang lagi.',
      en: 'Termination has begun, so the end of the programme cannot be extended any more.',
    });
  const left = MOST_MONTHS - extendedMonths;
  if (months <= left) return undefined;
  return refusedFor('extendRefused', { id: 'Akhir program tidak dapat diperpanjang begitu.', en: 'The end cannot be extended like that.' }, [
    { path: 'months', message: { id: `paling banyak ${left} bulan lagi`, en: `${left} months more at most` } },
  ]);
}

/**
 * What moves with the end: what is placed in the days after it (the final evaluation), and what is asked once, as the programme ends (the endline).
 * What belongs to a month keeps it: the last monitoring, the evaluations of every quarter and half year.
 */
export function extended(placing: Placing, items: readonly PlanItem[], startsOn: Day, extendedMonths: number, more: number): PlanChange[] {
  const { definition } = placing;
  const days = daysBetween(endOf(definition, startsOn, extendedMonths), endOf(definition, startsOn, extendedMonths + more));
  return items.filter((item) => isOpen(item) && endsWithProgramme(definition, item.track)).map((item) => movedBy(placing, item, days));
}

function endsWithProgramme({ tracks, months }: Definition, name: string): boolean {
  const track = tracks[name];
  return track?.afterEnd !== undefined || track?.every?.months === months;
}
