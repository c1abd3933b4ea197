import { normal } from './draw.ts';
import { heap, scaleOf } from './income.ts';
import { trainingGroupOf } from './setting.ts';
import type { SessionAhead } from './story.ts';
import type { World } from './world.ts';

/** Months after which a group's business is at work. */
const BUSINESS_FROM = 4;

/** What a group, or the team, answers for it: focus group, needs plan, the group's part of the log, visits and evaluations, what became of the business. */
export function groupAnswers(world: World, item: SessionAhead, month: number): Record<string, unknown> {
  switch (item.kind) {
    case 'focusGroup':
      return { resources: resourcesOf(world, item.audience), preferredDays: ['tuesday', 'thursday', 'saturday'] };
    case 'needsPlan':
      return { resources: resourcesOf(world, item.audience) };
    case 'log':
      return logOf(world, item, month);
    case 'monitoring':
    case 'processEvaluation':
    case 'outcomeEvaluation':
    case 'finalEvaluation':
      return { progress: progress(world, item) };
    case 'keepsUp':
      return { active: world.groups.get(item.audience)?.activeAfter === true };
    case 'counselling':
      return { result: ['solved', 'solved', 'ongoing', 'referred'][Math.floor(4 * world.draw(item.key, 'result'))] };
    default:
      return {};
  }
}

/** What the groups of a training group will use, so that a plan names it. */
function resourcesOf({ groups, setting }: World, audience: string): string[] {
  const used = [...groups].filter(([key]) => key === audience || trainingGroupOf(setting, key) === audience).flatMap(([, { resource }]) => resource ?? []);
  return [...new Set(used)];
}

function logOf({ draw, groups, setting }: World, { audience, key }: SessionAhead, month: number): Record<string, unknown> {
  const group = groups.get(audience);
  const often = group?.course.timesAMonth ?? 4;
  const times = month < BUSINESS_FROM ? Math.floor(2 * draw(key, 'times')) : Math.max(0, Math.round(often * (0.8 + 0.4 * draw(key, 'times'))));
  const scale = scaleOf(setting);
  const step = Math.max(1, Math.round(scale * 50_000));
  const sales = heap(times * scale * 350_000 * (0.7 + 0.6 * draw(key, 'sales')), step);
  return {
    timesInBusiness: times,
    sales,
    costs: heap(sales * (0.35 + 0.15 * draw(key, 'costs')), step),
    resourceUsed: group?.course.usesResources === true && month >= BUSINESS_FROM ? group.resource : 'none',
  };
}

function progress({ draw, groups }: World, { key }: SessionAhead): number {
  const good = [...groups.values()].filter((group) => group.good).length / Math.max(1, groups.size);
  return Math.max(1, Math.min(5, Math.round(2 + 2.2 * good + 0.6 * normal(draw, key, 'progress'))));
}
