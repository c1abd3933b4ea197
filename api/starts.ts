import { z } from '@hono/zod-openapi';
import {
  acceptShort,
  beginStart,
  BeginInput,
  checkRoster,
  chooseDefinition,
  DefinitionInput,
  DetailsInput,
  discardStart,
  dropRoster,
  GroupsInput,
  Nothing,
  ReasonInput,
  RosterInput,
  setDetails,
  setGroups,
  startFrom,
  takeRoster,
} from '../db/commands/prepareStart.ts';
import type { StartMeans } from '../db/commands/start.ts';
import { listStarts, rosterView, startView } from '../db/queries/startView.ts';
import { noStart, startOf } from '../db/startUnderWay.ts';
import { ROSTER_LISTS } from '../domain/importRosterColumns.ts';
import { command, view } from './endpoint.ts';
import type { Parts } from './parts.ts';
import { seedDefinitions } from './seedDefinitions.ts';
import { Day, done, Instant, NoQuery, orNull, Shortfall, Words } from './shapes.ts';

/** A roster of some thousands of rows, or a definition, and room for what JSON adds. */
const MOST_BYTES = 6_000_000;

const meansOf = ({ masterKey: master, readCalendar, calendarNames }: Parts): StartMeans => ({ master, readCalendar, calendarNames });
const common = { tag: 'starts', action: 'startProgramme' } as const;
const Kept = done('StartKept', { id: z.string() }, { id: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11' });
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
  ...common,
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
  ...common,
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
  ...common,
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
  ...common,
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
  ...common,
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

const begin = command({
  ...common,
  name: 'beginStart',
  summary: 'Begin to prepare a programme',
  path: '/starts',
  body: BeginInput.openapi('BeginStart', { example: { id: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11' } }),
  answer: Kept,
  run: (_asked, body, request, parts) => beginStart(parts.sql, request, body, meansOf(parts)),
});

const choose = command({
  ...common,
  name: 'chooseDefinition',
  summary: 'Choose the definition by its text; every fault is named with its line',
  path: '/starts/{start}/definition',
  body: DefinitionInput.openapi('ChooseDefinition', { example: { definition: 'id: tablolong\n...' } }),
  maxBytes: MOST_BYTES,
  answer: Kept,
  run: ({ params }, body, request, parts) => chooseDefinition(parts.sql, request, params.start, body, meansOf(parts)),
});

const details = command({
  ...common,
  name: 'setStartDetails',
  summary: 'Say where and when it runs, and under which code',
  path: '/starts/{start}/details',
  body: DetailsInput.openapi('StartDetails', { example: { code: 'tablolong-2027', village: 'Desa Tablolong', start: '2027-08-02' } }),
  answer: Kept,
  run: ({ params }, body, request, parts) => setDetails(parts.sql, request, params.start, body, meansOf(parts)),
});

const check = command({
  ...common,
  name: 'checkRoster',
  summary: 'Look sheets of people through, row by row, and take nothing yet',
  description: 'What was found is in `checked` of the start. A row with the code of somebody who is there already replaces that entry; `replaces` begins anew.',
  path: '/starts/{start}/roster-checks',
  body: RosterInput.openapi('Roster', {
    example: { file: 'anggota.xlsx', replaces: false, sheets: [{ name: 'Anggota', rows: [{ line: 1, cells: ['Kode', 'Nama'] }] }] },
  }),
  maxBytes: MOST_BYTES,
  answer: Kept,
  run: ({ params }, body, request, parts) => checkRoster(parts.sql, request, params.start, body, meansOf(parts)),
});

const take = command({
  ...common,
  name: 'takeRoster',
  summary: 'Take the rows without fault of the sheets that were looked through',
  path: '/starts/{start}/roster',
  body: Nothing.openapi('TakeRoster', { example: {} }),
  answer: Kept,
  run: ({ params }, _body, request, parts) => takeRoster(parts.sql, request, params.start, meansOf(parts)),
});

const drop = command({
  ...common,
  name: 'dropRoster',
  summary: 'Forget the sheets that were looked through',
  path: '/starts/{start}/roster-drops',
  body: Nothing.openapi('DropRoster', { example: {} }),
  answer: Kept,
  run: ({ params }, _body, request, parts) => dropRoster(parts.sql, request, params.start, meansOf(parts)),
});

const groups = command({
  ...common,
  name: 'setStartGroups',
  summary: 'Put clients and those who serve them into groups',
  path: '/starts/{start}/groups',
  body: GroupsInput.openapi('StartGroups', { example: { clients: { k001: 'nelayan-1' }, staff: { 'mentor-nelayan-1': 'nelayan-1' } } }),
  answer: Kept,
  run: ({ params }, body, request, parts) => setGroups(parts.sql, request, params.start, body, meansOf(parts)),
});

const accept = command({
  ...common,
  name: 'acceptShort',
  summary: 'Say why it starts although people are lacking',
  path: '/starts/{start}/acceptance',
  body: ReasonInput.openapi('AcceptShort', { example: { reason: 'Pendamping kesembilan menyusul bulan depan.' } }),
  answer: Kept,
  run: ({ params }, body, request, parts) => acceptShort(parts.sql, request, params.start, body, meansOf(parts)),
});

const discard = command({
  ...common,
  name: 'discardStart',
  summary: 'Throw away what was entered for a start',
  path: '/starts/{start}/discard',
  body: Nothing.openapi('DiscardStart', { example: {} }),
  answer: Kept,
  run: ({ params }, _body, request, parts) => discardStart(parts.sql, request, params.start, meansOf(parts)),
});

const go = command({
  ...common,
  name: 'startFrom',
  summary: 'Start the programme from what was entered',
  description: 'As `startProgramme` does from two files: the same judge decides.',
  path: '/starts/{start}/programme',
  body: Nothing.openapi('StartFrom', { example: {} }),
  answer: done('StartedFrom', { id: z.string(), code: z.string() }, { id: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11', code: 'tablolong-2027' }),
  run: ({ params }, _body, request, parts) => startFrom(parts.sql, request, params.start, meansOf(parts)),
});

/** Preparing a programme step by step, until it is started. */
export const starts = [definitions, list, one, definitionText, roster, begin, choose, details, check, take, drop, groups, accept, discard, go];
