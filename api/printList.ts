import { z } from '@hono/zod-openapi';
import { definitionOf } from '../db/queries/asked.ts';
import { tellsByHand } from '../domain/may.ts';
import { notAllowed, refused } from '../domain/refusal.ts';
import { printList } from '../notices/printList.tsx';
import { view } from './endpoint.ts';
import { inEach } from './words.ts';
import { Day, Instant, orNull, PersonId } from './shapes.ts';

const Line = z
  .object({
    id: z.int().openapi({ description: 'number of the notice, by which it is marked as handed over' }),
    recipient: z.string(),
    role: z.string(),
    notice: z.string(),
    task: z.string(),
    when: z.string(),
    key: z.string(),
    handedAt: orNull(Instant),
    handedBy: orNull(PersonId),
  })
  .openapi('PrintLine', {
    example: {
      id: 7,
      recipient: 'Nama Contoh',
      role: 'Aparat Desa',
      notice: 'Undangan',
      task: 'Kunjungan monitoring',
      when: 'kegiatan 3 dari 18, 2–29 Oktober 2027',
      key: 'monitoring/programme/03',
      handedAt: null,
      handedBy: null,
    },
  });

const read = view({
  name: 'readPrintList',
  summary: 'What the secretariat hands over on a day to those who are not told by mail',
  tag: 'history',
  description: 'For managers and the secretary. Also what a mail server refused stands there.',
  action: 'viewPrintList',
  path: '/programmes/{code}/print-list',
  query: z.object({ day: Day.optional().openapi({ description: 'a day of the place; today where none is named' }) }),
  answer: z.object({ lines: z.array(Line), html: z.string().openapi({ description: 'the same as a page for A4' }) }).openapi('PrintList'),
  read: async ({ actor, programme: { code }, query: { day } }, { sql, now }) => {
    const definition = await definitionOf(sql, code);
    if (tellsByHand(actor, { code, definition }) !== 'all') return notAllowed(inEach((words) => words.notYours));
    return (
      (await printList(sql, code, day, now)) ??
      refused(
        404,
        'unknownProgramme',
        inEach((words) => words.noProgramme(code)),
      )
    );
  },
});

/** What is handed over on paper. */
export const printLists = [read];
