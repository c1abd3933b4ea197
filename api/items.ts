import { z } from '@hono/zod-openapi';
import { report, ReportInput } from '../db/commands/report.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { itemOf } from '../db/queries/item.ts';
import { answersForItem, concernsItem } from '../domain/may.ts';
import { notAllowed, refused } from '../domain/refusal.ts';
import { command, view } from './endpoint.ts';
import { ClientShown, Day, done, Instant, ItemKey, ItemState, NoQuery, orNull, Outcome, PersonId, Words } from './shapes.ts';
import { inEach } from './words.ts';

const PATH = '/programmes/{code}/items/{track}/{audience}/{ordinal}';

const Report = z
  .object({
    id: z.uuid(),
    outcome: z.enum(['held', 'didNotHappen']),
    doneOn: Day,
    reason: z.string().nullable().openapi({ description: 'a key of the definition’s reasons' }),
    guests: z.int(),
    voices: z.int().openapi({ description: 'how many voiced a suggestion or opinion' }),
    reporter: PersonId,
    onBehalfOf: PersonId.nullable(),
    enteredAt: Instant,
    attendance: z.array(z.object({ client: z.string(), status: z.enum(['present', 'excused', 'ill', 'unexcused']) })),
  })
  .openapi('Report');

const Item = z
  .object({
    key: ItemKey,
    track: z.string(),
    audience: z.string(),
    ordinal: z.int(),
    session: Words,
    audienceName: Words,
    windowFrom: Day,
    windowUntil: Day.openapi({ description: 'not included' }),
    plannedOn: Day,
    owner: PersonId.nullable().openapi({ description: 'whose task it is; null: nobody’s' }),
    invited: z.array(PersonId),
    noticeAt: Instant.nullable(),
    remindAt: Instant.nullable(),
    escalateAt: z.array(Instant),
    state: ItemState,
    outcome: orNull(Outcome).openapi({ description: 'null: open' }),
    late: z.boolean(),
    blocked: z.boolean(),
    paused: z.boolean(),
    attendance: z.boolean(),
    mayReport: z.boolean().openapi({ description: 'whether the one who asks may report it' }),
    clients: z.array(ClientShown),
    report: orNull(Report),
    history: z.array(
      z.object({ seq: z.int(), at: Instant, actor: z.string(), onBehalfOf: z.string().nullable(), action: z.string(), reason: z.string().nullable() }),
    ),
    notices: z.array(z.object({ person: PersonId, kind: z.string(), createdAt: Instant, status: z.string(), channel: z.string().nullable() })),
  })
  .openapi('Item');

/** The key as the plan has it. */
function keyOf({ track, audience, ordinal }: { track: string; audience: string; ordinal: string }): string {
  return `${track}/${audience}/${ordinal}`;
}

const item = view({
  name: 'readItem',
  summary: 'A task with its people, its report, what was done about it and who was told',
  description: 'For its owner, those invited, the coordinator of its group and managers. Names of clients only for whoever may report it.',
  tag: 'tasks',
  action: 'viewItem',
  path: PATH,
  query: NoQuery,
  answer: Item,
  read: async ({ actor, programme, params }, { sql, now }) => {
    const key = keyOf(params);
    const found = await itemOf(sql, programme.code, key, now);
    if (found === undefined)
      return refused(
        404,
        'unknownItem',
        inEach((words) => words.noTask(key)),
      );
    const people = { ...found, owner: found.owner ?? undefined };
    const pinned = { code: programme.code, definition: await definitionOf(sql, programme.code) };
    if (!concernsItem(actor, people, pinned)) return notAllowed(inEach((words) => words.notYourTask(key)));
    const mayReport = answersForItem(actor, people, pinned);
    const [noticeAt = null, remindAt = null, ...escalateAt] = found.rings;
    return {
      ...found,
      noticeAt,
      remindAt,
      escalateAt,
      mayReport,
      clients: found.clients.map(({ id, name }) => ({ id, name: mayReport ? name : null })),
      report: found.report ?? null,
      history: [...found.history],
      notices: [...found.notices],
    };
  },
});

const reporting = command({
  name: 'reportItem',
  summary: 'Report how a session went',
  description:
    'By its owner, the coordinator of its group or a manager; the secretary where nobody has it. `id` is a UUID made on the device and is also sent as Idempotency-Key: sending it again is the same report. A held session with attendance marks each client of the group once.',
  tag: 'tasks',
  action: 'report',
  path: `${PATH}/reports`,
  body: ReportInput.openapi('ReportRequest', {
    example: {
      id: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11',
      outcome: 'held',
      doneOn: '2027-05-27',
      attendance: [{ client: 'client-n01', status: 'present' }],
      voices: 4,
    },
  }),
  answer: done(
    'Reported',
    { id: z.uuid(), item: ItemKey, outcome: z.enum(['held', 'didNotHappen']), late: z.boolean(), enteredAt: Instant },
    { id: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11', item: 'mentoring/nelayan-1/07', outcome: 'held', late: false, enteredAt: 1811381400000 },
  ),
  run: ({ programme, params }, body, request, { sql, masterKey }) => report(sql, request, programme.code, keyOf(params), body, masterKey),
});

/** One item of the plan, and what became of it. */
export const items = [item, reporting];
