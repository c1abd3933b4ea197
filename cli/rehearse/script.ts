import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Definition } from '../../domain/definition.ts';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import { parsePeople } from '../../domain/parsePeople.ts';
import type { People } from '../../domain/people.ts';
import type { Problem } from '../../domain/problem.ts';
import { addDays, addMonths, instantAt, type Day } from '../../domain/time.ts';

/** What a rehearsal plays: the texts that the service is given, and what the driver must know of them. */
export type Script = {
  readonly definition: Definition;
  readonly definitionText: string;
  readonly peopleText: string;
  readonly people: People;
  readonly staff: People['staff'];
  readonly planningFrom: Day;
  readonly start: Day;
  /** The day after the programme's last. */
  readonly until: Day;
};

/** When a rehearsal's clock stands on its first day. */
export const CURTAIN = '07:00';

/**
 * Reads a definition and its people, `people/<id>.yaml` beside it.
 * @param start undefined: the definition's `demoStart`
 * @throws Error with every fault of the files, a line each
 */
export async function readScript(file: string, start: Day | undefined): Promise<Script> {
  const folder = dirname(file);
  const definitionText = await read(file);
  const calendars = await readdir(join(folder, 'calendars')).catch(() => []);
  const parsed = parseDefinition(definitionText, file, calendars);
  if (!parsed.ok) throw faulty(parsed.problems);
  const { definition } = parsed;
  const begins = start ?? definition.demoStart;
  const peopleFile = join(folder, 'people', `${definition.id}.yaml`);
  const peopleText = await read(peopleFile);
  const people = parsePeople(peopleText, peopleFile, definition, begins);
  if (!people.ok) throw faulty(people.problems);
  return {
    definition,
    definitionText,
    peopleText,
    people: people.people,
    staff: people.people.staff,
    planningFrom: addDays(begins, -7 * definition.planningWeeks),
    start: begins,
    until: addMonths(begins, definition.months),
  };
}

/** The instants between which a rehearsal is played: planning begins, the programme's months are over. */
export function spanOf({ definition, planningFrom, until }: Script): { from: number; until: number } {
  return { from: instantAt(planningFrom, CURTAIN, definition.timeZone), until: instantAt(until, CURTAIN, definition.timeZone) };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (failure) {
    throw new Error(`${file}: expected a file that can be read (${(failure as NodeJS.ErrnoException).code ?? 'unknown'})`, { cause: failure });
  }
}

/** What is wrong with a file, a line each. */
export function faulty(problems: readonly Problem[]): Error {
  return new Error(problems.map(({ message }) => message.en).join('\n'));
}
