import SwaggerParser from '@apidevtools/swagger-parser';
import { expect, it } from 'vitest';
import { ENDPOINTS } from '../../api/app.ts';
import { openApiDocument } from '../../api/openapi.ts';

const document = openApiDocument() as { openapi: string; paths: Record<string, Record<string, any>>; components: { schemas: Record<string, any> } };
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

it('is an OpenAPI 3.1 document in which every reference leads somewhere', async () => {
  expect(document.openapi).toBe('3.1.0');
  await SwaggerParser.validate(structuredClone(document) as never);
});

it('names every operation once and describes each answer', () => {
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { operationId, summary, tags, responses } of operations) {
    expect([operationId, summary, tags?.length]).toEqual([operationId, expect.stringMatching(/\S/), 1]);
    for (const response of Object.values<any>(responses)) expect(response.description).toMatch(/\S/);
  }
});

it('tells of every command that it wants an Idempotency-Key and may answer 202', () => {
  const posts = Object.values(document.paths).flatMap(({ post }) => post ?? []);
  expect(posts.length).toBe(ENDPOINTS.filter(({ kind }) => kind === 'command').length);
  for (const { parameters, responses } of posts) {
    expect(parameters).toContainEqual(expect.objectContaining({ in: 'header', name: 'Idempotency-Key', required: true }));
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '202', '400', '401', '403', '409', '413', '422', '503']));
  }
});

it('gives examples that are of the shape they stand for', () => {
  const bad: string[] = [];
  let seen = 0;
  for (const endpoint of ENDPOINTS)
    for (const [schema, name] of [
      [endpoint.answer, nameOf(endpoint, 'answer')],
      ...(endpoint.kind === 'command' ? [[endpoint.body, nameOf(endpoint, 'body')] as const] : []),
    ] as const) {
      const example = document.components.schemas[name]?.example;
      if (example === undefined) continue;
      seen += 1;
      const parsed = schema.safeParse(example);
      if (!parsed.success) bad.push(`${name}: ${parsed.error.message}`);
    }
  expect(bad).toEqual([]);
  expect(seen).toBeGreaterThan(8);
});

/** The name under which the document has an endpoint's answer or body. */
function nameOf({ path, kind }: { path: string; kind: string }, what: 'answer' | 'body'): string {
  const operation = document.paths[path]?.[kind === 'view' ? 'get' : 'post'];
  const content = what === 'answer' ? operation?.responses[200].content : operation?.requestBody.content;
  return content['application/json'].schema.$ref?.split('/').at(-1);
}
