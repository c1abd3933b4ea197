import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readSeed } from '../support/seeds.ts';

/**
 * Writes Tablolong shortened to so many months, with its people and calendars beside it: enough for every kind of step, and quick to live through.
 * @returns path of the definition
 */
export function writeShortProgramme(folder: string, months: number): string {
  const definition = parse(readSeed('tablolong.yaml'));
  definition.months = months;
  definition.tracks.mentoring.cadence = [{ perMonth: 4, months }];
  definition.tracks.monitoring.cadence = [{ perMonth: 1, months }];
  cpSync(new URL('../../seeds/calendars/', import.meta.url), join(folder, 'calendars'), { recursive: true });
  mkdirSync(join(folder, 'people'), { recursive: true });
  writeFileSync(join(folder, 'people', 'tablolong.yaml'), readSeed('people/tablolong.yaml'));
  const file = join(folder, 'short.yaml');
  writeFileSync(file, stringify(definition));
  return file;
}
