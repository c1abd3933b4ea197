import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Language } from '../domain/language.ts';
import { type Finding, shown } from '../domain/problem.ts';
import type { Refusal } from '../domain/refusal.ts';
import { type ProblemStatus, wordsIn } from './words.ts';

/** Every error, as RFC 9457 has it, in the language of the person who asked. */
export const Problem = z
  .object({
    type: z.string().openapi({ description: 'for programs: `urn:pendamping:problem:` and a code' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: 'each wrong value: where it stands, and what was expected there' }),
  })
  .openapi('Problem', {
    example: {
      type: 'urn:pendamping:problem:reportRefused',
      title: 'Some values are wrong',
      status: 422,
      detail: 'The report cannot be accepted yet. Check the following.',
      errors: [{ path: 'attendance.3.client', message: 'yohanis-n99 is not of this group.' }],
    },
  });
type FieldErrors = z.infer<typeof Problem>['errors'];

/** The answer to a request that was not carried out. @param code for programs, `unknownToken` */
export function problem(c: Context, language: Language, status: ProblemStatus, code: string, detail: string, errors?: FieldErrors): Response {
  const body: z.infer<typeof Problem> = {
    type: `urn:pendamping:problem:${code}`,
    title: wordsIn(language).titles[status],
    status,
    detail,
    ...(errors && { errors }),
  };
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json', 'content-language': language });
}

/** A refused command or view, in the asker's language. */
export function refusalProblem(c: Context, language: Language, { status, code, text, errors }: Refusal): Response {
  return problem(
    c,
    language,
    status,
    code,
    text[language],
    errors?.map(({ path, message }) => ({ path, message: message[language] })),
  );
}

/** Values that a schema refused. */
export function findingsProblem(c: Context, language: Language, findings: readonly Finding[]): Response {
  const words = wordsIn(language);
  const errors = findings.map(({ path, value, expected }) => ({ path: path.map(String).join('.'), message: words.found(shown(value), expected[language]) }));
  return problem(c, language, 400, 'malformed', words.checkFields, errors);
}
