import { z } from 'zod';
import { actorKey } from '../../domain/actor.ts';
import { mayReport, notTheirs } from '../../domain/ownSteps.ts';
import { refused } from '../../domain/refusal.ts';
import type { Sql } from '../connect.ts';
import { keepUnfinished as keep, TypedFields } from '../unfinished.ts';
import { type Answer, command, type Request } from './command.ts';
import { itemAsItStands } from './reportFacts.ts';

/** What was typed of a report so far, by the fields of whoever shows the form. Nothing of it is judged before it is sent. */
export const UnfinishedInput = z.strictObject({
  fields: TypedFields,
  clients: z.record(z.string().min(1).max(60), TypedFields).default({}),
});
export type UnfinishedInput = z.infer<typeof UnfinishedInput>;

/** Keeps what somebody has typed of a report, to go on later; no fields at all: forgets it. It is nobody else's, and no entry of the journal. */
export async function keepUnfinished(sql: Sql, request: Request, code: string, key: string, input: UnfinishedInput, master: Buffer): Promise<Answer> {
  return command(sql, request, 'report', code, async (tx, programme) => {
    const item = await itemAsItStands(tx, code, key);
    if (item === undefined)
      return refused(404, 'unknownItem', { id: 'Tugas ini tidak ada dalam rencana program.', en: "The programme's plan has no such task." });
    if (!mayReport(request.actor, item, programme)) return notTheirs(item, programme.definition);
    if (item.reported !== undefined)
      return refused(409, 'alreadyReported', { id: `Tugas ${key} sudah dilaporkan.`, en: `The task ${key} was reported already.` });
    await keep(tx, programme, { item: key, actor: actorKey(request.actor) }, input, master, programme.now);
    return { body: { item: key, keptAt: programme.now }, tellings: [] };
  });
}
