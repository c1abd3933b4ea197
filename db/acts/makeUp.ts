import { z } from 'zod';
import { judgeMakeUp, makeUpOf, type Missed } from '../../domain/makeUp.ts';
import { dayOf } from '../../domain/time.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql, Tx } from '../connect.ts';
import { lastOrdinal } from '../effects/lastOrdinal.ts';
import { readPlacing } from '../placing.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';

export const MakeUpInput = z.strictObject({
  ...ActInput.shape,
  /** Key of the session that was missed. */
  item: z.string().min(1).max(200),
  /** The day, where somebody has chosen one. */
  on: z.string().max(40).optional(),
});
export type MakeUpInput = z.infer<typeof MakeUpInput>;

/** Gives a session that did not happen, or that too few came to, one make-up (N15, R21). */
export async function makeUp(sql: Sql, request: Request, code: string, input: MakeUpInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'movePlan', kind: 'makeUp', code, master }, input, async (tx, programme) => {
    const today = dayOf(programme.now, programme.definition.timeZone);
    const judged = judgeMakeUp(request.actor, input.on, { ...programme, today, missed: await missedIn(tx, code, input.item) });
    if (judged.kind === 'refused') return judged;
    const { missed } = judged;
    const [placing, items, last] = [await readPlacing(tx, programme), await planItems(tx, code), await lastOrdinal(tx, code, missed.track, missed.audience)];
    const item = makeUpOf(placing, { missed, items, startsOn: programme.startsOn, today, on: input.on, ordinal: last + 1 });
    return {
      kind: 'acted',
      scope: { item: missed.key, on: item.plannedOn },
      changes: [{ kind: 'add', item }],
      refer: async (within) => void (await within`update item set makes_up = ${missed.key} where programme = ${code} and key = ${item.key}`),
      body: { makeUp: item.key },
    };
  });
}

async function missedIn(tx: Tx, code: string, key: string): Promise<Missed | undefined> {
  const [item] = await planItems(tx, code, [key]);
  if (item === undefined) return undefined;
  const [row] = await tx<[{ makesUp: string | null; madeUpBy: string | null; present: number; marked: number }]>`
    select i.makes_up as "makesUp",
      (select m.key from item m where m.programme = i.programme and m.makes_up = i.key and m.outcome is distinct from 'cancelled') as "madeUpBy",
      (select count(*)::int from attendance a join report r on r.programme = a.programme and r.id = a.report
        where r.programme = i.programme and r.item = i.key and a.status = 'present') as present,
      (select count(*)::int from attendance a join report r on r.programme = a.programme and r.id = a.report
        where r.programme = i.programme and r.item = i.key) as marked
    from item i where i.programme = ${code} and i.key = ${key}`;
  const { makesUp, madeUpBy, ...turnout } = row;
  return { ...item, makesUp: makesUp ?? undefined, madeUpBy: madeUpBy ?? undefined, turnout };
}
