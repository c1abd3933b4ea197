import type { Acts, DatesExplained, Moved, PlanThen } from '../../client/client.ts';
import { ACT_CAUSE_WORDS } from '../../domain/act.ts';
import { ITEM_STATE_WORDS } from '../../domain/itemState.ts';
import type { Language } from '../../domain/language.ts';
import { addDays } from '../../domain/time.ts';
import { actWords } from './actWords.ts';
import { type Brought, showBrought } from './showBrought.ts';
import { bySeries } from './sumUp.ts';
import { actorName, localTime, prose, table } from './table.ts';

/** What every act answers. */
export type ActAnswer = Pick<Moved, 'act' | 'kind' | 'planVersion' | 'counts' | 'changes' | 'told'> & Brought;
type Dates = Moved['changes'][number]['after'];

/** So many changes are read line by line; more are summed up, unless all are asked for. */
const READABLE = 30;

/** An act, or its preview: which items, how they were and are, what it brings, and who hears of it. */
export function showAct(answer: ActAnswer, language: Language, { all }: { readonly all: boolean }): string[] {
  const { act, kind, planVersion, counts, changes, told } = answer;
  const words = actWords(language);
  const name = words.kinds[kind];
  const parts = Object.entries(counts).map(([what, count]) => `${count} ${words.became[what as keyof typeof counts]}`);
  const listed = all || changes.length <= READABLE;
  return [
    act === null ? words.preview(name, planVersion) : words.done(act, name),
    ...(changes.length === 0
      ? [words.nothing]
      : [words.counts(parts.join(', ')), '', ...(listed ? eachChange(changes, language) : [...bySeries(changes, language), words.summedUp]), '']),
    ...showBrought(answer, language, { all }),
    ...prose(told.length === 0 ? words.nobodyTold : words.told(told.map(({ person, items }) => `${person} (${items})`).join(', '))),
  ];
}

/** A line for each item; how it was only where it is another. */
function eachChange(changes: ActAnswer['changes'], language: Language): string[] {
  const { columns, became, others } = actWords(language);
  return table(
    [columns.item, columns.became, columns.before, columns.after],
    changes.map(({ key, what, before, after }) => {
      const passed = before === null || before.owner !== after.owner;
      const was = before === null ? [] : [...(before.on === after.on ? [] : [before.on]), ...(passed ? [before.owner ?? '-'] : [])];
      const whose = passed ? [after.owner ?? '-'] : what === 'reassigned' ? [others] : [];
      return [key, became[what], was.join(' '), [after.on, windowOf(after), ...whose].join(' ')];
    }),
  );
}

/** Days of a window without their year, where the day beside it has it: `(08-16..08-22)`. */
function windowOf({ from, until, on }: Omit<Dates, 'owner'>): string {
  const shortened = (day: string) => (day.slice(0, 4) === on.slice(0, 4) ? day.slice(5) : day);
  return `(${shortened(from)}..${shortened(addDays(until, -1))})`;
}

/** What was done about a plan: of each act its number, when, what and by whom; below, about what and why. */
export function showActs({ acts }: Pick<Acts, 'acts'>, timeZone: string, language: Language): string[] {
  const { kinds, became, none, undone, ended } = actWords(language);
  if (acts.length === 0) return [none];
  const width = String(acts.at(-1)?.act ?? '').length;
  return acts.flatMap(({ act, at, kind, counts, cause, actor, reason, scope, undoneBy, endedBy }) => {
    const parts = Object.entries(counts).map(([what, count]) => `${count} ${became[what as keyof typeof counts]}`);
    const about = [
      aboutOf(scope, language),
      ...(cause === null ? [] : [ACT_CAUSE_WORDS[cause][language]]),
      reason,
      ...(endedBy === null ? [] : [ended(endedBy)]),
      ...(undoneBy === null ? [] : [undone(undoneBy)]),
    ];
    return [
      `${String(act).padStart(width)}  ${localTime(at, timeZone)}  ${[kinds[kind], ...parts, actorName(actor)].join(', ')}`,
      ...prose(about.filter((part) => part !== '').join('; '), ' '.repeat(width + 2)),
    ];
  });
}

/** What was asked for, in the order in which one would say it: whom or what, when, by whom. Postgres keeps keys in an order of its own. */
const SAID_FIRST = ['client', 'person', 'item', 'key', 'series', 'track', 'group', 'into', 'acting', 'days', 'from', 'until', 'on', 'to', 'substitute', 'only'];

/** What was asked for, as it was typed: keys and days, numbers by what they count. */
function aboutOf({ kind, of: _undone, ...asked }: Acts['acts'][number]['scope'], language: Language): string {
  const { all, counted, asked: names } = actWords(language);
  const place = ([name]: [string, unknown]) => (SAID_FIRST.includes(name) ? SAID_FIRST.indexOf(name) : SAID_FIRST.length);
  const said = Object.entries(asked)
    .toSorted((one, other) => place(one) - place(other))
    .flatMap(([name, value]) => {
      if (typeof value === 'number') return [`${counted[name] ?? name} ${value}`];
      const texts = textsIn(value);
      return texts.length === 0 ? [] : [[...(names[name] === undefined ? [] : [names[name]]), ...texts].join(' ')];
    });
  return [...(kind === 'programme' ? [all] : []), ...said].join(', ');
}

/** Keys and days of a value; days of a calendar as `2027-01-01..2027-01-05 storm`. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  const { date, until, kind } = value as { date?: unknown; until?: unknown; kind?: unknown };
  if (typeof date === 'string') return [`${[date, until].flatMap(textsIn).join('..')} ${String(kind)}`];
  return Object.values(value).flatMap(textsIn);
}

/** The plan as it stood on a day. */
export function showPlan({ on, planVersion, states, items }: PlanThen, language: Language): string[] {
  const { standsOn, changedSince, columns } = actWords(language);
  const counted = Object.entries(states).map(([state, count]) => `${ITEM_STATE_WORDS[state as keyof typeof states][language]}: ${count}`);
  return [
    standsOn(on, planVersion, items.length),
    ...prose(counted.join(' · ')),
    '',
    ...table(
      [columns.item, columns.on, columns.state, columns.owner, ''],
      items.map((item) => [item.key, item.plannedOn, ITEM_STATE_WORDS[item.state][language], item.owner ?? '-', item.changedSince ? changedSince : '']),
    ),
  ];
}

/** How an item came to its dates: each change with when, what, why and by whom; below, from which day to which. */
export function showDates({ key, rule, now, changes }: DatesExplained, timeZone: string, language: Language): string[] {
  const { kinds, asPlanned, followed } = actWords(language);
  const width = Math.max(...changes.map(({ act }) => String(act ?? '-').length));
  return [
    `${key}: ${now.on} ${windowOf(now)}`,
    ...prose(rule[language]),
    ...(changes.length === 0 ? [asPlanned] : ['']),
    ...changes.flatMap(({ act, at, kind, causeWords, actor, before, after }) => [
      `${String(act ?? '-').padStart(width)}  ${localTime(at, timeZone)}  ${[
        kind === null ? followed : kinds[kind],
        ...(causeWords === null ? [] : [causeWords[language]]),
        ...(actor === null ? [] : [actorName(actor)]),
      ].join(', ')}`,
      `${' '.repeat(width + 2)}${before.on} ${windowOf(before)} → ${after.on} ${windowOf(after)}`,
    ]),
  ];
}
