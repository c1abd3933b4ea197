import { z } from 'zod';
import { endOf, extended, judgeExtend } from '../../domain/extend.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';

export const ExtendInput = z.strictObject({ ...ActInput.shape, months: z.int().min(1).max(24) });
export type ExtendInput = z.infer<typeof ExtendInput>;

/** Puts the end of a programme off by so many months (R24); the final evaluation and the endline go along. */
export async function extend(sql: Sql, request: Request, code: string, input: ExtendInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'extendProgramme', kind: 'extend', code, master }, input, async (tx, programme) => {
    const [{ months: before }] = await tx<[{ months: number }]>`select extended_months as months from programme where code = ${code}`;
    const refusal = judgeExtend(input.months, { ...programme, extendedMonths: before });
    if (refusal !== undefined) return refusal;
    const changes = extended(await readPlacing(tx, programme), await planItems(tx, code), programme.startsOn, before, input.months);
    const months = before + input.months;
    await tx`update programme set extended_months = ${months} where code = ${code}`;
    const endsOn = endOf(programme.definition, programme.startsOn, months);
    return { kind: 'acted', scope: { months: input.months, endsOn }, changes, body: { endsOn } };
  });
}
