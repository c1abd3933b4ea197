import type { PlannedItem, PlannedTrack } from '../domain/plan.ts';
import type { PlanChange } from '../domain/planChange.ts';
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
  const version = planVersion + 1;
  await tx`update programme set plan_version = ${version} where code = ${code}`;
  const concerned = [...new Set(changes.map((change) => trackOf(change.kind === 'add' ? change.item.key : change.key)))];
  const begun = await tx<{ name: string }[]>`
    select name from track where programme = ${code} and name = any(${concerned}) and started_at is not null and ended_at is null`;
  await tx`
    update track set plan_version = ${version},
      ended_at = case when not exists (select from item where item.programme = ${code} and item.track = track.name and outcome is null) then ended_at end
    where programme = ${code} and name = any(${concerned})`;
  const tellings = concerned.map((child) => ({ child, planVersion: version }));
  const starting = concerned.filter((name) => begun.every((track) => track.name !== name));
  return { planVersion: version, tellings: starting.length === 0 ? tellings : [...tellings, { planVersion: version, keys: starting }] };
}

async function changeItem(tx: Tx, code: string, change: Exclude<PlanChange, { kind: 'add' }>): Promise<void> {
  const changed =
    change.kind === 'cancel'
      ? await tx`
          update item set outcome = 'cancelled', cancelled_because = ${change.reason}, blocked = false
          where programme = ${code} and key = ${change.key} and outcome is null`
      : await tx`
          update item set window_from = ${change.windowFrom}, window_until = ${change.windowUntil}, planned_on = ${change.plannedOn},
            rings = ${[...change.rings]}, rung = 0
          where programme = ${code} and key = ${change.key} and outcome is null`;
  if (changed.count !== 1) throw new Error(`${code}: expected ${change.key} to be an open item of the plan`);
}

function trackOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}
