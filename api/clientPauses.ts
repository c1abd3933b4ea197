import { awayClient, AwayClientInput } from '../db/acts/awayClient.ts';
import { z } from '@hono/zod-openapi';
import { actDone, LIKE_EVERY_ACT } from './acts.ts';
import { command } from './endpoint.ts';
import { Day } from './shapes.ts';

const away = command({
  name: 'excuseClient',
  summary: 'Excuse a client who is away or ill for a while',
  description: `By the mentor of the group, its coordinator or a manager, for three months at most; who is away longer leaves. What is missed meanwhile brings no follow-up. Attendance is marked all the same: lists say who is away. The same \`from\` again gives it another end. ${LIKE_EVERY_ACT}`,
  tag: 'clients',
  action: 'pauseClient',
  path: '/programmes/{code}/client-pauses',
  body: AwayClientInput.openapi('ExcuseClient', {
    example: { client: 'k001', from: '2027-10-04', until: '2027-11-15', because: 'away', reason: 'Bekerja di Kupang sampai pertengahan November' },
  }),
  answer: actDone(
    'ClientExcused',
    { client: z.string(), from: Day, until: Day.openapi({ description: 'not included' }) },
    { kind: 'awayClient', planVersion: 1, counts: {}, changes: [], told: [], client: 'k001', from: '2027-10-04', until: '2027-11-15' },
  ),
  run: ({ programme }, body, request, { sql, masterKey }) => awayClient(sql, request, programme.code, body, masterKey),
});

/** Clients who are excused for a while. */
export const clientPauses = [away];
