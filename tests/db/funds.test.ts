import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeYear } from '../../db/commands/fundClosing.ts';
import { recordFunds } from '../../db/commands/fundEntry.ts';
import { reverseFunds } from '../../db/commands/fundReversal.ts';
import { verifyJournal } from '../../db/journal.ts';
import { writeEntry } from '../../db/ledger.ts';
import { fundEntries, fundsStanding, ledgerTotals } from '../../db/queries/funds.ts';
import type { Definition } from '../../domain/definition.ts';
import { type GrantsWorld, makeGrantsWorld } from './grantsWorld.ts';
import { accepted, at, CODE } from './world.ts';

let world: GrantsWorld;
let definition: Definition;
beforeEach(async () => {
  world = await makeGrantsWorld();
  const [row] = await world.sql<[{ definition: Definition }]>`select definition from programme`;
  ({ definition } = row);
});
afterEach(() => world.stop());

const OPERATIONAL = { fund: 'operational' };
const standing = (today = '2027-10-04') => fundsStanding(world.sql, CODE, definition, today);
const reverse = (entry: number, actor = world.treasurer) =>
  reverseFunds(world.sql, world.asked(actor, { entry }), CODE, { entry, reason: 'Salah ketik: Maria menerima lebih.' }, world.master);
const close = (year: number, actor = world.treasurer) => closeYear(world.sql, world.asked(actor, { year }), CODE, { year });

describe('the books of a programme', () => {
  it('show by source and fiscal year what was pledged, received, spent and is left, and each entry with its task (I8)', async () => {
    accepted(await world.record('pledge', 'tourismProvince', 9_000_000, OPERATIONAL));
    accepted(await world.record('receipt', 'tourismProvince', 6_000_000, OPERATIONAL));
    const answer = accepted(await world.record('expense', 'tourismProvince', 450_000, { ...OPERATIONAL, item: 'training/pemuda/01', reference: 'KW-12' }));
    expect(answer.body).toMatchObject({ entry: 3, kind: 'expense', year: 2027, lastSpendingOn: '2027-12-31', balance: { spent: 450_000, balance: 5_550_000 } });
    expect(await standing()).toEqual([
      {
        fund: 'operational',
        source: 'tourismProvince',
        year: 2027,
        lastSpendingOn: '2027-12-31',
        pledged: 9_000_000,
        received: 6_000_000,
        reserved: 0,
        spent: 450_000,
        refunded: 0,
        advanced: 0,
        balance: 5_550_000,
        spendable: 5_550_000,
      },
    ]);
    const entries = await fundEntries(world.sql, CODE, { after: 2, limit: 10 });
    expect(entries).toMatchObject([{ number: 3, kind: 'expense', item: 'training/pemuda/01', reference: 'KW-12', actor: 'treasurer', on: '2027-10-04' }]);
    expect(await fundEntries(world.sql, CODE, { after: 0, limit: 10, item: 'training/pemuda/01' })).toHaveLength(1);
    expect(await ledgerTotals(world.sql, CODE)).toEqual({ debit: 15_450_000, credit: 15_450_000, overdrafts: 0 });
    expect((await verifyJournal(world.sql, CODE)).intact).toBe(true);
  });

  it('refuse what was not received, however two ask for it at once (I8)', async () => {
    accepted(await world.record('receipt', 'tourismProvince', 1_000_000, OPERATIONAL));
    const both = await Promise.all([1, 2].map(() => world.record('expense', 'tourismProvince', 700_000, OPERATIONAL)));
    expect(both.map((answer) => (answer.kind === 'refused' ? answer.code : answer.kind)).toSorted()).toEqual(['accepted', 'notReceived']);
    expect((await standing())[0]).toMatchObject({ spent: 700_000, balance: 300_000 });
  });

  it('take a repeated request once, by its key (I8)', async () => {
    const input = { fund: 'operational', source: 'tourismProvince', amount: 5, on: '2027-10-04' };
    const request = world.asked(world.treasurer, input, 'the-same-key');
    const answers = [await recordFunds(world.sql, request, CODE, 'receipt', input), await recordFunds(world.sql, request, CODE, 'receipt', input)].map(
      accepted,
    );
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect((await standing())[0]).toMatchObject({ received: 5 });
  });

  it('undo an entry by one of its own, once, and keep both (I8)', async () => {
    accepted(await world.record('receipt', 'tourismProvince', 800_000, OPERATIONAL));
    expect(accepted(await reverse(1)).body).toMatchObject({ entry: 2, kind: 'reversal', balance: { received: 0, balance: 0 } });
    expect(await reverse(1)).toMatchObject({ status: 409, code: 'alreadyReversed' });
    expect(await reverse(2)).toMatchObject({ status: 409, code: 'alreadyReversed' });
    expect(await reverse(77)).toMatchObject({ status: 404, code: 'unknownEntry' });
    expect((await fundEntries(world.sql, CODE, { after: 0, limit: 9 })).map(({ reverses, reversedBy }) => [reverses, reversedBy])).toEqual([
      [null, 2],
      [1, null],
    ]);
    const journal = JSON.stringify(await world.sql`select reason, before, after from journal`);
    expect(journal).not.toContain('Maria');
  });

  it('book as refunded what is left when its last day is over, and what is bound is bound no more (I8)', async () => {
    accepted(await world.record('pledge', 'privateSector', 20_000_000));
    accepted(await world.record('receipt', 'privateSector', 4_000_000));
    accepted(await world.record('pledge', 'tourismProvince', 9_000_000, { ...OPERATIONAL, lastSpendingOn: '2028-06-30' }));
    accepted(await world.record('receipt', 'tourismProvince', 9_000_000, OPERATIONAL));
    await world.until('pemuda-1', 'decision');
    accepted(await world.step('pemuda-1'));
    expect(await close(2027)).toMatchObject({ status: 409, code: 'yearStillRuns' });
    world.now = at('2028-01-03');
    expect((await standing('2028-01-03')).map(({ source, spendable }) => [source, spendable])).toEqual([
      ['tourismProvince', 9_000_000],
      ['privateSector', 0],
    ]);
    expect(await world.record('expense', 'privateSector', 1, { year: 2027 })).toMatchObject({ status: 409, code: 'spendingOver' });
    expect(accepted(await close(2027)).body).toMatchObject({
      released: 1,
      refunded: [{ fund: 'capital', source: 'privateSector', amount: 4_000_000 }],
      kept: [{ source: 'tourismProvince', lastSpendingOn: '2028-06-30' }],
    });
    expect((await standing('2028-01-03')).find(({ source }) => source === 'privateSector')).toMatchObject({ refunded: 4_000_000, balance: 0, reserved: 0 });
    expect(accepted(await close(2027)).body).toMatchObject({ released: 0, refunded: [] });
    // The grant whose money went back goes on with next year's.
    accepted(await world.record('pledge', 'privateSector', 20_000_000));
    accepted(await world.record('receipt', 'privateSector', 20_000_000));
    accepted(await world.record('pledge', 'cooperativesProvince', 15_000_000));
    accepted(await world.record('receipt', 'cooperativesProvince', 15_000_000));
    await world.until('pemuda-1', 'handOver');
    expect(await ledgerTotals(world.sql, CODE)).toMatchObject({ overdrafts: 0 });
  });

  it('are kept by the treasurer and the managers alone (I8)', async () => {
    const mentor = world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
    const coordinator = world.person('coordinator-nelayan', 'coordinator', 'nelayan');
    const input = { fund: 'operational', source: 'tourismProvince', amount: 5, on: '2027-10-04' };
    for (const actor of [mentor, coordinator])
      expect(await recordFunds(world.sql, world.asked(actor, input), CODE, 'receipt', input)).toMatchObject({ status: 403, code: 'notAllowed' });
    expect(await reverse(1, mentor)).toMatchObject({ status: 403 });
    expect(await close(2027, mentor)).toMatchObject({ status: 403 });
  });
});

describe('the database', () => {
  const entry = {
    kind: 'receipt',
    pot: { fund: 'operational', source: 'tourismProvince', year: 2027 },
    amount: 10,
    on: '2027-10-04',
    person: 'treasurer',
  } as const;
  const programme = () => ({ code: CODE, now: world.now });

  it('refuses an entry whose sides differ, and one without any (I8)', async () => {
    await expect(
      world.sql.begin(async (tx) => {
        const number = await writeEntry(tx, programme(), entry);
        await tx`insert into ledger_posting (programme, entry, account, amount) values (${CODE}, ${number}, 'spent', 1)`;
      }),
    ).rejects.toThrow(/debit and credit differ/);
    await expect(
      world.sql`
        insert into ledger_entry (programme, number, at, on_date, kind, fund, source, year, amount, actor)
        values (${CODE}, 1, 0, '2027-10-04', 'receipt', 'operational', 'tourismProvince', 2027, 5, 'x')`,
    ).rejects.toThrow(/debit and credit differ/);
  });

  it('refuses more paid than was received (I8)', async () => {
    await expect(world.sql.begin((tx) => writeEntry(tx, programme(), { ...entry, kind: 'expense' }))).rejects.toThrow(/more is paid than was received/);
  });

  it('changes nothing that was recorded (I8)', async () => {
    await world.sql.begin((tx) => writeEntry(tx, programme(), entry));
    for (const change of [
      world.sql`update ledger_entry set amount = 11`,
      world.sql`delete from ledger_posting`,
      world.sql`update ledger_posting set amount = 11`,
      world.sql`truncate ledger_posting`,
    ])
      await expect(change).rejects.toThrow(/append-only/);
  });
});
