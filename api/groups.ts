import { z } from '@hono/zod-openapi';
import { exitGroup, ExitGroupInput } from '../db/acts/exitGroup.ts';
import { exitProgramme, ExitProgrammeInput } from '../db/acts/exitProgramme.ts';
import { merge, MergeInput } from '../db/acts/merge.ts';
import { actDone, LIKE_EVERY_ACT } from './acts.ts';
import { command } from './endpoint.ts';
import { orNull, Shortfall } from './shapes.ts';

const Clients = z.array(z.string()).openapi({ description: 'who were of the group' });
const Expected = z
  .array(z.object({ track: z.string(), before: z.int(), after: z.int(), because: z.string() }))
  .openapi({ description: 'tracks that expect fewer items from now on, and why' });
const CALLED_OFF = {
  key: 'mentoring/nelayan-3/24',
  what: 'cancelled',
  before: { from: '2028-01-23', until: '2028-01-30', on: '2028-01-26', owner: 'mentor-nelayan-3' },
  after: { from: '2028-01-23', until: '2028-01-30', on: '2028-01-26', owner: 'mentor-nelayan-3' },
};
const FEWER = (because: string) => ({
  planVersion: 2,
  counts: { cancelled: 1 },
  changes: [CALLED_OFF],
  told: [],
  expected: [{ track: 'mentoring', before: 378, after: 377, because }],
});

const merging = command({
  name: 'mergeGroups',
  summary: 'Merge a business group into another',
  description: `By the coordinator of the training group or a manager; once capital was handed over by the team leader. From \`on\` its people are of the other group; its open sessions are called off and not missed, what is about one client or household goes on with those who serve the other group. Nothing of its people may have been held on that day or after. ${LIKE_EVERY_ACT}`,
  tag: 'plan',
  action: 'endGroup',
  path: '/programmes/{code}/mergers',
  body: MergeInput.openapi('Merge', {
    example: { group: 'nelayan-3', into: 'nelayan-1', on: '2028-01-24', reason: 'Tinggal empat orang, disepakati dalam musyawarah' },
  }),
  answer: actDone(
    'Merged',
    { clients: Clients, size: z.int().openapi({ description: 'of the other group now' }), shortfall: orNull(Shortfall), expected: Expected },
    { kind: 'merge', ...FEWER('digabung'), clients: ['k021'], size: 11, shortfall: null },
  ),
  run: ({ programme }, body, request, { sql, masterKey }) => merge(sql, request, programme.code, body, masterKey),
});

const exiting = command({
  name: 'exitGroup',
  summary: 'End a business group whose people go on in no other',
  description: `By the coordinator of the training group or a manager. Its clients leave with the reason \`groupEnded\` and are asked once more at the end; all else that is open is called off. ${LIKE_EVERY_ACT}`,
  tag: 'plan',
  action: 'endGroup',
  path: '/programmes/{code}/group-exits',
  body: ExitGroupInput.openapi('ExitGroup', { example: { group: 'nelayan-3', on: '2028-01-24', because: 'quarrel', reason: 'Diputuskan dalam musyawarah' } }),
  answer: actDone('GroupExited', { clients: Clients, expected: Expected }, { kind: 'exitGroup', ...FEWER('groupEnded'), clients: ['k021'] }),
  run: ({ programme }, body, request, { sql, masterKey }) => exitGroup(sql, request, programme.code, body, masterKey),
});

const stopping = command({
  name: 'exitProgramme',
  summary: 'Stop a programme before its time',
  description: `By a manager, until termination begins. Open sessions are called off for one reason, cases are passed on, everybody is asked once more within two weeks, the final evaluation follows in the two weeks after, and then termination. ${LIKE_EVERY_ACT}`,
  tag: 'plan',
  action: 'endProgramme',
  path: '/programmes/{code}/programme-exits',
  body: ExitProgrammeInput.openapi('ExitProgramme', { example: { on: '2028-01-24', because: 'noFunds', reason: 'Anggaran dicabut' } }),
  answer: actDone(
    'ProgrammeExited',
    {
      cases: z.int().openapi({ description: 'counselling cases that are open' }),
      kept: z.int().openapi({ description: 'items that are still to be done' }),
      expected: Expected,
    },
    { kind: 'exitProgramme', ...FEWER('programmeEnded'), cases: 0, kept: 1 },
  ),
  run: ({ programme }, body, request, { sql, masterKey }) => exitProgramme(sql, request, programme.code, body, masterKey),
});

/** Groups, and a programme, that end before their time. */
export const groups = [merging, exiting, stopping];
