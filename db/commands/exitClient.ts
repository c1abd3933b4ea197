import { z } from 'zod';
import { itemsOfLeaver, NO_CONSENT } from '../../domain/clientLife.ts';
import { type ClientFacts, judgeExit } from '../../domain/judgeClient.ts';
import { sizeShortfall } from '../../domain/judgePlace.ts';
import { changedKeys, keyOf, type PlanChange } from '../../domain/planChange.ts';
import type { Day } from '../../domain/time.ts';
import { beginAct } from '../acts/act.ts';
import { decidedAs, listAsAct } from '../acts/clientAct.ts';
import { changePlan } from '../changePlan.ts';
import type { Sql, Tx } from '../connect.ts';
import { clientFacts, openItemsAbout, othersOfHousehold, sizeOf } from '../queries/clients.ts';
import { sealAbout } from '../responses.ts';
import type { Answer, Programme, Request } from './command.ts';
import { commandOrPreview } from './preview.ts';
import { erasePerson } from './eraseClient.ts';
import { mergeTask } from './mergeTask.ts';

/** `on` is the first day on which the client is not expected; `reason` a key of the definition's exits. The note is free text and sealed. */
export const ExitInput = z.strictObject({
  on: z.string().max(40),
  reason: z.string().max(60),
  note: z.string().max(4000).optional(),
  /** Computed as it would be, and not done. */
  preview: z.boolean().optional(),
});
export type ExitInput = z.infer<typeof ExitInput>;

/** Ends somebody's participation (R2, R3). What is open about them is cancelled, but for the endline, which is tried once. */
export async function exitClient(sql: Sql, request: Request, code: string, id: string, input: ExitInput, master: Buffer): Promise<Answer> {
  return commandOrPreview(input.preview, sql, request, 'exitClient', code, async (tx, programme) => {
    const client = await clientFacts(tx, code, id);
    const judged = judgeExit(request.actor, input, { ...programme, client });
    if (judged.kind === 'refused') return judged;
    const { group } = judged.client;
    const answer = (size: number, planVersion: number, act: number | null, cancelled: readonly string[] = []) => {
      const shortfall = sizeShortfall(programme.definition, group, size) ?? null;
      return { client: id, group, leftOn: input.on, reason: input.reason, size, shortfall, cancelled, act, planVersion };
    };
    if (judged.repeated || client === undefined)
      return { body: answer(await sizeOf(tx, code, group), programme.planVersion, await decidedAs(tx, code, 'exitClient', id)), tellings: [] };
    // Nothing is recorded of who refuses consent, and what is not there cannot come back.
    const number = input.reason === NO_CONSENT ? null : await beginAct(tx, code);
    const sealedNote = await sealAbout(tx, code, id, 'exit', input.reason === NO_CONSENT ? undefined : input.note, master);
    const cancelled = await writeExit(tx, programme, client, input);
    const size = await sizeOf(tx, code, group);
    const merge = await mergeTask(tx, programme, group, size, master);
    const changes = [...cancelled, ...merge.changes];
    const { planVersion, tellings } = await changePlan(tx, programme, changes, merge.tracks);
    await merge.refer?.(tx);
    if (number !== null)
      await listAsAct(tx, programme, request, { number, kind: 'exitClient', scope: { client: id, group, on: input.on }, planVersion }, master);
    return {
      body: answer(size, planVersion, number, cancelled.map(keyOf)),
      entry: {
        action: 'exitClient',
        subject: id,
        reason: input.reason,
        planVersion,
        before: { group, leftOn: null },
        after: { group, leftOn: input.on, size, ...changedKeys(changes), sealedNote },
      },
      tellings,
    };
  });
}

/**
 * Writes that somebody takes part no more. Of who refuses consent nothing is kept but that there was somebody.
 * @param client as `clientFacts` reads them
 * @returns what is cancelled, for `changePlan`
 */
export async function writeExit(
  tx: Tx,
  { code, definition }: Pick<Programme, 'code' | 'definition'>,
  client: ClientFacts & { readonly household: string },
  { on, reason }: { readonly on: Day; readonly reason: string },
): Promise<PlanChange[]> {
  const { id, household } = client;
  const open = await openItemsAbout(tx, code, client);
  const others = await othersOfHousehold(tx, code, client);
  await tx`update client set left_on = ${on}, left_because = ${reason} where programme = ${code} and id = ${id}`;
  await tx`update membership set until_on = ${on} where programme = ${code} and client = ${id} and until_on is null`;
  if (reason === NO_CONSENT) await erasePerson(tx, code, client);
  return itemsOfLeaver(definition, open, id, reason, others === 0 ? household : undefined);
}
