import { NO_CONSENT } from '../../domain/clientLife.ts';
import { refusesRequired, type SaidOfPurpose, saidIn } from '../../domain/consents.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { writeExit } from '../commands/exitClient.ts';
import type { Tx } from '../connect.ts';
import { clientFacts } from '../queries/clients.ts';
import type { Effect } from './effect.ts';

/**
 * P1a: what each client present said of each purpose. Who refuses what is required leaves the list at once: counted, not recorded.
 */
export const recordConsents: Effect = {
  async apply(tx, { programme, input }) {
    const { code, definition, now } = programme;
    const said = (input.members ?? []).map(({ client, answers }) => ({ client, said: saidIn(definition, answers) }));
    for (const each of said) await writeConsents(tx, code, each.client, each.said, now, input.id);
    const changes: PlanChange[] = [];
    const refusing = said.filter((each) => refusesRequired(definition, each.said));
    for (const { client: id } of refusing) {
      const client = await clientFacts(tx, code, id);
      if (client?.leftOn === undefined && client !== undefined)
        changes.push(...(await writeExit(tx, programme, client, { on: input.doneOn, reason: NO_CONSENT })));
    }
    return { changes, after: { asked: said.length, refused: refusing.length } };
  },
};

/** Writes what a client said; said again at the same instant of programme time, the later word stands. @param report undefined: recorded by itself */
export async function writeConsents(tx: Tx, code: string, client: string, said: readonly SaidOfPurpose[], at: number, report?: string): Promise<void> {
  await tx`
    insert into consent (programme, client, purpose, given, how, report, at)
    select ${code}, ${client}, purpose, given, how, ${report ?? null}, ${at}
    from jsonb_to_recordset(${tx.json(said)}) as said (purpose text, given boolean, how text)
    on conflict (programme, client, purpose, at) do update set given = excluded.given, how = excluded.how, report = excluded.report`;
}
