import { z } from 'zod';
import { GROUP_ENDED, itemsOfGroupEnd } from '../../domain/groupEnds.ts';
import { GROUP_ENDS, judgeGroupExit } from '../../domain/judgeGroupEnd.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { membersOf } from '../queries/groups.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';
import { endFacts, endGroup, endTask, expectedLess } from './groupChanges.ts';

/** `on`: the first day on which nothing is expected of the group. */
export const ExitGroupInput = z.strictObject({ ...ActInput.shape, group: z.string().max(60), on: z.string().max(40), because: z.enum(GROUP_ENDS) });
export type ExitGroupInput = z.infer<typeof ExitGroupInput>;

/** Ends a group whose people go on in no other: they leave, and are asked once more at the end, as everybody who left. */
export async function exitGroup(sql: Sql, request: Request, code: string, input: ExitGroupInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'endGroup', kind: 'exitGroup', code, master }, input, async (tx, programme) => {
    const { definition } = programme;
    const { group, on, because } = input;
    const facts = await endFacts(tx, programme, group);
    const judged = judgeGroupExit(request.actor, input, facts);
    if (judged.kind === 'refused') return judged;
    const clients = await membersOf(tx, code, group);
    const items = await planItems(tx, code);
    const changes = itemsOfGroupEnd(await readPlacing(tx, programme), items, group, clients, facts.capital);
    await tx`update client set left_on = ${on}, left_because = ${GROUP_ENDED} where programme = ${code} and id = any(${clients})`;
    await tx`update membership set until_on = ${on} where programme = ${code} and client = any(${clients}) and until_on is null`;
    await endGroup(tx, code, group, { on, because });
    const name = definition.businessGroups[group]?.name;
    const words = {
      id: `${name?.id} berakhir: periksa barang dan inventarisnya, dan buat Berita Acara Serah Terima.`,
      en: `${name?.en} has ended: check its goods and inventory, and make a hand-over record.`,
    };
    const task =
      facts.capital === 'handedOver' ? await endTask(tx, programme, { audience: group, roles: [definition.groupCoordinator], words }, master) : undefined;
    const { tracks = [], refer } = task ?? {};
    return {
      kind: 'acted',
      scope: { group, on, because },
      changes: [...changes, ...(task?.changes ?? [])],
      tracks,
      ...(refer !== undefined && { refer }),
      body: { clients, expected: expectedLess(items, changes, GROUP_ENDED) },
    };
  });
}
