import type { PlannedItem, PlannedTrack } from '../domain/plan.ts';
import { keyOf, type PlanChange } from '../domain/planChange.ts';
import type { Tx } from './connect.ts';
import type { Telling } from './inbox.ts';
import { writeItems, writeTracks } from './commands/writePlan.ts';
import { standIn } from './standIns.ts';

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
  await writeChanges(tx, code, changes);
  return raiseVersion(tx, { code, planVersion }, changes.map(keyOf));
}

/** Writes changes alone, and who stands in for whom by them: whoever calls it raises the version once for all that it changed. */
export async function writeChanges(tx: Tx, code: string, changes: readonly PlanChange[]): Promise<void> {
  await writeItems(
    tx,
    code,
    changes.flatMap((change): PlannedItem[] => (change.kind === 'add' ? [change.item] : [])),
  );
  for (const run of runsOf(changes.filter((change): change is OfItem => change.kind !== 'add'))) await changeItems(tx, code, run);
  await standIn(tx, code, changes.filter(({ kind }) => DATES.includes(kind)).map(keyOf));
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
      starts_at = case when started_at is not null then starts_at
        -- Nothing is left of it: it is begun and ended at once, and holds up nothing.
        when not exists (select from item where item.programme = ${code} and item.track = track.name and outcome is null)
          then least(starts_at, nullif(current_setting('pendamping.at', true), '')::bigint)
        else coalesce((select min(rings[1]) from item where item.programme = ${code} and item.track = track.name and outcome is null), starts_at) end,
      ended_at = case when not exists (select from item where item.programme = ${code} and item.track = track.name and outcome is null) then ended_at end
    where programme = ${code} and name = any(${concerned})`;
  const tellings = concerned.map((child) => ({ child, planVersion: version }));
  const starting = concerned.filter((name) => begun.every((track) => track.name !== name));
  return { planVersion: version, tellings: starting.length === 0 ? tellings : [...tellings, { planVersion: version, keys: starting }] };
}

/** What an item is about to be done on, or by whom, in whose place another may stand that day. */
const DATES: readonly PlanChange['kind'][] = ['add', 'open', 'move', 'release', 'reassign'];

type OfItem = Exclude<PlanChange, { kind: 'add' }>;

/** Changes of one kind that follow each other: a storm moves hundreds of items in one statement. */
function runsOf(changes: readonly OfItem[]): OfItem[][] {
  const runs: OfItem[][] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    if (run?.[0]?.kind === change.kind) run.push(change);
    else runs.push([change]);
  }
  return runs;
}

async function changeItems(tx: Tx, code: string, run: readonly OfItem[]): Promise<void> {
  const rows = run.map((change) => ({
    key: change.key,
    ...('windowFrom' in change && { window_from: change.windowFrom, window_until: change.windowUntil, planned_on: change.plannedOn }),
    ...('rings' in change && { rings: [...change.rings] }),
    ...('reason' in change && { reason: change.reason }),
    ...('act' in change && { act: change.act }),
    ...('invited' in change && { owner: change.owner ?? null, invited: [...change.invited] }),
  }));
  const changed = await tx<{ key: string }[]>`
    update item set ${settingOf(tx, (run[0] as OfItem).kind)}
    from jsonb_to_recordset(${tx.json(rows)}) as b (key text, window_from date, window_until date, planned_on date, rings bigint[], reason text, act int,
      owner text, invited text[])
    where item.programme = ${code} and item.key = b.key and item.outcome is null returning item.key`;
  const done = new Set(changed.map(({ key }) => key));
  const missed = run.find(({ key }) => !done.has(key));
  if (missed !== undefined) throw new Error(`${code}: expected ${missed.key} to be an open item of the plan`);
}

/** What a change sets, from a row `b`. Of one whose people know of it the notice stays behind it, the ladder before it. */
function settingOf(tx: Tx, kind: OfItem['kind']) {
  const dates = tx`window_from = b.window_from, window_until = b.window_until, planned_on = b.planned_on, rings = b.rings`;
  const again = tx`sequence = sequence + 1`;
  switch (kind) {
    case 'cancel':
      return tx`outcome = 'cancelled', cancelled_because = b.reason, blocked = false, ${again}`;
    case 'open':
      return tx`${dates}, rung = 0, ${again}`;
    case 'move':
      return tx`${dates}, rung = least(rung, 1), ${again}`;
    case 'clock':
      return tx`rings = b.rings`;
    case 'hold':
      return tx`held_by = held_by || b.act, paused = true, ${again}`;
    case 'release':
      // How far it had climbed stays.
      return tx`${dates}, held_by = array_remove(held_by, b.act), paused = cardinality(array_remove(held_by, b.act)) > 0, ${again}`;
    case 'reassign':
      return tx`owner = b.owner, invited = b.invited, ${again}`;
  }
}

function trackOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}
