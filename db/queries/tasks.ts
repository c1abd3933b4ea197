import { z } from 'zod';
import type { ActCause } from '../../domain/act.ts';
import { seatsOf } from '../../domain/seats.ts';
import { dayOf } from '../../domain/time.ts';
import { isWaiting, itemState, type ItemState } from '../../domain/itemState.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { readLeavers, readSeats } from '../seats.ts';
import { inPlaceOf } from '../standIns.ts';
import { pausedBecause } from './pauses.ts';
import { ItemFactsRow, ItemPlaceRow, PausedBecause, placeOf } from './shapes.ts';

const TaskRow = ItemFactsRow.extend({ ...ItemPlaceRow.shape, inPlaceOf: z.string().nullable(), pausedBecause: PausedBecause });

/** An open item as the person sees it who must do it. `windowUntil` is not included. `waiting`: for the one before it, so that it cannot be reported yet. */
export type Task = Omit<z.infer<typeof ItemPlaceRow>, 'subject' | 'part'> & {
  readonly subject: string | undefined;
  readonly part: string | undefined;
  readonly blocked: boolean;
  /** Who is away, where it is done in their place. */
  readonly inPlaceOf: string | null;
  readonly pausedBecause: ActCause | null;
  readonly state: ItemState;
  readonly waiting: boolean;
};

/**
 * A person's open tasks by planned day; the secretary's include those that have no owner, or one who has left.
 * @param state `due`: notice given, not overdue; `overdue`; `open`: all
 */
export async function tasksOf(
  db: Db,
  { code, secretary }: { readonly code: string; readonly secretary: string },
  person: string,
  state: 'due' | 'overdue' | 'open',
  now: () => number,
): Promise<Task[]> {
  const [programme] = await db<{ clock_now: number | null; zone: string }[]>`select clock_now, time_zone as zone from programme where code = ${code}`;
  if (programme === undefined) return [];
  const at = nowOf(programme, now);
  const [seats, left] = await Promise.all([readSeats(db, code), readLeavers(db, code, at)]);
  const isSecretary = seatsOf(seats, person, dayOf(at, programme.zone)).some(({ role }) => role === secretary);
  const rows = await db`
    select ${placeOf(db)}, ${inPlaceOf(db)} as "inPlaceOf", i.rings, i.outcome, i.late, i.blocked, i.paused, ${pausedBecause(db)} as "pausedBecause"
    from item i join track t on t.programme = i.programme and t.name = i.track
      join audience a on a.programme = i.programme and a.key = i.audience
    where i.programme = ${code} and i.outcome is null and (i.owner = ${person}
      or (${isSecretary} and (i.owner is null or i.owner = any(${[...left]}))))
    order by i.planned_on, i.key`;
  const tasks = z
    .array(TaskRow)
    .parse(rows)
    .map(({ rings, outcome, late, paused, subject, part, ...task }) => ({
      ...task,
      subject: subject ?? undefined,
      part: part ?? undefined,
      state: itemState({ rings, outcome, late, paused, blocked: task.blocked }, at),
      waiting: isWaiting({ rings, outcome }),
    }));
  return state === 'open' ? tasks : tasks.filter((task) => task.state === state);
}
