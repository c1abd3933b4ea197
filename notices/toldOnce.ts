import { lasting } from './takenBack.ts';
import { isOfAct, type NoticeTask, type ToldItem } from './tasks.ts';
import { BY_URGENCY } from './urgency.ts';

/** What came up earlier and does not stand any more once an act changed it. */
const OVERTAKEN: readonly NoticeTask['kind'][] = ['escalation', 'blocked', 'reminder'];
/** After these nothing else holds of a task, whatever was told before. */
const LAST_WORDS: readonly NoticeTask['kind'][] = ['paused', 'cancelled', 'relieved'];

/**
 * Of an item that comes up twice in one letter only one thing is told. Of its notices the most urgent; of what acts did to it how it stands after them all,
 * against how it stood before the first: what was paused and goes on since is not told as paused.
 */
export function toldOnce(tasks: readonly NoticeTask[]): NoticeTask[] {
  const bySubject = new Map<string, NoticeTask[]>();
  for (const task of tasks) {
    const key = task.about === 'item' ? task.item.key : task.subject;
    bySubject.set(key, [...(bySubject.get(key) ?? []), task]);
  }
  return [...bySubject.values()].flatMap((same) => lastWord(same) ?? []).sort((one, other) => urgency(one) - urgency(other));
}

function lastWord(same: readonly NoticeTask[]): NoticeTask | undefined {
  const acts = same.filter((task): task is ToldItem => task.about === 'item' && isOfAct(task.kind)).sort((one, other) => one.id - other.id);
  const others = same.filter(({ kind }) => !isOfAct(kind));
  const [first, last] = [acts[0], acts.at(-1)];
  if (first === undefined || last === undefined) return mostUrgent(others);
  const change = first.change && last.change && { ...last.change, ...datesOf(first.change), owner: first.change.owner };
  const act: ToldItem = { ...last, kind: kindOf(acts), ...(change && { change }) };
  return mostUrgent([act, ...others.filter((task) => !OVERTAKEN.includes(task.kind) || task.id > last.id)]);
}

/** What several acts come to. What one did and another took back leaves the days that they moved. */
function kindOf(acts: readonly ToldItem[]): NoticeTask['kind'] {
  const left = lasting(acts).map(({ kind }) => kind);
  const last = left.at(-1);
  if (last === undefined) return 'moved';
  // Whose task has become one's own hears that, on whatever day it stands by now.
  const standing = LAST_WORDS.includes(last) || !left.includes('reassigned') ? last : 'reassigned';
  const held = left.findLast((kind) => kind === 'paused' || kind === 'resumed') === 'paused';
  return standing === 'moved' && held ? 'paused' : standing;
}

function datesOf({ windowFrom, windowUntil, plannedOn }: NonNullable<ToldItem['change']>) {
  return { windowFrom, windowUntil, plannedOn };
}

function mostUrgent(tasks: readonly NoticeTask[]): NoticeTask | undefined {
  return tasks.toSorted((one, other) => urgency(one) - urgency(other))[0];
}

function urgency({ kind }: NoticeTask): number {
  return BY_URGENCY.indexOf(kind);
}
