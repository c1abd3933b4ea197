import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GrantStep, grantFund, grantOf, judgeGrantStep, type PotFound, potToBind, potToPay } from '../../domain/judgeGrant.ts';
import { balanceOf, type Posting, postingsOf, reversalOf } from '../../domain/ledger.ts';
import { definition } from './tablolong.ts';

const GROUP = 'perempuan-1'; // 20 million of the provincial social office
const pot = (postings: readonly Posting[], year = 2027, lastSpendingOn = `${year}-12-31`): PotFound => ({
  fund: 'capital',
  source: 'socialProvince',
  year,
  balance: balanceOf(postings),
  lastSpendingOn,
});
const step = (more: Partial<GrantStep>): GrantStep => ({
  definition,
  track: 'capital',
  group: GROUP,
  part: 'decision',
  source: 'socialProvince',
  doneOn: '2027-10-04',
  decision: 'approved',
  answers: { number: 'SK-1', amount: 20_000_000 },
  budget: 20_000_000,
  shares: [],
  pots: [],
  clients: new Set(),
  ...more,
});

describe('the money of a grant', () => {
  it('comes from the fund that the definition keeps for grants, as much as the kind of business gets (P2f, I8)', () => {
    expect(grantFund(definition)).toBe('capital');
    expect(grantOf(definition, 'capital', 'pemuda-1')).toEqual({ privateSector: 20_000_000, cooperativesProvince: 15_000_000 });
    expect(grantOf(definition, 'capital', 'toString')).toEqual({});
    expect(definition.tracks['capital']?.grants?.['pemuda-1']?.business.id).toBe('Perahu wisata dan pandu mancing');
  });

  it('is bound where the year still runs, the earliest first (P2f)', () => {
    const pledged = postingsOf('pledge', 20_000_000);
    const pots = [pot(pledged, 2026), pot(postingsOf('pledge', 19_999_999), 2027), pot(pledged, 2028)];
    expect(potToBind(step({ pots }))?.year).toBe(2028);
    expect(potToBind(step({ pots: [...pots.slice(0, 1), pot(pledged, 2027)] }))?.year).toBe(2027);
    expect(judgeGrantStep(step({ pots: pots.slice(0, 2) }))).toMatchObject({ status: 409, code: 'beyondBalance' });
  });

  it('is paid from what is there where it is bound, and elsewhere only from what is free (P2f)', () => {
    const share = { source: 'socialProvince', amount: 20_000_000, pot: { fund: 'capital', source: 'socialProvince', year: 2027 }, paid: false };
    const paying = (pots: PotFound[]) => potToPay(step({ part: 'disbursement', decision: undefined, shares: [share], pots }))?.year;
    const full = [...postingsOf('receipt', 20_000_000), ...postingsOf('reservation', 20_000_000)];
    expect(paying([pot(full)])).toBe(2027);
    expect(paying([pot([...postingsOf('pledge', 20_000_000), ...postingsOf('reservation', 20_000_000)]), pot(full, 2028)])).toBeUndefined();
    expect(paying([pot(postingsOf('reservation', 20_000_000)), pot(postingsOf('receipt', 20_000_000), 2028)])).toBe(2028);
  });

  it('is never more than was promised or came, whatever is approved, paid and taken back in which order (P2f, I8)', () => {
    const acts = fc.constantFrom('pledge', 'receipt', 'approve', 'pay', 'undo');
    fc.assert(
      fc.property(fc.array(fc.tuple(acts, fc.integer({ min: 1, max: 20_000_000 })), { maxLength: 40 }), (asked) => {
        const recorded: Posting[] = [];
        let shares: (GrantStep['shares'][number] & { readonly postings: readonly Posting[] })[] = [];
        const record = (postings: readonly Posting[]) => void recorded.push(...postings);
        for (const [act, amount] of asked) {
          const now = step({ pots: [pot(recorded)], answers: { amount }, shares, budget: undefined });
          if (act === 'pledge' || act === 'receipt') record(postingsOf(act, amount));
          else if (act === 'approve' && shares.length === 0 && judgeGrantStep(now) === undefined) {
            record(postingsOf('reservation', amount));
            shares = [{ source: 'socialProvince', amount, pot: pot([]), paid: false, postings: postingsOf('reservation', amount) }];
          } else if (act === 'pay' && shares[0]?.paid === false && judgeGrantStep({ ...now, part: 'disbursement' }) === undefined) {
            const [share] = shares as [(typeof shares)[number]];
            record([...reversalOf(share.postings), ...postingsOf('expense', share.amount)]);
            shares = [{ ...share, paid: true, postings: postingsOf('expense', share.amount) }];
          } else if (act === 'undo' && shares[0] !== undefined) {
            record(reversalOf(shares[0].postings));
            shares = [];
          }
          const { balance, reserved, pledged, received, spent } = balanceOf(recorded);
          expect(balance).toBeGreaterThanOrEqual(0);
          expect(reserved + spent).toBeLessThanOrEqual(Math.max(pledged, received));
        }
      }),
    );
  });

  it('is signed for by three different officers of the group, and no more of it is used than came (P2f)', () => {
    const clients = new Set(['k1', 'k2', 'k3']);
    const officers = (answers: Record<string, unknown>) => judgeGrantStep(step({ part: 'handOver', decision: undefined, answers, clients }));
    expect(officers({ chair: 'k1', secretary: 'k2', treasurer: 'k3' })).toBeUndefined();
    expect(officers({ chair: 'k1', secretary: 'k1', treasurer: 'k4' })).toMatchObject({
      errors: [{ path: 'answers.chair' }, { path: 'answers.secretary' }, { path: 'answers.treasurer' }],
    });
    const use = (answers: Record<string, unknown>) =>
      judgeGrantStep(step({ part: 'useReport', decision: undefined, answers, shares: [{ source: 'socialProvince', amount: 10, pot: pot([]), paid: true }] }));
    expect(use({ spent: 10, offPurpose: 3 })).toBeUndefined();
    expect(use({ spent: 11, offPurpose: 12 })).toMatchObject({ errors: [{ path: 'answers.spent' }, { path: 'answers.offPurpose' }] });
  });
});
