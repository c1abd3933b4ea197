import { addDays, type Day } from './days.ts';
import { dealt, normal, quantile, weighted, within, type Draw } from './draw.ts';
import type { GroupStory } from './groupStory.ts';
import { earned, type Income } from './income.ts';
import type { Scenario } from './scenarios.ts';
import type { Setting, Villager } from './setting.ts';

/** What becomes of a client; everything they say, and is seen of them, comes from here. */
export type ClientStory = {
  readonly id: string;
  readonly household: string;
  readonly group: string;
  readonly leaves: { readonly on: Day; readonly announcedOn: Day; readonly reason: string } | undefined;
  readonly before: Income;
  readonly after: Income;
  /** 0 to 1: how far ahead in the group. */
  readonly rank: number;
  readonly inBusiness: boolean;
  /** What is put by in a month, whole units of the currency; undefined: hardly ever anything. */
  readonly saves: number | undefined;
  readonly earnsInRoughSeasons: boolean;
  readonly developsThemselves: boolean;
  readonly scoreBefore: number;
  readonly testGain: number;
  readonly willing: boolean;
  readonly willingCadre: boolean;
  /** Of five steps, before, and how much they rise by. */
  readonly status: number;
  readonly statusRise: number;
  readonly stillInBusiness: boolean;
};

/** How far people lie from the middle of their group: deviation of the rise of income. */
const RISE_DEVIATION = 0.11;
/** Why people leave, of 100. Reasons that a definition has beside these are nobody's own. */
const EXITS: Readonly<Record<string, number>> = { worksAway: 35, quarrel: 20, pregnancyOrIllness: 15, foundJob: 15, noBenefit: 12, death: 3 };
/** How often the first to leave does so in the first days, when the waiting list is still asked. */
const EARLY = 0.6;
/** Exits of a table are of so many places. */
const PLACES = 90;

/** The stories of all clients that a programme begins with, in a village of such groups. */
export function clientStories(draw: Draw, scenario: Scenario, setting: Setting, groups: ReadonlyMap<string, GroupStory>): Map<string, ClientStory> {
  const leaving = leavers(draw, scenario, setting);
  const stories = new Map<string, ClientStory>();
  for (const [key, group] of groups) {
    const members = setting.clients.filter((client) => client.group === key);
    const stay = members.filter(({ id }) => !leaving.has(id)).map(({ id }) => id);
    const rises = new Map([
      ...dealt(
        draw,
        'rise',
        members.map(({ id }) => id),
      ),
      ...dealt(draw, 'rise', stay),
    ]);
    const saving = dealt(draw, 'saving', stay);
    const business = dealt(draw, 'business', stay);
    const other = dealt(draw, 'other income', stay);
    const own = dealt(draw, 'self-development', stay);
    const savers = Math.floor(group.course.saves * members.length + draw(key, 'savers'));
    for (const member of members) {
      const { id } = member;
      const stays = stay.includes(id);
      stories.set(id, {
        ...storyFrom(draw, scenario, setting, member, group, rises.get(id) ?? 0.5),
        leaves: leaving.get(id),
        inBusiness: (business.get(id) ?? 1) < group.course.inBusiness,
        saves: stays && (saving.get(id) ?? 1) * stay.length < savers ? amountSaved(draw, group, id) : undefined,
        earnsInRoughSeasons: (other.get(id) ?? 1) < group.course.otherIncome,
        developsThemselves: (own.get(id) ?? 1) < group.course.selfDevelopment,
      });
    }
  }
  return stories;
}

/** The story of somebody who comes later, in a leaver's place. */
export function newcomerStory(draw: Draw, scenario: Scenario, setting: Setting, villager: Villager, group: GroupStory): ClientStory {
  return storyFrom(draw, scenario, setting, villager, group, draw(villager.id, 'rise'));
}

function storyFrom(draw: Draw, scenario: Scenario, setting: Setting, villager: Villager, group: GroupStory, rank: number): ClientStory {
  const { id, household } = villager;
  const { course } = group;
  const rise = group.rise + RISE_DEVIATION * quantile(rank);
  const inBusiness = draw(id, 'business') < course.inBusiness;
  const { before, after } = earned(draw, setting, villager, rise);
  return {
    id,
    household,
    group: villager.group,
    leaves: undefined,
    before,
    after,
    rank,
    inBusiness,
    saves: draw(id, 'saving') < course.saves ? amountSaved(draw, group, id) : undefined,
    earnsInRoughSeasons: draw(id, 'other income') < course.otherIncome,
    developsThemselves: draw(id, 'self-development') < course.selfDevelopment,
    scoreBefore: Math.round(46 + 8 * normal(draw, id, 'score before')),
    testGain: Math.round(course.testGain + 5 * normal(draw, id, 'test gain')),
    willing: draw(id, 'willing') < scenario.willing,
    willingCadre: draw(id, 'cadre') < 0.35 + 0.3 * rank,
    status: 2.6 + 0.4 * normal(draw, id, 'status'),
    statusRise: course.statusRise + 0.2 * normal(draw, id, 'status rise'),
    stillInBusiness: draw(id, 'still in business') < scenario.stillInBusiness,
  };
}

function amountSaved(draw: Draw, { course }: GroupStory, id: string): number {
  return within(draw(id, 'amount saved'), course.saved);
}

/** Who leaves, when and why; so many of each group as of the others, some soon, some late. */
function leavers(draw: Draw, scenario: Scenario, setting: Setting): Map<string, NonNullable<ClientStory['leaves']>> {
  const count = Math.round((within(draw('clients', 'exits'), scenario.exits) * setting.clients.length) / PLACES);
  const turn = dealt(draw, 'leaving', Object.keys(setting.businessGroups));
  const place = new Map<string, number>();
  for (const key of Object.keys(setting.businessGroups)) {
    const ids = setting.clients.filter(({ group }) => group === key).map(({ id }) => id);
    const ranks = dealt(draw, 'leaving', ids);
    for (const id of ids) place.set(id, Math.floor((ranks.get(id) ?? 0) * ids.length) + (turn.get(key) ?? 0));
  }
  const who = setting.clients
    .map(({ id }) => id)
    .toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0) || (a < b ? -1 : 1))
    .slice(0, count);
  const when = dealt(draw, 'when they leave', who);
  const first = who.toSorted((a, b) => (when.get(a) ?? 0) - (when.get(b) ?? 0))[0];
  const known = Object.keys(setting.exits).filter((key) => EXITS[key] !== undefined);
  const reasons = known.length > 0 ? known : Object.keys(setting.exits);
  if (reasons.length === 0) return new Map();
  return new Map(
    who.map((id) => {
      const early = id === first && draw(id, 'leaves at once') < EARLY;
      const on = addDays(setting.start, 3 + Math.floor(early ? 6 * draw(id, 'early day') : (when.get(id) ?? 0) * (setting.months * 30.4 - 20)));
      const reason = reasons[
        weighted(
          draw(id, 'why they leave'),
          reasons.map((key) => EXITS[key] ?? 1),
        )
      ] as string;
      // Somebody's going away is often noticed when they have been missed twice.
      const announcedOn = addDays(on, Math.floor((early ? 3 : 16) * draw(id, 'announced') ** 2));
      return [id, { on, announcedOn, reason }] as const;
    }),
  );
}
