import { z } from 'zod';
import { recorderOf } from '../../domain/actor.ts';
import { judgeEntry, type RecordedKind, yearOf } from '../../domain/judgeFunds.ts';
import { dayOf } from '../../domain/time.ts';
import type { Sql } from '../connect.ts';
import { readPot, writeEntry } from '../ledger.ts';
import { type Answer, command, type Request } from './command.ts';

const Key = z.string().min(1).max(60);

/** What came, went or was promised of a source's money, on a day. `year`: fiscal year, that of the day unless said. */
export const FundEntryInput = z.strictObject({
  fund: Key,
  source: Key,
  amount: z.int().min(1).max(1_000_000_000_000),
  on: z.iso.date(),
  year: z.int().min(1900).max(2200).optional(),
  item: z.string().min(1).max(120).optional(),
  reference: z.string().trim().min(1).max(60).optional(),
  lastSpendingOn: z.iso.date().optional(),
});
export type FundEntryInput = z.infer<typeof FundEntryInput>;

/** Puts an entry into the books of a source and fiscal year (I8). */
export async function recordFunds(sql: Sql, request: Request, code: string, kind: RecordedKind, input: FundEntryInput): Promise<Answer> {
  return command(sql, request, 'keepFunds', code, async (tx, programme) => {
    const { definition, now, planVersion } = programme;
    const pot = { fund: input.fund, source: input.source, year: yearOf(definition, input) };
    const [standing, known] = await Promise.all([
      readPot(tx, code, definition, pot),
      input.item === undefined ? [] : tx`select from item where programme = ${code} and key = ${input.item}`,
    ]);
    const facts = { code, definition, today: dayOf(now, definition.timeZone), pot: standing, itemKnown: known.length > 0 };
    const refusal = judgeEntry(request.actor, kind, input, facts);
    if (refusal !== undefined) return refusal;
    const person = recorderOf(request.actor);
    const { fund: _, source: __, year: ___, ...entry } = input;
    const number = await writeEntry(tx, programme, { kind, pot, ...entry, person });
    const { balance, lastSpendingOn } = await readPot(tx, code, definition, pot);
    return {
      body: { entry: number, kind, ...pot, lastSpendingOn, balance },
      entry: { action: 'recordFunds', subject: input.item ?? code, planVersion, after: { entry: number, kind, ...pot, amount: input.amount, on: input.on } },
      tellings: [],
    };
  });
}
