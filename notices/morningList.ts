import type { Sql } from '../db/connect.ts';
import type { Language } from '../domain/language.ts';
import { daysNow } from './cardChange.ts';
import { CARD_TEXTS } from './cardTexts.ts';
import { shortDay, shortSpan } from './dates.ts';
import { handTexts } from './handTexts.ts';
import { isNumbered, titleOf } from './itemTitle.ts';
import { type Programme, programmeOf } from './programme.ts';
import { sectionOf } from './subject.ts';
import { isOfAct, type NoticeTask, type ProgrammeFacts, readTasks, type ToldItem } from './tasks.ts';
import { TEXTS } from './texts.ts';
import { BY_URGENCY } from './urgency.ts';
import { toldOnce } from './toldOnce.ts';

/** Somebody to be told by a message that a person sends. */
export type MorningEntry = {
  readonly person: string;
  readonly name: string;
  readonly language: Language;
  /** As it can be sent: nothing about a client, no figure. */
  readonly text: string;
  /** Opens WhatsApp with the text; null in a rehearsal, whose numbers are nobody's, and where the number cannot be dialled. */
  readonly link: string | null;
  readonly notices: readonly number[];
};

/**
 * Who is still to be told by WhatsApp, whom it concerns: those whose main channel it is, in order of their ids, with what is ripe and still stands.
 * @param whose whether somebody who serves this group is on the list
 * @returns undefined when there is no programme of that code
 */
export async function morningList(
  sql: Sql,
  code: string,
  whose: (group: string | undefined) => boolean,
  now: () => number,
): Promise<MorningEntry[] | undefined> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const programme = await programmeOf(tx, code, now, 'unheld');
    if (programme === undefined) return undefined;
    const people = await tx<
      { id: string; name: string; title: string | null; group: string | null; language: Language; phone: string | null; notices: number[] }[]
    >`
      select p.id, p.name, p.title, p.audience as group, p.language, p.phone, array_agg(n.id order by n.id) as notices
      from notice n join person p on p.programme = n.programme and p.id = n.person
      where n.programme = ${code} and n.status = 'queued' and n.channel = 'whatsapp' group by p.programme, p.id order by p.id`;
    const mine = people.filter(({ group }) => whose(group ?? undefined));
    const tasks = await readTasks(
      tx,
      code,
      mine.flatMap(({ notices }) => notices),
    );
    return mine.flatMap(({ id, name, title, language, phone }) => {
      const open = (tasks.get(id) ?? []).filter((task) => task.about === 'item' && task.item.open);
      if (open.length === 0) return [];
      const text = textFor(programme, { name, title: title ?? undefined, language }, open);
      return [
        {
          person: id,
          name,
          language,
          text,
          link: programme.rehearsal ? null : linkTo(phone, text),
          notices: open.map((task) => task.id).sort((a, b) => a - b),
        },
      ];
    });
  });
}

/** What is sent by hand: a greeting, a line a task, whom to report to. */
export function textFor(
  programme: Pick<Programme, 'code' | 'definition' | 'village' | 'rehearsal'>,
  { name, title, language }: { readonly name: string; readonly title: string | undefined; readonly language: Language },
  tasks: readonly NoticeTask[],
): string {
  const texts = TEXTS[language];
  const words = handTexts(language);
  const told = toldOnce(tasks);
  const lines = BY_URGENCY.flatMap((kind) => {
    const theirs = told.flatMap((task) => (task.about === 'item' && sectionOf(task, name) === kind ? [task] : []));
    if (theirs.length === 0) return [];
    const each = theirs.map((task) => {
      const { item } = task;
      const number = isNumbered(programme, item) ? ` (${item.ordinal}/${item.total})` : '';
      return `- ${titleOf(programme, item, language)}${number}, ${whenOf(programme, task, language)} [${item.key}]`;
    });
    return [`${texts.headings[kind]}:`, ...each];
  });
  return [
    ...(programme.rehearsal ? [texts.rehearsalMark] : []),
    texts.greeting(title, name),
    ...lines,
    words.answerHere,
    programme.definition.name[language],
  ].join('\n');
}

/** The days in which a task may be done; of what an act changed, the day it was moved to and the one before. */
function whenOf(programme: ProgrammeFacts, task: ToldItem, language: Language): string {
  if (!isOfAct(task.kind)) return shortSpan(task.item.windowFrom, task.item.windowUntil, language);
  const { when, was } = daysNow(programme, task);
  const before = was === undefined ? [] : [CARD_TEXTS[language].wasDay(shortDay(was, language))];
  return [...(when === undefined ? [] : [shortDay(when, language)]), ...before].join(', ');
}

/** `https://wa.me/62…?text=…`; null where no international number can be read. Indonesian numbers may be written with a leading 0. */
export function linkTo(phone: string | null, text: string): string | null {
  const digits = (phone ?? '').replaceAll(/[\s().-]/g, '');
  const number = /^\+\d{8,15}$/.test(digits) ? digits.slice(1) : /^0\d{7,13}$/.test(digits) ? `62${digits.slice(1)}` : undefined;
  return number === undefined ? null : `https://wa.me/${number}?text=${encodeURIComponent(text)}`;
}
