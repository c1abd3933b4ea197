import { z } from 'zod';
import { pausable } from '../../domain/pauses.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { openWithin, PlanScope } from '../../domain/planScope.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql } from '../connect.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';

export const PauseInput = z.strictObject({ ...ActInput.shape, scope: PlanScope });
export type PauseInput = z.infer<typeof PauseInput>;

/** Holds back what a scope means, from now until it is resumed: it rings no more and does not become overdue. Waiting for
 * funds, what costs money alone. What is done stays. */
export async function pause(sql: Sql, request: Request, code: string, input: PauseInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'movePlan', kind: 'pause', code, master }, input, async (tx, programme, number) => {
    const judged = openWithin(request.actor, input.scope, { ...programme, items: await planItems(tx, code) });
    if (judged.kind === 'refused') return judged;
    const held = pausable(programme.definition, judged.items, input.cause);
    if (held.kind === 'refused') return held;
    return { kind: 'acted', scope: input.scope, changes: held.items.map(({ key }): PlanChange => ({ kind: 'hold', key, act: number })) };
  });
}
