import type { ClientStory } from './clientStory.ts';
import { dealt, type Draw } from './draw.ts';
import type { GroupStory } from './groupStory.ts';
import { heap, scaleOf, together, yearOf, type Income } from './income.ts';
import type { Scenario } from './scenarios.ts';
import type { Setting } from './setting.ts';

/** One kitchen and one purse. */
export type HouseholdStory = {
  readonly before: Purse;
  readonly after: Purse;
  readonly dependants: number;
  readonly childrenUnder18: number;
};
type Purse = { readonly income: Income; readonly monthlySpending: number };

/** Households that had something left at the beginning (judgement). */
const E4_BEFORE = 0.3;
/** How much better the chances are of a household whose group does well. */
const GOOD_GROUP = 0.45;
/** What others of the house bring in a month for each head, rupiah. */
const OTHERS_A_HEAD = 90_000;

/** The stories of all households, made of those of their members. */
export function householdStories(
  draw: Draw,
  scenario: Scenario,
  setting: Setting,
  clients: ReadonlyMap<string, ClientStory>,
  groups: ReadonlyMap<string, GroupStory>,
): Map<string, HouseholdStory> {
  const members = new Map<string, ClientStory[]>();
  for (const client of clients.values()) members.set(client.household, [...(members.get(client.household) ?? []), client]);
  const all = [...members.keys()];
  const before = dealt(draw, 'something left before', all);
  const after = leftAfter(draw, scenario, members, groups);
  const sizes = new Map(setting.households.map(({ id, size }) => [id, size]));
  return new Map(
    all.map((id) => {
      const size = sizes.get(id) ?? 5;
      const others = othersIn(draw, setting, id, size);
      const of = members.get(id) ?? [];
      const was = together([...of.map((client) => client.before), others]);
      const is = together([...of.map((client) => client.after), others]);
      const children = Math.min(size - 1, Math.floor(size * 0.6 * draw(id, 'children')));
      return [
        id,
        {
          before: { income: was, monthlySpending: spending(draw, setting, id, was, (before.get(id) ?? 1) < E4_BEFORE) },
          after: { income: is, monthlySpending: spending(draw, setting, `${id}/after`, is, after.has(id)) },
          dependants: Math.max(children, size - of.length - 1),
          childrenUnder18: Math.max(0, children),
        },
      ] as const;
    }),
  );
}

/** The households that have something left at the end: as many of all as the scenario says, of those that will still be there. */
function leftAfter(draw: Draw, { e4 }: Scenario, members: ReadonlyMap<string, readonly ClientStory[]>, groups: ReadonlyMap<string, GroupStory>): Set<string> {
  const there = [...members].filter(([, of]) => of.some(({ leaves }) => leaves === undefined)).map(([id]) => id);
  const chance = (id: string) => draw(id, 'something left after') - (groups.get(members.get(id)?.[0]?.group ?? '')?.good === true ? GOOD_GROUP : 0);
  const ranked = there.toSorted((a, b) => chance(a) - chance(b) || (a < b ? -1 : 1));
  return new Set(ranked.slice(0, Math.ceil(e4 * members.size)));
}

function spending(draw: Draw, setting: Setting, subject: string, income: Income, left: boolean): number {
  const month = yearOf(setting, income) / 12;
  const share = left ? 0.86 + 0.1 * draw(subject, 'spending') : 1.02 + 0.13 * draw(subject, 'spending');
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(10, month))) - 2);
  const said = heap(month * share, step);
  return left ? Math.min(said, Math.max(0, Math.ceil(month) - step)) : Math.max(said, Math.ceil(month));
}

function othersIn(draw: Draw, setting: Setting, id: string, size: number): Income {
  const source = Object.keys(setting.incomeSources).at(-1) ?? 'other';
  const amount = heap(size * OTHERS_A_HEAD * scaleOf(setting) * (0.5 + draw(id, 'income of others')), Math.max(1, Math.round(50_000 * scaleOf(setting))));
  return Object.fromEntries(Object.keys(setting.seasons).map((season) => [season, { [source]: amount }]));
}
