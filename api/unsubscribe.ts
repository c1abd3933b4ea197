import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { muteDigests } from '../db/commands/noticeSettings.ts';
import { unsubscribePage } from '../notices/unsubscribePage.tsx';
import type { Env, Parts } from './parts.ts';

/** Bytes; a mail program posts `List-Unsubscribe=One-Click`, a browser nothing. */
const MOST = 1000;
const PATH = '/unsubscribe/{token}';
const HEADERS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

/**
 * What a digest's link leads to, which needs no token of a person: it opens nothing, and mutes digests alone (RFC 8058). Every link is answered alike.
 */
export function addUnsubscribe(app: OpenAPIHono<Env>, { sql, now }: Parts): void {
  const page = { description: 'a page in both languages', content: { 'text/html': { schema: z.string() } } };
  const request = { params: z.object({ token: z.string().max(200) }) };
  // A page for people, which no program asks for: it stands in no document.
  const common = { path: PATH, tags: ['unsubscribe'], request, responses: { 200: page }, hide: true };
  app.openapi(createRoute({ ...common, method: 'get', operationId: 'askToMuteDigests', summary: 'Asks whether digests are to be muted' }), (c) =>
    c.html(unsubscribePage('asks'), 200, HEADERS),
  );
  app.openapi(
    createRoute({
      ...common,
      method: 'post',
      operationId: 'muteDigests',
      summary: 'Mutes the digests of whoever the link is for; their own duties still come',
      middleware: bodyLimit({ maxSize: MOST, onError: (c) => c.html(unsubscribePage('asks'), 413) }),
    }),
    async (c) => {
      await muteDigests(sql, c.req.valid('param').token, now);
      return c.html(unsubscribePage('done'), 200, HEADERS);
    },
  );
}
