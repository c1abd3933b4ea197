import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Parts } from '../api/parts.ts';
import { createClient, Refused, type Self } from '../client/client.ts';
import { csrfOf } from '../db/signIn/secrets.ts';
import { holderFor, sessionOf } from '../db/signIn/session.ts';
import type { Holder } from '../db/tokens.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { answerNotAllowed, answerSignIn, answerStale } from './answers.ts';
import { isFromOurPages } from './origin.ts';
import type { Page, Visit } from './page.ts';
import { type DoorParts, doorOf, sessionCookie } from './signIn/door.ts';

/** What the site is made of: what the API is made of, and the API itself. */
export type SiteParts = Parts & DoorParts & { readonly api: { fetch(request: Request, env?: object): Response | Promise<Response> } };

/** `visitor`: who visits, in tests, without a session. Nothing that comes from outside can set it. */
export type SiteEnv = { Bindings: { visitor?: Holder | undefined } };

/** A visit that may go on, with what its answer needs; or one that is answered already. */
export type Visited =
  | { readonly kind: 'visit'; readonly visit: Visit; readonly here: string; readonly signedIn: boolean }
  | { readonly kind: 'answered'; readonly response: Response };

/** Finds out who visits, in which language, and whether the form they send is ours. */
export async function visitOf(c: Context<SiteEnv>, parts: SiteParts, page: Page): Promise<Visited> {
  const value = getCookie(c, sessionCookie(parts.publicUrl));
  const given = (c.env as SiteEnv['Bindings'] | undefined)?.visitor;
  const session = given === undefined && value !== undefined ? await sessionOf(parts.sql, value, parts.now) : undefined;
  const params = c.req.param() as Record<string, string>;
  const holder = given ?? (session === undefined ? undefined : await holderFor(parts.sql, session, params['code'], parts.now));
  const language = languageOf(c, holder);
  const api = apiFor(parts, holder, language);
  const csrf = csrfOf(value ?? 'nobody');
  const url = new URL(c.req.url);
  const visit: Visit = {
    language,
    path: url.pathname,
    params,
    query: url.searchParams,
    form: c.req.method === 'POST' ? await c.req.formData() : new FormData(),
    csrf,
    api,
    self: undefined,
    cookie: (name) => getCookie(c, name),
    door: doorOf(c, parts, session),
    now: parts.now(),
  };
  const visited = { kind: 'visit' as const, visit, here: url.pathname + url.search, signedIn: holder !== undefined };
  const answered = (response: Response) => ({ kind: 'answered' as const, response });
  const wrong = wrongWith(c, parts, visit);
  // What another site filled in is not shown again with a token of ours, to be sent by one press.
  if (wrong === 'foreign') return answered(answerNotAllowed(visited));
  if (page.action === 'anyone') return wrong === 'stale' ? answered(answerStale(visited)) : visited;
  // Also whoever has a session, and nobody in it who may do anything before a PIN or a second factor.
  if (holder === undefined) return answered(await answerSignIn(c, parts, visited));
  if (wrong === 'stale') return answered(answerStale(visited));
  if (params['code'] === undefined) return visited;
  const self = await selfOf(api, params['code']);
  if (self === undefined || (page.action !== 'signedIn' && !self.may.includes(page.action)))
    return answered(answerNotAllowed({ ...visited, visit: { ...visit, self } }));
  return { ...visited, visit: { ...visit, self } };
}

/** The API in this process, asked in somebody's name. Nobody's: each call is refused. */
function apiFor({ api }: SiteParts, visitor: Holder | undefined, language: Language): Visit['api'] {
  return createClient({ baseUrl: 'http://in-process', language, fetch: async (url, init) => api.fetch(new Request(url, init), { visitor }) });
}

async function selfOf(api: Visit['api'], code: string): Promise<Self | undefined> {
  try {
    return await api.readSelf({ code });
  } catch (failure) {
    if (failure instanceof Refused && [401, 403, 404].includes(failure.status)) return undefined;
    throw failure;
  }
}

/** What is wrong with a form before anything of it is read: it comes from another site, or from a page of another session. */
function wrongWith(c: Context<SiteEnv>, { publicUrl }: SiteParts, { form, csrf }: Visit): 'foreign' | 'stale' | undefined {
  if (c.req.method !== 'POST') return undefined;
  if (!isFromOurPages(c, publicUrl)) return 'foreign';
  return form.get('csrf') === csrf ? undefined : 'stale';
}

/** What was chosen on the page, else the person's own, else the browser's, else Indonesian. */
function languageOf(c: Context<SiteEnv>, holder: Holder | undefined): Language {
  const known = (text: string | undefined) => LANGUAGES.find((language) => language === text);
  const spoken = (c.req.header('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return known(getCookie(c, 'language')) ?? holder?.language ?? spoken.map(known).find((language) => language !== undefined) ?? 'id';
}
