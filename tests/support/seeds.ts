import { readdirSync, readFileSync } from 'node:fs';
import { type Definition } from '../../domain/definition.ts';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import { parsePeople } from '../../domain/parsePeople.ts';
import type { People } from '../../domain/people.ts';

const SEEDS = new URL('../../seeds/', import.meta.url);

/** The calendar files there are. */
export const CALENDARS = readdirSync(new URL('calendars/', SEEDS))
  .filter((name) => name.endsWith('.yaml'))
  .sort();

/** The text of a file under `seeds/`. */
export function readSeed(name: string): string {
  return readFileSync(new URL(name, SEEDS), 'utf8');
}

/** Tablolong's definition. @throws with every problem, when the file has one */
export function tablolong(): Definition {
  const parsed = parseDefinition(readSeed('tablolong.yaml'), 'seeds/tablolong.yaml', CALENDARS);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message.en).join('\n'));
  return parsed.definition;
}

/** Tablolong's people, as old as they are on the day they were made for unless a start is given. */
export function tablolongPeople(startsOn?: string): People {
  const definition = tablolong();
  const parsed = parsePeople(readSeed('people/tablolong.yaml'), 'seeds/people/tablolong.yaml', definition, startsOn ?? definition.demoStart);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message.en).join('\n'));
  return parsed.people;
}
