import { z } from 'zod';
import { itemsHandedOn } from '../../domain/groupChange.ts';
import type { ClientFacts } from '../../domain/judgeClient.ts';
import { judgeTransfer, sizeShortfall } from '../../domain/judgePlace.ts';
import { tracksByKind } from '../../domain/naming.ts';
import { changedKeys, keyOf, type PlanChange } from '../../domain/planChange.ts';
import { beginAct } from '../acts/act.ts';
import { decidedAs, listAsAct } from '../acts/clientAct.ts';
import { changePlan } from '../changePlan.ts';
import type { Sql, Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { clientFacts, openItemsAbout, othersOfHousehold, sizeOf } from '../queries/clients.ts';
import { endedGroups } from '../queries/groups.ts';
import { planItems } from '../queries/planItems.ts';
import { sealAbout } from '../responses.ts';
import type { Answer, Programme, Request } from './command.ts';
import { commandOrPreview } from './preview.ts';
import { mergeTask } from './mergeTask.ts';

/** `on`: the first day in the group `to`. The reason is free text and sealed. */
export const TransferInput = z.strictObject({
  to: z.string().max(60),
  on: z.string().max(40),
  reason: z.string().max(2000).optional(),
  /** Computed as it would be, and not done. */
  preview: z.boolean().optional(),
});
export type TransferInput = z.infer<typeof TransferInput>;

/**
 * Moves a client to another business group (R8). Attendance stays with the person, and each group has them on its lists for the days they were of it;
 * interviews not yet held become the new group's mentor's.
 */
export async function transferClient(sql: Sql, request: Request, code: string, id: string, input: TransferInput, master: Buffer): Promise<Answer> {
  return commandOrPreview(input.preview, sql, request, 'transferClient', code, async (tx, programme) => {
    const { definition, planVersion: before } = programme;
    const { to, on } = input;
    const client = await clientFacts(tx, code, id);
    const capitalHandedOver = client !== undefined && (await hasCapital(tx, programme, [client.group, to]));
    const judged = judgeTransfer(request.actor, input, { ...programme, client, capitalHandedOver, ended: await endedGroups(tx, code) });
    if (judged.kind === 'refused') return judged;
    const from = judged.client.group;
    const answer = async (planVersion: number, act: number | null) => {
      const groups = [...new Set([from, to])];
      const sizes = await Promise.all(groups.map((group) => sizeOf(tx, code, group)));
      const shortfalls = groups.flatMap((group, index) => sizeShortfall(definition, group, sizes[index] ?? 0) ?? []);
      return { client: id, group: to, on, size: sizes.at(-1), shortfalls, act, planVersion };
    };
    if (judged.repeated || client === undefined) return { body: await answer(before, await decidedAs(tx, code, 'transferClient', id)), tellings: [] };
    const number = await beginAct(tx, code);
    await tx`update client set audience = ${to} where programme = ${code} and id = ${id}`;
    await move(tx, code, id, to, on);
    const merge = await mergeTask(tx, programme, from, await sizeOf(tx, code, from), master);
    const changes = [...merge.changes, ...(await handedOver(tx, programme, client, to))];
    const { planVersion, tellings } = await changePlan(tx, programme, changes, merge.tracks);
    await merge.refer?.(tx);
    await listAsAct(tx, programme, request, { number, kind: 'transferClient', scope: { client: id, from, to, on }, planVersion }, master);
    const sealedReason = await sealAbout(tx, code, id, 'transfer', input.reason?.trim(), master);
    return {
      body: await answer(planVersion, number),
      entry: {
        action: 'transferClient',
        subject: id,
        planVersion,
        before: { group: from },
        after: { group: to, on, capitalHandedOver, ...changedKeys(changes), handedOver: reassigned(changes), sealedReason },
      },
      tellings,
    };
  });
}

/** From the day on a member of the other group; on the very day on which a membership began it is as if it had begun there. */
async function move(tx: Tx, code: string, id: string, to: string, on: string): Promise<void> {
  await tx`update membership set until_on = ${on} where programme = ${code} and client = ${id} and until_on is null and from_on < ${on}`;
  await tx`
    insert into membership (programme, client, audience, from_on) values (${code}, ${id}, ${to}, ${on})
    on conflict (programme, client, from_on) do update set audience = excluded.audience, until_on = null`;
}

async function handedOver(tx: Tx, programme: Programme, client: ClientFacts & { readonly household: string }, to: string): Promise<PlanChange[]> {
  const { code } = programme;
  const open = await openItemsAbout(tx, code, client);
  const alone = (await othersOfHousehold(tx, code, client)) === 0;
  const items = await planItems(
    tx,
    code,
    open.map(({ key }) => key),
  );
  return itemsHandedOn(await readPlacing(tx, programme), items, { client: client.id, household: alone ? client.household : undefined, to });
}

function reassigned(changes: readonly PlanChange[]): string[] {
  return changes.filter(({ kind }) => kind === 'reassign').map(keyOf);
}

async function hasCapital(tx: Tx, { code, definition }: Programme, groups: readonly string[]): Promise<boolean> {
  const tracks = tracksByKind(definition, 'capital').map(([track]) => track);
  if (tracks.length === 0) return false;
  const rows = await tx`
    select from item where programme = ${code} and track in ${tx(tracks)} and audience in ${tx(groups)} and part = 'handOver' and outcome = 'held' limit 1`;
  return rows.length > 0;
}
