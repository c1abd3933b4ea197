import type { Instant } from '../../domain/agenda.ts';
import type { CalendarDay } from '../../domain/calendar.ts';
import { keyOf } from '../../domain/planChange.ts';
import { clocksAnew, offBadDays } from '../../domain/replan.ts';
import { dayOf } from '../../domain/time.ts';
import { writeChanges } from '../changePlan.ts';
import type { Programme } from '../commands/command.ts';
import type { Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { planItems } from '../queries/planItems.ts';

/** What an undo cannot leave as it was, because time went on: pauses that ended meanwhile, days off that are others, rings that went by. */

/** Lets go of these items what has ended since they were held back: nobody could end it once more. @returns keys of the items that nothing holds any more */
export async function letGo(tx: Tx, code: string, keys: readonly string[]): Promise<string[]> {
  const rows = await tx<{ key: string; paused: boolean }[]>`
    update item set held_by = lasting.acts, paused = cardinality(lasting.acts) > 0
    from (select i.key, array(select held from unnest(i.held_by) with ordinality as each (held, place)
        where not exists (select from act a where a.programme = ${code} and a.number = held and (a.ended_by is not null or a.undone_by is not null))
        order by place) as acts
      from item i where i.programme = ${code} and i.key = any(${[...keys]}) and i.outcome is null and i.paused) lasting
    where item.programme = ${code} and item.key = lasting.key and item.held_by <> lasting.acts returning item.key, item.paused`;
  return rows.flatMap(({ key, paused }) => (paused ? [] : [key]));
}

/**
 * What would be on a day that has become bad for it since the act goes to another, as if that day had come with the item in its place.
 * @param number the act that is undone
 * @returns keys of the items that moved
 */
export async function placeAnew(tx: Tx, programme: Programme, number: number, restored: readonly string[]): Promise<string[]> {
  const { code, definition, now } = programme;
  const [then] = await tx<{ calendar: CalendarDay[] }[]>`
    select was -> 'calendar' as calendar from past
    where programme = ${code} and relation = 'programme' and id >= (select min(id) from past where programme = ${code} and act = ${number}) order by id limit 1`;
  if (then === undefined) return [];
  const [row] = await tx<[{ calendar: CalendarDay[] }]>`select calendar from programme where code = ${code}`;
  const isMeant = new Set(restored);
  const replanning = { items: await planItems(tx, code), before: then.calendar, after: row.calendar, today: dayOf(now, definition.timeZone) };
  const moves = offBadDays(await readPlacing(tx, programme), replanning, ({ key }) => isMeant.has(key));
  await writeChanges(tx, code, moves);
  return moves.map(keyOf);
}

/**
 * No step of the ladder falls on a day that is off by now, and what came back does not ring at once for all that went by.
 * @param back as `clocksAnew` has them
 * @returns keys of the items that ring at other instants
 */
export async function setClocks(tx: Tx, programme: Programme, back: ReadonlyMap<string, Instant>): Promise<string[]> {
  const clocks = clocksAnew(await readPlacing(tx, programme), await planItems(tx, programme.code), back, programme.now);
  await writeChanges(tx, programme.code, clocks);
  return clocks.map(keyOf);
}
