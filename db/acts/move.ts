import { z } from 'zod';
import { daysOf, movedBy, Shift } from '../../domain/moveItems.ts';
import { openWithin, PlanScope } from '../../domain/planScope.ts';
import { dayOf } from '../../domain/time.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';

export const MoveInput = z.strictObject({ ...ActInput.shape, scope: PlanScope, shift: Shift });
export type MoveInput = z.infer<typeof MoveInput>;

/** Moves what a scope means by so many days. What is done stays. */
export async function move(sql: Sql, request: Request, code: string, input: MoveInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'movePlan', kind: 'move', code, master }, input, async (tx, programme) => {
    const { scope, shift } = input;
    const judged = openWithin(request.actor, scope, { ...programme, items: await planItems(tx, code) });
    if (judged.kind === 'refused') return judged;
    const named = 'key' in scope ? judged.items.find(({ key }) => key === scope.key) : undefined;
    const by = daysOf(shift, judged.items, named, dayOf(programme.now, programme.definition.timeZone));
    if (by.kind === 'refused') return by;
    const placing = await readPlacing(tx, programme);
    const changes = judged.items.map((item) => movedBy(placing, item, by.days, 'to' in shift && item === named));
    return { kind: 'acted', scope: { ...scope, days: by.days }, changes };
  });
}
