import type { Instant } from '../domain/agenda.ts';
import type { Language } from '../domain/language.ts';
import { type CalendarEntry, type CalendarMethod, calendarText } from './calendarFile.ts';
import { CARD_TEXTS } from './cardTexts.ts';
import { whenFacts } from './cardWhen.ts';
import { isNumbered, titleOf } from './itemTitle.ts';
import type { Mailbox } from './mime.ts';
import type { ItemTask, NoticeTask, ProgrammeFacts } from './tasks.ts';

/** A file that goes with a mail. */
export type CalendarAttachment = { readonly filename: string; readonly method: CalendarMethod; readonly text: string };

/** What people call their calendar and the files in their mails. */
const TEXTS: Readonly<Record<Language, { readonly files: Record<CalendarMethod, string>; readonly feed: (programme: string) => string }>> = {
  id: { files: { PUBLISH: 'jadwal.ics', CANCEL: 'jadwal-batal.ics' }, feed: (programme) => `Jadwal saya: ${programme}` },
  en: { files: { PUBLISH: 'schedule.ics', CANCEL: 'schedule-cancelled.ics' }, feed: (programme) => `My schedule: ${programme}` },
};

/** By what a notice says of its item. A reminder or what was escalated is late already and stands on no day to come; a repair is no item. */
const METHODS: Readonly<Partial<Record<NoticeTask['kind'], CalendarMethod>>> = {
  due: 'PUBLISH',
  invited: 'PUBLISH',
  moved: 'PUBLISH',
  resumed: 'PUBLISH',
  reassigned: 'PUBLISH',
  paused: 'CANCEL',
  cancelled: 'CANCEL',
  relieved: 'CANCEL',
};

/**
 * The calendar files of one person's mail: what to put down, and what to strike out; none where it tells of no day.
 * @param at programme time of the mail
 */
export function attachmentsFor(
  programme: ProgrammeFacts,
  tasks: readonly NoticeTask[],
  language: Language,
  { from, at }: { readonly from: Mailbox; readonly at: Instant },
): CalendarAttachment[] {
  const methods = methodsOf(tasks);
  return (['PUBLISH', 'CANCEL'] as const).flatMap((method) => {
    const items = [...methods.values()].filter((found) => found.method === method).map(({ item }) => item);
    if (items.length === 0) return [];
    const entries = items.map((item) => entryOf(programme, item, language, { cancelled: method === 'CANCEL', at }));
    return [{ filename: TEXTS[language].files[method], method, text: calendarText({ programme: programme.code, from, language }, method, entries) }];
  });
}

/** The item as a person's calendar has it. */
export function entryOf(
  programme: ProgrammeFacts,
  item: ItemTask,
  language: Language,
  { cancelled, at }: Pick<CalendarEntry, 'cancelled' | 'at'>,
): CalendarEntry {
  const { taskKey } = CARD_TEXTS[language];
  const when = whenFacts(programme.definition, 'due', [item], language).map(({ label, parts }) => `${label}: ${parts.join(' ')}`);
  return {
    key: item.key,
    name: isNumbered(programme, item) ? `${titleOf(programme, item, language)} (${item.ordinal}/${item.total})` : titleOf(programme, item, language),
    day: item.plannedOn,
    place: programme.village,
    description: [...when, `${taskKey}: ${item.key}`].join('\n'),
    sequence: item.sequence,
    cancelled,
    at,
  };
}

/** The name under which a calendar program shows a person's feed. */
export function feedName({ definition }: ProgrammeFacts, language: Language): string {
  return TEXTS[language].feed(definition.name[language]);
}

/** By the last that is told of each item: paused and resumed since, it stands. Who hears of what nobody fills need not be there that day. */
function methodsOf(tasks: readonly NoticeTask[]): Map<string, { item: ItemTask; method: CalendarMethod }> {
  const found = new Map<string, { item: ItemTask; method: CalendarMethod }>();
  for (const task of tasks.toSorted((one, other) => one.id - other.id)) {
    const method = METHODS[task.kind];
    if (task.about !== 'item' || method === undefined || (task.item.owner === undefined && task.kind === 'due')) continue;
    found.set(task.item.key, { item: task.item, method });
  }
  return found;
}
