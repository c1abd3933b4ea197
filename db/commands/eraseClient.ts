import { z } from 'zod';
import { itemsOfGone } from '../../domain/clientLife.ts';
import { judgeErase } from '../../domain/judgeClient.ts';
import { changedKeys, type PlanChange } from '../../domain/planChange.ts';
import { changePlan } from '../changePlan.ts';
import type { Sql, Tx } from '../connect.ts';
import { clientFacts, openItemsAbout } from '../queries/clients.ts';
import { destroyKey, ownerOf, seal, unwrapKey } from '../sealed.ts';
import { dropUnfinishedAbout } from '../unfinished.ts';
import { type Answer, command, type Programme, type Request } from './command.ts';

/** The reason is free text and sealed. */
export const EraseInput = z.strictObject({ reason: z.string().trim().min(3).max(2000) });
export type EraseInput = z.infer<typeof EraseInput>;

/**
 * Makes unreadable what is known of a person who takes part no more, or waits: name, details, answers, cases. Counts, attendance and the journal stay, and its
 * chain stays whole: what it holds of them alone was sealed under the key that is destroyed. Why it was asked for stays readable to the programme.
 */
export async function eraseClient(sql: Sql, request: Request, code: string, id: string, { reason }: EraseInput, master: Buffer): Promise<Answer> {
  return command(sql, request, 'eraseClient', code, async (tx, programme) => {
    const client = await clientFacts(tx, code, id);
    const judged = judgeErase(request.actor, { ...programme, client, applicant: await applicantOf(tx, code, id) });
    if (judged.kind === 'refused') return judged;
    if (judged.repeated) return { body: { client: id, erased: true, planVersion: programme.planVersion }, tellings: [] };
    const changes = client === undefined ? await eraseApplicant(tx, code, id) : await eraseLeaver(tx, programme, client);
    const { planVersion, tellings } = await changePlan(tx, programme, changes);
    const key = unwrapKey(master, programme.wrappedKey, ownerOf(code));
    return {
      body: { client: id, erased: true, planVersion },
      entry: {
        action: 'eraseClient',
        subject: id,
        planVersion,
        after: { ...changedKeys(changes), sealedReason: seal(key, reason, `${ownerOf(code, id)}/erasure`).toString('base64') },
      },
      tellings,
    };
  });
}

async function eraseLeaver(tx: Tx, { code, definition }: Programme, client: NonNullable<Awaited<ReturnType<typeof clientFacts>>>): Promise<PlanChange[]> {
  const open = await openItemsAbout(tx, code, client);
  const { householdToo } = await erasePerson(tx, code, client);
  return itemsOfGone(definition, open, client.id, householdToo ? client.household : undefined, 'erased');
}

async function applicantOf(tx: Tx, code: string, id: string): Promise<{ erased: boolean } | undefined> {
  const [row] = await tx<{ erased: boolean }[]>`select name is null as erased from applicant where programme = ${code} and id = ${id} and enrolled_on is null`;
  return row;
}

/** Nothing is expected of who waits, so that nothing of the plan changes. */
async function eraseApplicant(tx: Tx, code: string, id: string): Promise<PlanChange[]> {
  await tx`update applicant set name = null, wrapped = null, sealed = null where programme = ${code} and id = ${id}`;
  return [];
}

/**
 * Destroys a client's key and clears what is sealed under it, their name, and the notes of reports about them alone. With the last known person of a
 * household its key, address and answers go too. Safe to repeat.
 */
export async function erasePerson(
  tx: Tx,
  code: string,
  { id, household }: { readonly id: string; readonly household: string },
): Promise<{ householdToo: boolean }> {
  await destroyKey(tx, code, id);
  await tx`update client set name = null, sealed = null where programme = ${code} and id = ${id}`;
  await eraseApplicant(tx, code, id);
  await tx`update counselling_case set sealed = null where programme = ${code} and client = ${id}`;
  await clearAnswers(tx, code, id);
  const [known] = await tx`
    select from client where programme = ${code} and household = ${household} and name is not null
    union all select from applicant where programme = ${code} and household = ${household} and name is not null limit 1`;
  if (known !== undefined) return { householdToo: false };
  await tx`update household set wrapped = null, sealed = null where programme = ${code} and id = ${household}`;
  await clearAnswers(tx, code, household);
  return { householdToo: true };
}

async function clearAnswers(tx: Tx, code: string, subject: string): Promise<void> {
  await tx`update response set sealed = null where programme = ${code} and subject = ${subject}`;
  await dropUnfinishedAbout(tx, code, subject);
  await tx`
    update report set note = null
    where programme = ${code} and item in (select key from item where programme = ${code} and subject = ${subject})`;
}
