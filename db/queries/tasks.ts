import { z } from 'zod';
import type { ActCause } from '../../domain/act.ts';
import { isWaiting, itemState, type ItemState } from '../../domain/itemState.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { pausedBecause } from './pauses.ts';
import { Instant, ItemFactsRow, ItemPlaceRow, PausedBecause, placeOf } from './shapes.ts';

const TaskRow = ItemFactsRow.extend({ ...ItemPlaceRow.shape, pausedBecause: PausedBecause, clock_now: Instant.nullable() });

/** An open item as the person sees it who must do it. `windowUntil` is not included. `waiting`: for the one before it, so that it cannot be reported yet. */
export type Task = Omit<z.infer<typeof ItemPlaceRow>, 'subject' | 'part'> & {
  readonly subject: string | undefined;
  readonly part: string | undefined;
  readonly blocked: boolean;
  readonly pausedBecause: ActCause | null;
  readonly state: ItemState;
  readonly waiting: boolean;
};

/**
 * A person's open tasks by planned day; the secretary's include those that have no owner.
 * @param state `due`: notice given, not overdue; `overdue`; `open`: all
 */
export async function tasksOf(
  db: Db,
  { code, secretary }: { readonly code: string; readonly secretary: string },
  person: string,
  state: 'due' | 'overdue' | 'open',
  now: () => number,
): Promise<Task[]> {
  const rows = await db`
    select ${placeOf(db)}, i.rings, i.outcome, i.late, i.blocked, i.paused, ${pausedBecause(db)} as "pausedBecause", p.clock_now
    from item i join programme p on p.code = i.programme join track t on t.programme = i.programme and t.name = i.track
      join audience a on a.programme = i.programme and a.key = i.audience
    where i.programme = ${code} and i.outcome is null and (i.owner = ${person}
      or (i.owner is null and exists (select from person w where w.programme = ${code} and w.id = ${person} and w.role = ${secretary})))
    order by i.planned_on, i.key`;
  const tasks = z
    .array(TaskRow)
    .parse(rows)
    .map(({ rings, outcome, late, paused, clock_now, subject, part, ...task }) => ({
      ...task,
      subject: subject ?? undefined,
      part: part ?? undefined,
      state: itemState({ rings, outcome, late, paused, blocked: task.blocked }, nowOf({ clock_now }, now)),
      waiting: isWaiting({ rings, outcome }),
    }));
  return state === 'open' ? tasks : tasks.filter((task) => task.state === state);
}
