import { z } from 'zod';
import { recorderOf } from '../../domain/actor.ts';
import { booksOfOthers, keepsFunds, yearStillRuns } from '../../domain/judgeFunds.ts';
import { dayOf } from '../../domain/time.ts';
import type { Tx, Sql } from '../connect.ts';
import { readPots, reverseEntry, writeEntry } from '../ledger.ts';
import { type Answer, command, type Programme, type Request } from './command.ts';

/** The fiscal year whose money may not be spent any more. */
export const FundClosingInput = z.strictObject({ year: z.int().min(1900).max(2200) });
export type FundClosingInput = z.infer<typeof FundClosingInput>;

/**
 * Closes a fiscal year (N3, R18): of every pot whose last day of spending is over, what was bound is bound no more and what is left is booked as
 * refunded. What a giver lets be spent longer stays. Done again, it finds nothing left to do.
 */
export async function closeYear(sql: Sql, request: Request, code: string, { year }: FundClosingInput): Promise<Answer> {
  return command(sql, request, 'keepFunds', code, async (tx, programme) => {
    const { definition, now, planVersion } = programme;
    if (!keepsFunds(request.actor, programme)) return booksOfOthers();
    const today = dayOf(now, definition.timeZone);
    const pots = (await readPots(tx, code, definition)).filter((pot) => pot.year === year);
    const over = pots.filter(({ lastSpendingOn }) => lastSpendingOn < today);
    const [first] = pots.map(({ lastSpendingOn }) => lastSpendingOn).toSorted();
    if (over.length === 0) return yearStillRuns(definition, year, first);
    const person = recorderOf(request.actor);
    const released: number[] = [];
    const refunded: { fund: string; source: string; amount: number; entry: number }[] = [];
    for (const { fund, source, balance } of over) {
      const pot = { fund, source, year };
      for (const number of await boundIn(tx, programme, pot)) released.push(await reverseEntry(tx, programme, number, { on: today, person }));
      const amount = balance.balance;
      if (amount > 0) refunded.push({ fund, source, amount, entry: await writeEntry(tx, programme, { kind: 'refund', pot, amount, on: today, person }) });
    }
    const kept = pots.filter((pot) => !over.includes(pot)).map(({ fund, source, lastSpendingOn }) => ({ fund, source, lastSpendingOn }));
    const nothing = released.length + refunded.length === 0;
    return {
      body: { year, released: released.length, refunded, kept },
      ...(nothing ? {} : { entry: { action: 'closeYear', subject: code, planVersion, after: { year, released, refunded } } }),
      tellings: [],
    };
  });
}

/** Reservations of a pot that stand. */
async function boundIn(tx: Tx, { code }: Programme, { fund, source, year }: { fund: string; source: string; year: number }): Promise<number[]> {
  const rows = await tx<{ number: number }[]>`
    select number from ledger_entry e
    where programme = ${code} and fund = ${fund} and source = ${source} and year = ${year} and kind = 'reservation'
      and not exists (select from ledger_entry r where r.programme = e.programme and r.reverses = e.number)
    order by number`;
  return rows.map(({ number }) => number);
}
