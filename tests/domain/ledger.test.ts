import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeEntry, judgeReversal, keepsFunds, type RecordedKind } from '../../domain/judgeFunds.ts';
import { balanceOf, type EntryKind, fiscalYearOf, lastDayOf, type Posting, postingsOf, reservable, reversalOf, spendable } from '../../domain/ledger.ts';
import { definition } from './tablolong.ts';

const KINDS: Exclude<EntryKind, 'reversal'>[] = ['pledge', 'receipt', 'reservation', 'expense', 'advance', 'settlement', 'refund'];
const amounts = fc.integer({ min: 1, max: 1_000_000_000 });
const sum = (postings: readonly Posting[]) => postings.reduce((total, { amount }) => total + amount, 0);
const treasurer = { kind: 'person', programme: 'tablolong-2027', id: 'treasurer', role: 'treasurer' } as const;

describe('the books', () => {
  it('have two equal sides at every entry, whatever is recorded, and its reversal leaves nothing (I8)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), amounts, (kind, amount) => {
        const postings = postingsOf(kind, amount);
        expect(sum(postings)).toBe(0);
        const both = balanceOf([...postings, ...reversalOf(postings)]);
        expect(Object.values(both)).toEqual(Array(7).fill(0));
      }),
    );
  });

  it('say what is pledged, received, reserved, spent, refunded and owed of a source (I8)', () => {
    const postings = [
      ...postingsOf('pledge', 100),
      ...postingsOf('receipt', 60),
      ...postingsOf('reservation', 30),
      ...postingsOf('expense', 20),
      ...postingsOf('refund', 5),
      ...postingsOf('advance', 8),
      ...postingsOf('settlement', 3),
    ];
    const balance = balanceOf(postings);
    expect(balance).toEqual({ pledged: 100, received: 60, reserved: 30, spent: 23, refunded: 5, advanced: 5, balance: 32 });
    expect(reservable(balance)).toBe(42);
    expect(spendable(balance)).toBe(32);
  });

  it('count money from a pocket as a debt, never as income (I8)', () => {
    expect(balanceOf(postingsOf('advance', 50))).toEqual({ pledged: 0, received: 0, reserved: 0, spent: 0, refunded: 0, advanced: 50, balance: 0 });
  });

  it('keep what is bound from being spent on something else', () => {
    const balance = balanceOf([...postingsOf('pledge', 50), ...postingsOf('receipt', 50), ...postingsOf('reservation', 40)]);
    expect(spendable(balance)).toBe(10);
  });
});

describe('a fiscal year', () => {
  it('is the calendar year, or begins in the month that the definition names (I8)', () => {
    expect([fiscalYearOf({ fiscalYearFrom: 1 }, '2027-12-31'), lastDayOf({ fiscalYearFrom: 1 }, 2027)]).toEqual([2027, '2027-12-31']);
    expect([fiscalYearOf({ fiscalYearFrom: 4 }, '2028-03-31'), lastDayOf({ fiscalYearFrom: 4 }, 2027)]).toEqual([2027, '2028-03-31']);
    expect(lastDayOf({ fiscalYearFrom: 3 }, 2027)).toBe('2028-02-29');
  });

  it('holds each of its days and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2020, max: 2040 }), (fiscalYearFrom, year) => {
        const last = lastDayOf({ fiscalYearFrom }, year);
        expect(fiscalYearOf({ fiscalYearFrom }, last)).toBe(year);
        const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
        expect(fiscalYearOf({ fiscalYearFrom }, next)).toBe(year + 1);
      }),
    );
  });
});

describe('an entry', () => {
  const facts = (recorded: readonly Posting[] = [], lastSpendingOn = '2027-12-31') => ({
    code: 'tablolong-2027',
    definition,
    today: '2027-10-04',
    pot: { balance: balanceOf(recorded), lastSpendingOn },
    itemKnown: true,
  });
  const entry = { fund: 'operational', source: 'tourismProvince', amount: 100, on: '2027-10-04' };

  it('spends nothing that was not received, in any order of what is recorded (I8)', () => {
    const kinds: RecordedKind[] = ['pledge', 'receipt', 'expense', 'advance', 'settlement', 'refund'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 100 })), { maxLength: 40 }), (asked) => {
        const recorded: Posting[] = [];
        for (const [kind, amount] of asked) {
          if (judgeEntry(treasurer, kind, { ...entry, amount }, facts(recorded)) === undefined) recorded.push(...postingsOf(kind, amount));
          const { balance, received, spent, refunded, advanced } = balanceOf(recorded);
          expect(Math.min(balance, advanced)).toBeGreaterThanOrEqual(0);
          expect(balance).toBe(received - spent - refunded);
        }
      }),
    );
  });

  it('is refused with the balance and what helps, in both languages (I8)', () => {
    const refusal = judgeEntry(treasurer, 'expense', entry, facts(postingsOf('receipt', 60)));
    expect(refusal).toMatchObject({ status: 409, code: 'notReceived' });
    expect(refusal?.text.id).toMatch(/Saldo .*60.*100.*talangan/);
    expect(refusal?.text.en).toMatch(/balance .*60.*100.*advance/);
  });

  it('spends nothing after the last day on which it may be spent; it may still be given back (I8)', () => {
    const late = facts(postingsOf('receipt', 500), '2027-09-30');
    expect(judgeEntry(treasurer, 'expense', entry, late)).toMatchObject({ status: 409, code: 'spendingOver' });
    expect(judgeEntry(treasurer, 'refund', entry, late)).toBeUndefined();
  });

  it.each<[string, Partial<typeof entry> & Record<string, unknown>, string[]]>([
    ['an unknown fund', { fund: 'lottery' }, ['fund']],
    ['a source that does not give to it', { source: 'gmit' }, ['source']],
    ['no amount', { amount: 0 }, ['amount']],
    ['half a rupiah', { amount: 0.5 }, ['amount']],
    ['a day to come', { on: '2027-10-05' }, ['on']],
    ['a day that does not exist', { on: '2027-02-30' }, ['on']],
    ['a year that was mistyped', { on: '0202-10-04' }, ['on']],
    ['a year far away', { year: 2040 }, ['year']],
    ['a last day of a receipt', { lastSpendingOn: '2027-11-30' }, ['lastSpendingOn']],
  ])('names %s (I8)', (_, wrong, paths) => {
    const refusal = judgeEntry(treasurer, 'receipt', { ...entry, ...wrong }, facts());
    expect(refusal).toMatchObject({ status: 422, code: 'fundsRefused' });
    expect(refusal?.errors?.map(({ path }) => path)).toEqual(paths);
  });

  it('takes what is only hoped for, once it comes (I8)', () => {
    expect(judgeEntry(treasurer, 'receipt', { ...entry, source: 'kesetiakawanan' }, facts())).toBeUndefined();
  });

  it('is made by the treasurer and the managers alone (I8)', () => {
    const by = (role: string, programme = 'tablolong-2027') => keepsFunds({ kind: 'person', programme, id: 'x', role }, { code: 'tablolong-2027', definition });
    expect(['treasurer', 'teamLeader', 'secretary'].map((role) => by(role))).toEqual([true, true, true]);
    expect([by('mentor'), by('patron'), by('treasurer', 'other-2027')]).toEqual([false, false, false]);
    expect(keepsFunds({ kind: 'machine', label: 'cli' }, { code: 'tablolong-2027', definition })).toBe(false);
    expect(judgeEntry({ ...treasurer, role: 'mentor' }, 'receipt', entry, facts())).toMatchObject({ status: 403, code: 'notAllowed' });
  });

  it('is reversed once, and not once its money is spent (I8)', () => {
    const receipt = { kind: 'receipt' as const, postings: postingsOf('receipt', 100), reversedBy: undefined, ofGrant: false };
    const judge = (entryFacts: Parameters<typeof judgeReversal>[2]['entry'], recorded: readonly Posting[]) =>
      judgeReversal(treasurer, 1, { ...facts(recorded), entry: entryFacts });
    expect(judge(receipt, receipt.postings)).toBeUndefined();
    expect(judge({ ...receipt, reversedBy: 2 }, receipt.postings)).toMatchObject({ status: 409, code: 'alreadyReversed' });
    expect(judge({ ...receipt, ofGrant: true }, receipt.postings)).toMatchObject({ status: 409, code: 'fundsRefused' });
    expect(judge(undefined, [])).toMatchObject({ status: 404, code: 'unknownEntry' });
    expect(judge(receipt, [...receipt.postings, ...postingsOf('expense', 1)])).toMatchObject({ status: 409, code: 'beyondBalance' });
    const pledge = { ...receipt, kind: 'pledge' as const, postings: postingsOf('pledge', 100) };
    expect(judge(pledge, [...pledge.postings, ...postingsOf('reservation', 1)])).toMatchObject({ status: 409, code: 'beyondBalance' });
  });
});
