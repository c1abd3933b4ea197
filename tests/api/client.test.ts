import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openApiDocument } from '../../api/openapi.ts';

it('is the client that the generator makes of the routes as they are', async () => {
  const script = new URL('../../scripts/make-client.mjs', import.meta.url).href;
  const { makeClient } = (await import(script)) as { makeClient: (document: object) => Promise<string> };
  expect(readFileSync(new URL('../../client/client.ts', import.meta.url), 'utf8')).toBe(await makeClient(openApiDocument()));
});
