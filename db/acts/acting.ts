import { z } from 'zod';
import { judgeActing } from '../../domain/judgeHandOver.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql } from '../connect.ts';
import { planItems } from '../queries/planItems.ts';
import { beginAbsence } from './absence.ts';
import { act, ActInput } from './act.ts';
import { fill } from './handOver.ts';
import { peopleFacts } from './peopleFacts.ts';

const Id = z.string().max(60);
const DayTyped = z.string().max(40);

/** `person`: who holds the seat and is absent, or held it last where it is vacant. `until`: the first day without the acting holder. */
export const ActingInput = z.strictObject({ ...ActInput.shape, person: Id, acting: Id, from: DayTyped, until: DayTyped });
export type ActingInput = z.infer<typeof ActingInput>;

/**
 * Somebody acts for an absent holder of a seat (Plh.), or holds a vacant one for a time (Plt.): what is to be done meanwhile is theirs, also the steps
 * that are their owner's own. What they sign for somebody absent is recorded as done on behalf of that person (R16).
 */
export async function acting(sql: Sql, request: Request, code: string, input: ActingInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'nameActing', kind: 'acting', code, master }, input, async (tx, programme, number) => {
    const { person, acting: other, from, until } = input;
    const judged = judgeActing(input, await peopleFacts(tx, programme));
    if (judged.kind === 'refused') return judged;
    const { seats, vacant } = judged;
    const scope = { person, acting: other, from, until, seats: seats.map(({ seat }) => seat), vacant };
    const body = { seats: scope.seats, vacant };
    if (!vacant) {
      const away = { act: number, person, from, until, substitute: other, acting: true };
      const passed = await beginAbsence(tx, programme, away, await planItems(tx, code));
      return { kind: 'acted', scope, changes: passed.map(({ change }) => change), body };
    }
    for (const { seat } of seats) {
      await tx`
        insert into seat_change (programme, act, seat, from_on, person, acting) values (${code}, ${number}, ${seat}, ${from}, ${other}, true)`;
      await tx`insert into seat_change (programme, act, seat, from_on, person) values (${code}, ${number}, ${seat}, ${until}, null)`;
    }
    return { kind: 'acted', scope, changes: await fill(tx, programme, seats, { to: other, person, from, until }), body };
  });
}
