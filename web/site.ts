import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { LANGUAGES } from '../domain/language.ts';
import { ASSETS } from './assets.ts';
import { answerFailure, answerStale, answerUnknown, localPath, respond } from './answers.ts';
import type { Page, Visit } from './page.ts';
import { PAGES } from './pages.ts';
import { textsIn } from './shared/texts.ts';
import { forgetTyped, typedBack } from './typedForm.ts';
import { type SiteEnv, type SiteParts, visitOf } from './visit.ts';

const MOST_BYTES = 1_000_000;

/**
 * Pages for people, and behind them the API: what no page answers is asked there. Pages know nothing of the database; what they show and do is asked
 * of the API in-process, for the one who visits.
 */
export function createSite(parts: SiteParts): Hono<SiteEnv> {
  const site = new Hono<SiteEnv>();
  for (const { path, type, text } of ASSETS)
    site.get(path, compress(), (c) =>
      c.body(text, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' }),
    );
  site.get('/language', (c) => {
    const to = LANGUAGES.find((language) => language === c.req.query('to')) ?? 'id';
    c.header('set-cookie', `language=${to}; Path=/; Max-Age=31536000; SameSite=Lax`);
    return c.redirect(localPath(c.req.query('next')));
  });
  for (const page of PAGES) {
    const layers = [compress(), secureHeaders(HEADERS)] as const;
    site.get(page.path, ...layers, async (c) => serveGet(c, parts, page, await visitOf(c, parts, page)));
    const { post } = page;
    if (post !== undefined)
      site.post(page.path, ...layers, bodyLimit({ maxSize: page.maxBytes ?? MOST_BYTES, onError: (c) => c.text(textsIn('id').tooLarge, 413) }), async (c) =>
        serve(await visitOf(c, parts, page), async (visit) => {
          // Signing in comes between: it is no reason to forget.
          if (page.action !== 'anyone') await forgetTyped(c, parts);
          return post(visit as never);
        }),
      );
  }
  site.notFound((c) => (isForPeople(c.req.path) ? answerUnknown(c, parts) : parts.api.fetch(c.req.raw, withoutVisitor(c.env))));
  site.onError((failure, c) => answerFailure(failure, c, parts));
  return site;
}

type Visited = Awaited<ReturnType<typeof visitOf>>;

/** Whoever must sign in first is led there; a form that was not ours to take is shown anew. */
async function serve(visited: Visited, show: (visit: Visit) => ReturnType<Page['get']>): Promise<Response> {
  if (visited.kind === 'answered') return visited.response;
  const { visit } = visited;
  return respond(visited, await show(visit));
}

/** What somebody sent who had to sign in first stands in the page again; a page that does not show it itself asks whether to send it. */
async function serveGet(c: Context<SiteEnv>, parts: SiteParts, page: Page, visited: Visited): Promise<Response> {
  const back = visited.kind === 'visit' && page.post !== undefined && page.action !== 'anyone' ? await typedBack(c, parts, visited.visit) : undefined;
  if (visited.kind === 'answered' || back === undefined) return serve(visited, (visit) => page.get(visit as never));
  const again = { ...visited, visit: { ...visited.visit, form: back } };
  if (page.showsTyped === true) return serve(again, (visit) => page.get(visit as never));
  return isShared(again.visit) ? serve(visited, (visit) => page.get(visit as never)) : answerStale(again);
}

/** On a phone of several people nothing tells whose it was. */
function isShared({ door: { session } }: Visit): boolean {
  return (session?.held.length ?? 0) > 1;
}

const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
};

const isForPeople = (path: string) => /^\/(p|sign-in|sign-out|account|new|assets)(\/|$)/.test(path);

/** Only we ourselves ask in somebody's name. */
function withoutVisitor(env: SiteEnv['Bindings'] | undefined) {
  const { visitor: _visitor, ...rest } = env ?? {};
  return rest;
}
