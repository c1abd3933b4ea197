import type { Text } from '../domain/language.ts';
import { addDays } from '../domain/time.ts';
import { longDay, shortSpan } from './dates.ts';
import type { NoticeKind } from './queue.ts';
import type { Addressee, ItemTask, NoticeTask, ProgrammeFacts } from './tasks.ts';
import { BY_URGENCY, TEXTS, type Texts } from './texts.ts';

/** A mail before it is HTML or text: the facts in order, in the person's language. */
export type Letter = {
  readonly language: 'id' | 'en';
  readonly subject: string;
  /** The line above all: place, and in a rehearsal that it is one. */
  readonly place: string;
  readonly mark: string | undefined;
  readonly greeting: string;
  readonly sections: readonly Section[];
  readonly howTo: { readonly heading: string; readonly lead: string; readonly lines: readonly string[]; readonly after: string } | undefined;
  readonly footer: readonly string[];
};

export type Section = { readonly kind: NoticeKind; readonly heading: string; readonly reason: string; readonly cards: readonly Card[] };
export type Card = { readonly title: string; readonly under: string | undefined; readonly facts: readonly Fact[]; readonly note: string | undefined };
/** `code`: typed as it stands. */
export type Fact = { readonly label: string; readonly value: string; readonly code?: boolean };

/** Who takes reports, and whether a reply to the mail reaches them. */
export type ReportsTo = { readonly name: string; readonly hearsReplies: boolean };

/** Composes one person's letter from their notices, of which there is at least one. */
export function letterOf(programme: ProgrammeFacts, to: Addressee, tasks: readonly NoticeTask[], secretary: ReportsTo | undefined): Letter {
  const texts = TEXTS[to.language];
  const told = mostUrgentOnce(tasks);
  const write = writerOf(programme, to, texts);
  const sections = BY_URGENCY.map((kind) => ({ kind, tasks: told.filter((task) => task.kind === kind) }))
    .filter((section) => section.tasks.length > 0)
    .map((section) => ({
      kind: section.kind,
      heading: texts.headings[section.kind],
      reason: texts.reasons[section.kind](write.role(to.role)),
      cards: section.tasks.map((task) => write.card(task)),
    }));
  const reports = told.some(({ kind }) => kind === 'due' || kind === 'reminder');
  return {
    language: to.language,
    subject: write.subject(told),
    place: programme.village,
    mark: programme.rehearsal ? texts.rehearsalMark : undefined,
    greeting: texts.greeting(to.title, to.name),
    sections,
    howTo: reports
      ? { heading: texts.howToReport, lead: texts.reportTo(secretary?.name), lines: texts.reportLines, after: texts.reportByMachine }
      : undefined,
    footer: [programme.definition.name[to.language], texts.automatic(programme.code), ...(secretary?.hearsReplies === true ? [texts.replyReaches] : [])],
  };
}

/** Title of an item for a person, `Pendampingan sosial, Nelayan 1`. */
export function titleOf({ definition }: ProgrammeFacts, item: ItemTask, language: 'id' | 'en'): string {
  const session = definition.tracks[item.track]?.session[language] ?? item.track;
  return item.group === undefined ? session : `${session}, ${item.group[language]}`;
}

/** Of an item that comes up twice (its notice waited until the reminder came) only the most urgent is told. */
function mostUrgentOnce(tasks: readonly NoticeTask[]): NoticeTask[] {
  const once = new Map<string, NoticeTask>();
  for (const task of [...tasks].sort((a, b) => BY_URGENCY.indexOf(a.kind) - BY_URGENCY.indexOf(b.kind))) {
    const key = task.about === 'item' ? task.item.key : task.subject;
    if (!once.has(key)) once.set(key, task);
  }
  return [...once.values()];
}

function writerOf(programme: ProgrammeFacts, to: Addressee, texts: Texts) {
  const { language } = to;
  const { definition } = programme;
  const words = (text: Text | undefined, otherwise: string) => text?.[language] ?? otherwise;
  const role = (key: string) => words(definition.roles[key]?.name, key);

  function card(task: NoticeTask): Card {
    if (task.about === 'repair') {
      const { mail, other } = texts.repairTitles;
      const title = task.person === undefined ? other(task.subject) : mail(task.person);
      return { title, under: undefined, facts: [{ label: texts.cause, value: task.cause, code: true }], note: undefined };
    }
    const { item, kind } = task;
    const facts: Fact[] = [
      { label: texts.window, value: `${longDay(item.windowFrom, language)} ${texts.and} ${longDay(addDays(item.windowUntil, -1), language)}` },
      { label: texts.planned, value: longDay(item.plannedOn, language) },
    ];
    const owns = kind === 'due' || kind === 'reminder';
    if (!owns && item.owner !== undefined) facts.push({ label: texts.owner, value: `${item.owner.name}, ${role(item.owner.role)}` });
    facts.push({ label: texts.taskKey, value: item.key, code: true });
    return {
      title: titleOf(programme, item, language),
      under: texts.sessionOf(item.ordinal, item.total),
      facts,
      note: item.owner === undefined ? texts.vacancy(role(definition.tracks[item.track]?.owner ?? '')) : undefined,
    };
  }

  function subject(told: readonly NoticeTask[]): string {
    const [only, ...others] = told;
    if (only === undefined) throw new Error('a letter: expected at least one notice');
    if (others.length === 0) {
      if (only.about === 'repair') return texts.subjectOne.repair();
      const { item } = only;
      return texts.subjectOne[only.kind](`${titleOf(programme, item, language)} ${item.ordinal}/${item.total}`, shortSpan(item.windowFrom, item.windowUntil, language));
    }
    const counts = BY_URGENCY.map((kind) => ({ kind, count: told.filter((task) => task.kind === kind).length }));
    return texts.subjectMany(counts.filter(({ count }) => count > 0).map(({ kind, count }) => texts.counted[kind](count)).join(', '));
  }

  return { role, card, subject };
}
