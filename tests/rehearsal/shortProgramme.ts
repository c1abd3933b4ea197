import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Definition } from '../../domain/definition.ts';
import { readSeed } from '../support/seeds.ts';

/**
 * Writes Tablolong shortened to so many months, with its people and calendars beside it: every kind of step from the first consent to the last meeting
 * of follow-up, and quick to live through.
 * @returns path of the definition
 */
export function writeShortProgramme(folder: string, months: number): string {
  cpSync(new URL('../../seeds/calendars/', import.meta.url), join(folder, 'calendars'), { recursive: true });
  mkdirSync(join(folder, 'people'), { recursive: true });
  writeFileSync(join(folder, 'people', 'tablolong.yaml'), readSeed('people/tablolong.yaml'));
  const file = join(folder, 'short.yaml');
  writeFileSync(file, stringify(shortened(parse(readSeed('tablolong.yaml')), months), { aliasDuplicateObjects: false }));
  return file;
}

/** The definition cut to its first months: what would lie beyond is left out, or comes at the new end. */
export function shortened(definition: Definition, months: number): Definition {
  const tracks = Object.entries(definition.tracks).map(([name, track]) => [name, shortenedTrack(track, months)] as const);
  return { ...definition, months, tracks: Object.fromEntries(tracks) };
}

type Track = Definition['tracks'][string];

function shortenedTrack(track: Track, months: number): Track {
  const { cadence, blocks, every, budget, tests } = track;
  let left = months;
  return {
    ...track,
    ...(cadence && {
      cadence: cadence.flatMap((stretch) => {
        const kept = Math.min(stretch.months, left);
        left -= kept;
        // A test before and one after need two sessions, also in a single month.
        const perMonth = tests === undefined || months > 1 ? stretch.perMonth : Math.max(2, stretch.perMonth);
        return kept > 0 ? [{ perMonth, months: kept }] : [];
      }),
    }),
    ...(blocks && { blocks: blocks.filter(({ month }) => month <= months) }),
    ...(every && { every: { ...every, months: Math.min(every.months, months) } }),
    ...(budget && { budget: { ...budget, notBeforeMonth: Math.min(budget.notBeforeMonth, months) } }),
  };
}
