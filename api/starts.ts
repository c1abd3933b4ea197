import { z } from '@hono/zod-openapi';
import type { StartMeans } from '../db/commands/start.ts';
import { listStarts, rosterView, startView } from '../db/queries/startView.ts';
import { noStart, startOf } from '../db/startUnderWay.ts';
import { ROSTER_LISTS } from '../domain/importRosterColumns.ts';
import { view } from './endpoint.ts';
import type { Parts } from './parts.ts';
import { seedDefinitions } from './seedDefinitions.ts';
import { Day, Instant, NoQuery, orNull, Shortfall, Words } from './shapes.ts';

/** What a start needs of the world. */
export const meansOf = ({ masterKey: master, readCalendar, calendarNames }: Parts): StartMeans => ({ master, readCalendar, calendarNames });
/** Of every route of a start. */
export const starting = { tag: 'starts', action: 'startProgramme' } as const;
const List = z.enum(ROSTER_LISTS).openapi('RosterList');
const Counts = z.object({ staff: z.int(), households: z.int(), clients: z.int(), waitingList: z.int(), refused: z.int() }).openapi('RosterCounts');
const FaultyRow = z
  .object({
    list: List,
    line: z.int().openapi({ description: 'row of its sheet' }),
    name: z.string(),
    cells: z.record(z.string(), z.string()).openapi({ description: 'what was typed, by field' }),
    reasons: z.array(z.object({ column: Words.nullable(), text: Words })),
  })
  .openapi('FaultyRow');
const Named = z.object({ id: z.string(), name: z.string() });

const Start = z
  .object({
    id: z.string(),
    startedAs: z.string().nullable().openapi({ description: 'code of the programme, once it was started' }),
    changedAt: z.int(),
    definition: orNull(
      z.object({
        id: z.string(),
        version: z.int(),
        name: Words,
        village: z.string(),
        months: z.int(),
        language: z.enum(['id', 'en']),
        timeZone: z.string(),
        demoStart: Day,
        target: z.int(),
        ageFrom: z.int(),
        ageTo: z.int(),
        trainingGroups: z.int(),
        businessGroups: z.int(),
      }),
    ),
    village: z.string().nullable(),
    code: z.string().nullable(),
    start: z.string().nullable(),
    counts: Counts,
    checked: orNull(z.object({ file: z.string(), replaces: z.boolean(), good: Counts, faulty: z.array(FaultyRow), notes: z.array(Words) })),
    mending: z.array(FaultyRow).openapi({ description: 'rows of the last file that were not taken' }),
    faults: z.array(z.object({ list: List.nullable(), id: z.string().nullable(), name: z.string().nullable(), column: Words.nullable(), text: Words })),
    shortfalls: z.array(Shortfall),
    namesakes: z.array(z.array(Named)),
    managersLacking: z.array(Words).openapi({ description: 'roles of which one must be held, so that somebody can lock the plan; empty: one is' }),
    groups: z.array(
      z.object({
        key: z.string(),
        name: Words,
        kind: z.enum(['trainingGroup', 'businessGroup']),
        within: z.string().nullable(),
        smallest: z.int(),
        largest: z.int(),
        officers: z.array(Named.extend({ role: Words })),
        members: z.array(Named),
      }),
    ),
    groupsSeen: z.boolean(),
    reason: z.string().nullable(),
  })
  .openapi('StartUnderWay');

const definitions = view({
  ...starting,
  name: 'listDefinitions',
  summary: 'Definitions that come with this version',
  path: '/definitions',
  query: z.object({ file: z.string().max(80).optional().openapi({ description: 'only this one, with its text' }) }),
  answer: z
    .object({
      definitions: z.array(z.object({ file: z.string(), name: Words, village: z.string(), months: z.int(), version: z.int(), text: z.string().nullable() })),
    })
    .openapi('Definitions'),
  read: async ({ query: { file } }, { calendarNames }) => {
    const all = await seedDefinitions(await calendarNames());
    return {
      definitions: all
        .filter((one) => file === undefined || one.file === file)
        .map(({ file: name, text, definition }) => ({
          file: name,
          name: definition.name,
          village: definition.village,
          months: definition.months,
          version: definition.version,
          text: file === undefined ? null : text,
        })),
    };
  },
});

const list = view({
  ...starting,
  name: 'listStarts',
  summary: 'What one is about to start; nobody else sees it',
  path: '/starts',
  query: NoQuery,
  answer: z
    .object({
      starts: z.array(
        z.object({
          id: z.string(),
          startedAs: z.string().nullable(),
          changedAt: Instant,
          name: Words.nullable(),
          village: z.string().nullable(),
          code: z.string().nullable(),
          start: z.string().nullable(),
        }),
      ),
    })
    .openapi('Starts'),
  read: async ({ actor }, parts) => ({ starts: await listStarts(parts.sql, actor, meansOf(parts)) }),
});

const one = view({
  ...starting,
  name: 'readStart',
  summary: 'What was entered for one start, judged as it stands',
  path: '/starts/{start}',
  query: NoQuery,
  answer: Start,
  read: async ({ actor, params }, parts) => {
    const found = await startView(parts.sql, actor, params.start, meansOf(parts));
    return found ?? noStart();
  },
});

const definitionText = view({
  ...starting,
  name: 'readStartDefinition',
  summary: 'The text of the definition that was chosen',
  path: '/starts/{start}/definition',
  query: NoQuery,
  answer: z.object({ definition: z.string().nullable() }).openapi('StartDefinition'),
  read: async ({ actor, params }, { sql, masterKey }) => {
    const found = await startOf(sql, actor, params.start, masterKey);
    return found === undefined ? noStart() : { definition: found.content.definition ?? null };
  },
});

const roster = view({
  ...starting,
  name: 'readRoster',
  summary: 'The sheets of a roster: their columns, and who is in them so far, as a sheet shows them',
  path: '/starts/{start}/roster',
  query: NoQuery,
  answer: z
    .object({
      sheets: z.array(
        z.object({
          list: List,
          columns: z.array(
            z.object({
              field: z.string(),
              heading: Words,
              needed: z.boolean(),
              kind: z.enum(['text', 'id', 'day', 'number', 'yesNo', 'choice', 'choices']),
              choices: z.array(z.object({ key: z.string(), name: Words })),
              hint: orNull(Words),
            }),
          ),
          rows: z.array(z.record(z.string(), z.string())),
        }),
      ),
    })
    .openapi('RosterSheets'),
  read: async ({ actor, params, language }, parts) => {
    const found = await rosterView(parts.sql, actor, params.start, language, meansOf(parts));
    return found === undefined ? noStart() : { sheets: found };
  },
});

/** What is being prepared. */
export const starts = [definitions, list, one, definitionText, roster];
