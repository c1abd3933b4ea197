import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import type { StartMeans } from '../db/commands/start.ts';
import { parseCalendar } from '../domain/calendarFile.ts';

/** Beside the sources. */
const SOURCES = new URL('../seeds/calendars/', import.meta.url);
/** Beside the folder that they are built into. */
const BUILT = new URL('../../seeds/calendars/', import.meta.url);

/** Reads the calendar files that definitions name. They belong to the version that runs; a started programme keeps its own copy. */
export function calendarFiles(): Pick<StartMeans, 'calendarNames' | 'readCalendar'> {
  const folder = existsSync(SOURCES) ? SOURCES : BUILT;
  return {
    calendarNames: async () => (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort(),
    async readCalendar(name) {
      const parsed = parseCalendar(await readFile(new URL(name, folder), 'utf8'), name);
      if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message.en).join('\n'));
      return parsed.days;
    },
  };
}
