import { z } from 'zod';
import { judgePassCase } from '../../domain/judgePassCase.ts';
import { dayOf } from '../../domain/time.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql } from '../connect.ts';
import { planItems } from '../queries/planItems.ts';
import { readSeats } from '../seats.ts';
import { act, ActInput } from './act.ts';

/** `clientAgrees`: the client was asked, and said yes. */
export const PassCaseInput = z.strictObject({ ...ActInput.shape, item: z.string().max(200), to: z.string().max(60), clientAgrees: z.literal(true) });
export type PassCaseInput = z.infer<typeof PassCaseInput>;

/** A counselling case passes to another, with its client's word (R12): from then on the new owner reads what was said, and nobody else but the leader. */
export async function passCase(sql: Sql, request: Request, code: string, input: PassCaseInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'passCase', kind: 'passCase', code, master }, input, async (tx, programme) => {
    const today = dayOf(programme.now, programme.definition.timeZone);
    const [[item], seats] = await Promise.all([planItems(tx, code, [input.item]), readSeats(tx, code)]);
    const judged = judgePassCase(request.actor, input, { ...programme, today, seats, item });
    return judged.kind === 'refused' ? judged : { kind: 'acted', scope: { item: input.item, to: input.to }, changes: [judged.change] };
  });
}
