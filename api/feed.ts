import { createHash } from 'node:crypto';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { closeFeed, makeFeed } from '../db/commands/keepFeed.ts';
import { feedText } from '../notices/feed.ts';
import { inTime } from './away.ts';
import { command } from './endpoint.ts';
import type { Env, Parts } from './parts.ts';
import { Problem } from './problem.ts';
import { done, orNull, PersonId } from './shapes.ts';

const PATH = '/programmes/{code}/people/{person}/feed';
/** A secret end as `db/feeds.ts` makes them; longer ones are nobody's. */
const FILE = '/calendar/:file{[A-Za-z0-9_-]{20,100}\\.ics}';

const making = command({
  name: 'makeFeed',
  summary: 'Make the private address of somebody’s calendar feed, one’s own, or anybody’s for managers and the secretary',
  description:
    'Whoever has the address can read the calendar, so it is shown once and kept nowhere: a repeat of the request does not show it again. Made anew, the address before opens nothing any more.',
  tag: 'feeds',
  action: 'keepFeed',
  path: PATH,
  body: z.strictObject({}).openapi('FeedRequest', { example: {} }),
  answer: done(
    'Feed',
    {
      code: z.string(),
      person: PersonId,
      url: orNull(z.url()).openapi({ description: 'to subscribe to in a calendar program; null: shown before, to the first request' }),
    },
    {
      code: 'tablolong-2027',
      person: 'mentor-nelayan-1',
      url: 'https://pendamping.contoh.example/calendar/dGhpcyBpcyBub3QgYSBzZWNyZXQsIG9ubHkgYW4gZXg.ics',
    },
  ),
  run: async ({ params: { code, person } }, _body, request, { sql, publicUrl }) => {
    const { answer, token } = await makeFeed(sql, request, code, person);
    if (answer.kind === 'refused') return answer;
    return { ...answer, body: { ...answer.body, url: token === undefined ? null : `${publicUrl}/calendar/${token}.ics` } };
  },
});

const closing = command({
  name: 'closeFeed',
  summary: 'Withdraw the address of somebody’s calendar feed',
  tag: 'feeds',
  action: 'keepFeed',
  path: `${PATH}/revoke`,
  body: z.strictObject({}).openapi('FeedClosing', { example: {} }),
  answer: done(
    'FeedClosed',
    { code: z.string(), person: PersonId, revoked: z.boolean().openapi({ description: 'false: there was none' }) },
    { code: 'tablolong-2027', person: 'mentor-nelayan-1', revoked: true },
  ),
  run: ({ params: { code, person } }, _body, request, { sql }) => closeFeed(sql, request, code, person),
});

/** Addresses of calendar feeds. */
export const feeds = [making, closing];

/** The feeds themselves, which calendar programs read without a token: the address is one. */
export function addFeeds(app: OpenAPIHono<Env>, { sql, now, mailFrom }: Parts): void {
  const route = createRoute({
    method: 'get',
    path: '/calendar/{token}.ics',
    operationId: 'readFeed',
    summary: 'Somebody’s calendar: what is open, what was planned for the last 60 days, and what is cancelled, as such',
    tags: ['feeds'],
    request: { params: z.object({ token: z.string() }), headers: z.object({ 'If-None-Match': z.string().optional() }) },
    responses: {
      200: { description: 'as RFC 5545 has it', content: { 'text/calendar': { schema: z.string() } } },
      304: { description: 'as it was' },
      404: { description: 'nobody’s address, or withdrawn', content: { 'application/problem+json': { schema: Problem } } },
    },
  });
  app.openAPIRegistry.registerPath(route);
  app.get(FILE, async (c) => {
    const text = await inTime(feedText(sql, c.req.param('file').slice(0, -'.ics'.length), { from: mailFrom, now }));
    if (text === undefined) return c.notFound();
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    // One person's alone, and asked for anew each time, by its ETag.
    const headers = { etag, 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer' };
    if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    return c.body(text, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="jadwal.ics"' });
  });
}

/** Whether If-None-Match names it, alone or among others; what a proxy weakened is the same. */
function isKnown(named: string | undefined, etag: string): boolean {
  return (named ?? '').split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
}
