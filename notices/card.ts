import type { Language } from '../domain/language.ts';
import { itemName } from '../domain/naming.ts';
import { addDays } from '../domain/time.ts';
import { longDay } from './dates.ts';
import type { ItemTask, NoticeTask, ProgrammeFacts } from './tasks.ts';
import { TEXTS, type Texts } from './texts.ts';

/** One task as a mail shows it: its title, what stands under it, its facts in order. */
export type Card = { readonly title: string; readonly under: string | undefined; readonly facts: readonly Fact[] };
/** `parts` are read as one; a line may break between them. `code`: typed as it stands. */
export type Fact = { readonly label: string; readonly parts: readonly string[]; readonly code?: boolean };

/** The facts of a task in a language; of several of one series that are due together, in one. @param tasks at least one, all about items of one series and window, or one repair */
export function cardOf(programme: ProgrammeFacts, tasks: readonly NoticeTask[], language: Language): Card {
  const texts = TEXTS[language];
  const [task] = tasks;
  if (task === undefined) throw new Error('a card: expected at least one task');
  if (task.about === 'repair') return repairCard(programme, task, language);
  const items = tasks.flatMap((each) => (each.about === 'item' ? [each.item] : [])).sort((a, b) => a.ordinal - b.ordinal);
  const [first = task.item, last = first] = [items[0], items.at(-1)];
  const window = [longDay(first.windowFrom, language), `${texts.and} ${longDay(addDays(first.windowUntil, -1), language)}`];
  const under = [...(first.group === undefined ? [] : [first.group[language]]), ...numbers(programme, items, language)].join(', ');
  return {
    title: nameOf(programme, first, language),
    under: under === '' ? undefined : under,
    facts: [
      { label: texts.window, parts: window },
      { label: texts.planned, parts: plannedOn(items, language) },
      ...ownerFact(programme, task.kind, first, language),
      ...missingFact(first, language),
      { label: texts.taskKey, parts: first === last ? [first.key] : [first.key, `– ${last.key}`], code: true },
    ],
  };
}

/** Title of an item in one line, `Pendampingan sosial, Nelayan 1`. */
export function titleOf(programme: ProgrammeFacts, item: ItemTask, language: Language): string {
  const name = nameOf(programme, item, language);
  return item.group === undefined ? name : `${name}, ${item.group[language]}`;
}

/** Whether an item is known by its number: one of several alike. A step, an agreed task, a case are not, and of one alone there is none. */
export function isNumbered({ definition }: ProgrammeFacts, { track, total }: ItemTask): boolean {
  const found = definition.tracks[track];
  return total > 1 && found?.steps === undefined && found?.kind !== 'task' && found?.kind !== 'counselling' && found?.kind !== 'welcome';
}

/** Whether two tasks stand on one card: of one series, named alike, due and owned alike. */
export function areAlike(programme: ProgrammeFacts, one: NoticeTask, other: NoticeTask): boolean {
  if (one.about !== 'item' || other.about !== 'item' || one.kind !== other.kind) return false;
  const alike = ({ item }: { item: ItemTask }) =>
    JSON.stringify([item.track, item.group, itemName(programme.definition, item), item.windowFrom, item.windowUntil, item.owner]);
  return alike(one) === alike(other);
}

function nameOf({ definition }: ProgrammeFacts, item: ItemTask, language: Language): string {
  return itemName(definition, item)[language];
}

/** `ke-3 dari 10`; of several in a row `ke-1 sampai ke-10 dari 10`, of others each. */
function numbers(programme: ProgrammeFacts, items: readonly ItemTask[], language: Language): string[] {
  const { sessionOf, sessionsOf } = TEXTS[language];
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined || !isNumbered(programme, first)) return [];
  if (first === last) return [sessionOf(first.ordinal, first.total)];
  const inARow = last.ordinal - first.ordinal === items.length - 1;
  return inARow ? [sessionsOf(first.ordinal, last.ordinal, last.total)] : items.map(({ ordinal, total }) => sessionOf(ordinal, total));
}

function plannedOn(items: readonly ItemTask[], language: Language): string[] {
  const days = items.map((item) => item.plannedOn).sort();
  const [first = '', last = first] = [days[0], days.at(-1)];
  return first === last ? [longDay(first, language)] : [longDay(first, language), `– ${longDay(last, language)}`];
}

function ownerFact({ definition }: ProgrammeFacts, kind: NoticeTask['kind'], { owner, track, part }: ItemTask, language: Language): Fact[] {
  const texts = TEXTS[language];
  const role = (key: string) => definition.roles[key]?.name[language] ?? key;
  const expected = definition.tracks[track];
  if (owner === undefined) return [{ label: texts.vacantRole, parts: [role(expected?.steps?.[part ?? '']?.by ?? expected?.owner ?? '')] }];
  if (kind === 'due' || kind === 'reminder') return []; // their own
  return [{ label: texts.owner, parts: [owner.name, `(${role(owner.role)})`] }];
}

function missingFact({ missing }: ItemTask, language: Language): Fact[] {
  const texts = TEXTS[language];
  return missing === undefined ? [] : [{ label: texts.missing, parts: [texts.reports(missing)] }];
}

function repairCard({ definition }: ProgrammeFacts, { subject, cause, person }: Extract<NoticeTask, { about: 'repair' }>, language: Language): Card {
  const texts = TEXTS[language];
  const track = definition.tracks[subject.split('/')[0] ?? '']?.name[language];
  const { repairTitles } = texts;
  const title = person !== undefined ? repairTitles.mail(person) : track !== undefined ? repairTitles.track(track) : repairTitles.other;
  return {
    title,
    under: undefined,
    facts: [
      { label: texts.cause, ...causeOf(cause, texts) },
      { label: texts.part, parts: [subject], code: true },
    ],
  };
}

/** A cause in words where there are some, else the class of the failure as it is. */
function causeOf(cause: string, { causes }: Texts): Pick<Fact, 'parts' | 'code'> {
  if (cause === 'endedByHand' || cause === 'invalidAddress') return { parts: [causes[cause]] };
  const answered = /^mail (\d{3})$/.exec(cause)?.[1];
  return answered === undefined ? { parts: [cause], code: true } : { parts: [causes.mail(answered)] };
}
