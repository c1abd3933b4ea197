import type { ClientStory } from './clientStory.ts';
import { addDays } from './days.ts';
import { normal } from './draw.ts';
import { heap, scaleOf } from './income.ts';
import type { SessionAhead } from './story.ts';
import type { World } from './world.ts';

/** What a client says at an interview, before and after. Questions are named by their keys. */
export function interviewAnswers({ draw }: World, client: ClientStory, after: boolean): Record<string, unknown> {
  const { id } = client;
  const score = (item: string) => step(client.status + (after ? client.statusRise : 0) + 0.6 * normal(draw, id, item));
  const main = mainSource(after ? client.after : client.before);
  return {
    income: after ? client.after : client.before,
    livelihood: main,
    newBusiness: draw(id, 'able') < (after ? 0.8 : 0.5),
    readiness: step(3.4 + (after ? 0.3 : 0) + 0.8 * normal(draw, id, 'readiness')),
    statusHousing: score('housing'),
    statusFood: score('food'),
    statusHealth: score('health'),
    statusSchooling: score('schooling'),
    statusVoice: score('voice'),
    willingCadre: client.willingCadre,
  };
}

export function householdAnswers({ households }: World, id: string, after: boolean): Record<string, unknown> {
  const story = households.get(id);
  if (story === undefined) return {};
  const { income, monthlySpending } = after ? story.after : story.before;
  return { income, monthlySpending, dependants: story.dependants, childrenUnder18: story.childrenUnder18 };
}

/** Months after which grants are at work, and after which a habit has formed. */
const BUSINESS_FROM = 4;
const SAVING_FROM = 8;

/** What a client answers at an item of their group: consent, willingness, tests, the member's part of the log, what became of the business. */
export function memberAnswers(world: World, item: SessionAhead, month: number, client: ClientStory, after: boolean): Record<string, unknown> {
  const { draw } = world;
  const { id } = client;
  const subject = `${item.key}/${id}`;
  switch (item.kind) {
    case 'consent':
      return { ...consentOf(world, id), how: draw(id, 'reads') < 0.1 ? 'thumbprint' : 'signed' };
    case 'dataCheck':
      return {
        correct: draw(id, 'data') >= 0.07,
        corrections: draw(id, 'data') < 0.07 ? 'Umur menurut KTP berbeda satu tahun.' : undefined,
        otherAid: draw(id, 'other aid') < 0.06,
      };
    case 'outreach':
      return { willing: client.willing };
    case 'log':
      return logOf(world, item, month, client);
    case 'keepsUp':
      return { stillInBusiness: client.stillInBusiness && world.groups.get(client.group)?.activeAfter === true };
    default:
      return testOf(world, subject, client, after);
  }
}

/** What somebody allows: all that is needed, and most of the rest. */
export function consentOf({ draw, setting }: World, client: string): Record<string, boolean> {
  return Object.fromEntries(Object.entries(setting.consents).map(([purpose, { required }]) => [purpose, required || draw(client, purpose) < 0.92]));
}

/** A test before has a score alone; the test after asks for the skills as well. */
function testOf({ draw }: World, subject: string, client: ClientStory, after: boolean): Record<string, unknown> {
  const score = client.scoreBefore + (after ? client.testGain : 0) + 4 * normal(draw, subject, 'test');
  return { score: bounded(score), skills: Math.max(0, Math.min(10, Math.round(score / 10 + 0.3 + normal(draw, client.id, 'skills') * 0.6))) };
}

function bounded(score: number): number {
  return Math.max(0, Math.min(100, Math.round(score)));
}

function logOf({ draw, setting }: World, { windowFrom, key }: SessionAhead, month: number, client: ClientStory): Record<string, unknown> {
  const { id } = client;
  const scale = scaleOf(setting);
  const subject = `${key}/${id}`;
  const rough = isRough(setting, windowFrom);
  const running = month >= BUSINESS_FROM && client.inBusiness;
  const grown = Math.min(1, (month - BUSINESS_FROM + 2) / 8);
  const share = running ? heap(scale * (60_000 + 180_000 * grown * (0.4 + client.rank)) * (0.8 + 0.4 * draw(subject, 'share')), unit(scale, 10_000)) : 0;
  const formed = client.saves !== undefined && month >= SAVING_FROM && draw(subject, 'saves') < 0.93;
  const now = month < SAVING_FROM ? draw(subject, 'saves') < 0.2 : client.saves === undefined && (month + Math.floor(6 * draw(id, 'saving month'))) % 6 === 0;
  const saved = formed ? heap(scale * (client.saves ?? 0), unit(scale, 10_000)) : now ? heap(scale * 20_000, unit(scale, 5_000)) : 0;
  // Who has nothing else when the sea is rough may still have something in between.
  const earns = rough ? client.earnsInRoughSeasons && month >= BUSINESS_FROM : draw(subject, 'other income') < 0.5;
  return {
    share,
    saved,
    otherIncome: earns ? heap(scale * (100_000 + 300_000 * draw(subject, 'other income amount')), unit(scale, 50_000)) : 0,
    selfDevelopment: client.developsThemselves && draw(subject, 'self-development') < 0.7,
    daysNotAtSea: Math.round((rough ? 16 : 5) * (0.6 + 0.8 * draw(subject, 'days not at sea'))),
  };
}

/** Whether the middle of a month begun on this day lies in a rough season. */
function isRough({ seasons }: World['setting'], from: string): boolean {
  const month = Number(addDays(from, 14).slice(5, 7));
  return Object.values(seasons).some(({ rough, months }) => rough && months.includes(month));
}

function mainSource(income: ClientStory['before']): string | undefined {
  const sums = new Map<string, number>();
  for (const sources of Object.values(income)) for (const [source, amount] of Object.entries(sources)) sums.set(source, (sums.get(source) ?? 0) + amount);
  return [...sums].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function step(value: number): number {
  return Math.max(1, Math.min(5, Math.round(value)));
}

function unit(scale: number, rupiah: number): number {
  return Math.max(1, Math.round(scale * rupiah));
}
