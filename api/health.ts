import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { unapplied } from '../db/migrate.ts';
import { inTime } from './away.ts';
import type { Env, Parts } from './parts.ts';
import { problem, Problem } from './problem.ts';
import { wordsIn } from './words.ts';

const Health = z.object({ status: z.literal('ok') }).openapi('Health', { example: { status: 'ok' } });
const content = { 'application/json': { schema: Health } };

/** For whoever watches the process: it lives; it can work. */
export function addHealth(app: OpenAPIHono<Env>, { sql }: Parts): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/healthz',
      operationId: 'isAlive',
      summary: 'The process lives',
      tags: ['health'],
      responses: { 200: { description: 'it does', content } },
    }),
    (c) => c.json({ status: 'ok' as const }, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/readyz',
      operationId: 'isReady',
      summary: 'The database is there and its schema complete',
      tags: ['health'],
      responses: { 200: { description: 'it is', content }, 503: { description: 'not yet', content: { 'application/problem+json': { schema: Problem } } } },
    }),
    async (c) => {
      const missing = await inTime(unapplied(sql));
      if (missing.length > 0) return problem(c, c.var.language, 503, 'notReady', wordsIn(c.var.language).notReady) as never;
      return c.json({ status: 'ok' as const }, 200);
    },
  );
}
