import type { Acts, DatesExplained, Moved, PlanThen } from '../../client/client.ts';
import { ACT_CAUSE_WORDS } from '../../domain/act.ts';
import { ITEM_STATE_WORDS } from '../../domain/itemState.ts';
import type { Language } from '../../domain/language.ts';
import { addDays } from '../../domain/time.ts';
import { actWords } from './actWords.ts';
import { actorName, localTime, prose, table } from './table.ts';

/** What every act answers. */
type ActAnswer = Pick<Moved, 'act' | 'kind' | 'preview' | 'counts' | 'changes' | 'told'>;
type Dates = Moved['changes'][number]['after'];

/** An act, or its preview: which items, how they were and are, and who hears of it. */
export function showAct({ act, kind, counts, changes, told }: ActAnswer, language: Language): string[] {
  const words = actWords(language);
  const { columns } = words;
  const name = words.kinds[kind];
  const parts = Object.entries(counts).map(([what, count]) => `${count} ${words.became[what as keyof typeof counts]}`);
  return [
    act === null ? words.preview(name) : words.done(act, name),
    ...(changes.length === 0
      ? [words.nothing]
      : [
          words.counts(parts.join(', ')),
          '',
          ...table(
            [columns.item, columns.became, columns.before, columns.after],
            changes.map(({ key, what, before, after }) => [key, words.became[what], before === null ? '' : shown(before), shown(after)]),
          ),
          '',
        ]),
    ...prose(told.length === 0 ? words.nobodyTold : words.told(told.map(({ person, items }) => `${person} (${items})`).join(', '))),
  ];
}

/** What was done about a plan, a line each. */
export function showActs({ acts }: Pick<Acts, 'acts'>, timeZone: string, language: Language): string[] {
  const { kinds, became, undone, columns } = actWords(language);
  return table(
    [columns.no, columns.at, columns.act, columns.item, columns.cause, columns.by, { head: columns.reason, wraps: true }],
    acts.map(({ act, at, kind, counts, cause, actor, reason, undoneBy }) => [
      String(act),
      localTime(at, timeZone),
      kinds[kind],
      Object.entries(counts)
        .map(([what, count]) => `${count} ${became[what as keyof typeof counts]}`)
        .join(', '),
      cause === null ? '' : ACT_CAUSE_WORDS[cause][language],
      actorName(actor),
      undoneBy === null ? reason : `${reason} (${undone(undoneBy)})`,
    ]),
  );
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

/** How an item came to its dates. */
export function showDates({ key, rule, now, changes }: DatesExplained, timeZone: string, language: Language): string[] {
  const { kinds, asPlanned, columns } = actWords(language);
  return [
    `${key}: ${shown({ ...now, owner: null })}`,
    ...prose(rule[language]),
    ...(changes.length === 0
      ? [asPlanned]
      : [
          '',
          ...table(
            [columns.no, columns.at, columns.act, columns.cause, columns.by, columns.before, columns.after],
            changes.map(({ act, at, kind, causeWords, actor, before, after }) => [
              act === null ? '' : String(act),
              localTime(at, timeZone),
              kind === null ? '' : kinds[kind],
              causeWords === null ? '' : causeWords[language],
              actor === null ? '' : actorName(actor),
              shown({ ...before, owner: null }),
              shown({ ...after, owner: null }),
            ]),
          ),
        ]),
  ];
}

/** `2027-08-12 (2027-08-09..2027-08-15) mentor-nelayan-1` */
function shown({ from, until, on, owner }: Dates): string {
  return `${on} (${from}..${addDays(until, -1)})${owner === null ? '' : ` ${owner}`}`;
}
