import { z } from 'zod';
import { judgeAgree } from '../../domain/judgeCalendar.ts';
import { actorKey } from '../../domain/actor.ts';
import type { Sql, Tx } from '../connect.ts';
import { type Answer, command, type Request } from './command.ts';

export const AgreeInput = z.strictObject({ audience: z.string().min(1).max(40) });
export type AgreeInput = z.infer<typeof AgreeInput>;

/** A training group agrees the proposed calendar. Agreed once more it stays as it was. */
export async function agree(sql: Sql, request: Request, code: string, input: AgreeInput): Promise<Answer> {
  return command(sql, request, 'agreeCalendar', code, async (tx, programme) => {
    const agreed = await agreedAudiences(tx, code);
    const judged = judgeAgree(request.actor, input.audience, { ...programme, agreed });
    if (judged.kind === 'refused') return judged;
    const body = { code, audience: judged.audience };
    if (judged.repeated) return { body, tellings: [] };
    await tx`
      insert into agreement (programme, audience, agreed_by, agreed_at)
      values (${code}, ${judged.audience}, ${actorKey(request.actor)}, ${programme.now})`;
    return { body, entry: { action: 'agree', subject: judged.audience, planVersion: programme.planVersion }, tellings: [] };
  });
}

/** Keys of the training groups that have agreed. */
export async function agreedAudiences(tx: Tx, code: string): Promise<string[]> {
  const rows = await tx<{ audience: string }[]>`select audience from agreement where programme = ${code}`;
  return rows.map(({ audience }) => audience);
}
