import { z } from '@hono/zod-openapi';
import { start, StartInput } from '../db/commands/start.ts';
import { programmesOf } from '../domain/actor.ts';
import { standingOf } from '../domain/may.ts';
import { listProgrammes } from '../db/queries/programmes.ts';
import { programmeStatus } from '../db/queries/status.ts';
import { ACT_CAUSES } from '../domain/act.ts';
import { notAllowed } from '../domain/refusal.ts';
import { command, view } from './endpoint.ts';
import { Day, done, Estimates, Instant, ItemState, NoQuery, orNull, Shortfall, Stage, Words } from './shapes.ts';
import { inEach } from './words.ts';

/** Two files of text, and room for what JSON adds to them. */
const TWO_FILES_BYTES = 4_500_000;

const Started = done(
  'Started',
  {
    code: z.string(),
    stage: Stage,
    planVersion: z.int(),
    shortfalls: z.array(Shortfall),
    namesakes: z.array(z.array(z.string())).openapi({ description: 'ids of those who bear one name and birth: to be looked at by people, never merged' }),
    estimates: Estimates,
    items: z.int(),
  },
  { code: 'tablolong-2027', stage: 'planning', planVersion: 0, shortfalls: [], namesakes: [], estimates: { lastDecreedYear: 2027, items: 211 }, items: 396 },
);

const ProgrammeLine = z
  .object({
    code: z.string(),
    name: Words,
    village: z.string(),
    stage: Stage,
    startsOn: Day,
    planVersion: z.int(),
    rehearsal: z.boolean().openapi({ description: 'its clock is moved by a driver, and nobody outside is told anything' }),
    locked: z.boolean(),
    endedAt: Instant.nullable(),
  })
  .openapi('ProgrammeLine');

const TrackStatus = z
  .object({
    name: z.string(),
    words: Words,
    startsAt: Instant,
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    items: z.int(),
    states: z
      .partialRecord(ItemState, z.int())
      .openapi({ description: 'items by their state; states that none is in are left out', example: { planned: 351, due: 9, reported: 18 } }),
    paused: z.partialRecord(z.enum(ACT_CAUSES), z.int()).openapi({ description: 'paused items by the cause of their pause', example: { funds: 12 } }),
  })
  .openapi('TrackStatus');

const ProgrammeStatus = z
  .object({
    code: z.string(),
    name: Words,
    village: z.string(),
    stage: Stage,
    startsOn: Day,
    timeZone: z.string(),
    now: Instant.openapi({ description: 'programme time: where its clock stands' }),
    planVersion: z.int(),
    rehearsal: z.boolean(),
    lockedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    tracks: z.array(TrackStatus),
    shortfalls: z.array(Shortfall),
    estimates: Estimates,
    agreements: z.array(z.object({ audience: z.string(), words: Words, agreedBy: z.string().nullable(), agreedAt: Instant.nullable() })),
    repairs: z
      .array(z.object({ subject: z.string(), cause: z.string(), openedAt: Instant }))
      .openapi({ description: 'what failed for good and waits for somebody to mend it and retry' }),
    vacancies: z
      .array(z.object({ seat: z.string(), role: z.string(), group: orNull(z.string()), since: orNull(Day) }))
      .openapi({ description: 'seats that became vacant and that nobody holds now' }),
  })
  .openapi('ProgrammeStatus');

const startProgramme = command({
  name: 'startProgramme',
  summary: 'Start a programme from its definition and people',
  description: 'Proposes the whole plan, to be agreed by each training group and locked. Faults of the two files are all named at once, each with its line.',
  tag: 'programmes',
  action: 'startProgramme',
  path: '/programmes',
  body: StartInput.openapi('Start', {
    example: { code: 'tablolong-2027', definition: 'id: tablolong\n...', people: 'staff:\n...', start: '2027-04-12' },
  }),
  maxBytes: TWO_FILES_BYTES,
  answer: Started,
  run: (_asked, body, request, { sql, masterKey, readCalendar, calendarNames }) =>
    start(sql, request, body, { master: masterKey, readCalendar, calendarNames }),
});

const list = view({
  name: 'listProgrammes',
  summary: 'Programmes; a person sees their own',
  tag: 'programmes',
  action: 'listProgrammes',
  path: '/programmes',
  query: NoQuery,
  answer: z.object({ programmes: z.array(ProgrammeLine) }).openapi('Programmes'),
  read: async ({ actor }, { sql }) => ({ programmes: await listProgrammes(sql, programmesOf(actor)) }),
});

const status = view({
  name: 'readProgramme',
  summary: 'Where a programme stands; to donors without what is the team’s: shortfalls, agreements, repairs, vacancies',
  tag: 'programmes',
  action: 'viewProgramme',
  path: '/programmes/{code}',
  query: NoQuery,
  answer: ProgrammeStatus,
  read: async ({ actor, programme }, { sql, now }) => {
    const { code } = programme;
    const found = await programmeStatus(sql, code, now);
    if (found === undefined) return notAllowed(inEach((words) => words.noProgramme(code)));
    // What people lack, agreed to or have to mend is the team's.
    if (standingOf(actor, programme) === 'donor') return { ...found, tracks: [...found.tracks], shortfalls: [], agreements: [], repairs: [], vacancies: [] };
    return {
      ...found,
      shortfalls: z.array(Shortfall).parse(found.shortfalls),
      tracks: [...found.tracks],
      agreements: [...found.agreements],
      repairs: [...found.repairs],
      vacancies: [...found.vacancies],
    };
  },
});

/** Starting, listing and looking at programmes. */
export const programmes = [startProgramme, list, status];
