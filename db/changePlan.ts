import type { PlannedItem, PlannedTrack } from '../domain/plan.ts';
import { keyOf, type PlanChange } from '../domain/planChange.ts';
import type { Tx } from './connect.ts';
import type { Telling } from './inbox.ts';
import { writeItems, writeTracks } from './commands/writePlan.ts';

/** The programme whose row the transaction holds. */
export type Changing = { readonly code: string; readonly planVersion: number };
export type Changed = { readonly planVersion: number; readonly tellings: readonly Telling[] };

/**
 * Writes changes of a plan that is running and raises its version once: the tracks concerned load again, one that had ended is begun again.
 * @param tracks rows of the tracks that may be new to the plan (`task`, `counselling`, `welcome`, `closing`); those it has are left as they are
 * @returns the new version and whom to tell: each track concerned, and `programme` where one of them has not begun or had ended, which starts it. What
 *   should run and does not the relay names to it.
 * @throws Error when an item to open or cancel is unknown or has an outcome: the judge saw another plan
 */
export async function changePlan(
  tx: Tx,
  { code, planVersion }: Changing,
  changes: readonly PlanChange[],
  tracks: readonly PlannedTrack[] = [],
): Promise<Changed> {
  if (changes.length === 0) return { planVersion, tellings: [] };
  await writeTracks(tx, code, tracks);
  await writeItems(
    tx,
    code,
    changes.flatMap((change): PlannedItem[] => (change.kind === 'add' ? [change.item] : [])),
  );
  for (const change of changes) if (change.kind !== 'add') await changeItem(tx, code, change);
  return raiseVersion(tx, { code, planVersion }, changes.map(keyOf));
}

/**
 * Raises the plan's version once for what was changed of these items.
 * @returns the new version and whom to tell, as `changePlan`
 */
export async function raiseVersion(tx: Tx, { code, planVersion }: Changing, keys: readonly string[]): Promise<Changed> {
  const version = planVersion + 1;
  await tx`update programme set plan_version = ${version} where code = ${code}`;
  const concerned = [...new Set(keys.map(trackOf))];
  const begun = await tx<{ name: string }[]>`
    select name from track where programme = ${code} and name = any(${concerned}) and started_at is not null and ended_at is null`;
  await tx`
    update track set plan_version = ${version},
      starts_at = case when started_at is null then coalesce((select min(rings[1]) from item
        where item.programme = ${code} and item.track = track.name and outcome is null), starts_at) else starts_at end,
      ended_at = case when not exists (select from item where item.programme = ${code} and item.track = track.name and outcome is null) then ended_at end
    where programme = ${code} and name = any(${concerned})`;
  const tellings = concerned.map((child) => ({ child, planVersion: version }));
  const starting = concerned.filter((name) => begun.every((track) => track.name !== name));
  return { planVersion: version, tellings: starting.length === 0 ? tellings : [...tellings, { planVersion: version, keys: starting }] };
}

async function changeItem(tx: Tx, code: string, change: Exclude<PlanChange, { kind: 'add' }>): Promise<void> {
  const changed = await tx`
    update item set ${settingOf(tx, change)}, sequence = sequence + 1 where programme = ${code} and key = ${change.key} and outcome is null`;
  if (changed.count !== 1) throw new Error(`${code}: expected ${change.key} to be an open item of the plan`);
}

function settingOf(tx: Tx, change: Exclude<PlanChange, { kind: 'add' }>) {
  switch (change.kind) {
    case 'cancel':
      return tx`outcome = 'cancelled', cancelled_because = ${change.reason}, blocked = false`;
    case 'open':
      return tx`${datesOf(tx, change)}, rung = 0`;
    case 'move':
      return tx`${datesOf(tx, change)}, rung = ${announcedOnce(tx)}`;
    case 'hold':
      return tx`held_by = held_by || ${change.act}::int, paused = true`;
    case 'release':
      return tx`
        ${datesOf(tx, change)}, rung = ${announcedOnce(tx)},
        held_by = array_remove(held_by, ${change.act}::int), paused = cardinality(array_remove(held_by, ${change.act}::int)) > 0`;
    case 'reassign':
      return tx`owner = ${change.owner ?? null}, invited = ${[...change.invited]}`;
  }
}

type Dated = Extract<PlanChange, { kind: 'open' | 'move' | 'release' }>;

function datesOf(tx: Tx, { windowFrom, windowUntil, plannedOn, rings }: Dated) {
  return tx`window_from = ${windowFrom}, window_until = ${windowUntil}, planned_on = ${plannedOn}, rings = ${[...rings]}`;
}

/** Its people know of it: the notice is behind it, the ladder before it. */
function announcedOnce(tx: Tx) {
  return tx`least(rung, 1)`;
}

function trackOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}
