import type { Definition } from '../domain/definition.ts';
import type { Language } from '../domain/language.ts';
import { addDays } from '../domain/time.ts';
import type { Fact } from './card.ts';
import { CARD_TEXTS } from './cardTexts.ts';
import { longDay } from './dates.ts';
import type { ItemTask, NoticeTask } from './tasks.ts';

/**
 * When a task is to be done, in as few lines as say it: of what is too late, its deadline; of a step or an agreed task, which has no day of its own, the
 * last; of days that nobody may choose, these; else the planned day, and between which it may lie.
 * @param items of one window, in order
 */
export function whenFacts(definition: Definition, kind: NoticeTask['kind'], items: readonly ItemTask[], language: Language): Fact[] {
  const texts = CARD_TEXTS[language];
  const [item] = items;
  if (item === undefined) return [];
  const [from, last] = [item.windowFrom, addDays(item.windowUntil, -1)];
  const untilOnly = isUntilOnly(definition, item);
  const days = items.map(({ plannedOn }) => plannedOn).sort();
  const [first = from, end = first] = [days[0], days.at(-1)];
  const planned = first === end ? [longDay(first, language)] : [longDay(first, language), `– ${longDay(end, language)}`];
  const until = [longDay(last, language)];
  if (kind === 'reminder' || kind === 'escalation') {
    const byThen = { label: texts.deadline, parts: until };
    return untilOnly || first === last ? [byThen] : [{ label: texts.planned, parts: planned }, byThen];
  }
  if (untilOnly) return [{ label: texts.until, parts: until }];
  if (first === from && end === last) return [{ label: texts.day, parts: planned }];
  return [
    { label: texts.planned, parts: planned },
    { label: texts.window, parts: [longDay(from, language), `${texts.and} ${longDay(last, language)}`] },
  ];
}

/** Whether an item has no day of its own but the last: a step, an agreed task, a case. */
export function isUntilOnly({ tracks }: Definition, { track: name }: Pick<ItemTask, 'track'>): boolean {
  const track = tracks[name];
  return track?.steps !== undefined || (track !== undefined && ['task', 'counselling', 'welcome'].includes(track.kind));
}
