import { z } from 'zod';
import { resume as resumed } from '../../domain/pauses.ts';
import { PlanScope, within } from '../../domain/planScope.ts';
import { refused } from '../../domain/refusal.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { heldSince } from '../queries/pauses.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';

export const ResumeInput = z.strictObject({ ...ActInput.shape, act: z.int().min(1) });
export type ResumeInput = z.infer<typeof ResumeInput>;

/** Ends a pause: what it holds back goes on with the time that remained. What was reported meanwhile stays as it was reported. */
export async function resume(sql: Sql, request: Request, code: string, input: ResumeInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'movePlan', kind: 'resume', code, master }, input, async (tx, programme, number) => {
    const asked = input.act;
    const [found] = await tx<{ scope: unknown; over: boolean }[]>`
      select scope, undone_by is not null or ended_by is not null as over from act
      where programme = ${code} and number = ${asked} and number < ${number} and kind = 'pause'`;
    if (found === undefined) return refused(404, 'unknownAct', { id: `Tidak ada jeda bernomor ${asked}.`, en: `There is no pause of number ${asked}.` });
    if (found.over) return refused(409, 'notPaused', { id: `Jeda ${asked} sudah berakhir.`, en: `The pause ${asked} is over already.` });
    const items = await planItems(tx, code);
    const judged = within(request.actor, PlanScope.parse(found.scope), { ...programme, items });
    if (judged.kind === 'refused') return judged;
    const held = await heldSince(tx, programme, asked);
    const changes = resumed(await readPlacing(tx, programme), { act: asked, items, held, now: programme.now });
    await tx`update act set ended_by = ${number} where programme = ${code} and number = ${asked}`;
    return { kind: 'acted', scope: { act: asked }, changes };
  });
}
