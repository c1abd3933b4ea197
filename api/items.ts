import { z } from '@hono/zod-openapi';
import { report, ReportInput } from '../db/commands/report.ts';
import { definitionOf, startOf, todayOf } from '../db/queries/asked.ts';
import { inputsOf } from '../db/queries/inputs.ts';
import { itemOf } from '../db/queries/item.ts';
import { reportShape } from '../domain/itemClients.ts';
import { mayReport } from '../domain/ownSteps.ts';
import { concernsItem } from '../domain/may.ts';
import { notAllowed, refused } from '../domain/refusal.ts';
import { command, view } from './endpoint.ts';
import { Form } from './forms.ts';
import { clientsShown, formOf, shownOf, whyOf, wordsShown } from './itemShown.ts';
import { ClientShown, Day, done, Instant, ItemKey, itemShape, orNull, Outcome, PersonId, Words } from './shapes.ts';
import { inEach } from './words.ts';

const PATH = '/programmes/{code}/items/{track}/{audience}/{ordinal}';

const Report = z
  .object({
    id: z.uuid(),
    outcome: z.enum(['held', 'didNotHappen']),
    doneOn: Day,
    reason: z.string().nullable().openapi({ description: 'a key of the definition’s reasons' }),
    decision: z.string().nullable().openapi({ description: 'which way a step went' }),
    guests: z.int(),
    voices: z.int().openapi({ description: 'how many voiced a suggestion or opinion' }),
    reporter: PersonId,
    onBehalfOf: PersonId.nullable(),
    enteredAt: Instant,
    attendance: z.array(z.object({ client: z.string(), status: z.enum(['present', 'excused', 'ill', 'unexcused']) })),
  })
  .openapi('Report');

const Entry = z.object({ seq: z.int(), at: Instant, actor: z.string(), onBehalfOf: z.string().nullable(), action: z.string(), reason: z.string().nullable() });

const Why = z
  .object({
    entry: z.string().openapi({ description: 'where in the definition', example: 'tracks.mentoring' }),
    source: z.string().openapi({ description: 'line of the programme’s document that asks for it', example: 'P2e' }),
    rule: Words.openapi({ description: 'when such items are due' }),
    month: z.int().nullable().openapi({ description: 'month of the programme that its window begins in; null: before the start' }),
    role: z.string().openapi({ description: 'role whose task it is', example: 'mentor' }),
    roleName: Words,
    planVersion: z.int().openapi({ description: 'the version of the plan that brought it, or opened it last' }),
    entries: z.array(Entry.extend({ subject: z.string() })).openapi({ description: 'entries of the journal by which it came into the plan' }),
  })
  .openapi('Why', { description: 'why the item is in the plan' });

const Item = z
  .object({
    ...itemShape,
    owner: PersonId.nullable().openapi({ description: 'whose task it is; null: nobody’s' }),
    invited: z.array(PersonId),
    noticeAt: Instant.nullable(),
    remindAt: Instant.nullable(),
    escalateAt: z.array(Instant),
    outcome: orNull(Outcome).openapi({ description: 'null: open' }),
    cancelledBecause: z.string().nullable().openapi({ description: 'key of the reason of one that was cancelled' }),
    late: z.boolean(),
    paused: z.boolean(),
    mayReport: z.boolean().openapi({ description: 'whether the one who asks may report it' }),
    clients: z.array(ClientShown).openapi({ description: 'whom the report marks, asks or is about; empty where it names none' }),
    asked: z
      .object({ own: orNull(Form), member: orNull(Form) })
      .openapi({ description: 'the forms whose keys are `form` and `memberForm`; null where there is none' }),
    words: orNull(z.object({ what: z.string() }).or(z.object({ concern: z.string(), plan: z.string() }))).openapi({
      description:
        'of an agreed task what is to be done; of a counselling case, for its owner and the leader alone, what was brought up. null: none, or not for the one who asks',
    }),
    inputs: orNull(z.object({ expected: z.int(), missing: z.array(ItemKey) })).openapi({
      description:
        'of a visit or evaluation: how many items it is made from, and which of them nobody has reported though their window is over; null: it gathers nothing',
    }),
    report: orNull(Report),
    why: Why,
    history: z.array(Entry),
    notices: z.array(z.object({ person: PersonId, kind: z.string(), createdAt: Instant, status: z.string(), channel: z.string().nullable() })),
  })
  .openapi('Item');

/** The key as the plan has it. */
function keyOf({ track, audience, ordinal }: { track: string; audience: string; ordinal: string }): string {
  return `${track}/${audience}/${ordinal}`;
}

const item = view({
  name: 'readItem',
  summary: 'A task with its people and forms, its report, why it is there, what was done about it and who was told',
  description: 'For its owner, those invited, the coordinator of its group and managers. Names of clients only for whoever may report it.',
  tag: 'tasks',
  action: 'viewItem',
  path: PATH,
  query: z.object({
    on: Day.optional().openapi({
      description: '`clients` as the report of that day marks them: those who were of its group or groups then. Where no day is named, those who are now',
    }),
  }),
  answer: Item,
  read: async ({ actor, programme, params, query: { on } }, { sql, now, masterKey }) => {
    const key = keyOf(params);
    const found = await itemOf(sql, programme.code, key, now);
    if (found === undefined)
      return refused(
        404,
        'unknownItem',
        inEach((words) => words.noTask(key)),
      );
    const people = { ...found, owner: found.owner ?? undefined };
    const definition = await definitionOf(sql, programme.code);
    const pinned = { code: programme.code, definition };
    if (!concernsItem(actor, people, pinned)) return notAllowed(inEach((words) => words.notYourTask(key)));
    const answers = mayReport(actor, people, pinned);
    const shape = reportShape(definition, found);
    const startsOn = await startOf(sql, programme.code);
    const [clients, words, inputs] = await Promise.all([
      shape.namesClients ? clientsShown(sql, { ...pinned, startsOn, today: await todayOf(sql, programme.code, now) }, found, answers, on) : [],
      wordsShown(sql, pinned, found, actor, masterKey),
      inputsOf(sql, programme.code, key, now),
    ]);
    const [noticeAt = null, remindAt = null, ...escalateAt] = found.rings;
    return {
      ...shownOf(definition, found, shape),
      noticeAt,
      remindAt,
      escalateAt,
      mayReport: answers,
      clients,
      asked: { own: formOf(definition, shape.form), member: formOf(definition, shape.memberForm) },
      words,
      inputs: inputs === undefined ? null : { expected: inputs.expected, missing: [...inputs.missing] },
      report: found.report ?? null,
      why: whyOf(definition, found, startsOn),
      history: [...found.history],
      notices: [...found.notices],
    };
  },
});

const reporting = command({
  name: 'reportItem',
  summary: 'Report how a session went',
  description:
    'By its owner, the coordinator of its group or a manager; the secretary where nobody has it. `id` is a UUID made on the device and is also sent as Idempotency-Key: sending it again is the same report. A held session with attendance marks each client of the group once. `answers` are those of the item’s `form`, `members` those of its `memberForm`, one entry for each client asked; a step that has `decisions` brings one. `planVersion` is answered where the report changed the plan; `proposesMakeUp` where too few were present.',
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
    {
      id: z.uuid(),
      item: ItemKey,
      outcome: z.enum(['held', 'didNotHappen']),
      late: z.boolean(),
      enteredAt: Instant,
      planVersion: z.int().optional(),
      proposesMakeUp: z.boolean().optional().openapi({ description: 'too few were present (R21): the coordinator may have it made up' }),
    },
    { id: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11', item: 'mentoring/nelayan-1/07', outcome: 'held', late: false, enteredAt: 1811381400000 },
  ),
  run: ({ programme, params }, body, request, { sql, masterKey }) => report(sql, request, programme.code, keyOf(params), body, masterKey),
});

/** One item of the plan, and what became of it. */
export const items = [item, reporting];
