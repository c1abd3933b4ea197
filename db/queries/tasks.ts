import { z } from 'zod';
import { itemState, type ItemState } from '../../domain/itemState.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { DayText, Instant, ItemFactsRow, Words } from './shapes.ts';

const TaskRow = ItemFactsRow.extend({
  key: z.string(),
  track: z.string(),
  audience: z.string(),
  ordinal: z.int(),
  audienceName: Words,
  windowFrom: DayText,
  windowUntil: DayText,
  plannedOn: DayText,
});
const ProgrammeRow = z.object({
  clock_now: Instant.nullable(),
  sessions: z.record(z.string(), z.object({ session: Words, attendance: z.boolean() })),
  standsIn: z.boolean(),
});

/** An open item as the person sees it who must do it. `windowUntil` is not included. */
export type Task = Omit<z.infer<typeof TaskRow>, 'rings' | 'outcome' | 'late' | 'paused'> & {
  readonly session: z.infer<typeof Words>;
  /** Whether the report carries attendance. */
  readonly attendance: boolean;
  readonly state: ItemState;
};

/**
 * A person's open tasks by planned day; the secretary's include those that have no owner.
 * @param state `due`: notice given, not overdue; `overdue`; `open`: all
 */
export async function tasksOf(db: Db, code: string, person: string, state: 'due' | 'overdue' | 'open', now: () => number): Promise<Task[]> {
  const [programmes, items] = await Promise.all([
    db`
      select p.clock_now, p.definition->'tracks' as sessions, w.role = p.definition->>'secretary' as "standsIn"
      from programme p join person w on w.programme = p.code and w.id = ${person} where p.code = ${code}`,
    db`
      select i.key, i.track, i.audience, i.ordinal, a.name as "audienceName", i.window_from as "windowFrom", i.window_until as "windowUntil",
        i.planned_on as "plannedOn", i.rings, i.outcome, i.late, i.blocked, i.paused, i.owner is null as vacant
      from item i join audience a on a.programme = i.programme and a.key = i.audience
      where i.programme = ${code} and i.outcome is null and (i.owner = ${person} or i.owner is null)
      order by i.planned_on, i.key`,
  ]);
  if (programmes[0] === undefined) return [];
  const { clock_now, sessions, standsIn } = ProgrammeRow.parse(programmes[0]);
  const at = nowOf({ clock_now }, now);
  const tasks = items
    .filter(({ vacant }) => standsIn || !vacant)
    .map((row) => {
      const { rings, outcome, late, paused, ...task } = TaskRow.parse(row);
      const { session = { id: task.track, en: task.track }, attendance = false } = sessions[task.track] ?? {};
      return { ...task, session, attendance, state: itemState({ rings, outcome, late, paused, blocked: task.blocked }, at) };
    });
  return state === 'open' ? tasks : tasks.filter((task) => task.state === state);
}
