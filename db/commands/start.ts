import { createHash } from 'node:crypto';
import { z } from 'zod';
import { actorKey } from '../../domain/actor.ts';
import { calendarOf, type CalendarDay, joinLayers } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import { judgeStart } from '../../domain/judgeStart.ts';
import { may } from '../../domain/may.ts';
import { trackByKind } from '../../domain/naming.ts';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import { parsePeople } from '../../domain/parsePeople.ts';
import type { People } from '../../domain/people.ts';
import type { Problem } from '../../domain/problem.ts';
import { notAllowed, type Refusal, refusedFor } from '../../domain/refusal.ts';
import { isDay } from '../../domain/time.ts';
import type { Sql } from '../connect.ts';
import { newKey, ownerOf, wrapKey } from '../sealed.ts';
import { keepStarted } from '../signIn/accounts.ts';
import { type Answer, answeredBefore, once, record, type Request } from './command.ts';
import { takeUpDraft } from './takeUpDraft.ts';
import { writePeople } from './writePeople.ts';
import { writePlan } from './writePlan.ts';

/** 9999-01-01: instants end some hundred thousand years later, dates as text with four digits of a year a year later. */
const LATEST = 253_370_764_800_000;

/** `definition` and `people` are the texts of the files; `rehearsal.now` is where its clock stands at first. */
export const StartInput = z.strictObject({
  code: z.string().max(80),
  definition: z.string(),
  people: z.string(),
  start: z.string().max(40),
  rehearsal: z.strictObject({ now: z.int().min(0).max(LATEST) }).optional(),
});
export type StartInput = z.infer<typeof StartInput>;

/** What a start needs besides: the key that wraps the programme's and its clients' keys, and the calendars there are. */
export type StartMeans = {
  readonly master: Buffer;
  readonly calendarNames: () => Promise<readonly string[]>;
  /** The days of one of them. */
  readonly readCalendar: (name: string) => Promise<readonly CalendarDay[]>;
};

/**
 * Starts a programme: reads its definition and people, pins them, and proposes the whole plan, to be agreed and locked. Every fault of the files
 * is refused at once, each with its line. One started under the code of a draft goes on from the programme that the draft came of.
 */
export async function start(sql: Sql, request: Request, input: StartInput, means: StartMeans): Promise<Answer> {
  if (!may(request.actor, 'startProgramme', undefined)) return notAllowed(NOT_YOURS);
  // A repeat is answered without reading two files anew.
  const before = await answeredBefore(sql, request);
  if (before !== undefined) return before;
  const read = await readFiles(input, means);
  if (read.kind === 'refused') return read;
  const { definition, people, calendar } = read;
  const { master } = means;
  const { code, start: startsOn, rehearsal } = input;
  const now = rehearsal?.now ?? request.now();

  return once(sql, request, async (tx) => {
    // There is no row yet to lock: of two who start the same code at once the second finds it taken.
    await tx`select pg_advisory_xact_lock(hashtextextended(${`start ${code}`}, 0))`;
    const [taken] = await tx`select from programme where code = ${code}`;
    const judged = judgeStart({ code, start: startsOn }, { definition, people, calendar: calendarOf(calendar), codeTaken: taken !== undefined, now });
    if (judged.kind === 'refused') return judged;

    const key = newKey();
    await tx`select set_config('pendamping.at', ${String(now)}, true)`;
    const { id, name, village, language, timeZone } = definition;
    await tx`
      insert into programme (code, definition, definition_id, definition_hash, name, village, language, time_zone, starts_on, calendar, shortfalls,
        rehearsal, clock_now, wrapped_key, started_by, created_at, terminates)
      values (${code}, ${JSON.stringify(definition)}::text::json, ${id}, ${hashOf(input.definition)}, ${tx.json(name)}, ${village}, ${language}, ${timeZone},
        ${startsOn}, ${tx.json(calendar)}, ${tx.json(judged.shortfalls)}, ${rehearsal !== undefined}, ${rehearsal?.now ?? null},
        ${wrapKey(master, key, ownerOf(code))}, ${actorKey(request.actor)}, ${now},
        ${trackByKind(definition, 'termination') !== undefined})`;
    await keepStarted(tx, request.actor, code);
    const continues = await takeUpDraft(tx, code, rehearsal !== undefined, now);
    await writePeople(tx, code, definition, people, startsOn, master);
    await writePlan(tx, code, judged.plan);
    const { shortfalls, estimates, plan, namesakes } = judged;
    const { staff, clients, waitingList, refused } = people;
    return record(tx, code, request.actor, now, {
      body: { code, stage: 'planning', planVersion: 0, shortfalls, namesakes, estimates, items: plan.items.length },
      entry: {
        action: 'start',
        subject: code,
        planVersion: 0,
        // Who was refused is counted, not recorded.
        after: {
          definition: id,
          version: definition.version,
          continues,
          startsOn,
          items: plan.items.length,
          people: staff.length,
          clients: clients.length,
          waiting: waitingList.length,
          refused,
          namesakes: namesakes.length,
        },
      },
      tellings: [{ planVersion: 0 }],
    });
  });
}

type Read = { readonly kind: 'read'; readonly definition: Definition; readonly people: People; readonly calendar: readonly CalendarDay[] };

async function readFiles({ definition: definitionText, people: peopleText, start: startsOn }: StartInput, means: StartMeans): Promise<Read | Refusal> {
  const parsed = parseDefinition(definitionText, 'definition', await means.calendarNames());
  if (!parsed.ok) return faulty('definition', parsed.problems);
  const { definition } = parsed;
  // Births of invented people move with the start; on a date that does not exist it is judgeStart that refuses.
  const people = parsePeople(peopleText, 'people', definition, isDay(startsOn) ? startsOn : definition.demoStart);
  if (!people.ok) return faulty('people', people.problems);
  const layers = await Promise.all(definition.calendars.map((name) => means.readCalendar(name)));
  return { kind: 'read', definition, people: people.people, calendar: joinLayers(layers) };
}

function faulty(file: 'definition' | 'people', problems: readonly Problem[]): Refusal {
  const errors = problems.map(({ path, message }) => ({ path: path === '' ? file : `${file}.${path}`, message }));
  return refusedFor('startRefused', { id: 'Program belum dapat dimulai.', en: 'The programme cannot be started yet.' }, errors);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

const NOT_YOURS = { id: 'Program dimulai oleh administrator.', en: 'A programme is started by the administrator.' };
