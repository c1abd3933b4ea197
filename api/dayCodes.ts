import { z } from '@hono/zod-openapi';
import { makeDayCode } from '../db/commands/makeDayCode.ts';
import { labelOf } from '../domain/signIn.ts';
import { command } from './endpoint.ts';
import { done, Instant, orNull, PersonId } from './shapes.ts';

const making = command({
  name: 'makeDayCode',
  summary: 'Make the code of a day by which somebody without mail sets the PIN of their phone',
  description:
    'By a manager or the secretary, who prints it or sends it by hand. It is good for 24 hours and once, shown once and kept nowhere: a repeat of the request does not show it again. The one before opens nothing any more. Managers of real programmes sign in by mail and a second step instead.',
  tag: 'signing in',
  action: 'makeDayCode',
  path: '/programmes/{code}/people/{person}/day-code',
  body: z.strictObject({}).openapi('DayCodeRequest', { example: {} }),
  answer: done(
    'DayCode',
    {
      code: z.string(),
      person: PersonId,
      label: z.string().openapi({ description: 'what they type beside it; no name' }),
      dayCode: orNull(z.string()).openapi({ description: 'null: shown before, to the first request' }),
      endsAt: orNull(Instant),
    },
    {
      code: 'tablolong-2027',
      person: 'instructor-nelayan-1',
      label: 'tablolong-2027/instructor-nelayan-1',
      dayCode: 'K7QM-4TPX',
      endsAt: 1_796_000_000_000,
    },
  ),
  run: async ({ params: { code, person } }, _body, request, { sql }) => {
    const { answer, made } = await makeDayCode(sql, request, code, person);
    if (answer.kind === 'refused') return answer;
    return { ...answer, body: { ...answer.body, label: labelOf(code, person), dayCode: made?.code ?? null, endsAt: made?.endsAt ?? null } };
  },
});

/** For people without mail. */
export const dayCodes = [making];
