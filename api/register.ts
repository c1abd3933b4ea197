import { createHash } from 'node:crypto';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LANGUAGES } from '../domain/language.ts';
import { findingsOf } from '../domain/schemaFindings.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Command, Endpoint, View } from './endpoint.ts';
import { admit, authenticate, LANGUAGE_HEADER } from './guard.ts';
import { DEEPEST, isTooDeep } from './nesting.ts';
import type { Env, Parts } from './parts.ts';
import { findingsProblem, problem, Problem, refusalProblem } from './problem.ts';
import { untoldAfter } from './told.ts';
import { wordsIn } from './words.ts';

const ViewHeaders = z.object({
  [LANGUAGE_HEADER]: z
    .enum(LANGUAGES)
    .optional()
    .openapi({ description: 'of problems; without it the language of the person whose token it is, else of Accept-Language', example: 'en' }),
});

/** The key is made by whoever sends a command; a report's is its id. */
const CommandHeaders = ViewHeaders.extend({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{8,128}$/, '8–128 ASCII, 8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11')
    .openapi({
      description: 'made by the sender, 8 to 128 visible ASCII characters, such as a UUID; the same key with the same request gets the first answer again',
      example: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11',
    }),
});

/** Puts a route into the app: token, permission, size, shape, and only then its handler. */
export function register(api: OpenAPIHono<Env>, parts: Parts, endpoint: Endpoint): void {
  const path = z.object(Object.fromEntries([...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, PARAMS[name as string]])));
  const layers = [authenticate(parts), admit(parts, endpoint.action), ...(endpoint.kind === 'command' ? [limit(endpoint.maxBytes), flat()] : [])];
  const sent =
    endpoint.kind === 'command'
      ? { headers: CommandHeaders, body: { required: true, content: json(endpoint.body) } }
      : { headers: ViewHeaders, query: endpoint.query };
  const route = createRoute({
    method: endpoint.kind === 'command' ? 'post' : 'get',
    path: endpoint.path,
    operationId: endpoint.name,
    summary: endpoint.summary,
    ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
    tags: [endpoint.tag],
    security: [{ token: [] }],
    'x-action': endpoint.action,
    middleware: layers as MiddlewareHandler[],
    request: { params: path, ...sent },
    responses: responsesOf(endpoint),
  });
  const schemas: Record<string, z.ZodType> = {
    param: path,
    header: endpoint.kind === 'command' ? CommandHeaders : ViewHeaders,
    ...(endpoint.kind === 'command' ? { json: endpoint.body } : { query: endpoint.query }),
  };
  // The route is data here, so its types were checked where the endpoint was written.
  const register = api.openapi.bind(api) as (route: unknown, handler: unknown, hook: unknown) => unknown;
  register(
    route,
    (c: Asking) => (endpoint.kind === 'view' ? look(c, parts, endpoint) : carryOut(c, parts, endpoint)),
    (result: { success: boolean; target: string; data: unknown; error?: z.ZodError }, c: Context<Env>) => {
      if (result.success || result.error === undefined) return undefined;
      return findingsProblem(c, c.var.language, findingsOf(schemas[result.target] as z.ZodType, result.error.issues, result.data));
    },
  );
}

type Asking = Context<Env> & { req: { valid(target: 'param' | 'query' | 'json' | 'header'): unknown } };

async function look(c: Asking, parts: Parts, { read, answer }: View): Promise<Response> {
  const found = await read(asked(c) as never, parts);
  if (isRefusal(found)) return refusalProblem(c, c.var.language, found);
  return c.json(answer.parse(found) as object);
}

async function carryOut(c: Asking, parts: Parts, { run, answer }: Command): Promise<Response> {
  const body = c.req.valid('json');
  const idempotencyKey = (c.req.valid('header') as z.infer<typeof CommandHeaders>)['Idempotency-Key'];
  const { method, path } = c.req;
  // Of the parsed body: its keys are in the schema's order, whatever order they came in.
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([method, path, body]))
    .digest();
  const answered = await run(asked(c) as never, body as never, { actor: c.var.actor, idempotencyKey, fingerprint, now: parts.now }, parts);
  if (answered.kind === 'refused') return refusalProblem(c, c.var.language, answered);
  const untold = answered.preview === true ? [] : await untoldAfter(parts, c.var.actor, idempotencyKey);
  // Parsing also puts the keys in the schema's order: a repeat is the same, byte for byte.
  return untold.length === 0 ? c.json(answer.parse(answered.body), 200) : c.json(answer.parse({ ...answered.body, untold }), 202);
}

function asked(c: Asking) {
  const { actor, language, programme } = c.var;
  return { params: c.req.valid('param'), query: c.req.valid('query'), actor, language, programme };
}

function isRefusal(found: unknown): found is Refusal {
  return typeof found === 'object' && found !== null && 'kind' in found && found.kind === 'refused';
}

function limit(maxSize: number): MiddlewareHandler<Env> {
  return bodyLimit({ maxSize, onError: (c) => problem(c, c.var.language, 413, 'tooLarge', wordsIn(c.var.language).tooLarge(maxSize)) });
}

/** Before the body is parsed. Its text is kept, so it is read once. */
function flat(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { language } = c.var;
    if (isTooDeep(await c.req.text())) return problem(c, language, 400, 'malformed', wordsIn(language).tooDeep(DEEPEST));
    await next();
  };
}

const text = (description: string, example: string) => z.string().max(200).openapi({ description, example });
const PARAMS: Readonly<Record<string, z.ZodString>> = {
  code: text("the programme's code", 'tablolong-2027'),
  track: text('a track of its definition', 'mentoring'),
  audience: text('a group, or `programme`', 'nelayan-1'),
  client: text('id of a client', 'k001'),
  form: text('a form of its definition', 'interview'),
  indicator: text('key of an indicator of the definition', 'inBusiness'),
  ordinal: text('which of the series, two digits', '07'),
  number: text('number of a booking', '7'),
  person: text('id of somebody of the team, or an official', 'mentor-nelayan-1'),
  account: text('id of an account', 'dinas'),
  notice: text('number of a notice', '7'),
  start: text('id of a start under way', '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11'),
  act: text('number of an act', '5'),
};

function json<Schema extends z.ZodType>(schema: Schema) {
  return { 'application/json': { schema } };
}

function responsesOf(endpoint: Endpoint) {
  const fails = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });
  const common = { 401: fails('no token, or an unknown one'), 403: fails('not allowed, or a programme of others'), 503: fails('the database is away') };
  const unknown = endpoint.path === '/programmes' ? {} : { 404: fails('no such thing') };
  if (endpoint.kind === 'view') return { 200: { description: 'as it stands', content: json(endpoint.answer) }, 400: fails('malformed'), ...unknown, ...common };
  return {
    200: { description: 'recorded; the workflows know', content: json(endpoint.answer) },
    202: { description: 'recorded; some workflows are still to be told, which happens of itself', content: json(endpoint.answer) },
    400: fails('malformed, or without Idempotency-Key'),
    409: fails('the plan stands otherwise'),
    413: fails('body too large'),
    422: fails('values that are wrong, each named'),
    ...unknown,
    ...common,
  };
}
