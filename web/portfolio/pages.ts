import { z } from 'zod';
import { Refused, type Client } from '../../client/client.ts';
import { ORDERS } from '../../domain/portfolio.ts';
import { openPage, type Answer, type Page, type Visit } from '../page.ts';
import { Portfolio } from './portfolio.tsx';
import { textsIn } from './texts.ts';

export const STAGES = ['planning', 'running', 'termination', 'measures', 'ended'] as const;
/** What was chosen above the list; what nobody offers is as if it were not chosen. */
const Chosen = z.object({
  words: z.string().max(100).catch(''),
  stage: z.enum(STAGES).optional().catch(undefined),
  kind: z.enum(['real', 'rehearsal']).optional().catch(undefined),
  attention: z.enum(['yes', 'no']).catch('no'),
  order: z.enum(ORDERS).catch('attention'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});
export type Chosen = z.infer<typeof Chosen>;

const PER_PAGE = 25;

async function show(visit: Visit): Promise<Answer> {
  const { api, query, language } = visit;
  const chosen = Chosen.parse(Object.fromEntries(query));
  const { stage, kind, ...rest } = chosen;
  const portfolio = await api.readPortfolio({ ...rest, language, limit: PER_PAGE, ...(stage !== undefined && { stage }), ...(kind !== undefined && { kind }) });
  const [only] = portfolio.programmes;
  // Who has one programme alone has nothing to choose: staff go on to what they have to do.
  if (query.size === 0 && portfolio.totals.programmes === 1 && only !== undefined) {
    const standing = await standingIn(api, only.code);
    if (standing === 'manager' || standing === 'coordinator') return { kind: 'go', to: `/p/${only.code}` };
    if (standing === 'staff') return { kind: 'go', to: `/p/${only.code}/tasks` };
  }
  return { kind: 'page', title: textsIn(language).title, wide: true, body: Portfolio({ portfolio, chosen, perPage: PER_PAGE, language }) };
}

/** What the one who visits is to a programme; undefined where they may not look at it. */
async function standingIn(api: Client, code: string): Promise<string | undefined> {
  try {
    const { person, standing } = await api.readSelf({ code });
    return person === null ? undefined : standing;
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 403) return undefined;
    throw failure;
  }
}

/** Where many programmes stand. */
export const portfolioPages: readonly Page[] = [openPage({ path: '/', action: 'signedIn', get: show })];
