import type { Definition } from './definition.ts';
import { readingOf } from './figures/figuresOf.ts';
import { arrange } from './figures/scope.ts';
import type { Records } from './records.ts';

/** Ids of the clients who are skilled, able and willing to be cadres (E10, P6c), in order; none where no indicator asks for it. */
export function cadresOf(definition: Definition, records: Records): string[] {
  const indicator = Object.values(definition.indicators).find(({ formula }) => formula.is === 'ableAndWilling');
  const met = indicator === undefined ? undefined : readingOf(arrange(definition, records), indicator, 'programme')?.clients?.met;
  return [...(met ?? [])].toSorted();
}
