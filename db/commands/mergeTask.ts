import { isTooSmall, MERGE_WITHIN_DAYS } from '../../domain/clientLife.ts';
import { holdersOf, PROGRAMME_AUDIENCE, trainingGroupOf } from '../../domain/ladder.ts';
import { trackByKind } from '../../domain/naming.ts';
import type { PlannedTrack } from '../../domain/plan.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { plannedTrack } from '../../domain/proposePlan.ts';
import { itemsOfTasks } from '../../domain/reportTasks.ts';
import { addDays, dayOf } from '../../domain/time.ts';
import type { Tx } from '../connect.ts';
import { lastOrdinal } from '../effects/lastOrdinal.ts';
import { taskPlace } from '../effects/tasks.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import type { Programme } from './command.ts';
import { readPlacing } from '../placing.ts';

/** `refer` writes what refers to the new item, once the plan has it. */
export type MergeTask = { readonly changes: readonly PlanChange[]; readonly tracks: readonly PlannedTrack[]; readonly refer: (tx: Tx) => Promise<void> };

const NONE: MergeTask = { changes: [], tracks: [], refer: async () => {} };

/**
 * The task for the coordinator to merge a group that has become too small (R9): once, when it does; nothing is merged of itself.
 * @param size of the group, now that somebody has gone
 */
export async function mergeTask(tx: Tx, programme: Programme, group: string, size: number, master: Buffer): Promise<MergeTask> {
  const { code, definition, now, locked, wrappedKey } = programme;
  const found = trackByKind(definition, 'task');
  if (!locked || found === undefined || !isTooSmall(definition, group, size)) return NONE;
  const [track, { audience: kind }] = found;
  const audience = kind === 'programme' ? PROGRAMME_AUDIENCE : kind === 'trainingGroup' ? (trainingGroupOf(definition, group) ?? group) : group;
  const placing = await readPlacing(tx, programme);
  const [owner] = [definition.groupCoordinator, definition.secretary].flatMap((role) => holdersOf(role, group, placing));
  if (owner === undefined) return NONE;
  const today = dayOf(now, definition.timeZone);
  const name = definition.businessGroups[group]?.name ?? { id: group, en: group };
  const words = {
    id: `${name.id} tinggal ${size} orang: bahas penggabungannya dengan kelompok usaha lain.`,
    en: `${name.en} is down to ${size} people: see to merging it with another business group.`,
  };
  const task = { what: words[definition.language], owner, by: addDays(today, MERGE_WITHIN_DAYS) };
  const items = itemsOfTasks(placing, track, audience, [task], today, await lastOrdinal(tx, code, track, audience));
  const key = unwrapKey(master, wrappedKey, ownerOf(code));
  return {
    changes: items.map((item) => ({ kind: 'add', item })),
    tracks: plannedTrack(definition, track, items),
    refer: async (then) => {
      for (const item of items)
        await then`insert into agreed_task (programme, item, sealed) values (${code}, ${item.key}, ${seal(key, task.what, taskPlace(code, item.key))})`;
    },
  };
}
