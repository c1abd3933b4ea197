import type { Definition } from '../definition.ts';
import type { Rules } from '../outcomes.ts';
import type { Records } from '../records.ts';
import type { TrackKind } from '../tracks.ts';
import type { Figure, Result } from './figure.ts';
import { readingOf } from './figuresOf.ts';
import { lastBySubject } from './logs.ts';
import { arrange, standingGroups } from './scope.ts';
import { risePercent, yearOfIncome } from './surveys.ts';

/** What follows when figures are read at the end (P5): each opens a track of its kind. */
export const MEASURES = ['newProposal', 'referral', 'followUp'] as const satisfies readonly TrackKind[];
export type Measure = (typeof MEASURES)[number];

/** Whether the programme, or a business group, passes by its rule, and by what. */
export type Verdict = {
  readonly passes: boolean;
  /** Targets that are met, of those that can be read. */
  readonly met: number;
  readonly readable: number;
  readonly asksPercent: number;
  /** Indicators without which it does not pass; null: cannot be read, so not met either. */
  readonly must: readonly { readonly indicator: string; readonly met: boolean | null }[];
  /** Indicators with a target that is not met. */
  readonly missed: readonly string[];
};

export type Judgement = {
  readonly programme: Verdict;
  readonly groups: Readonly<Record<string, Verdict>>;
  /** What the figures propose: a set for the programme and one for each business group. People decide. */
  readonly measures: Measures;
};
export type Measures = { readonly programme: readonly Measure[]; readonly groups: Readonly<Record<string, readonly Measure[]>> };

/**
 * Judges figures by the rules of the definition. What is read only after termination is no ground; what cannot be read counts neither way.
 * A measure is proposed only where the definition has a track for it.
 * @param standing keys of the groups that have not ended: what ended is neither judged nor given a measure
 * @throws Error when the definition has no rules
 */
export function judgement(definition: Definition, figures: readonly Figure[], standing = Object.keys(definition.businessGroups)): Judgement {
  const { programmePasses, groupPasses } = rulesOf(definition);
  const known = new Set(Object.values(definition.tracks).map(({ kind }) => kind));
  const ground = figures.filter(({ indicator }) => definition.indicators[indicator]?.readMonthsAfter === undefined);
  const programme = verdictOf(programmePasses, ground.filter(isOf('programme')));
  const groups = Object.fromEntries(standing.map((key) => [key, verdictOf(groupPasses, ground.filter(isOf(key)))]));
  const some = Object.values(groups).some(({ passes }) => passes);
  const proposed = (measures: readonly Measure[]) => MEASURES.filter((measure) => measures.includes(measure) && known.has(measure));
  return {
    programme,
    groups,
    measures: {
      programme: proposed([...(programme.passes ? [] : ['newProposal' as const]), ...(some ? ['followUp' as const] : [])]),
      groups: Object.fromEntries(Object.entries(groups).map(([key, { passes }]) => [key, proposed([passes ? 'followUp' : 'referral'])])),
    },
  };
}

/** Groups and households that got on fast (P6a), in the definition's order and by id. Ids of households are for managers. */
export type FastProgress = { readonly groups: readonly string[]; readonly households: readonly string[] };

/** Whom to recommend for more capital (P6a). @throws Error when the definition has no rules */
export function fastProgress(definition: Definition, records: Records, figures: readonly Figure[]): FastProgress {
  const rule = rulesOf(definition).fastProgress;
  return rule === undefined
    ? { groups: [], households: [] }
    : { groups: fastGroups(definition, records, figures, rule.group), households: fastHouseholds(definition, records, rule.household) };
}

type FastRule = NonNullable<Rules['fastProgress']>;

function fastGroups(definition: Definition, records: Records, figures: readonly Figure[], rule: FastRule['group']): string[] {
  const value = (indicator: string, group: string) =>
    figures.find((figure) => figure.indicator === indicator && figure.audience === group)?.results[0]?.value ?? null;
  const keys = standingGroups(definition, records);
  const byRise = keys
    .flatMap((key) => ({ key, rise: value(rule.rise, key) }))
    .filter((group): group is { key: string; rise: number } => group.rise !== null)
    // Equal rises keep the definition's order.
    .toSorted((a, b) => b.rise - a.rise);
  const first = byRise.slice(0, Math.floor((keys.length * rule.topPercent) / 100)).filter(({ rise }) => rise > 0);
  const accepted = (key: string) =>
    records.grants.some(({ group, useAcceptedOn }) => group === key && useAcceptedOn !== undefined && useAcceptedOn <= records.readOn);
  const fast = new Set(first.map(({ key }) => key));
  return keys.filter((key) => fast.has(key) && (value(rule.attendance, key) ?? 0) >= rule.attendancePercent && (!rule.useReportAccepted || accepted(key)));
}

function fastHouseholds(definition: Definition, records: Records, rule: FastRule['household']): string[] {
  const arranged = arrange(definition, records);
  const [first, second] = [rule.baseline, rule.endline].map((wave) => lastBySubject(arranged.answersOf(wave, rule.form)));
  const among = rule.must.map((key) => {
    const indicator = definition.indicators[key];
    return new Set(indicator === undefined ? [] : readingOf(arranged, indicator, 'programme')?.households?.met);
  });
  return records.households
    .map(({ id }) => id)
    .filter((id) => {
      const before = yearOfIncome(arranged, first?.get(id)?.answers[rule.question]);
      const after = yearOfIncome(arranged, second?.get(id)?.answers[rule.question]);
      return before !== undefined && after !== undefined && risePercent({ before, after }) >= rule.risePercent && among.every((met) => met.has(id));
    })
    .toSorted();
}

function verdictOf({ must, targetsMetPercent }: Rules['programmePasses'], figures: readonly Figure[]): Verdict {
  const read = figures.flatMap(({ results }) => results).filter(({ met }) => met !== null);
  const met = read.filter(isMet).length;
  const needed = must.map((indicator) => ({ indicator, met: metAll(figures.find((figure) => figure.indicator === indicator)?.results ?? []) }));
  const enough = read.length > 0 && met * 100 >= targetsMetPercent * read.length;
  return {
    passes: enough && needed.every((one) => one.met === true),
    met,
    readable: read.length,
    asksPercent: targetsMetPercent,
    must: needed,
    missed: figures.filter(({ results }) => results.some((result) => result.met === false)).map(({ indicator }) => indicator),
  };
}

/** Null where nothing, or not all, can be read and none is missed. */
function metAll(results: readonly Result[]): boolean | null {
  if (results.some((result) => result.met === false)) return false;
  return results.length > 0 && results.every(isMet) ? true : null;
}

const isMet = ({ met }: Result): boolean => met === true;
const isOf =
  (audience: string) =>
  (figure: Figure): boolean =>
    figure.audience === audience;

function rulesOf({ id, rules }: Definition): Rules {
  if (rules === undefined) throw new Error(`definition ${id}: expected rules, by which figures are judged`);
  return rules;
}
