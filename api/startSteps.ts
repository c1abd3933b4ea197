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
import { command } from './endpoint.ts';
import { done } from './shapes.ts';
import { meansOf, starting } from './starts.ts';

/** A roster of some thousands of rows, or a definition, and room for what JSON adds. */
const MOST_BYTES = 6_000_000;

const Kept = done('StartKept', { id: z.string() }, { id: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11' });

const begin = command({
  ...starting,
  name: 'beginStart',
  summary: 'Begin to prepare a programme',
  path: '/starts',
  body: BeginInput.openapi('BeginStart', { example: { id: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11' } }),
  answer: Kept,
  run: (_asked, body, request, parts) => beginStart(parts.sql, request, body, meansOf(parts)),
});

const choose = command({
  ...starting,
  name: 'chooseDefinition',
  summary: 'Choose the definition by its text; every fault is named with its line',
  path: '/starts/{start}/definition',
  body: DefinitionInput.openapi('ChooseDefinition', { example: { definition: 'id: tablolong\n...' } }),
  maxBytes: MOST_BYTES,
  answer: Kept,
  run: ({ params }, body, request, parts) => chooseDefinition(parts.sql, request, params.start, body, meansOf(parts)),
});

const details = command({
  ...starting,
  name: 'setStartDetails',
  summary: 'Say where and when it runs, and under which code',
  path: '/starts/{start}/details',
  body: DetailsInput.openapi('StartDetails', { example: { code: 'tablolong-2027', village: 'Desa Tablolong', start: '2027-08-02' } }),
  answer: Kept,
  run: ({ params }, body, request, parts) => setDetails(parts.sql, request, params.start, body, meansOf(parts)),
});

const check = command({
  ...starting,
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
  ...starting,
  name: 'takeRoster',
  summary: 'Take the rows without fault of the sheets that were looked through',
  path: '/starts/{start}/roster',
  body: Nothing.openapi('TakeRoster', { example: {} }),
  answer: Kept,
  run: ({ params }, _body, request, parts) => takeRoster(parts.sql, request, params.start, meansOf(parts)),
});

const drop = command({
  ...starting,
  name: 'dropRoster',
  summary: 'Forget the sheets that were looked through',
  path: '/starts/{start}/roster-drops',
  body: Nothing.openapi('DropRoster', { example: {} }),
  answer: Kept,
  run: ({ params }, _body, request, parts) => dropRoster(parts.sql, request, params.start, meansOf(parts)),
});

const groups = command({
  ...starting,
  name: 'setStartGroups',
  summary: 'Put clients and those who serve them into groups',
  path: '/starts/{start}/groups',
  body: GroupsInput.openapi('StartGroups', { example: { clients: { k001: 'nelayan-1' }, staff: { 'mentor-nelayan-1': 'nelayan-1' } } }),
  answer: Kept,
  run: ({ params }, body, request, parts) => setGroups(parts.sql, request, params.start, body, meansOf(parts)),
});

const accept = command({
  ...starting,
  name: 'acceptShort',
  summary: 'Say why it starts although people are lacking',
  path: '/starts/{start}/acceptance',
  body: ReasonInput.openapi('AcceptShort', { example: { reason: 'Pendamping kesembilan menyusul bulan depan.' } }),
  answer: Kept,
  run: ({ params }, body, request, parts) => acceptShort(parts.sql, request, params.start, body, meansOf(parts)),
});

const discard = command({
  ...starting,
  name: 'discardStart',
  summary: 'Throw away what was entered for a start',
  path: '/starts/{start}/discard',
  body: Nothing.openapi('DiscardStart', { example: {} }),
  answer: Kept,
  run: ({ params }, _body, request, parts) => discardStart(parts.sql, request, params.start, meansOf(parts)),
});

const go = command({
  ...starting,
  name: 'startFrom',
  summary: 'Start the programme from what was entered',
  description: 'As `startProgramme` does from two files: the same judge decides.',
  path: '/starts/{start}/programme',
  body: Nothing.openapi('StartFrom', { example: {} }),
  answer: done('StartedFrom', { id: z.string(), code: z.string() }, { id: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11', code: 'tablolong-2027' }),
  run: ({ params }, _body, request, parts) => startFrom(parts.sql, request, params.start, meansOf(parts)),
});

/** Preparing a programme step by step, until it is started. */
export const startSteps = [begin, choose, details, check, take, drop, groups, accept, discard, go];
