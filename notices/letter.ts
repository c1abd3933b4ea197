import type { Language } from '../domain/language.ts';
import { alikeTogether, type Card, cardOf, type Fact, isTheirs } from './card.ts';
import { namesClients, reportFacts } from './cardReport.ts';
import { CARD_TEXTS } from './cardTexts.ts';
import { sectionOf, subjectOf } from './subject.ts';
import type { Addressee, NoticeTask, ProgrammeFacts } from './tasks.ts';
import { TEXTS } from './texts.ts';
import { BY_URGENCY } from './urgency.ts';
import { toldOnce } from './toldOnce.ts';

/** A mail before it is HTML or text: the facts in order, in the person's language. */
export type Letter = {
  readonly language: Language;
  readonly subject: string;
  /** The line above all: place, and in a rehearsal that it is one. */
  readonly place: string;
  readonly mark: string | undefined;
  readonly greeting: string;
  /** What a list of mails shows behind the subject. */
  readonly preview: string;
  readonly sections: readonly Section[];
  readonly howTo: { readonly heading: string; readonly lead: string; readonly lines: readonly string[] } | undefined;
  readonly footer: readonly string[];
};

export type Section = {
  readonly heading: string;
  /** What is to be done about it now, where an act changed something. */
  readonly lead: string | undefined;
  /** What is alike of all its cards: why, and who decided it. */
  readonly shared: readonly Fact[];
  readonly reason: string;
  readonly cards: readonly Card[];
};

/** What stands above the tasks of a part, a line each. */
export function openingOf({ lead, shared }: Section): string[] {
  return [...(lead === undefined ? [] : [lead]), ...shared.map(({ label, parts }) => `${label}: ${parts.join(' ')}`)];
}

/** Who takes reports, and whether a reply to the mail reaches them. */
export type ReportsTo = { readonly name: string; readonly hearsReplies: boolean };

/** Composes one person's letter from their notices, of which there is at least one. @param reportsTo undefined when it is the person's own office */
export function letterOf(programme: ProgrammeFacts, to: Addressee, tasks: readonly NoticeTask[], reportsTo: ReportsTo | undefined): Letter {
  const texts = TEXTS[to.language];
  const told = toldOnce(tasks);
  const role = programme.definition.roles[to.role]?.name[to.language] ?? to.role;
  const sections = BY_URGENCY.map((kind) => ({ kind, tasks: told.filter((task) => sectionOf(task, to.name) === kind) }))
    .filter((section) => section.tasks.length > 0)
    .map((section) => ({
      heading: texts.headings[section.kind],
      lead: texts.leads[section.kind],
      reason: texts.reasons[section.kind](role),
      ...withShared(
        alikeTogether(programme, section.tasks).map((tasks) => cardOf(programme, tasks, to.language, to.name)),
        to.language,
      ),
    }));
  const reports = told.filter((task) => isTheirs(task, to.name));
  return {
    language: to.language,
    subject: subjectOf(programme, told, to),
    place: programme.village,
    mark: programme.rehearsal ? texts.rehearsalMark : undefined,
    greeting: texts.greeting(to.title, to.name),
    preview: previewOf(sections),
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

/** Takes from several cards why, and who decided it, where that is the same of all. */
function withShared(cards: readonly Card[], language: Language): Pick<Section, 'cards' | 'shared'> {
  const { why, decidedBy } = CARD_TEXTS[language];
  const sameIn = (other: Card, fact: Fact) => other.facts.some(({ label, parts }) => label === fact.label && parts.join() === fact.parts.join());
  const [first, ...others] = cards;
  if (first === undefined || others.length === 0) return { cards, shared: [] };
  const shared = first.facts.filter((fact) => [why, decidedBy].includes(fact.label) && others.every((card) => sameIn(card, fact)));
  const labels = shared.map(({ label }) => label);
  return { shared, cards: cards.map((card) => ({ ...card, facts: card.facts.filter(({ label }) => !labels.includes(label)) })) };
}

/** The first facts of a letter of one card; of several its title before them. */
function previewOf(sections: readonly Section[]): string {
  const [card, ...others] = sections.flatMap(({ cards }) => cards);
  if (card === undefined) return '';
  const facts = card.facts.filter(({ code }) => code !== true).map(({ label, parts, each }) => `${label}: ${parts.join(each === true ? '; ' : ' ')}`);
  return [...(others.length === 0 ? [] : [[card.title, card.under].filter(Boolean).join(', ')]), ...facts.slice(0, 3)].join(' · ');
}
