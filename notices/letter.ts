import type { Language } from '../domain/language.ts';
import { alikeTogether, type Card, cardOf, isNumbered, isTheirs, titleOf } from './card.ts';
import { namesClients, reportFacts } from './cardReport.ts';
import { shortSpan } from './dates.ts';
import type { Addressee, NoticeTask, ProgrammeFacts } from './tasks.ts';
import { BY_URGENCY, type SectionKind, TEXTS } from './texts.ts';

/** A mail before it is HTML or text: the facts in order, in the person's language. */
export type Letter = {
  readonly language: Language;
  readonly subject: string;
  /** The line above all: place, and in a rehearsal that it is one. */
  readonly place: string;
  readonly mark: string | undefined;
  readonly greeting: string;
  readonly sections: readonly Section[];
  readonly howTo: { readonly heading: string; readonly lead: string; readonly lines: readonly string[] } | undefined;
  readonly footer: readonly string[];
};

export type Section = { readonly heading: string; readonly reason: string; readonly cards: readonly Card[] };

/** Who takes reports, and whether a reply to the mail reaches them. */
export type ReportsTo = { readonly name: string; readonly hearsReplies: boolean };

/** Composes one person's letter from their notices, of which there is at least one. @param reportsTo undefined when it is the person's own office */
export function letterOf(programme: ProgrammeFacts, to: Addressee, tasks: readonly NoticeTask[], reportsTo: ReportsTo | undefined): Letter {
  const texts = TEXTS[to.language];
  const told = mostUrgentOnce(tasks);
  const role = programme.definition.roles[to.role]?.name[to.language] ?? to.role;
  const sections = BY_URGENCY.map((kind) => ({ kind, tasks: told.filter((task) => sectionOf(task) === kind) }))
    .filter((section) => section.tasks.length > 0)
    .map((section) => ({
      heading: texts.headings[section.kind],
      reason: texts.reasons[section.kind](role),
      cards: alikeTogether(programme, section.tasks).map((tasks) => cardOf(programme, tasks, to.language, to.name)),
    }));
  const reports = told.filter((task) => isTheirs(task, to.name));
  return {
    language: to.language,
    subject: subjectOf(programme, told, to.language),
    place: programme.village,
    mark: programme.rehearsal ? texts.rehearsalMark : undefined,
    greeting: texts.greeting(to.title, to.name),
    sections,
    howTo: reports.length === 0 ? undefined : howToReport(programme, reports, to.language, reportsTo),
    footer: [programme.definition.name[to.language], texts.automatic(programme.code), ...(reportsTo?.hearsReplies === true ? [texts.replyReaches] : [])],
  };
}

function howToReport({ definition }: ProgrammeFacts, tasks: readonly NoticeTask[], language: Language, to: ReportsTo | undefined): Letter['howTo'] {
  const { howToReport: heading, reportTo, reportLines: lines } = TEXTS[language];
  const carries = tasks.some((task) => task.about === 'item' && reportFacts(definition, [task.item], language).length > 0);
  const names = tasks.some((task) => task.about === 'item' && namesClients(definition, task.item));
  return {
    heading,
    lead: reportTo(to?.name, to?.hearsReplies === true),
    lines: [lines.always, ...(carries ? [lines.carries] : []), ...(names ? [lines.names] : []), lines.otherwise],
  };
}

/** The part of a letter a task stands in: a reminder of what is nobody's task asks for somebody, not for a report. */
function sectionOf(task: NoticeTask): SectionKind {
  const vacant = task.about === 'item' && task.item.owner === undefined;
  return vacant && (task.kind === 'due' || task.kind === 'reminder') ? 'vacancy' : task.kind;
}

/** Of an item that comes up twice (its notice waited until the reminder came) only the most urgent is told. */
function mostUrgentOnce(tasks: readonly NoticeTask[]): NoticeTask[] {
  const once = new Map<string, NoticeTask>();
  for (const task of [...tasks].sort((a, b) => BY_URGENCY.indexOf(sectionOf(a)) - BY_URGENCY.indexOf(sectionOf(b)))) {
    const key = task.about === 'item' ? task.item.key : task.subject;
    if (!once.has(key)) once.set(key, task);
  }
  return [...once.values()];
}

function subjectOf(programme: ProgrammeFacts, told: readonly NoticeTask[], language: Language): string {
  const texts = TEXTS[language];
  const [only, ...others] = told;
  if (only === undefined) throw new Error('a letter: expected at least one notice');
  if (others.length > 0) {
    const counts = BY_URGENCY.map((kind) => ({ kind, count: told.filter((task) => sectionOf(task) === kind).length }));
    return texts.subjectMany(
      counts
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => texts.counted[kind](count))
        .join(', '),
    );
  }
  if (only.about === 'repair') return texts.subjectOne.repair();
  const { item } = only;
  const number = isNumbered(programme, item) ? ` (${item.ordinal}/${item.total})` : '';
  // A phone shows forty characters: the aim or block, which only lengthens the name, stands on the card.
  const isStep = programme.definition.tracks[item.track]?.steps !== undefined;
  const task = `${titleOf(programme, isStep ? item : { ...item, part: undefined }, language)}${number}`;
  return texts.subjectOne[sectionOf(only)](task, shortSpan(item.windowFrom, item.windowUntil, language));
}
