import { expect } from 'vitest';
import type { Language } from '../../domain/language.ts';
import { type Letter, letterOf } from '../../notices/letter.ts';
import type { NoticeKind } from '../../db/noticeQueue.ts';
import type { Change, ItemTask, NoticeTask } from '../../notices/tasks.ts';
import { tablolong } from '../support/seeds.ts';

export const definition = tablolong();
export const programme = { code: 'tablolong-2027', definition, village: definition.village, rehearsal: false };
export const OWNER = { name: 'Simon Mutiara', role: 'mentor' };
export const item: ItemTask = {
  key: 'mentoring/nelayan-1/07',
  track: 'mentoring',
  group: { id: 'Nelayan 1', en: 'Fishers 1' },
  ordinal: 7,
  total: 42,
  part: undefined,
  subject: undefined,
  windowFrom: '2027-09-13',
  windowUntil: '2027-09-20',
  plannedOn: '2027-09-15',
  sequence: 0,
  owner: OWNER,
  open: true,
};
export const about = (kind: NoticeKind, changes: Partial<ItemTask> = {}): NoticeTask => ({ id: 1, kind, about: 'item', item: { ...item, ...changes } });
export const stopped: NoticeTask = { id: 2, kind: 'repair', about: 'repair', subject: 'mentoring', cause: 'endedByHand', person: undefined };
export const EACH: readonly [string, NoticeTask][] = [
  ['due', about('due')],
  ['invited', about('invited')],
  ['reminder', about('reminder')],
  ['escalation', about('escalation')],
  ['blocked', about('blocked')],
  ['vacancy', about('due', { owner: undefined })],
  ['repair', stopped],
];

/** The item as it was a week before, and whose. */
export const BEFORE: Change = {
  act: 4,
  cause: 'storm',
  windowFrom: '2027-09-06',
  windowUntil: '2027-09-13',
  plannedOn: '2027-09-08',
  owner: OWNER,
  by: { name: 'Petrus Karang', role: 'coordinator' },
};
const SUBSTITUTE = { name: 'Priskila Muara', role: 'mentor' };
export const changed = (kind: NoticeKind, changes: Partial<ItemTask> = {}, before: Partial<Change> = {}, id = 1): NoticeTask => ({
  id,
  kind,
  about: 'item',
  item: { ...item, ...changes },
  change: { ...BEFORE, ...before },
});
/** What acts did, to Simon Mutiara whose task it is or was. */
export const OF_ACTS: readonly [string, NoticeTask][] = [
  ['moved', changed('moved')],
  ['paused', changed('paused')],
  ['resumed', changed('resumed')],
  ['cancelled', changed('cancelled')],
  ['reassigned', changed('reassigned', {}, { owner: SUBSTITUTE, cause: 'absence' })],
  ['relieved', changed('relieved', { owner: SUBSTITUTE }, { cause: 'absence' })],
  ['uninvited', changed('relieved', { owner: SUBSTITUTE }, { owner: SUBSTITUTE })],
];

export function letter(language: Language, tasks: readonly NoticeTask[], role = 'mentor'): Letter {
  const to = { id: 'x', name: 'Simon Mutiara', title: 'Bapak', role, language, email: 'x@contoh.example' };
  return letterOf(programme, to, tasks, { name: 'Hana Cendana', hearsReplies: true });
}

/** The facts of the only card, `Label: parts`. */
export function facts(task: NoticeTask, ...others: NoticeTask[]): string[] {
  const cards = letter('id', [task, ...others]).sections.flatMap((section) => section.cards);
  expect(cards).toHaveLength(1);
  return (cards[0]?.facts ?? []).map(({ label, parts }) => `${label}: ${parts.join(' | ')}`);
}
