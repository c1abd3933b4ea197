import { isTooSmall, MERGE_WITHIN_DAYS } from '../../domain/clientLife.ts';
import { holdersOf } from '../../domain/ladder.ts';
import { addDays, dayOf } from '../../domain/time.ts';
import type { Tx } from '../connect.ts';
import type { Applied } from '../effects/effect.ts';
import { agreeTasks } from '../effects/tasks.ts';
import { readPlacing } from '../placing.ts';
import type { Programme } from './command.ts';

/**
 * The task for the coordinator to merge a group that has become too small (R9): once, when it does; nothing is merged of itself.
 * @param size of the group, now that somebody has gone
 */
export async function mergeTask(tx: Tx, programme: Programme, group: string, size: number, master: Buffer): Promise<Applied> {
  const { definition, now, locked } = programme;
  if (!locked || !isTooSmall(definition, group, size)) return { changes: [] };
  const placing = await readPlacing(tx, programme);
  const [owner] = [definition.groupCoordinator, definition.secretary].flatMap((role) => holdersOf(role, group, placing));
  if (owner === undefined) return { changes: [] };
  const today = dayOf(now, definition.timeZone);
  const name = definition.businessGroups[group]?.name ?? { id: group, en: group };
  const words = {
    id: `${name.id} tinggal ${size} orang: bahas penggabungannya dengan kelompok usaha lain.`,
    en: `${name.en} is down to ${size} people: see to merging it with another business group.`,
  };
  const task = { what: words[definition.language], owner, by: addDays(today, MERGE_WITHIN_DAYS) };
  return agreeTasks(tx, programme, { tasks: [task], audience: group, on: today, agreedIn: undefined }, master);
}
