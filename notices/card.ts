import type { Language } from '../domain/language.ts';
import { addDays } from '../domain/time.ts';
import { longDay } from './dates.ts';
import type { ItemTask, NoticeTask, ProgrammeFacts } from './tasks.ts';
import { TEXTS, type Texts } from './texts.ts';

/** One task as a mail shows it: its title, what stands under it, its facts in order. */
export type Card = { readonly title: string; readonly under: string | undefined; readonly facts: readonly Fact[] };
/** `parts` are read as one; a line may break between them. `code`: typed as it stands. */
export type Fact = { readonly label: string; readonly parts: readonly string[]; readonly code?: boolean };

/** The facts of a task in a language. */
export function cardOf(programme: ProgrammeFacts, task: NoticeTask, language: Language): Card {
  const texts = TEXTS[language];
  if (task.about === 'repair') return repairCard(programme, task, language);
  const { item } = task;
  const window = [longDay(item.windowFrom, language), `${texts.and} ${longDay(addDays(item.windowUntil, -1), language)}`];
  return {
    title: sessionName(programme, item, language),
    under: [...(item.group === undefined ? [] : [item.group[language]]), texts.sessionOf(item.ordinal, item.total)].join(', '),
    facts: [
      { label: texts.window, parts: window },
      { label: texts.planned, parts: [longDay(item.plannedOn, language)] },
      ...ownerFact(programme, task.kind, item, language),
      { label: texts.taskKey, parts: [item.key], code: true },
    ],
  };
}

/** Title of an item in one line, `Pendampingan sosial, Nelayan 1`. */
export function titleOf(programme: ProgrammeFacts, item: ItemTask, language: Language): string {
  const session = sessionName(programme, item, language);
  return item.group === undefined ? session : `${session}, ${item.group[language]}`;
}

function sessionName({ definition }: ProgrammeFacts, { track }: ItemTask, language: Language): string {
  return definition.tracks[track]?.session[language] ?? track;
}

function ownerFact({ definition }: ProgrammeFacts, kind: NoticeTask['kind'], { owner, track }: ItemTask, language: Language): Fact[] {
  const texts = TEXTS[language];
  const role = (key: string) => definition.roles[key]?.name[language] ?? key;
  if (owner === undefined) return [{ label: texts.vacantRole, parts: [role(definition.tracks[track]?.owner ?? '')] }];
  if (kind === 'due' || kind === 'reminder') return []; // their own
  return [{ label: texts.owner, parts: [owner.name, `(${role(owner.role)})`] }];
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
