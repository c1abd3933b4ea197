import { z } from 'zod';
import { daysOf, Shift } from '../../domain/moveItems.ts';
import { moveScope } from '../../domain/moveScope.ts';
import { openWithin, PlanScope } from '../../domain/planScope.ts';
import { dayOf } from '../../domain/time.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';

export const MoveInput = z.strictObject({ ...ActInput.shape, scope: PlanScope, shift: Shift });
export type MoveInput = z.infer<typeof MoveInput>;

/** Moves what a scope means by so many days, blocks of training whole. What is done stays. */
export async function move(sql: Sql, request: Request, code: string, input: MoveInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'movePlan', kind: 'move', code, master }, input, async (tx, programme) => {
    const { scope, shift } = input;
    const items = await planItems(tx, code);
    const judged = openWithin(request.actor, scope, { ...programme, items });
    if (judged.kind === 'refused') return judged;
    const named = 'key' in scope ? judged.items.find(({ key }) => key === scope.key) : undefined;
    const today = dayOf(programme.now, programme.definition.timeZone);
    const by = daysOf(shift, judged.items, named, today);
    if (by.kind === 'refused') return by;
    const path = 'to' in shift ? 'shift.to' : 'shift.days';
    const moved = moveScope(await readPlacing(tx, programme), { scope, items, open: judged.items, named, days: by.days, path, today });
    return moved.kind === 'refused' ? moved : { kind: 'acted', scope: { ...scope, days: by.days }, changes: moved.changes };
  });
}
