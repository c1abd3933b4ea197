import { holdersOf } from '../../domain/ladder.ts';
import type { EndFacts } from '../../domain/judgeGroupEnd.ts';
import type { Text } from '../../domain/language.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { addDays, type Day, dayOf } from '../../domain/time.ts';
import type { Programme } from '../commands/command.ts';
import type { Tx } from '../connect.ts';
import type { Applied } from '../effects/effect.ts';
import { agreeTasks } from '../effects/tasks.ts';
import { readPlacing } from '../placing.ts';
import { capitalByGroup, earliestEnd, endedGroups } from '../queries/groups.ts';

/** Within so many days papers about goods are signed, and cases passed on. */
const PAPERS_DAYS = 14;

/** What the end of a group, or of the programme where none is named, is judged by. */
export async function endFacts(tx: Tx, programme: Programme, group: string | undefined): Promise<EndFacts> {
  const { code, definition, startsOn } = programme;
  return {
    ...programme,
    ended: await endedGroups(tx, code),
    lastDone: await earliestEnd(tx, code, group),
    capital: (await capitalByGroup(tx, code)).get(group ?? '') ?? 'none',
    notBefore: addDays(startsOn, -7 * definition.planningWeeks),
  };
}

/** Writes that a group ended. */
export async function endGroup(tx: Tx, code: string, group: string, { on, because, into }: { on: Day; because: string; into?: string }): Promise<void> {
  await tx`
    update audience set ended_on = ${on}, ended_because = ${because}, merged_into = ${into ?? null} where programme = ${code} and key = ${group}`;
}

/** A task that an end brings, for who holds the first of these roles that anybody holds; nothing where nobody does. */
export async function endTask(
  tx: Tx,
  programme: Programme,
  { audience, roles, words }: { audience: string; roles: readonly string[]; words: Text },
  master: Buffer,
): Promise<Applied> {
  const { definition, now } = programme;
  const today = dayOf(now, definition.timeZone);
  const placing = await readPlacing(tx, programme);
  const [owner] = [...roles, definition.secretary, definition.leader].flatMap((role) => holdersOf(role, audience, placing));
  if (owner === undefined) return { changes: [] };
  const task = { what: words[definition.language], owner, by: addDays(today, PAPERS_DAYS) };
  return agreeTasks(tx, programme, { tasks: [task], audience, on: today, agreedIn: undefined }, master);
}

/** How many items each track expects before and after, where it expects fewer. */
export function expectedLess(
  items: readonly PlanItem[],
  changes: readonly PlanChange[],
  because: string,
): { track: string; before: number; after: number; because: string }[] {
  const cancelled = new Set(changes.flatMap((change) => (change.kind === 'cancel' ? [change.key] : [])));
  const expected = items.filter(({ outcome }) => outcome !== 'cancelled');
  return [...new Set(expected.filter(({ key }) => cancelled.has(key)).map(({ track }) => track))].map((track) => {
    const own = expected.filter((item) => item.track === track);
    return { track, before: own.length, after: own.filter(({ key }) => !cancelled.has(key)).length, because };
  });
}
