import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './parts.ts';

/** The document that is served at `/openapi.json` and that `client/` is generated from. */
export function openApiOf(app: OpenAPIHono<Env>): object {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Pendamping',
      version: '1',
      description:
        'Runs a social programme from first interview to follow-up. Every POST takes an Idempotency-Key; every error is an application/problem+json in the language of the person. Dates are plain dates in the programme’s place, instants are milliseconds of programme time.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
  });
}
