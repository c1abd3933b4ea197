import type { Answers, SeasonalIncome } from '../forms.ts';
import type { FormulaOf } from '../formulas.ts';
import type { AnswerRecord } from '../records.ts';
import type { Reading } from './figure.ts';
import { amount, inLastMonths, itemsOf, lastBySubject } from './logs.ts';
import { changeOf, type Pair } from './paired.ts';
import { type Arranged, countPlaces, hasLeft, householdsOf, mean, median, type Scope } from './scope.ts';

/** Figures read from what people say in surveys before and after: E4, E6, E8, E9; the capital received (O4). */

/** What a person or household earns in a year: of each season its months times an ordinary month of it, all sources together. */
export function yearOfIncome({ definition }: Arranged, answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const bySeason = answer as SeasonalIncome;
  return Object.entries(definition.seasons).reduce((sum, [season, { months }]) => {
    const month = Object.values(bySeason[season] ?? {}).reduce((total, source) => total + amount(source), 0);
    return sum + months.length * month;
  }, 0);
}

/** E4. */
export function incomeAboveSpending(scope: Scope, { track, form, income, spending, before }: FormulaOf<'incomeAboveSpending'>): Reading | undefined {
  const households = householdsOf(scope);
  const saves = ({ answers }: AnswerRecord) => (yearOfIncome(scope, answers[income]) ?? 0) > 12 * amount(answers[spending]);
  const at = (wave: string) => {
    const said = lastBySubject(scope.answersOf(wave, form));
    return households.flatMap((id) => said.get(id) ?? []);
  };
  const now = at(track);
  if (now.length === 0) return undefined;
  const earlier = before === undefined ? [] : at(before);
  const idsOf = (answers: readonly AnswerRecord[]) => answers.filter(saves).flatMap(({ subject }) => subject ?? []);
  return {
    households: { met: idsOf(now), of: households.length },
    items: itemsOf(now),
    detail: earlier.length === 0 ? {} : { before: (100 * idsOf(earlier).length) / earlier.length },
  };
}

/** E6. */
export function scoreRise(scope: Scope, { baseline, endline, form, questions }: FormulaOf<'scoreRise'>): Reading | undefined {
  const score = (answers: Answers) => mean(questions.flatMap((question) => (typeof answers[question] === 'number' ? [amount(answers[question])] : [])));
  const { pairs, clients, items, leavers } = pairsOf(scope, { baseline, endline, form }, score);
  const change = changeOf(pairs, 'points', 95);
  return change === undefined ? undefined : { value: change.median, base: pairs.length, askedTwice: clients, items, detail: { change, leavers } };
}

/** E8. Of a business group only the sign of the change is asked. */
export function incomeRise(scope: Scope, { baseline, endline, form, question, confidencePercent }: FormulaOf<'incomeRise'>): Reading | undefined {
  const { pairs, clients, items, leavers } = pairsOf(scope, { baseline, endline, form }, (answers) => yearOfIncome(scope, answers[question]));
  const change = changeOf(pairs, 'money', confidencePercent);
  if (change === undefined) return undefined;
  const rise = median(pairs.map(risePercent));
  const { interval } = change;
  const also = scope.audience === 'programme' ? (interval === null ? null : interval.from > 0) : change.median > 0;
  // Half of them from nothing to something: no percentage says how much.
  const value = rise === undefined || !Number.isFinite(rise) ? null : rise;
  const detail = scope.audience === 'programme' ? { change, leavers } : { change: { ...change, interval: null, pValue: null }, leavers };
  return { value, base: pairs.length, also, askedTwice: clients, items, detail };
}

/** Whoever had nothing before and something now rose more than anybody. */
export function risePercent({ before, after }: Pair): number {
  if (before === 0) return after > 0 ? Number.POSITIVE_INFINITY : 0;
  return (100 * (after - before)) / before;
}

/** E9. */
export function medianAMonth(scope: Scope, { track, form, question, ofLast, waves }: FormulaOf<'medianAMonth'>): Reading | undefined {
  const logs = inLastMonths(scope, scope.answersOf(track, form), ofLast);
  if (logs === undefined) return undefined;
  const askedTwice = pairsOf(scope, waves, () => 0).clients;
  const twice = new Set(askedTwice);
  const begun = scope.answersOf(waves.endline, waves.form).length > 0;
  // Before the second survey has begun nobody was asked twice: those who are still there are taken.
  const ours = scope.clients.filter((client) => (begun ? twice.has(client.id) : !hasLeft(scope, client)));
  const saved = ours.map(({ id }) => logs.filter(({ subject }) => subject === id));
  const values = saved.flatMap((months) => mean(months.map(({ answers }) => amount(answers[question]))) ?? []);
  const value = median(values);
  if (value === undefined) return undefined;
  return { value, base: values.length, ...(begun && { askedTwice }), items: itemsOf(saved.flat()), detail: { leavers: leaversOf(scope, twice) } };
}

/** O4: who was of the group on the day its grant was handed over. */
export function received(scope: Scope): Reading | undefined {
  const { grants, readOn, endsOn, ended } = scope.records;
  // Who came from a group that was taken in had the capital of that one.
  const groups = [...scope.everOf, ...ended.flatMap(({ group, into }) => (into === scope.audience ? [group] : []))];
  const handed = grants.flatMap(({ group, handedOverOn }) =>
    handedOverOn !== undefined && handedOverOn <= readOn && groups.includes(group) ? [{ group, on: handedOverOn }] : [],
  );
  if (grants.length === 0 || (handed.length === 0 && readOn < endsOn)) return undefined;
  const clients = countPlaces(scope, ({ memberships }) =>
    handed.some(({ group, on }) => memberships.some((was) => was.group === group && was.from <= on && (was.until === undefined || on < was.until))),
  );
  const items = [...scope.sessions.values()].filter(({ kind, outcome, audience }) => kind === 'capital' && outcome === 'held' && groups.includes(audience));
  return {
    clients,
    groups: { met: scope.groups.filter((key) => handed.some(({ group }) => group === key)), of: scope.groups.length },
    items: new Set(items.map(({ item }) => item)),
  };
}

type Waves = { readonly baseline: string; readonly endline: string; readonly form: string };
type Pairs = { readonly pairs: readonly Pair[]; readonly clients: readonly string[]; readonly items: Set<string>; readonly leavers: number };

/** Clients asked in both waves, with a value of each. */
function pairsOf(scope: Scope, { baseline, endline, form }: Waves, valueOf: (answers: Answers) => number | undefined): Pairs {
  const [first, second] = [baseline, endline].map((wave) => lastBySubject(scope.answersOf(wave, form)));
  const found = scope.clients.flatMap(({ id }) => {
    const [one, two] = [first?.get(id), second?.get(id)];
    const [before, after] = [one === undefined ? undefined : valueOf(one.answers), two === undefined ? undefined : valueOf(two.answers)];
    if (one === undefined || two === undefined || before === undefined || after === undefined) return [];
    return [{ client: id, pair: { before, after }, items: [one.item, two.item] }];
  });
  const clients = found.map(({ client }) => client);
  return { pairs: found.map(({ pair }) => pair), clients, items: new Set(found.flatMap(({ items }) => items)), leavers: leaversOf(scope, new Set(clients)) };
}

/** Those who left and are not among the paired. */
function leaversOf(scope: Scope, paired: ReadonlySet<string>): number {
  return scope.clients.filter((client) => hasLeft(scope, client) && !paired.has(client.id)).length;
}
