import { z } from '@hono/zod-openapi';
import { agree, AgreeInput } from '../db/commands/agree.ts';
import { lock, LockInput } from '../db/commands/lock.ts';
import { command } from './endpoint.ts';
import { done, Estimates, Stage } from './shapes.ts';

const agreement = command({
  name: 'agreeCalendar',
  summary: 'Agree the proposed calendar for a training group',
  description: 'By the coordinator of that group or a programme manager, until the plan is locked. Agreed once more it stays as it was.',
  tag: 'calendar',
  action: 'agreeCalendar',
  path: '/programmes/{code}/agreements',
  body: AgreeInput.openapi('Agree', { example: { audience: 'nelayan' } }),
  answer: done('Agreed', { code: z.string(), audience: z.string() }, { code: 'tablolong-2027', audience: 'nelayan' }),
  run: ({ programme }, body, request, { sql }) => agree(sql, request, programme.code, body),
});

const locking = command({
  name: 'lockPlan',
  summary: 'Lock the plan',
  description:
    'By a programme manager, once every training group has agreed; with a reason where the roster falls short. Says how many items rest on holidays that no decree has set yet. From now on every item is expected.',
  tag: 'calendar',
  action: 'lockPlan',
  path: '/programmes/{code}/lock',
  body: LockInput.openapi('Lock', { example: { acceptShortfall: 'Pendamping kesembilan menyusul bulan depan.' } }),
  answer: done(
    'Locked',
    { code: z.string(), stage: Stage, planVersion: z.int(), estimates: Estimates },
    { code: 'tablolong-2027', stage: 'planning', planVersion: 1, estimates: { lastDecreedYear: 2027, items: 211 } },
  ),
  run: ({ programme }, body, request, { sql, masterKey }) => lock(sql, request, programme.code, body, masterKey),
});

/** From the proposed plan to the one that is kept. */
export const calendar = [agreement, locking];
