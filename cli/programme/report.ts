import { randomUUID } from 'node:crypto';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Client, ReportRequest } from '../../client/client.ts';
import { EXIT, Stop } from './ending.ts';
import type { Words } from './words.ts';

/** How a session went, as it is told on the command line. */
export type ReportOptions = {
  readonly held?: boolean;
  readonly didNotHappen?: string;
  readonly on: string;
  readonly present?: readonly string[];
  readonly excused?: readonly string[];
  readonly ill?: readonly string[];
  readonly guests?: number;
  readonly voices?: number;
  readonly note?: string;
  readonly decision?: string;
  /** Who held it, where another reports it. */
  readonly onBehalfOf?: string;
  /** File with what its forms ask. */
  readonly answers?: string;
};

/** What a file of answers holds; what is in it is judged by the service. */
export type Filled = Pick<ReportRequest, 'answers' | 'members' | 'tasks' | 'cases'>;

const Filled = z.strictObject({
  answers: z.record(z.string(), z.unknown()).optional(),
  members: z.array(z.unknown()).optional(),
  tasks: z.array(z.unknown()).optional(),
  cases: z.array(z.unknown()).optional(),
});

/** Reads a file of answers. @throws Stop when it is no YAML of that shape */
export function filledIn(text: string, file: string, words: Words): Filled {
  try {
    return Filled.parse(parse(text)) as Filled;
  } catch {
    throw new Stop(EXIT.usage, words.badAnswers(file));
  }
}

type Place = { code: string; track: string; audience: string; ordinal: string };

/** The parts of an item's key. @throws Stop when it is none */
export function placeOf(code: string, key: string, words: Words): Place {
  const [track, audience, ordinal, ...more] = key.split('/');
  if (!track || !audience || !ordinal || more.length > 0) throw new Stop(EXIT.usage, words.badKey(key));
  return { code, track, audience, ordinal };
}

/** The report to be sent, with a mark for every client of the item's group: whoever is not named was absent without a word. */
export async function reportOf(client: Client, place: Place, options: ReportOptions, filled: Filled, words: Words): Promise<ReportRequest> {
  const { held = false, didNotHappen: reason, on: doneOn, present, excused = [], ill = [], guests, voices, note, decision, onBehalfOf } = options;
  if (held === (reason !== undefined)) throw new Stop(EXIT.usage, words.heldOrNot);
  const said = {
    id: randomUUID(),
    doneOn,
    ...(guests !== undefined && { guests }),
    ...(voices !== undefined && { voices }),
    ...(note !== undefined && { note }),
    ...(decision !== undefined && { decision }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...filled,
  };
  const marksGiven = present !== undefined || excused.length > 0 || ill.length > 0;
  // Those of the day it was held: whoever has left or changed groups since is to be marked too.
  const item = held ? await client.readItem(place, { on: doneOn }) : undefined;
  if (item?.attendance !== true && marksGiven) throw new Stop(EXIT.usage, words.noneAttend);
  if (reason !== undefined) return { ...said, outcome: 'didNotHappen', reason };
  if (item?.attendance !== true) return { ...said, outcome: 'held' };
  if (present === undefined) throw new Stop(EXIT.usage, words.whoCame);
  const group = item.clients.map(({ id }) => id);
  const came = present.includes('all') ? group.filter((id) => !excused.includes(id) && !ill.includes(id)) : present;
  // Whoever is named and is not of the group is sent along: the service names them in its refusal.
  const clients = [...new Set([...group, ...came, ...excused, ...ill])];
  const statusOf = (id: string) => (came.includes(id) ? 'present' : excused.includes(id) ? 'excused' : ill.includes(id) ? 'ill' : 'unexcused');
  return { ...said, outcome: 'held', attendance: clients.map((id) => ({ client: id, status: statusOf(id) })) };
}
