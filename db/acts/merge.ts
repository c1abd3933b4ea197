import { z } from 'zod';
import { itemsOfMerger, MERGED } from '../../domain/groupEnds.ts';
import { judgeMerge } from '../../domain/judgeGroupEnd.ts';
import { sizeShortfall } from '../../domain/judgePlace.ts';
import type { Text } from '../../domain/language.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql, Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { sizeOf } from '../queries/clients.ts';
import { capitalByGroup, membersOf } from '../queries/groups.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';
import { endFacts, endGroup, endTask, expectedLess } from './groupChanges.ts';

/** `on`: the first day on which the people of `group` are of `into`. */
export const MergeInput = z.strictObject({
  ...ActInput.shape,
  cause: ActInput.shape.cause.default('merged'),
  group: z.string().max(60),
  into: z.string().max(60),
  on: z.string().max(40),
});
export type MergeInput = z.infer<typeof MergeInput>;

/**
 * Merges a group into another (R9): its people are of the other from that day, its sessions are called off and not missed. What was held stays as it
 * was, and figures follow who was of which group on the day.
 */
export async function merge(sql: Sql, request: Request, code: string, input: MergeInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'endGroup', kind: 'merge', code, master }, input, async (tx, programme) => {
    const { definition } = programme;
    const { group, into, on } = input;
    const capital = await capitalByGroup(tx, code);
    const facts = await endFacts(tx, programme, group);
    const judged = judgeMerge(request.actor, input, { ...facts, intoCapital: capital.get(into) ?? 'none' });
    if (judged.kind === 'refused') return judged;
    const items = await planItems(tx, code);
    const changes = itemsOfMerger(await readPlacing(tx, programme), items, group, into, facts.capital);
    const moved = await membersOf(tx, code, group);
    await moveMembers(tx, code, moved, into, on);
    await endGroup(tx, code, group, { on, because: MERGED, into });
    const words = goods(definition, group, into);
    const task =
      facts.capital === 'handedOver' ? await endTask(tx, programme, { audience: into, roles: [definition.groupCoordinator], words }, master) : undefined;
    const size = await sizeOf(tx, code, into);
    const { tracks = [], refer } = task ?? {};
    return {
      kind: 'acted',
      scope: { group, into, on },
      changes: [...changes, ...(task?.changes ?? [])],
      tracks,
      ...(refer !== undefined && { refer }),
      body: { clients: moved, size, shortfall: sizeShortfall(definition, into, size) ?? null, expected: expectedLess(items, changes, MERGED) },
    };
  });
}

/** Members of the other group from the day on; on the very day on which a membership began it is as if it had begun there. */
async function moveMembers(tx: Tx, code: string, clients: readonly string[], into: string, on: string): Promise<void> {
  const ids = [...clients];
  await tx`update client set audience = ${into} where programme = ${code} and id = any(${ids})`;
  await tx`update membership set until_on = ${on} where programme = ${code} and client = any(${ids}) and until_on is null and from_on < ${on}`;
  await tx`
    insert into membership (programme, client, audience, from_on) select ${code}, id, ${into}, ${on} from unnest(${ids}::text[]) as id
    on conflict (programme, client, from_on) do update set audience = excluded.audience, until_on = null`;
}

function goods({ businessGroups }: Definition, group: string, into: string): Text {
  const [from, to] = [businessGroups[group]?.name, businessGroups[into]?.name];
  return {
    id: `${from?.id} digabung ke ${to?.id}: serahkan barang dan inventarisnya dengan Berita Acara Serah Terima.`,
    en: `${from?.en} was merged into ${to?.en}: hand over its goods and inventory with a hand-over record.`,
  };
}
