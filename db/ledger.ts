import type { Definition } from '../domain/definition.ts';
import { emptyPot, type PotFound } from '../domain/judgeGrant.ts';
import { balanceOf, type EntryKind, lastDayOf, type Pot, type Posting, postingsOf, reversalOf } from '../domain/ledger.ts';
import type { Day } from '../domain/time.ts';
import type { Programme } from './commands/command.ts';
import type { Db, Tx } from './connect.ts';

/** An entry to be written. `person`: who records it. */
export type NewEntry = {
  readonly kind: Exclude<EntryKind, 'reversal'>;
  readonly pot: Pot;
  readonly amount: number;
  readonly on: Day;
  readonly item?: string | undefined;
  readonly reference?: string | undefined;
  readonly lastSpendingOn?: Day | undefined;
  readonly person: string;
};

/** Writes an entry with its postings. The transaction holds the programme's row. @returns its number */
export async function writeEntry(tx: Tx, programme: Pick<Programme, 'code' | 'now'>, entry: NewEntry): Promise<number> {
  return write(tx, programme, { ...entry, reverses: undefined }, postingsOf(entry.kind, entry.amount));
}

/** An entry that stands in the books. */
export type EntryFound = Pot & {
  readonly kind: EntryKind;
  readonly amount: number;
  readonly postings: readonly Posting[];
  readonly reversedBy: number | undefined;
};

/** Reads an entry; undefined where the books have none of that number. */
export async function readEntry(db: Db, code: string, number: number): Promise<EntryFound | undefined> {
  const [row] = await db<(Omit<EntryFound, 'reversedBy'> & { reversedBy: number | null })[]>`
    select e.kind, e.fund, e.source, e.year, e.amount,
      (select r.number from ledger_entry r where r.programme = e.programme and r.reverses = e.number) as "reversedBy",
      (select json_agg(json_build_object('account', account, 'amount', amount) order by account) from ledger_posting p
        where p.programme = e.programme and p.entry = e.number) as postings
    from ledger_entry e where e.programme = ${code} and e.number = ${number}`;
  return row === undefined ? undefined : { ...row, reversedBy: row.reversedBy ?? undefined };
}

/**
 * Writes the entry that undoes another. @returns its number
 * @throws Error when there is none of that number; the database refuses a second reversal
 */
export async function reverseEntry(
  tx: Tx,
  programme: Pick<Programme, 'code' | 'now'>,
  number: number,
  { on, person, item }: { readonly on: Day; readonly person: string; readonly item?: string | undefined },
): Promise<number> {
  const entry = await readEntry(tx, programme.code, number);
  if (entry === undefined) throw new Error(`ledger of ${programme.code}: expected entry ${number} to exist`);
  const { fund, source, year, amount } = entry;
  return write(tx, programme, { kind: 'reversal', pot: { fund, source, year }, amount, on, item, person, reverses: number }, reversalOf(entry.postings));
}

async function write(
  tx: Tx,
  { code, now }: Pick<Programme, 'code' | 'now'>,
  { kind, pot, amount, on, item, reference, lastSpendingOn, person, reverses }: Omit<NewEntry, 'kind'> & { kind: EntryKind; reverses: number | undefined },
  postings: readonly Posting[],
): Promise<number> {
  const [{ number }] = await tx<[{ number: number }]>`
    insert into ledger_entry (programme, number, at, on_date, kind, fund, source, year, amount, item, reference, last_spending_on, reverses, actor)
    values (${code}, (select coalesce(max(number), 0) + 1 from ledger_entry where programme = ${code}), ${now}, ${on}, ${kind}, ${pot.fund}, ${pot.source},
      ${pot.year}, ${amount}, ${item ?? null}, ${reference ?? null}, ${lastSpendingOn ?? null}, ${reverses ?? null}, ${person})
    returning number`;
  await tx`
    insert into ledger_posting (programme, entry, account, amount)
    select ${code}, ${number}, account, amount from jsonb_to_recordset(${tx.json(postings.map((posting) => ({ ...posting })))}) as posting (account text, amount bigint)`;
  return number;
}

/** Every pot of a programme in which something was recorded, by fund, source and fiscal year; those of one fund or source where these are given. */
export async function readPots(db: Db, code: string, definition: Definition, { fund, source }: Partial<Pot> = {}): Promise<PotFound[]> {
  type Row = Pot & { postings: Posting[]; pledges: (Day | null)[] };
  const rows = await db<Row[]>`
    with entry as (
      select e.*, exists (select from ledger_entry r where r.programme = e.programme and r.reverses = e.number) as reversed
      from ledger_entry e
      where e.programme = ${code} ${fund === undefined ? db`` : db`and e.fund = ${fund}`} ${source === undefined ? db`` : db`and e.source = ${source}`}
    ), sums as (
      select e.fund, e.source, e.year, p.account, sum(p.amount)::bigint as amount
      from entry e join ledger_posting p on p.programme = e.programme and p.entry = e.number group by e.fund, e.source, e.year, p.account
    )
    select s.fund, s.source, s.year, json_agg(json_build_object('account', s.account, 'amount', s.amount) order by s.account) as postings,
      (select coalesce(json_agg(e.last_spending_on order by e.number), '[]') from entry e
        where e.fund = s.fund and e.source = s.source and e.year = s.year and e.kind = 'pledge' and not e.reversed) as pledges
    from sums s group by s.fund, s.source, s.year order by s.fund, s.source, s.year`;
  return rows.map(({ postings, pledges, ...pot }) => {
    const last = lastDayOf(definition, pot.year);
    const [latest = last] = pledges.map((named) => named ?? last).toSorted((one, other) => (one < other ? 1 : -1));
    return { ...pot, balance: balanceOf(postings), lastSpendingOn: latest };
  });
}

/** One pot as it stands, also where nothing was recorded in it. */
export async function readPot(db: Db, code: string, definition: Definition, pot: Pot): Promise<PotFound> {
  const pots = await readPots(db, code, definition, pot);
  return pots.find(({ year }) => year === pot.year) ?? emptyPot(definition, pot);
}
