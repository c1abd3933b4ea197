import type { Language } from '../domain/language.ts';
import { addDays, type Day } from '../domain/time.ts';
import { alikeTogether, areInARow, isTheirs } from './card.ts';
import { daysNow } from './cardChange.ts';
import { shortSpan } from './dates.ts';
import { isNumbered, titleOf } from './itemTitle.ts';
import { type Addressee, isOfAct, type ItemTask, type NoticeTask, type ProgrammeFacts, type ToldItem } from './tasks.ts';
import { type SectionKind, TEXTS } from './texts.ts';
import { BY_URGENCY } from './urgency.ts';

/**
 * The part of a letter a task stands in: a reminder of what is nobody's task asks for somebody, not for a report; who is newly invited has no new task, and
 * who is invited no more had none.
 */
export function sectionOf(task: NoticeTask, reader: string): SectionKind {
  if (task.about !== 'item') return task.kind;
  const { kind, item, change } = task;
  if (item.owner === undefined && (kind === 'due' || kind === 'reminder')) return 'vacancy';
  if (kind === 'reassigned' && !isTheirs(task, reader)) return 'invited';
  return kind === 'relieved' && change !== undefined && change.owner?.name !== reader ? 'uninvited' : kind;
}

/** The subject of a letter: what it is about where that is one thing, else how many of which kind. @param told at least one */
export function subjectOf(programme: ProgrammeFacts, told: readonly NoticeTask[], { name: reader, language }: Addressee): string {
  const texts = TEXTS[language];
  const [only, ...others] = told;
  if (only === undefined) throw new Error('a letter: expected at least one notice');
  if (only.about === 'repair' && others.length === 0) return texts.subjectOne.repair();
  const items = told.flatMap((task) => (task.about === 'item' ? [task] : []));
  const kinds = [...new Set(told.map((task) => sectionOf(task, reader)))];
  const [kind] = kinds;
  const isAct = items.length === told.length && items.every((task) => isOfAct(task.kind));
  if (items.length === told.length && kinds.length === 1 && kind !== undefined) {
    if (isAct && alikeTogether(programme, told).length === 1) return ofAct(programme, items, kind, language);
    if (others.length === 0 && items[0] !== undefined) {
      const { item } = items[0];
      return texts.subjectOne[kind](
        `${nameOf(programme, item, language)}${numbered(programme, [item])}`,
        shortSpan(item.windowFrom, item.windowUntil, language),
      );
    }
    if (isAct) return texts.subjectOfOneKind(texts.headings[kind], told.length);
  }
  const counts = BY_URGENCY.map((each) => ({ kind: each, count: told.filter((task) => sectionOf(task, reader) === each).length }));
  return texts.subjectMany(
    counts
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => texts.counted[kind](count))
      .join(', '),
  );
}

/** Of what an act changed: the day first where it is the news, since a phone shows forty characters. */
function ofAct(programme: ProgrammeFacts, told: readonly ToldItem[], kind: SectionKind, language: Language): string {
  const texts = TEXTS[language];
  const sorted = told.toSorted((one, other) => one.item.ordinal - other.item.ordinal);
  const items = sorted.map(({ item }) => item);
  const [first] = items;
  if (first === undefined) throw new Error('a letter: expected at least one notice');
  const number = numbered(programme, items);
  const name = nameOf(programme, first, language);
  const task = number === '' && items.length > 1 ? texts.several(name, items.length) : `${name}${number}`;
  const days = sorted.map((each) => ({ ...daysNow(programme, each) }));
  const span = spanOf(
    days.flatMap(({ when, was }) => when ?? was ?? []),
    language,
  );
  if (kind === 'resumed' && days.some(({ was }) => was !== undefined)) return texts.subjectResumedOn(task, span);
  if (kind === 'moved' && days.every(({ was }) => was === undefined)) return texts.subjectMoved.sameDay(task, span);
  if (kind === 'moved' && days.some(({ untilOnly }) => untilOnly)) return texts.subjectMoved.untilOnly(task, span);
  return texts.subjectOne[kind](task, span);
}

function spanOf(days: readonly Day[], language: Language): string {
  const [first = '', last = first] = [days.toSorted()[0], days.toSorted().at(-1)];
  return shortSpan(first, addDays(last, 1), language);
}

/** ` (8/42)`, of a few ` (8, 9/42)`, of several in a row ` (9–11/11)`; empty of others. */
function numbered(programme: ProgrammeFacts, items: readonly ItemTask[]): string {
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined || !isNumbered(programme, first)) return '';
  if (items.length < 3) return ` (${items.map(({ ordinal }) => ordinal).join(', ')}/${first.total})`;
  return areInARow(items) ? ` (${first.ordinal}–${last.ordinal}/${last.total})` : '';
}

/** A phone shows forty characters: the aim or block, which only lengthens the name, stands on the card. */
function nameOf(programme: ProgrammeFacts, item: ItemTask, language: Language): string {
  const isStep = programme.definition.tracks[item.track]?.steps !== undefined;
  return titleOf(programme, isStep ? item : { ...item, part: undefined }, language);
}
