import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ACT_CAUSES } from '../../domain/act.ts';
import { type Finding, oneOf } from '../../domain/problem.ts';
import { DayKind } from '../../domain/rhythm.ts';
import { readSource } from '../../domain/sourceFile.ts';
import { Key, Words } from '../../domain/words.ts';
import type { Happening } from '../../simulator/happenings.ts';
import { faulty, type Script } from './script.ts';

const Id = z.string().min(1).max(60);
const day = z.int().min(0);

/** A file of `seeds/events`: what befalls a programme besides, in days from its first day. */
const Events = z.strictObject({
  events: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('days'),
          day,
          days: z.int().min(1).max(60),
          ahead: z.int().min(0).default(0),
          as: DayKind,
          name: Words,
          where: z.union([z.strictObject({ group: Key }), z.strictObject({ hamlet: z.string().min(1).max(60) })]).optional(),
          cause: z.enum(ACT_CAUSES),
        }),
        z.strictObject({ kind: z.literal('absence'), day, person: Id, days: z.int().min(1).max(200), substitute: Id.optional() }),
        z.strictObject({ kind: z.literal('handOver'), day, person: Id, to: z.strictObject({ id: Id, name: z.string().min(1).max(200) }) }),
        z.strictObject({ kind: z.literal('lateFunds'), day, source: Key, weeks: z.int().min(1).max(52) }),
        z.strictObject({ kind: z.literal('merger'), day, group: Key, into: Key }),
        z.strictObject({ kind: z.literal('transfer'), day, client: Id, to: Key }),
        z.strictObject({ kind: z.literal('lostPhone'), day, person: Id, reports: z.int().min(1).max(20), foundAfter: z.int().min(1).max(60) }),
        z.strictObject({ kind: z.literal('exit'), day, client: Id, reason: Key }),
      ]),
    )
    .min(1),
});

/**
 * Reads what is to befall a rehearsal.
 * @throws Error with every fault of the file, a line each: whom or what the programme does not have among them
 */
export async function readEvents(file: string, script: Script): Promise<Happening[]> {
  const text = await readFile(file, 'utf8').catch((failure: NodeJS.ErrnoException) => {
    throw new Error(`${file}: expected a file that can be read (${failure.code ?? 'unknown'})`, { cause: failure });
  });
  const read = readSource(text, file, Events, (events) => unknownIn(events, script));
  if (!read.ok) throw faulty(read.problems);
  return read.value.events;
}

function unknownIn({ events }: z.infer<typeof Events>, { definition, people }: Script): Finding[] {
  const known: Readonly<Record<string, readonly string[]>> = {
    person: people.staff.map(({ id }) => id),
    substitute: people.staff.map(({ id }) => id),
    client: people.clients.map(({ id }) => id),
    group: Object.keys(definition.businessGroups),
    into: Object.keys(definition.businessGroups),
    reason: Object.keys(definition.exits),
    source: [...Object.keys(definition.agencies), ...Object.keys(definition.supporters)],
  };
  return events.flatMap((event, index): Finding[] =>
    Object.entries(event).flatMap(([key, value]): Finding[] => {
      const among = key === 'to' && typeof value === 'string' ? known['group'] : known[key];
      if (among === undefined || typeof value !== 'string' || among.includes(value)) return [];
      return [{ path: ['events', index, key], value, expected: oneOf(value, among, 'yang ada dalam program', 'of the programme') }];
    }),
  );
}
