import { z } from '@hono/zod-openapi';
import { definitionOf } from '../db/queries/asked.ts';
import { latestNotices as read } from '../db/queries/latestNotices.ts';
import { NOTICE_STATUSES } from '../db/queries/history.ts';
import { may } from '../domain/may.ts';
import { numberedName } from '../domain/naming.ts';
import { notAllowed } from '../domain/refusal.ts';
import { view } from './endpoint.ts';
import { Instant, ItemKey, NoQuery, orNull, Words } from './shapes.ts';
import { inEach } from './words.ts';

/** As many as somebody looks back on. */
const SHOWN = 20;

const latest = view({
  name: 'listLatestNotices',
  summary: `Somebody’s last ${SHOWN} notices by what they are about, one’s own, or anybody’s for managers`,
  tag: 'notices',
  action: 'viewNotice',
  path: '/programmes/{code}/people/{person}/latest-notices',
  query: NoQuery,
  answer: z
    .object({
      notices: z.array(
        z.object({
          id: z.int(),
          kind: z.string(),
          item: orNull(ItemKey),
          name: orNull(Words),
          audienceName: orNull(Words),
          createdAt: Instant,
          notBefore: Instant.openapi({ description: 'when it may go out, as its person wishes' }),
          status: z.enum(NOTICE_STATUSES),
          channel: orNull(z.enum(['mail', 'print', 'whatsapp'])),
        }),
      ),
    })
    .openapi('LatestNotices'),
  read: async ({ actor, programme, params: { person } }, { sql }) => {
    const own = actor.kind === 'person' && actor.id === person;
    if (!own && !may(actor, 'viewOthersNotices', programme)) return notAllowed(inEach((words) => words.notYours));
    const [definition, notices] = await Promise.all([definitionOf(sql, programme.code), read(sql, programme.code, person, SHOWN)]);
    return {
      notices: notices.map(({ track, part, ordinal, ...notice }) => ({
        ...notice,
        name: track === null ? null : numberedName(definition, { track, part: part ?? undefined, ordinal: ordinal ?? 1 }),
      })),
    };
  },
});

/** What somebody was told last. */
export const latestNotices = [latest];
