import type { FormulaOf } from '../formulas.ts';
import type { AnswerRecord } from '../records.ts';
import { addDays } from '../time.ts';
import type { Counted, Reading } from './figure.ts';
import { countPlaces, householdsOf, lastMonths, mean, monthOf, monthsOver, reaches, type Scope } from './scope.ts';

/** Figures read from what is written down month by month, or said of a client once: O2, O5, E1, E2, E3, E5, E7, E13. */

/** O2. */
export function saidYes(scope: Scope, { tracks, form, question }: FormulaOf<'saidYes'>): Reading | undefined {
  const said = lastBySubject(tracks.flatMap((track) => scope.answersOf(track, form)));
  const ours = scope.clients.flatMap(({ id }) => said.get(id) ?? []);
  if (ours.length === 0) return undefined;
  return { clients: countPlaces(scope, ({ id }) => said.get(id)?.answers[question] === true), items: itemsOf(ours) };
}

/** O5, E2, E5. */
export function inMonths(scope: Scope, { track, form, anyOf, met, ofLast, within }: FormulaOf<'inMonths'>): Reading | undefined {
  const clients = new Set(scope.clients.map(({ id }) => id));
  const logs = inLastMonths(scope, scope.answersOf(track, form), ofLast)?.filter(({ subject }) => subject !== undefined && clients.has(subject));
  if (logs === undefined || logs.length === 0) return undefined;
  const months = new Map<string, Set<number>>();
  for (const log of logs) {
    if (!anyOf.some((question) => isSome(log.answers[question])) || log.subject === undefined) continue;
    const known = months.get(log.subject) ?? new Set<number>();
    months.set(log.subject, known.add(monthOf(scope, log.item)));
  }
  return { clients: countPlaces(scope, ({ id }) => (months.get(id)?.size ?? 0) >= met, within), items: itemsOf(logs) };
}

/** E1. */
export function inRoughSeasons(scope: Scope, { track, form, question, clientsOf, fromMonth }: FormulaOf<'inRoughSeasons'>): Reading | undefined {
  const logs = scope.answersOf(track, form);
  const household = new Map(scope.records.clients.map((client) => [client.id, client.household]));
  const seasons = roughSeasons(scope, fromMonth)
    .map((months) => logs.filter(({ item }) => months.has(monthOf(scope, item))))
    .filter((logged) => logged.length > 0);
  if (seasons.length === 0) return undefined;
  const had = seasons.map(
    (logged) => new Set(logged.flatMap(({ subject, answers }) => (isSome(answers[question]) && subject !== undefined ? (household.get(subject) ?? []) : []))),
  );
  const all = householdsOf(scope, clientsOf);
  return { households: { met: all.filter((id) => had.every((season) => season.has(id))), of: all.length }, items: itemsOf(seasons.flat()) };
}

/** E3. */
export function asPlanned(scope: Scope, { track, form, question, plan, ofLast }: FormulaOf<'asPlanned'>): Reading | undefined {
  const plans = scope.answersOf(plan.track, plan.form);
  const logs = inLastMonths(scope, scope.answersOf(track, form), ofLast)?.filter(({ audience }) => scope.groups.includes(audience));
  if (plans.length === 0 || logs === undefined || logs.length === 0) return undefined;
  const met = scope.groups.filter((group) => {
    const planned = new Set(plans.flatMap(({ audience, answers }) => (reaches(scope, audience, group) ? keysIn(answers[plan.question]) : [])));
    return logs.some(({ audience, answers }) => audience === group && keysIn(answers[question]).some((key) => planned.has(key)));
  });
  return { groups: { met, of: scope.groups.length }, items: itemsOf([...plans, ...logs]) };
}

/** E7. A group that wrote nothing down in these months did nothing that is known of. */
export function timesAMonth(scope: Scope, { track, form, question, ofLast }: FormulaOf<'timesAMonth'>): Reading | undefined {
  const logs = inLastMonths(scope, scope.answersOf(track, form), ofLast)?.filter(({ audience }) => scope.groups.includes(audience));
  if (logs === undefined || logs.length === 0) return undefined;
  const groups = Object.fromEntries(
    scope.groups.map((group) => [group, mean(logs.filter(({ audience }) => audience === group).map(({ answers }) => amount(answers[question]))) ?? null]),
  );
  const values = Object.values(groups).map((value) => value ?? 0);
  return { value: mean(values) ?? null, base: values.length, items: itemsOf(logs), detail: { groups } };
}

/** E13: at the last reading whose reports are all in, or due no more. */
export function keepsUp(scope: Scope, { track, group, client }: FormulaOf<'keepsUp'>, readMonthsAfter: readonly number[] = []): Reading | undefined {
  const items = [...scope.sessions.values()].filter((session) => session.track === track);
  const ordinals = [...new Set(items.map(({ ordinal }) => ordinal))].toSorted((a, b) => a - b);
  const readings = ordinals.flatMap((ordinal) => {
    const asked = items.filter((session) => session.ordinal === ordinal);
    const over = asked.every(({ outcome, windowUntil }) => outcome !== undefined || windowUntil <= scope.records.readOn);
    if (!over || !asked.some(({ outcome }) => outcome === 'held')) return [];
    const keys = new Set(asked.map(({ item }) => item));
    const active = scope.answersOf(track, group.form).filter(({ item, answers }) => keys.has(item) && answers[group.question] === true);
    const still = new Set(
      scope.answersOf(track, client.form).flatMap(({ item, subject, answers }) => (keys.has(item) && answers[client.question] === true ? (subject ?? []) : [])),
    );
    const groups: Counted = { met: scope.groups.filter((key) => active.some(({ audience }) => audience === key)), of: scope.groups.length };
    return [{ ordinal, keys, groups, clients: countPlaces(scope, ({ id }) => still.has(id)) }];
  });
  const last = readings.at(-1);
  if (last === undefined) return undefined;
  const shown = readings.map(({ ordinal, groups, clients }) => ({
    monthsAfter: readMonthsAfter[ordinal - 1] ?? ordinal,
    groups: groups.met.length,
    clients: clients.met.length,
  }));
  return { groups: last.groups, clients: last.clients, items: last.keys, detail: { readings: shown } };
}

/** Answers of the last months that are over; undefined while fewer months are. */
export function inLastMonths(scope: Scope, answers: readonly AnswerRecord[], count: number): AnswerRecord[] | undefined {
  const months = lastMonths(scope, count);
  if (months === undefined) return undefined;
  return answers.filter(({ item }) => {
    const month = monthOf(scope, item);
    return months.from <= month && month <= months.until;
  });
}

/** Months of the programme that are over, season by season where the sea is rough: this west monsoon, the east monsoon after it, the next west monsoon. */
function roughSeasons(scope: Scope, fromMonth: number): Set<number>[] {
  const seasons: Set<number>[] = [];
  let before: string | undefined;
  for (let month = fromMonth; month <= monthsOver(scope); month += 1) {
    // A month of the programme is taken for the calendar month of its middle.
    const calendarMonth = Number(addDays(scope.monthStarts[month - 1] ?? scope.records.startsOn, 14).slice(5, 7));
    const season = Object.entries(scope.definition.seasons).find(([, { months }]) => months.includes(calendarMonth));
    if (season?.[1].rough === true) {
      if (season[0] === before) seasons.at(-1)?.add(month);
      else seasons.push(new Set([month]));
    }
    before = season?.[0];
  }
  return seasons;
}

/** The last answers about each client or household. */
export function lastBySubject(answers: readonly AnswerRecord[]): Map<string, AnswerRecord> {
  const last = new Map<string, AnswerRecord>();
  for (const answer of answers) {
    const before = answer.subject === undefined ? undefined : last.get(answer.subject);
    if (answer.subject !== undefined && (before === undefined || `${before.doneOn} ${before.item}` <= `${answer.doneOn} ${answer.item}`))
      last.set(answer.subject, answer);
  }
  return last;
}

export function itemsOf(answers: readonly AnswerRecord[]): Set<string> {
  return new Set(answers.map(({ item }) => item));
}

/** A number that was answered; 0 for none. */
export function amount(answer: unknown): number {
  return typeof answer === 'number' ? answer : 0;
}

function isSome(answer: unknown): boolean {
  return answer === true || amount(answer) > 0;
}

function keysIn(answer: unknown): string[] {
  return (Array.isArray(answer) ? answer : [answer]).filter((key) => typeof key === 'string');
}
