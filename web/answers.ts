import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { Refused } from '../client/client.ts';
import { document } from './layout.tsx';
import { message } from './messages.tsx';
import type { Answer } from './page.ts';
import { textsIn } from './shared/texts.ts';
import { keptTyped } from './typedForm.ts';
import type { SiteEnv, SiteParts, Visited } from './visit.ts';

type Going = Extract<Visited, { kind: 'visit' }>;

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

/** Turns what a page answers into what a browser gets. */
export function respond({ visit, here, signedIn }: Going, answer: Answer): Response {
  if (answer.kind === 'go') {
    const headers = new Headers({ location: answer.to, 'cache-control': 'no-store' });
    for (const cookie of answer.cookies ?? []) headers.append('set-cookie', cookie);
    return new Response(null, { status: 303, headers });
  }
  if (answer.kind === 'file') {
    const disposition = answer.inline === true ? 'inline' : `attachment; filename="${answer.name.replace(/[^\w.-]/g, '_')}"`;
    return new Response(answer.bytes as Uint8Array<ArrayBuffer> | string, {
      headers: { 'content-type': answer.type, 'content-disposition': disposition, 'cache-control': 'no-store' },
    });
  }
  const { title, body, status = 200, wide = false } = answer;
  return new Response(document({ title, body, wide, language: visit.language, here, self: visit.self, signedIn, csrf: visit.csrf }), { status, headers: HTML });
}

/** A path of this site to go on to; `/` for whatever leads elsewhere. */
export function localPath(path: string | null | undefined): string {
  return path !== undefined && path !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/';
}

/** Who is not signed in is led to sign in, and from there back. What was typed is kept until then. */
export async function answerSignIn(c: Context<SiteEnv>, parts: SiteParts, { visit, here }: Going): Promise<Response> {
  const cookie = await keptTyped(c, parts, visit);
  if (cookie !== undefined) c.header('set-cookie', cookie, { append: true });
  return c.redirect(`/sign-in?next=${encodeURIComponent(here)}`, 303);
}

/** A form that is not from a page of this session: shown with all that was typed, to be sent again. */
export function answerStale(visited: Going): Response {
  const { visit } = visited;
  return respond(visited, { kind: 'page', title: textsIn(visit.language).faults, status: 403, body: message.stale(visit) });
}

export function answerNotAllowed(visited: Going): Response {
  const { title, body } = textsIn(visited.visit.language).notAllowed;
  return respond(visited, { kind: 'page', title, status: 403, body: message.plain(title, body) });
}

export function answerUnknown(c: Context<SiteEnv>, _parts: SiteParts): Response {
  const { title, body } = textsIn(languageAsked(c)).notFound;
  return new Response(bare(c, title, message.plain(title, body)), { status: 404, headers: HTML });
}

/** A refusal that no page foresaw, or a failure: never a stack, never what was typed. */
export function answerFailure(failure: Error, c: Context<SiteEnv>, { log }: SiteParts): Response {
  const texts = textsIn(languageAsked(c));
  if (failure instanceof Refused && failure.status === 404)
    return new Response(bare(c, texts.notFound.title, message.plain(texts.notFound.title, failure.problem.detail)), { status: 404, headers: HTML });
  if (failure instanceof Refused && failure.status === 403)
    return new Response(bare(c, texts.notAllowed.title, message.plain(texts.notAllowed.title, failure.problem.detail)), { status: 403, headers: HTML });
  if (failure instanceof Refused && failure.status === 503)
    return new Response(bare(c, texts.away.title, message.plain(texts.away.title, texts.away.body)), { status: 503, headers: HTML });
  const request = randomUUID();
  log({
    request,
    method: c.req.method,
    route: c.req.routePath,
    status: 500,
    ms: 0,
    failure: `${failure.name} ${
      failure.stack
        ?.split('\n')
        .find((line) => line.startsWith('    at '))
        ?.trim() ?? ''
    }`,
  });
  return new Response(bare(c, texts.failed.title, message.plain(texts.failed.title, `${texts.failed.body} ${request}`)), { status: 500, headers: HTML });
}

function bare(c: Context<SiteEnv>, title: string, body: ReturnType<typeof message.plain>): string {
  return document({ title, body, wide: false, language: languageAsked(c), here: c.req.path, self: undefined, signedIn: false, csrf: '' });
}

function languageAsked(c: Context<SiteEnv>) {
  return /(?:^|;\s*)language=en/.test(c.req.header('cookie') ?? '') ? 'en' : 'id';
}
