import { z } from 'zod';
import { isDay } from '../../domain/time.ts';
import { type Answer, page, type Page, type ProgrammeVisit } from '../page.ts';
import { faultsOf } from '../shared/refused.ts';
import { figuresCsv, planCsv } from './exports.ts';
import { figureTexts } from './figureTexts.ts';
import { Figures } from './figures.tsx';
import { figuresFor, gather } from './gather.ts';
import { Home } from './home.tsx';
import { planAsked, planFor } from './planAsked.ts';
import { planTexts } from './planTexts.ts';
import { Plan } from './plan.tsx';
import { NotForYou } from './notForYou.tsx';
import { Why } from './why.tsx';

const home = page({
  path: '/p/:code',
  action: 'viewProgramme',
  get: async (visit) => ({ kind: 'page', title: visit.self.programme.name[visit.language], wide: true, body: Home({ visit, gathered: await gather(visit) }) }),
  post: async (visit) => {
    const once = z.uuid().safeParse(visit.form.get('once'));
    try {
      if (once.success) await visit.api.retryRepairs(visit.params, {}, once.data);
    } catch (failure) {
      // Nothing was typed: the page as it is now says it all.
      faultsOf(failure);
      return { kind: 'go', to: visit.path };
    }
    return { kind: 'go', to: `${visit.path}?said=retried` };
  },
});

const plan = page({
  path: '/p/:code/plan',
  action: 'viewItem',
  get: async (visit) => {
    const asked = planAsked(visit);
    return { kind: 'page', title: planTexts(visit.language).title, wide: true, body: Plan({ visit, asked, ...(await planFor(visit, asked)) }) };
  },
});

const planFile = page({
  path: '/p/:code/plan.csv',
  action: 'viewItem',
  get: async (visit) => {
    const { schedule, lines } = await planFor(visit, planAsked(visit));
    const tracks = new Map(schedule.tracks.map(({ track, words }) => [track, words[visit.language]]));
    return { kind: 'file', name: `${visit.params.code}-plan.csv`, type: CSV, bytes: planCsv(lines, tracks, visit.language) };
  },
});

const CSV = 'text/csv; charset=utf-8';

/** Whose figures and for which day; a day that is none counts as not asked for. */
function figuresAsked({ query }: ProgrammeVisit): { audience: string | undefined; on: string | undefined } {
  const on = query.get('on') ?? '';
  return { audience: query.get('audience')?.slice(0, 60) || undefined, on: isDay(on) ? on : undefined };
}

/** All that the visitor may see, and of it what they chose: else the whole programme, else the first group that is theirs. */
async function figuresChosen(visit: ProgrammeVisit) {
  const { audience: wanted, on } = figuresAsked(visit);
  const [answer, { groups }] = await Promise.all([figuresFor(visit, on), visit.api.readOverview(visit.params)]);
  if (answer === undefined) return undefined;
  const nameOf = (audience: string) =>
    audience === 'programme' ? figureTexts(visit.language).filters.programme : (groups[audience]?.[visit.language] ?? audience);
  const audiences = [...new Set(answer.figures.map(({ audience }) => audience))].map((audience) => ({ audience, name: nameOf(audience) }));
  const audience = audiences.find((each) => each.audience === wanted)?.audience ?? audiences[0]?.audience ?? 'programme';
  return { answer: { ...answer, figures: answer.figures.filter((figure) => figure.audience === audience) }, audience, audiences, on, nameOf };
}

const figures = page({
  path: '/p/:code/figures',
  action: 'viewFigures',
  get: async (visit) => {
    const texts = figureTexts(visit.language);
    const chosen = await figuresChosen(visit);
    if (chosen === undefined) return { kind: 'page', title: texts.title, status: 403, body: NotForYou({ visit }) };
    // Counts are what donors get; the records behind them stay with the team.
    return { kind: 'page', title: texts.title, wide: true, body: Figures({ visit, ...chosen, explains: visit.self.standing !== 'donor' }) };
  },
});

const figuresFile = page({
  path: '/p/:code/figures.csv',
  action: 'viewFigures',
  get: async (visit): Promise<Answer> => {
    const chosen = await figuresChosen(visit);
    if (chosen === undefined) return { kind: 'page', title: figureTexts(visit.language).title, status: 403, body: NotForYou({ visit }) };
    return { kind: 'file', name: `${visit.params.code}-figures.csv`, type: CSV, bytes: figuresCsv(chosen.answer, chosen.nameOf, visit.language) };
  },
});

const why = page({
  path: '/p/:code/figures/:indicator',
  action: 'viewFigures',
  get: async (visit) => {
    const { audience, on } = figuresAsked(visit);
    const asked = { ...(audience !== undefined && { audience }), on: on ?? visit.self.programme.today };
    const explained = await visit.api.explainFigure({ code: visit.params.code, indicator: visit.params['indicator'] ?? '' }, asked);
    const query = String(new URLSearchParams(asked));
    return { kind: 'page', title: explained.figure.name[visit.language], body: Why({ visit, explained, query }) };
  },
});

/** A programme's page, its plan and its figures. */
export const programmePages: readonly Page[] = [home, plan, planFile, figures, figuresFile, why];
