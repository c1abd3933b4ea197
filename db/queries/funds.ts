import type { Definition } from '../../domain/definition.ts';
import { type Balance, type EntryKind, spendable } from '../../domain/ledger.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import { type ClockRow, nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { readPots } from '../ledger.ts';

/** How the money of a source for one purpose stands in one fiscal year. `spendable`: on the day asked, 0 once its last day is over. */
export type FundStanding = Balance & {
  readonly fund: string;
  readonly source: string;
  readonly year: number;
  readonly lastSpendingOn: Day;
  readonly spendable: number;
};

/** The day it is for a programme, in its place. @param now machine time @throws Error when there is none of that code */
export async function todayOf(db: Db, code: string, { timeZone }: Pick<Definition, 'timeZone'>, now: () => number): Promise<Day> {
  const [row] = await db<ClockRow[]>`select clock_now from programme where code = ${code}`;
  if (row === undefined) throw new Error(`programme ${code}: expected to exist`);
  return dayOf(nowOf(row, now), timeZone);
}

/** Every pot in which something was recorded, by fund and giver as the definition orders them, then by year. */
export async function fundsStanding(db: Db, code: string, definition: Definition, today: Day): Promise<FundStanding[]> {
  const pots = await readPots(db, code, definition);
  return Object.entries(definition.funds).flatMap(([fund, { from, hopedFrom }]) =>
    [...from, ...hopedFrom].flatMap((source) =>
      pots
        .filter((pot) => pot.fund === fund && pot.source === source)
        .map(({ balance, lastSpendingOn, year }) => ({
          fund,
          source,
          year,
          lastSpendingOn,
          ...balance,
          spendable: lastSpendingOn < today ? 0 : spendable(balance),
        })),
    ),
  );
}

/** An entry of the books as people read it. `reversedBy`: number of the entry that undid it. */
export type FundEntry = {
  readonly number: number;
  readonly at: number;
  readonly on: Day;
  readonly kind: EntryKind;
  readonly fund: string;
  readonly source: string;
  readonly year: number;
  readonly amount: number;
  readonly item: string | null;
  readonly reference: string | null;
  readonly actor: string;
  readonly reverses: number | null;
  readonly reversedBy: number | null;
};

/** Entries in order of their number; those of one source or item alone where it is given. @param after number of the last one known */
export async function fundEntries(
  db: Db,
  code: string,
  { after, limit, source, item }: { readonly after: number; readonly limit: number; readonly source?: string | undefined; readonly item?: string | undefined },
): Promise<FundEntry[]> {
  return db<FundEntry[]>`
    select number, at, on_date as on, kind, fund, source, year, amount, item, reference, actor, reverses,
      (select r.number from ledger_entry r where r.programme = e.programme and r.reverses = e.number) as "reversedBy"
    from ledger_entry e
    where programme = ${code} and number > ${after}
      ${source === undefined ? db`` : db`and source = ${source}`} ${item === undefined ? db`` : db`and item = ${item}`}
    order by number limit ${limit}`;
}

/** Both sides of the books, and how many pots hold less than nothing (none: the database refuses it). */
export async function ledgerTotals(db: Db, code: string): Promise<{ debit: number; credit: number; overdrafts: number }> {
  const [row] = await db<[{ debit: number; credit: number; overdrafts: number }]>`
    with posting as (
      select e.fund, e.source, e.year, p.account, p.amount
      from ledger_posting p join ledger_entry e on e.programme = p.programme and e.number = p.entry where p.programme = ${code}
    )
    select coalesce(sum(amount) filter (where amount > 0), 0)::bigint as debit, coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as credit,
      (select count(*) from (
        select from posting where account = 'cash' group by fund, source, year having sum(amount) < 0) overdrawn) as overdrafts
    from posting`;
  return { ...row };
}
