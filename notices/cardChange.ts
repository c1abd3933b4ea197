import { ACT_CAUSE_WORDS } from '../domain/act.ts';
import type { Language } from '../domain/language.ts';
import { addDays, type Day } from '../domain/time.ts';
import type { Fact } from './card.ts';
import { CARD_TEXTS } from './cardTexts.ts';
import { isUntilOnly, whenFacts } from './cardWhen.ts';
import { longDay, shortDay } from './dates.ts';
import { shortNumber } from './itemTitle.ts';
import type { Change, ItemTask, ProgrammeFacts, ToldItem } from './tasks.ts';

/**
 * What an act changed of a task: the day that holds now and the one that did, whose it was, why, and who decided it. Of several in one, a line for each.
 * @param told of one kind and series, in order
 */
export function changeFacts(programme: ProgrammeFacts, told: readonly ToldItem[], language: Language, reader: string): Fact[] {
  const [first] = told;
  if (first === undefined) return [];
  const texts = CARD_TEXTS[language];
  const { kind, change } = first;
  const roleOf = (role: string) => programme.definition.roles[role]?.name[language] ?? role;
  const someone = (label: string, who: Change['owner']) =>
    who === undefined || who.name === reader ? [] : [{ label, parts: [who.name, `(${roleOf(who.role)})`] }];
  const cause = change?.cause === undefined || change.cause === 'other' ? [] : [{ label: texts.why, parts: [ACT_CAUSE_WORDS[change.cause][language]] }];
  return [
    ...(told.length === 1 ? daysOf(programme, first, language) : [eachDay(programme, told, language)]),
    // Of somebody who is newly invited the owner stays.
    ...(kind === 'reassigned' && change?.owner?.name !== first.item.owner?.name ? someone(texts.wasOwner, change?.owner) : []),
    ...cause,
    ...someone(texts.decidedBy, change?.by),
  ];
}

/** The day on which a task stands, and, in the programme's words, whether it is only the last. `when` undefined: no day holds any more. */
export function daysNow(programme: ProgrammeFacts, { kind, item, change }: ToldItem): { when: Day | undefined; was: Day | undefined; untilOnly: boolean } {
  const untilOnly = isUntilOnly(programme.definition, item);
  const dayOf = (dates: Pick<ItemTask, 'windowUntil' | 'plannedOn'>) => (untilOnly ? addDays(dates.windowUntil, -1) : dates.plannedOn);
  const now = dayOf(item);
  const before = change === undefined ? undefined : dayOf(change);
  if (kind === 'paused' || kind === 'cancelled') return { when: undefined, was: before ?? now, untilOnly };
  return { when: now, was: before === now ? undefined : before, untilOnly };
}

function daysOf(programme: ProgrammeFacts, told: ToldItem, language: Language): Fact[] {
  const texts = CARD_TEXTS[language];
  const { kind, item, change } = told;
  const { when, was, untilOnly } = daysNow(programme, told);
  const before = was === undefined ? [] : [longDay(was, language)];
  if (when === undefined) return [{ label: untilOnly ? texts.wasUntil : texts.wasPlanned, parts: before }];
  const [planned, ...window] = whenFacts(programme.definition, kind, [item], language);
  if (planned === undefined) return [];
  if (kind === 'relieved') return [planned];
  if (was !== undefined)
    return [untilOnly ? planned : { ...planned, label: texts.newDay }, { label: untilOnly ? texts.wasUntil : texts.was, parts: before }, ...window];
  return [planned, ...window, ...windowBefore(item, change, language)];
}

/** Of what keeps its day and may be done in other days. */
function windowBefore(item: ItemTask, change: Change | undefined, language: Language): Fact[] {
  const texts = CARD_TEXTS[language];
  if (change === undefined || (change.windowFrom === item.windowFrom && change.windowUntil === item.windowUntil)) return [];
  const last = longDay(addDays(change.windowUntil, -1), language);
  return [{ label: texts.wasWindow, parts: [longDay(change.windowFrom, language), `${texts.and} ${last}`] }];
}

function eachDay(programme: ProgrammeFacts, told: readonly ToldItem[], language: Language): Fact {
  const texts = CARD_TEXTS[language];
  const days = told.map((each) => ({ item: each.item, ...daysNow(programme, each) }));
  const [{ when, untilOnly } = { when: undefined, untilOnly: false }] = days;
  const moved = days.some(({ was }) => was !== undefined);
  const label = when === undefined ? (untilOnly ? texts.wasUntil : texts.wasPlanned) : untilOnly ? texts.until : moved ? texts.newDay : texts.planned;
  const parts = days.map(({ item, when, was }) => {
    const [day, before] = when === undefined ? [was, undefined] : [when, was];
    const changed = before === undefined ? '' : `, ${texts.wasDay(shortDay(before, language))}`;
    return `${shortNumber(programme, item, language)}: ${day === undefined ? '' : longDay(day, language)}${changed}`;
  });
  return { label, parts, each: true };
}
