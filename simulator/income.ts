import { normal, type Draw } from './draw.ts';
import type { Setting, Villager } from './setting.ts';

/** Whole units of the currency a month, by season, then by source. */
export type Income = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Income of an ordinary calm month where the list says none, how much is left of it in a rough season, and where it comes from. */
type Livelihood = { readonly calm: number; readonly rough: number; readonly sources: Readonly<Record<string, number>>; readonly grows: string };

/** Of the village of Tablolong; people of other groups live as `OTHERS`. */
const LIVELIHOODS: Readonly<Record<string, Livelihood>> = {
  nelayan: { calm: 1_900_000, rough: 0.37, sources: { fishing: 0.88, livestock: 0.12 }, grows: 'seaweed' },
  perempuan: { calm: 600_000, rough: 0.67, sources: { trade: 0.55, seaweed: 0.25, livestock: 0.2 }, grows: 'trade' },
  pemuda: { calm: 700_000, rough: 0.86, sources: { wages: 0.6, fishing: 0.25, other: 0.15 }, grows: 'trade' },
};
const OTHERS = { calm: 1_500_000, rough: 0.8 };
const DEVIATION = 0.45;
/** Amounts here are in rupiah, for forms that allow so much a month; a form that allows less is of another currency. */
const RUPIAH_ALLOWED = 50_000_000;

/** How many units of the programme's currency go for one of the rupiah of this file. */
export function scaleOf({ forms }: Setting): number {
  const asked = Object.values(forms).flatMap(({ questions }) => Object.values(questions).filter(({ type }) => type === 'seasonalIncome'));
  const most = Math.min(...asked.map(({ max }) => max ?? RUPIAH_ALLOWED));
  return Number.isFinite(most) ? Math.min(1, most / RUPIAH_ALLOWED) : 1;
}

/** What somebody earns before and after, the year's income having risen by so much. People heap what they say at round figures. */
export function earned(draw: Draw, setting: Setting, villager: Villager, rise: number): { before: Income; after: Income } {
  const life = livelihoodOf(setting, villager);
  const listed = villager.monthlyIncome ?? {};
  const calm = life.calm * Math.exp(DEVIATION * normal(draw, villager.id, 'income'));
  const entries = Object.entries(setting.seasons).map(([season, { rough }]) => {
    const level = listed[season] ?? calm * (rough ? life.rough * (0.9 + 0.2 * draw(villager.id, `income in ${season}`)) : 1);
    const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(10, level))) - 2);
    const heaped = Object.entries(life.sources).map(([source, share]) => [source, heap(level * share, 5 * step)] as const);
    const before = Object.fromEntries(heaped);
    const total = heaped.reduce((sum, [, amount]) => sum + amount, 0);
    return [season, before, risen(before, Math.round((total * rise) / step) * step, life.grows)] as const;
  });
  return {
    before: Object.fromEntries(entries.map(([season, before]) => [season, before])),
    after: Object.fromEntries(entries.map(([season, , after]) => [season, after])),
  };
}

/** What is more comes from the new business; what is less is taken from what brings most. */
function risen(before: Readonly<Record<string, number>>, by: number, grows: string): Record<string, number> {
  if (by >= 0) return { ...before, [grows]: (before[grows] ?? 0) + by };
  let rest = -by;
  const less = Object.entries(before).toSorted(([, a], [, b]) => b - a);
  return Object.fromEntries(
    less.map(([source, amount]) => {
      const taken = Math.min(amount, rest);
      rest -= taken;
      return [source, amount - taken];
    }),
  );
}

function livelihoodOf(setting: Setting, { group }: Villager): Livelihood {
  const sources = Object.keys(setting.incomeSources);
  const known = LIVELIHOODS[setting.businessGroups[group]?.within ?? group];
  if (known !== undefined && [...Object.keys(known.sources), known.grows].every((source) => sources.includes(source))) return known;
  const [first = 'other', second = first] = sources;
  return { calm: OTHERS.calm * scaleOf(setting), rough: OTHERS.rough, sources: { [first]: 1 }, grows: second };
}

/** To the nearest of a step. */
export function heap(amount: number, step: number): number {
  return Math.max(0, Math.round(amount / step) * step);
}

/** All of several incomes together. */
export function together(incomes: readonly Income[]): Record<string, Record<string, number>> {
  const sum: Record<string, Record<string, number>> = {};
  for (const income of incomes)
    for (const [season, sources] of Object.entries(income))
      for (const [source, amount] of Object.entries(sources)) {
        const of = (sum[season] ??= {});
        of[source] = (of[source] ?? 0) + amount;
      }
  return sum;
}

/** What an income comes to in a year. */
export function yearOf({ seasons }: Setting, income: Income): number {
  return Object.entries(seasons).reduce(
    (sum, [season, { months }]) => sum + months.length * Object.values(income[season] ?? {}).reduce((total, amount) => total + amount, 0),
    0,
  );
}
