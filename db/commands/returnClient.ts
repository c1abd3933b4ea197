import { z } from 'zod';
import { judgeReturn } from '../../domain/judgeClient.ts';
import { changedKeys } from '../../domain/planChange.ts';
import { beginAct } from '../acts/act.ts';
import { decidedAs, listAsAct } from '../acts/clientAct.ts';
import { changePlan } from '../changePlan.ts';
import type { Sql } from '../connect.ts';
import { clientFacts } from '../queries/clients.ts';
import type { Answer, Request } from './command.ts';
import { commandOrPreview } from './preview.ts';
import { interviewsWith } from './newcomer.ts';

/** `on`: the first day on which the client is expected again. */
export const ReturnInput = z.strictObject({
  on: z.string().max(40),
  /** Computed as it would be, and not done. */
  preview: z.boolean().optional(),
});
export type ReturnInput = z.infer<typeof ReturnInput>;

/** Takes a leaver back (R4). What was missed stays missed, but an interview that was cancelled with the exit is asked after all. */
export async function returnClient(sql: Sql, request: Request, code: string, id: string, { on, preview }: ReturnInput, master: Buffer): Promise<Answer> {
  return commandOrPreview(preview, sql, request, 'returnClient', code, async (tx, programme) => {
    const client = await clientFacts(tx, code, id);
    const judged = judgeReturn(request.actor, { on }, { ...programme, client });
    if (judged.kind === 'refused') return judged;
    if (judged.repeated || client === undefined)
      return {
        body: { client: id, group: judged.client.group, on, act: await decidedAs(tx, code, 'returnClient', id), planVersion: programme.planVersion },
        tellings: [],
      };
    const { group, household } = client;
    const number = await beginAct(tx, code);
    const asked = await interviewsWith(tx, programme, { client: id, household, group, on });
    const changes = asked.map((item) => ({ kind: 'add', item }) as const);
    await tx`update client set left_on = null, left_because = null where programme = ${code} and id = ${id}`;
    // Back on the very day of leaving, or of joining: as if never away.
    await tx`
      insert into membership (programme, client, audience, from_on) values (${code}, ${id}, ${group}, ${on})
      on conflict (programme, client, from_on) do update set until_on = null`;
    const { planVersion, tellings } = await changePlan(tx, programme, changes);
    await listAsAct(tx, programme, request, { number, kind: 'returnClient', scope: { client: id, group, on }, planVersion }, master);
    return {
      body: { client: id, group, on, act: number, planVersion },
      entry: {
        action: 'returnClient',
        subject: id,
        planVersion,
        before: { leftOn: client.leftOn, reason: client.leftBecause },
        after: { on, group, ...changedKeys(changes) },
      },
      tellings,
    };
  });
}
