import { z } from '@hono/zod-openapi';
import { ByHandInput, HandedInput, logByHand, markHandedOver } from '../db/commands/handOver.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { LANGUAGES } from '../domain/language.ts';
import { tellsByHand } from '../domain/may.ts';
import { refused } from '../domain/refusal.ts';
import { morningList } from '../notices/morningList.ts';
import { command, view } from './endpoint.ts';
import { done, Instant, NoQuery, PersonId } from './shapes.ts';
import { inEach } from './words.ts';

const MORNING = '/programmes/{code}/morning-list';

const Entry = z
  .object({
    person: PersonId,
    name: z.string(),
    language: z.enum(LANGUAGES),
    text: z.string().openapi({ description: 'as it can be sent; says nothing about a client, and no figure' }),
    link: z.string().nullable().openapi({ description: 'opens WhatsApp with the text; null in a rehearsal, and where the number cannot be dialled' }),
    notices: z.array(z.int()),
  })
  .openapi('MorningEntry', {
    example: {
      person: 'mentor-nelayan-1',
      name: 'Nama Contoh',
      language: 'id',
      text: 'Yth. Bapak Nama Contoh,\nTugas baru:\n- Pendampingan sosial, Nelayan 1 (7/42), 26 Mei – 1 Jun 2027 [mentoring/nelayan-1/07]',
      link: null,
      notices: [7],
    },
  });

const Handed = z.array(z.object({ id: z.int(), person: PersonId, handedAt: Instant, handedBy: z.string().openapi({ description: 'who told it' }) }));
const handed = { notices: Handed };
const example = { notices: [{ id: 7, person: 'mentor-nelayan-1', handedAt: 1811113200000, handedBy: 'coordinator-nelayan' }] };

const list = view({
  name: 'readMorningList',
  summary: 'Whom to tell by WhatsApp this morning: those of a coordinator’s group, all of them for managers and the secretary',
  description:
    'Each person whose main channel it is, with a text and a link that opens it. What was sent is logged with `logByHand`; what is reported in between drops out.',
  tag: 'notices',
  action: 'viewMorningList',
  path: MORNING,
  query: NoQuery,
  answer: z.object({ people: z.array(Entry) }).openapi('MorningList'),
  read: async ({ actor, programme: { code } }, { sql, now }) => {
    const definition = await definitionOf(sql, code);
    const whose = tellsByHand(actor, { code, definition });
    const people = await morningList(sql, code, whose === 'all' ? () => true : whose, now);
    if (people === undefined)
      return refused(
        404,
        'unknownProgramme',
        inEach((words) => words.noProgramme(code)),
      );
    return { people: people.map((entry) => ({ ...entry, notices: [...entry.notices] })) };
  },
});

const byHand = command({
  name: 'logByHand',
  summary: 'Log that somebody was told by WhatsApp, by hand',
  description: 'By the coordinator of the group, a manager or the secretary: the notices are sent, by whom and when. Twice is once.',
  tag: 'notices',
  action: 'tellByHand',
  path: MORNING,
  body: ByHandInput.openapi('ByHand', { example: { person: 'mentor-nelayan-1', notices: [7] } }),
  answer: done('LoggedByHand', handed, example),
  run: ({ programme }, body, request, { sql }) => logByHand(sql, request, programme.code, body),
});

const onPaper = command({
  name: 'markHandedOver',
  summary: 'Mark notices of the print list as handed over',
  description: 'By the coordinator of the group, a manager or the secretary, with who did it and when. Twice is once: the first mark stands.',
  tag: 'notices',
  action: 'tellByHand',
  path: '/programmes/{code}/print-list',
  body: HandedInput.openapi('HandedOver', { example: { notices: [7] } }),
  answer: done('MarkedHandedOver', handed, example),
  run: ({ programme }, body, request, { sql }) => markHandedOver(sql, request, programme.code, body),
});

/** What people tell people. */
export const byHandLists = [list, byHand, onPaper];
