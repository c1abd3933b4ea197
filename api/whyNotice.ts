import { z } from '@hono/zod-openapi';
import { may } from '../domain/may.ts';
import { notAllowed, refused } from '../domain/refusal.ts';
import { whyNotice } from '../notices/why.ts';
import { view } from './endpoint.ts';
import { JournalEntry, Notice } from './history.ts';
import { Instant, NoQuery, orNull, Words } from './shapes.ts';
import { inEach } from './words.ts';

const read = view({
  name: 'whyNotice',
  summary: 'Why somebody got a notice, in words',
  description:
    'Which item it is about, which step of the ladder or which act wrote it, as what the person got it, since when the item is open, which settings put it off, what became of it, and the entry of the journal.',
  tag: 'notices',
  action: 'viewNotice',
  path: '/programmes/{code}/notices/{notice}/why',
  query: NoQuery,
  answer: z
    .object({
      notice: Notice,
      role: z.string().openapi({ example: 'mentor' }),
      roleName: Words,
      step: z.string().openapi({ description: '`due`, `step1`, ... of the ladder; else the act', example: 'step1' }),
      openSince: orNull(Instant).openapi({ description: 'when the item’s first notice rang' }),
      entry: orNull(JournalEntry),
      sentences: z.array(Words),
    })
    .openapi('WhyNotice'),
  read: async ({ actor, programme, params: { notice } }, { sql, now }) => {
    const why = await whyNotice(sql, programme.code, numberOf(notice), now);
    const mine = why !== undefined && actor.kind === 'person' && why.notice.person === actor.id;
    // Whoever sees their own alone does not learn which numbers others have.
    if (!mine && !may(actor, 'viewOthersNotices', programme)) return notAllowed(inEach((words) => words.notYours));
    return why === undefined ? refused(404, 'unknownNotice', unknown(notice)) : { ...why, sentences: [...why.sentences] };
  },
});

/** What is no number is that of no notice. */
function numberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function unknown(notice: string) {
  return { id: `Tidak ada pemberitahuan ${notice} dalam program ini.`, en: `There is no notice ${notice} in this programme.` };
}

/** Why people were told. */
export const whyNotices = [read];
