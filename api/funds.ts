import { z } from '@hono/zod-openapi';
import { closeYear, FundClosingInput } from '../db/commands/fundClosing.ts';
import { FundEntryInput, recordFunds } from '../db/commands/fundEntry.ts';
import { FundReversalInput, reverseFunds } from '../db/commands/fundReversal.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { fundEntries, fundsStanding, todayOf } from '../db/queries/funds.ts';
import type { RecordedKind } from '../domain/judgeFunds.ts';
import { KINDS } from '../domain/ledger.ts';
import { command, view } from './endpoint.ts';
import { Day, done, Instant, ItemKey, Next, nextOf, NoQuery, Page, PersonId } from './shapes.ts';

const PATH = '/programmes/{code}/funds';
const Amount = z.int().openapi({ description: 'whole units of the programme’s currency', example: 20000000 });
const Pot = {
  fund: z.string().openapi({ example: 'capital' }),
  source: z.string().openapi({ description: 'an agency or a supporter', example: 'socialProvince' }),
  year: z.int().openapi({ description: 'fiscal year', example: 2027 }),
};
const Balance = z
  .object({
    pledged: Amount,
    received: Amount,
    reserved: Amount.openapi({ description: 'bound for grants that are approved and not paid yet' }),
    spent: Amount,
    refunded: Amount,
    advanced: Amount.openapi({ description: 'paid from pockets and not paid back yet: a debt' }),
    balance: Amount.openapi({ description: 'received, and neither spent nor given back' }),
  })
  .openapi('Balance');

const standing = view({
  name: 'readFunds',
  summary: 'How the money of each source stands, by purpose and fiscal year',
  tag: 'funds',
  action: 'viewFunds',
  path: PATH,
  query: NoQuery,
  answer: z
    .object({
      currency: z.string(),
      funds: z.array(
        Balance.extend({
          ...Pot,
          lastSpendingOn: Day.openapi({ description: 'the last day on which it may be spent' }),
          spendable: Amount.openapi({ description: 'may be spent today for what is not bound' }),
        }).openapi('FundStanding'),
      ),
    })
    .openapi('Funds'),
  read: async ({ programme: { code } }, { sql, now }) => {
    const definition = await definitionOf(sql, code);
    return { currency: definition.currency, funds: await fundsStanding(sql, code, definition, await todayOf(sql, code, definition, now)) };
  },
});

const FundEntry = z
  .object({
    number: z.int(),
    at: Instant,
    on: Day,
    kind: z.enum(KINDS),
    ...Pot,
    amount: Amount,
    item: ItemKey.nullable().openapi({ description: 'what it was for' }),
    reference: z.string().nullable().openapi({ description: 'number of a letter or voucher' }),
    actor: PersonId.openapi({ description: 'who recorded it' }),
    reverses: z.int().nullable(),
    reversedBy: z.int().nullable(),
  })
  .openapi('FundEntry');

const entries = view({
  name: 'listFundEntries',
  summary: 'The books: every entry with the day, the item it was for and who recorded it',
  tag: 'funds',
  action: 'viewFunds',
  path: `${PATH}/entries`,
  query: Page.extend({ source: z.string().max(60).optional(), item: z.string().max(120).optional() }),
  answer: z.object({ entries: z.array(FundEntry), next: Next }).openapi('FundEntries'),
  read: async ({ programme: { code }, query }, { sql }) => {
    const found = await fundEntries(sql, code, query);
    return { entries: found, next: nextOf(found, query.limit, ({ number }) => number) };
  },
});

const Entered = done(
  'FundsRecorded',
  { entry: z.int().openapi({ description: 'its number in the books' }), kind: z.enum(KINDS), ...Pot, lastSpendingOn: Day, balance: Balance },
  {
    entry: 12,
    kind: 'receipt',
    fund: 'capital',
    source: 'socialProvince',
    year: 2027,
    lastSpendingOn: '2027-12-31',
    balance: { pledged: 80000000, received: 40000000, reserved: 0, spent: 0, refunded: 0, advanced: 0, balance: 40000000 },
  },
);
const Entry = FundEntryInput.openapi('FundEntryRequest', {
  example: { fund: 'capital', source: 'socialProvince', amount: 20000000, on: '2027-05-03', reference: '900/112/DINSOS' },
});

/** Each kind of entry that people make, in the same shape. */
const recordings = (
  [
    ['recordPledge', 'pledges', 'pledge', 'What a source promises; `lastSpendingOn` where it names a day other than the fiscal year’s last.'],
    ['recordReceipt', 'receipts', 'receipt', 'Money that came.'],
    ['recordExpense', 'expenses', 'expense', 'What was spent, and for which item; never more than was received and is not bound.'],
    ['recordAdvance', 'advances', 'advance', 'Paid from somebody’s pocket: a debt of the source, no income.'],
    ['recordSettlement', 'settlements', 'settlement', 'An advance paid back out of what was received.'],
    ['recordRefund', 'refunds', 'refund', 'Given back to the source.'],
  ] as const satisfies readonly (readonly [string, string, RecordedKind, string])[]
).map(([name, place, kind, summary]) =>
  command({
    name,
    summary,
    description: 'By the treasurer or a manager. Answers how the source’s money of that fiscal year stands after it.',
    tag: 'funds',
    action: 'keepFunds',
    path: `/programmes/{code}/funds/${place}` as '/programmes/{code}/funds/pledges',
    body: Entry,
    answer: Entered,
    run: ({ programme }, body, request, { sql }) => recordFunds(sql, request, programme.code, kind, body),
  }),
);

const reversing = command({
  name: 'reverseFundEntry',
  summary: 'Undo an entry by one of its own',
  description: 'By the treasurer or a manager, once. What came of a grant is undone through the steps of the grant.',
  tag: 'funds',
  action: 'keepFunds',
  path: `${PATH}/reversals`,
  body: FundReversalInput.openapi('FundReversal', { example: { entry: 12, reason: 'Salah ketik jumlah.' } }),
  answer: Entered,
  run: ({ programme }, body, request, { sql, masterKey }) => reverseFunds(sql, request, programme.code, body, masterKey),
});

const closing = command({
  name: 'closeFiscalYear',
  summary: 'Book as refunded what may not be spent any more',
  description: 'By the treasurer or a manager, once the last day of spending is over. Money that a source lets be spent longer stays.',
  tag: 'funds',
  action: 'keepFunds',
  path: `${PATH}/closings`,
  body: FundClosingInput.openapi('FundClosing', { example: { year: 2027 } }),
  answer: done(
    'FiscalYearClosed',
    {
      year: z.int(),
      released: z.int().openapi({ description: 'reservations that are bound no more' }),
      refunded: z.array(z.object({ fund: z.string(), source: z.string(), amount: Amount, entry: z.int() })),
      kept: z.array(z.object({ fund: z.string(), source: z.string(), lastSpendingOn: Day })),
    },
    { year: 2027, released: 0, refunded: [{ fund: 'operational', source: 'tourismProvince', amount: 1250000, entry: 40 }], kept: [] },
  ),
  run: ({ programme }, body, request, { sql }) => closeYear(sql, request, programme.code, body),
});

/** Money (I8). */
export const funds = [standing, entries, ...recordings, reversing, closing];
