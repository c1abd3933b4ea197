import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measures } from '../../domain/figures/rules.ts';
import { chosenBy, measureRows, overrideErrors } from '../../domain/measures.ts';
import { missedTargets, nextCode, proposalDraft } from '../../domain/proposalDraft.ts';
import { nextPartner, referralLetter } from '../../domain/referral.ts';
import { definition } from './tablolong.ts';

const GROUPS = Object.keys(definition.businessGroups);
const proposed: Measures = {
  programme: ['followUp'],
  groups: Object.fromEntries(GROUPS.map((key) => [key, key === 'nelayan-2' ? ['referral'] : ['followUp']])),
};
const reason = 'Dua anggota sakit lama.';

describe('an override of the measures proposed', () => {
  it('leaves the groups it does not name as proposed, the kinds in their order (P5)', () => {
    const override = { groups: { 'nelayan-2': ['followUp', 'referral'] }, reason } as const;
    expect(overrideErrors(definition, override, proposed)).toEqual([]);
    const chosen = chosenBy(override, proposed);
    expect(chosen.programme).toEqual(['followUp']);
    expect(chosen.groups['nelayan-2']).toEqual(['referral', 'followUp']);
    expect(chosen.groups['nelayan-1']).toEqual(['followUp']);
    expect(measureRows(chosen)).toHaveLength(1 + 9 + 1);
    expect(measureRows(chosen)[0]).toEqual({ audience: 'programme', kind: 'followUp' });
  });

  it('needs a reason and something that differs', () => {
    const paths = (answers: unknown) => overrideErrors(definition, answers, proposed).map(({ path }) => path);
    expect(paths({ programme: ['newProposal', 'followUp'] })).toEqual(['answers.reason']);
    expect(paths({ programme: ['newProposal', 'followUp'], reason: 'x'.repeat(4001) })).toEqual(['answers.reason']);
    expect(paths({ reason })).toEqual(['answers']);
    expect(paths({ programme: ['newProposal'], reason })).toEqual(['answers.programme']); // groups are followed up, so the programme is
    expect(paths({ programme: ['newProposal', 'newProposal'], reason })).toEqual(['answers.programme']);
    expect(paths({ groups: { 'nelayan-1': ['newProposal'] }, reason })).toEqual(['answers.groups.nelayan-1']);
    expect(paths({ group: {}, reason })).toEqual(['answers.group']);
  });

  it('judges anything at all, and never leaves anybody without a measure', () => {
    const set = fc.oneof(fc.subarray(['newProposal', 'referral', 'followUp']), fc.anything());
    const answers = fc.oneof(
      fc.anything(),
      fc.record(
        { programme: set, groups: fc.oneof(fc.dictionary(fc.constantFrom(...GROUPS, 'x'), set), fc.anything()), reason: fc.oneof(fc.string(), fc.anything()) },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(answers, (given) => {
        if (overrideErrors(definition, given, proposed).length > 0) return;
        const chosen = chosenBy(given as Parameters<typeof chosenBy>[0], proposed);
        expect([chosen.programme, ...Object.values(chosen.groups)].every((measures) => measures.length > 0)).toBe(true);
      }),
    );
  });
});

const result = { target: 0, unit: 'clients', above: false, base: 90 } as const;
const figures = [
  { indicator: 'told', audience: 'programme', results: [{ ...result, value: 80, atLeast: 85, met: false }] },
  { indicator: 'willing', audience: 'programme', results: [{ ...result, value: 88, atLeast: 85, met: true }] },
  { indicator: 'trained', audience: 'programme', results: [{ ...result, value: null, atLeast: 85, met: null }] },
  { indicator: 'told', audience: 'nelayan-2', results: [{ ...result, value: 6, atLeast: 10, met: false }] },
];
const verdict = { passes: true, met: 1, readable: 1, asksPercent: 60, must: [], missed: [] };

describe('a new proposal', () => {
  it('is drafted from targets missed with their values, sessions not held and groups that do not pass (P5a)', () => {
    const counts = [
      { track: 'mentoring', planned: 2, held: 1 },
      { track: 'training', planned: 1, held: 1 },
    ];
    const draft = proposalDraft(figures, { groups: { 'nelayan-1': verdict, 'nelayan-2': { ...verdict, passes: false } } }, counts);
    expect(draft.missed).toEqual([{ audience: 'programme', indicator: 'told', target: 0, unit: 'clients', value: 80, atLeast: 85 }]);
    expect(draft.notHeld).toEqual([{ track: 'mentoring', planned: 2, held: 1 }]);
    expect(draft.groups).toEqual(['nelayan-2']);
    expect(missedTargets(figures, 'pemuda-1')).toEqual([]);
  });

  it('proposes a code that a programme can have, another one each time', () => {
    expect(nextCode('tablolong-2027')).toBe('tablolong-2027-2');
    expect(nextCode('tablolong-2027-2')).toBe('tablolong-2027-3');
    expect(nextCode('tablolong-2027-99')).toBe('tablolong-2027-100');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,39}$/), (code) => {
        expect(nextCode(code)).toMatch(/^[a-z0-9][a-z0-9-]{1,39}$/);
        expect(nextCode(code)).not.toBe(code);
      }),
    );
  });
});

describe('a referral', () => {
  it('tells a partner how many people need which help, and asks one partner after another (P5b)', () => {
    expect(referralLetter(figures, 'nelayan-2', 9)).toEqual({ clients: 9, needs: ['told'] });
    const parties = ['socialRegency', 'gmit'];
    expect(nextPartner(parties, [])).toBe('socialRegency');
    expect(nextPartner(parties, ['socialRegency'])).toBe('gmit');
    expect(nextPartner(parties, ['gmit', 'socialRegency'])).toBeUndefined();
  });
});
