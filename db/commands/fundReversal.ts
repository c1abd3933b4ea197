import { z } from 'zod';
import { recorderOf } from '../../domain/actor.ts';
import { judgeReversal } from '../../domain/judgeFunds.ts';
import { dayOf } from '../../domain/time.ts';
import type { Sql } from '../connect.ts';
import { readEntry, readPot, reverseEntry } from '../ledger.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import { type Answer, command, type Request } from './command.ts';

/** Number of the entry that was wrong, and why: free text, sealed. */
export const FundReversalInput = z.strictObject({ entry: z.int().min(1), reason: z.string().trim().min(1).max(2000) });
export type FundReversalInput = z.infer<typeof FundReversalInput>;

/** Undoes an entry by one of its own, once. */
export async function reverseFunds(sql: Sql, request: Request, code: string, { entry: number, reason }: FundReversalInput, master: Buffer): Promise<Answer> {
  return command(sql, request, 'keepFunds', code, async (tx, programme) => {
    const { definition, now, planVersion, wrappedKey } = programme;
    const found = await readEntry(tx, code, number);
    const ofGrant = await tx`select from grant_share where programme = ${code} and ${number} in (reservation, payment) limit 1`;
    const entry = found === undefined ? undefined : { ...found, ofGrant: ofGrant.length > 0 };
    const pot = await readPot(tx, code, definition, found ?? { fund: '', source: '', year: 0 });
    const refusal = judgeReversal(request.actor, number, { code, definition, entry, pot });
    if (refusal !== undefined || found === undefined) return refusal as NonNullable<typeof refusal>;
    const { fund, source, year } = found;
    const person = recorderOf(request.actor);
    const reversal = await reverseEntry(tx, programme, number, { on: dayOf(now, definition.timeZone), person });
    const { balance, lastSpendingOn } = await readPot(tx, code, definition, found);
    const sealedReason = seal(unwrapKey(master, wrappedKey, ownerOf(code)), reason, `${code}/ledger/${reversal}`).toString('base64');
    return {
      body: { entry: reversal, kind: 'reversal', fund, source, year, lastSpendingOn, balance },
      entry: { action: 'reverseFunds', subject: code, planVersion, after: { entry: reversal, reverses: number, fund, source, year, sealedReason } },
      tellings: [],
    };
  });
}
