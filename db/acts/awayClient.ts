import { z } from 'zod';
import { CLIENT_PAUSES, judgeClientPause } from '../../domain/judgeClientPause.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { Sql } from '../connect.ts';
import { clientFacts } from '../queries/clients.ts';
import { excusedDays } from '../queries/clientPauses.ts';
import { act, ActInput } from './act.ts';

/** `until` is the first day on which the client is expected again; three months from `from` if it is left out. */
export const AwayClientInput = z.strictObject({
  ...ActInput.shape,
  client: z.string().max(60),
  from: z.string().max(40),
  until: z.string().max(40).optional(),
  because: z.enum(CLIENT_PAUSES),
});
export type AwayClientInput = z.infer<typeof AwayClientInput>;

/**
 * Excuses a client who is away or ill for a while (R4, R5): what they miss is no ground for alarm. Attendance is marked all the same, by whoever sees
 * who came. Why is kept with the client, and stands in no journal.
 */
export async function awayClient(sql: Sql, request: Request, code: string, input: AwayClientInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'pauseClient', kind: 'awayClient', code, master }, input, async (tx, programme, number) => {
    const { client: id, because } = input;
    const judged = judgeClientPause(request.actor, input, {
      ...programme,
      client: await clientFacts(tx, code, id),
      others: await excusedDays(tx, code, id),
    });
    if (judged.kind === 'refused') return judged;
    const { from, until } = judged.days;
    await tx`
      insert into client_pause (programme, client, from_on, until_on, because, act) values (${code}, ${id}, ${from}, ${until}, ${because}, ${number})
      on conflict (programme, client, from_on) do update set until_on = excluded.until_on, because = excluded.because`;
    return { kind: 'acted', scope: { client: id, from, until }, changes: [], body: { client: id, from, until } };
  });
}
