import { clocksAnew } from '../../domain/replan.ts';
import type { Programme } from '../commands/command.ts';
import type { Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { planItems } from '../queries/planItems.ts';

/** What an undo cannot leave as it was, because time went on: pauses that ended meanwhile, days off that are others. */

/** Lets go of these items what has ended since they were held back: nobody could end it once more. @returns keys of the items that nothing holds any more */
export async function letGo(tx: Tx, code: string, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx<{ key: string; paused: boolean }[]>`
    update item set held_by = lasting.acts, paused = cardinality(lasting.acts) > 0
    from (select i.key, array(select held from unnest(i.held_by) with ordinality as each (held, place)
        where not exists (select from act a where a.programme = ${code} and a.number = held and (a.ended_by is not null or a.undone_by is not null))
        order by place) as acts
      from item i where i.programme = ${code} and i.key = any(${[...keys]}) and i.outcome is null and i.paused) lasting
    where item.programme = ${code} and item.key = lasting.key and item.held_by <> lasting.acts returning item.key, item.paused`;
  return new Set(rows.filter(({ paused }) => !paused).map(({ key }) => key));
}

/**
 * No step of the ladder falls on a day that is off by now, and what was let go does not ring at once for all that went by.
 * @param freed as `letGo` has them
 * @returns keys of the items that ring at other instants
 */
export async function setClocks(tx: Tx, programme: Programme, freed: ReadonlySet<string>): Promise<string[]> {
  const clocks = clocksAnew(await readPlacing(tx, programme), await planItems(tx, programme.code), freed, programme.now);
  if (clocks.length === 0) return [];
  const rows = clocks.map(({ key, rings }) => ({ key, rings: [...rings] }));
  await tx`
    update item set rings = b.rings from jsonb_to_recordset(${tx.json(rows)}) as b (key text, rings bigint[])
    where item.programme = ${programme.code} and item.key = b.key`;
  return clocks.map(({ key }) => key);
}
