import { randomUUID } from 'node:crypto';
import type { Client, FundEntries, FundEntryRequest, FundsRecorded } from '../../client/client.ts';
import { whole } from '../whole.ts';
import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import { insist, withClient } from './service.ts';
import { moneyWords } from './moneyWords.ts';
import { showBooks, showFunds, showGrants, showRecorded } from './showFunds.ts';

type Entry = Common & FundEntryRequest;

/** What goes into the books, by whom the client sends it, and what it is. */
const ENTRIES = [
  ['pledge', 'recordPledge', 'what a source promises'],
  ['receipt', 'recordReceipt', 'money that came'],
  ['expense', 'recordExpense', 'what was spent; never more than was received and is not bound'],
  ['advance', 'recordAdvance', 'what somebody paid out of their own pocket: a debt of the source'],
  ['settlement', 'recordSettlement', 'an advance paid back'],
  ['refund', 'recordRefund', 'money given back to the source'],
] as const;

/** The money of each source, and the grants made of it. */
export function addFunds(add: Add): void {
  add<Common>('funds <code>', 'how the money of each source stands, by purpose and fiscal year', async (place, [code = ''], options) => {
    const answer = await withClient(place, acting(place, code, options, 'treasurer'), (client) => client.readFunds({ code }));
    return { answer, lines: showFunds(answer, place.language) };
  });

  add<Common & { source?: string; item?: string }>('books <code>', 'every entry of the books', async (place, [code = ''], options) => {
    const { source, item } = options;
    return withClient(place, acting(place, code, options, 'treasurer'), async (client) => {
      const entries = await allEntries(client, code, { ...(source !== undefined && { source }), ...(item !== undefined && { item }) });
      const { currency } = await client.readFunds({ code });
      return { answer: { entries }, lines: showBooks(entries, currency, place.language) };
    });
  })
    .option('--source <source>', 'one source alone')
    .option('--item <key>', 'what was spent for one item');

  for (const [kind, send, description] of ENTRIES)
    add<Entry>(`${kind} <code>`, `records ${description}`, async (place, [code = ''], options) => {
      const { as: _as, json: _json, language: _language, ...body } = options;
      const key = randomUUID();
      return withClient(place, acting(place, code, options, 'treasurer'), async (client) => {
        const answer: FundsRecorded = await insist(() => client[send]({ code }, body, key));
        const { currency } = await client.readFunds({ code });
        return { answer, lines: showRecorded(answer, currency, place.language) };
      });
    })
      .requiredOption('--fund <fund>', 'a fund of the definition: operational, capital')
      .requiredOption('--source <source>', 'the agency or supporter that gives it')
      .requiredOption('--amount <n>', 'whole units of the currency', whole)
      .requiredOption('--on <yyyy-mm-dd>', 'the day')
      .option('--year <year>', 'fiscal year; that of the day where none is named', whole)
      .option('--item <key>', 'what it was for, mentoring/nelayan-1/07')
      .option('--reference <number>', 'of the letter or voucher')
      .option('--last-spending-on <yyyy-mm-dd>', 'where the source names another day than the fiscal year’s last');

  add<Common & { reason: string }>('reverse <code> <entry>', 'undoes an entry of the books by one of its own', async (place, args, options) => {
    const [code = '', entry = ''] = args;
    const key = randomUUID();
    return withClient(place, acting(place, code, options, 'treasurer'), async (client) => {
      const answer = await insist(() => client.reverseFundEntry({ code }, { entry: Number(entry), reason: options.reason }, key));
      const { currency } = await client.readFunds({ code });
      return { answer, lines: showRecorded(answer, currency, place.language) };
    });
  }).requiredOption('--reason <text>', 'why');

  add<Common>('close-year <code> <year>', 'books as refunded what may not be spent any more', async (place, [code = '', year = ''], options) => {
    const key = randomUUID();
    const answer = await withClient(place, acting(place, code, options, 'treasurer'), (client) =>
      insist(() => client.closeFiscalYear({ code }, { year: Number(year) }, key)),
    );
    return { answer, lines: [moneyWords(place.language).closed(answer.year, answer.refunded.length, answer.released, answer.kept.length)] };
  });

  add<Common & { group?: string }>('grants <code>', 'the capital grant of each business group, hand by hand', async (place, [code = ''], options) => {
    const { group } = options;
    const answer = await withClient(place, acting(place, code, options, 'team-leader'), (client) =>
      client.listGrants({ code }, group === undefined ? {} : { group }),
    );
    return { answer, lines: showGrants(answer, place.language) };
  }).option('--group <group>', 'one business group alone');
}

async function allEntries(client: Client, code: string, of: { source?: string; item?: string }): Promise<FundEntries['entries']> {
  const entries: FundEntries['entries'] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: FundEntries = await client.listFundEntries({ code }, { ...of, after, limit: 500 });
    entries.push(...page.entries);
    after = page.next;
  }
  return entries;
}
