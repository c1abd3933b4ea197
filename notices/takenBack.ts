import { isOfAct, type NoticeTask, type ToldItem } from './tasks.ts';

/** Each of these takes back what those did. */
const TAKE_BACK: readonly (readonly [back: NoticeTask['kind'], did: readonly NoticeTask['kind'][]])[] = [
  ['resumed', ['paused', 'cancelled']],
  ['reassigned', ['relieved']],
];

/**
 * Ids of one person's notices of acts that came to nothing before they were told: what was paused and goes on as it was, what was moved there and back. Who
 * never heard of the one need not hear of the other.
 */
export function takenBack(tasks: readonly NoticeTask[]): Set<number> {
  const byItem = new Map<string, ToldItem[]>();
  for (const task of tasks) {
    if (task.about === 'item' && isOfAct(task.kind)) byItem.set(task.item.key, [...(byItem.get(task.item.key) ?? []), task]);
  }
  return new Set([...byItem.values()].filter(cameToNothing).flatMap((acts) => acts.map(({ id }) => id)));
}

/** What acts did to one item and none of them took back: pauses without their resumptions, a task passed on and not passed back. */
export function lasting(acts: readonly ToldItem[]): ToldItem[] {
  const count = (kinds: readonly NoticeTask['kind'][]) => acts.filter(({ kind }) => kinds.includes(kind)).length;
  const even = TAKE_BACK.flatMap(([back, did]) => (count([back]) === count(did) ? [back, ...did] : []));
  return acts.filter(({ kind }) => !even.includes(kind));
}

function cameToNothing(acts: readonly ToldItem[]): boolean {
  const [first, ...others] = acts.toSorted((one, other) => one.id - other.id);
  if (first?.change === undefined || others.length === 0) return false;
  const { item, change } = first;
  return (
    lasting(acts).every(({ kind }) => kind === 'moved') &&
    item.windowFrom === change.windowFrom &&
    item.windowUntil === change.windowUntil &&
    item.plannedOn === change.plannedOn &&
    item.owner?.name === change.owner?.name
  );
}
