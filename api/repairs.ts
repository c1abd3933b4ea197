import { z } from '@hono/zod-openapi';
import { retry } from '../db/commands/retry.ts';
import { command } from './endpoint.ts';
import { done, ItemKey } from './shapes.ts';

const again = command({
  name: 'retryRepairs',
  summary: 'Try again everything that is blocked or broken',
  description:
    'By a programme manager, once the cause is mended: blocked items ring from where they stopped, open repairs close, and each workflow that still has something to do is told.',
  tag: 'repairs',
  action: 'retryRepairs',
  path: '/programmes/{code}/repairs',
  body: z.strictObject({}).openapi('Retry', { example: {} }),
  answer: done(
    'Retried',
    { code: z.string(), planVersion: z.int(), unblocked: z.array(ItemKey), closed: z.array(z.string()) },
    { code: 'tablolong-2027', planVersion: 2, unblocked: ['mentoring/nelayan-1/07'], closed: ['mentoring'] },
  ),
  run: ({ programme }, _body, request, { sql }) => retry(sql, request, programme.code),
});

/** Mending. */
export const repairs = [again];
