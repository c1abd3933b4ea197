import type { Db } from '../db/connect.ts';
import { GATHER, missingInputs } from '../db/queries/inputs.ts';
import { dayOf } from '../domain/time.ts';
import type { Programme } from './programme.ts';
import type { NoticeTask } from './tasks.ts';

/** The same tasks; those of a visit or an evaluation say how many reports it still lacks (P3, P4). */
export async function countMissing(
  db: Db,
  { code, definition, now, timeZone }: Programme,
  tasks: Map<string, NoticeTask[]>,
): Promise<Map<string, NoticeTask[]>> {
  const gathers = (task: NoticeTask): boolean => task.about === 'item' && GATHER.some((kind) => kind === definition.tracks[task.item.track]?.kind);
  const keys = [...tasks.values()].flat().flatMap((task) => (task.about === 'item' && gathers(task) ? [task.item.key] : []));
  if (keys.length === 0) return tasks;
  const missing = await missingInputs(db, code, [...new Set(keys)], dayOf(now, timeZone));
  const told = (task: NoticeTask): NoticeTask =>
    task.about === 'item' && gathers(task) ? { ...task, item: { ...task.item, missing: missing.get(task.item.key) ?? 0 } } : task;
  return new Map([...tasks].map(([person, theirs]) => [person, theirs.map(told)]));
}
