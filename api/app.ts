import { randomUUID } from 'node:crypto';
import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { ErrorHandler, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { accounts } from './accounts.ts';
import { acts } from './acts.ts';
import { codeOf, isAway, isUnstorable } from './away.ts';
import { bookings } from './bookings.ts';
import { calendar } from './calendar.ts';
import { dayCodes } from './dayCodes.ts';
import { openApiOf } from './document.ts';
import { definitions } from './definitions.ts';
import { planChanges } from './changes.ts';
import { clientPauses } from './clientPauses.ts';
import { clientRecords } from './clientRecord.ts';
import { clients } from './clients.ts';
import { consents } from './consents.ts';
import { decisions } from './decisions.ts';
import { drafts } from './drafts.ts';
import type { Endpoint } from './endpoint.ts';
import { addFeeds, feeds } from './feed.ts';
import { figures } from './figures.ts';
import { funds } from './funds.ts';
import { grants } from './grants.ts';
import { listen } from './guard.ts';
import { forms } from './forms.ts';
import { addHealth } from './health.ts';
import { groupRecords } from './groupRecord.ts';
import { groups } from './groups.ts';
import { history } from './history.ts';
import { inputs } from './inputs.ts';
import { items } from './items.ts';
import { itemStories } from './itemStory.ts';
import { latestNotices } from './latestNotices.ts';
import { measures } from './measures.ts';
import { openDecisions } from './openDecisions.ts';
import { overviews } from './overview.ts';
import { people } from './people.ts';
import { byHandLists } from './morningList.ts';
import { noticeSettings } from './noticeSettings.ts';
import type { Env, Parts } from './parts.ts';
import { pauses } from './pauses.ts';
import { planDates } from './planDates.ts';
import { planOn } from './planOn.ts';
import { portfolios } from './portfolio.ts';
import { problem } from './problem.ts';
import { plannings } from './planning.ts';
import { printLists } from './printList.ts';
import { programmes } from './programmes.ts';
import { register } from './register.ts';
import { repairs } from './repairs.ts';
import { starts } from './starts.ts';
import { startSteps } from './startSteps.ts';
import { reporting } from './reporting.ts';
import { searches } from './search.ts';
import { schedules } from './schedule.ts';
import { sheetPhotos } from './sheetPhotos.ts';
import { selves } from './self.ts';
import { tasks } from './tasks.ts';
import { addUnsubscribe } from './unsubscribe.ts';
import { whyNotices } from './whyNotice.ts';
import { wordsIn } from './words.ts';

/** Every route that a token opens. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...programmes,
  ...starts,
  ...startSteps,
  ...plannings,
  ...portfolios,
  ...overviews,
  ...schedules,
  ...selves,
  ...searches,
  ...accounts,
  ...dayCodes,
  ...calendar,
  ...tasks,
  ...items,
  ...itemStories,
  ...reporting,
  ...sheetPhotos,
  ...forms,
  ...figures,
  ...history,
  ...printLists,
  ...noticeSettings,
  ...whyNotices,
  ...latestNotices,
  ...byHandLists,
  ...feeds,
  ...repairs,
  ...clients,
  ...clientRecords,
  ...groupRecords,
  ...consents,
  ...inputs,
  ...decisions,
  ...openDecisions,
  ...measures,
  ...drafts,
  ...funds,
  ...grants,
  ...bookings,
  ...acts,
  ...people,
  ...definitions,
  ...pauses,
  ...groups,
  ...clientPauses,
  ...planDates,
  ...planOn,
  ...planChanges,
];

/**
 * The HTTP API: `app.fetch` answers requests. Beside `ENDPOINTS` it has `/healthz`, `/readyz` and `/openapi.json`, which need no token, and the page
 * that digests link to.
 */
export function createApp(parts: Parts): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  app.use(follow(parts), listen());
  addHealth(app, parts);
  addUnsubscribe(app, parts);
  addFeeds(app, parts);
  for (const endpoint of ENDPOINTS) register(app, parts, endpoint);
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer', description: 'made by `npm run programme -- token`' });
  app.get('/openapi.json', (c) => c.json(openApiOf(app)));
  app.notFound((c) => problem(c, c.var.language, 404, 'unknownRoute', wordsIn(c.var.language).noRoute(c.req.method, c.req.path)));
  app.onError(answerFailure);
  return app;
}

/** Gives each request a number and leaves one line about it. */
function follow({ log, now }: Parts): MiddlewareHandler<Env> {
  return async (c, next) => {
    const request = randomUUID();
    const began = now();
    c.set('request', request);
    await next();
    c.header('x-request-id', request);
    const route = c.req.matchedRoutes.findLast(({ path }) => path !== '/*')?.path ?? 'unknown';
    log({ request, method: c.req.method, route, status: c.res.status, ms: now() - began, failure: c.var.failure });
  };
}

const answerFailure: ErrorHandler<Env> = (failure, c) => {
  const { language, request } = c.var;
  const words = wordsIn(language);
  if (isAway(failure)) {
    c.header('retry-after', '2');
    return problem(c, language, 503, 'databaseAway', words.databaseAway);
  }
  if (isUnstorable(failure)) return problem(c, language, 400, 'malformed', words.unreadableText);
  if (failure instanceof HTTPException && failure.status === 415) return problem(c, language, 415, 'notJson', words.notJson);
  if (failure instanceof HTTPException && failure.status === 400) return problem(c, language, 400, 'malformed', words.malformedJson);
  // A message may hold what was typed; the class, the code and the place do not.
  c.set('failure', `${failure.name} ${codeOf(failure)} ${failure instanceof z.ZodError ? '' : placeOf(failure)}`.trim());
  return problem(c, language, 500, 'failed', words.failed(request));
};

/** The innermost line of the stack. */
function placeOf({ stack }: Error): string {
  return (
    stack
      ?.split('\n')
      .find((line) => line.startsWith('    at '))
      ?.trim() ?? ''
  );
}
