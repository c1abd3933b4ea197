import { describe, expect, it } from 'vitest';
import type { Figure } from '../../domain/figures/figure.ts';
import { figuresOf } from '../../domain/figures/figuresOf.ts';
import { reasonsInWords } from '../../domain/figures/reasons.ts';
import { fastProgress, judgement } from '../../domain/figures/rules.ts';
import { answer, clientsOf, GROUPS, held, income, records, allOf, type Written, without } from './figuresWorld.ts';
import { definition } from './tablolong.ts';

/** Figures of Tablolong, of which so many targets are met; income as said. Nothing else can be read. */
const figuresWith = (audience: string, income: boolean | null, met: number, readable: number): Figure[] => {
  const keys = Object.entries(definition.indicators).filter(
    ([key, { readFor, readMonthsAfter }]) =>
      key !== 'incomeRise' && readMonthsAfter === undefined && readFor.includes(audience === 'programme' ? 'programme' : 'businessGroup'),
  );
  let count = income === null ? 0 : 1;
  let reached = income === true ? 1 : 0;
  const next = () => {
    if (count === readable) return null;
    count += 1;
    if (reached === met) return false;
    reached += 1;
    return true;
  };
  const result = (target: number, unit: Figure['results'][number]['unit'], is: boolean | null) => ({
    target,
    unit,
    value: is === null ? null : 1,
    atLeast: 1,
    above: false,
    met: is,
    base: 1,
    from: { records: 0, items: [] },
  });
  return [
    { indicator: 'incomeRise', audience, results: [result(0, 'risePercent', income)], detail: {} },
    ...keys.map(([indicator, { targets }]) => ({ indicator, audience, results: targets.map(({ unit }, index) => result(index, unit, next())), detail: {} })),
  ];
};
const judged = (programme: Figure[], passing: readonly string[]) =>
  judgement(definition, [...programme, ...GROUPS.flatMap((group) => figuresWith(group, passing.includes(group), 10, 10))]);

describe('rules over figures', () => {
  it('lets the programme pass with income risen and three quarters of the readable targets met (P5)', () => {
    expect(judged(figuresWith('programme', true, 15, 20), GROUPS).programme).toMatchObject({ passes: true, met: 15, readable: 20 });
    expect(judged(figuresWith('programme', true, 14, 20), GROUPS).programme).toMatchObject({ passes: false, met: 14, readable: 20 });
    expect(judged(figuresWith('programme', false, 19, 20), GROUPS).programme).toMatchObject({ passes: false, must: [{ indicator: 'incomeRise', met: false }] });
    expect(judged(figuresWith('programme', null, 20, 20), GROUPS).programme).toMatchObject({ passes: false, must: [{ indicator: 'incomeRise', met: null }] });
    expect(judgement(definition, []).programme).toMatchObject({ passes: false, met: 0, readable: 0 });
  });

  it('lets a business group pass with its income risen and 60 % of its readable targets met (P5)', () => {
    const of = (income: boolean, met: number) => judgement(definition, figuresWith('pemuda-1', income, met, 10)).groups['pemuda-1'];
    expect([of(true, 6)?.passes, of(true, 5)?.passes, of(false, 9)?.passes]).toEqual([true, false, false]);
  });

  it('takes no reading after termination for a ground (P5)', () => {
    const after: Figure = {
      indicator: 'keepsUp',
      audience: 'programme',
      detail: {},
      results: [0, 1].map((target) => ({
        target,
        unit: 'clients' as const,
        value: 0,
        atLeast: 60,
        above: false,
        met: false,
        base: 90,
        from: { records: 9, items: [] },
      })),
    };
    expect(judgement(definition, [...figuresWith('programme', true, 3, 4), after]).programme).toMatchObject({ passes: true, readable: 4 });
  });

  it('proposes a set of measures: what is missed by the programme, by each group, and what passes (P5, P5a, P5b, P6)', () => {
    const passes = figuresWith('programme', true, 20, 20);
    const fails = figuresWith('programme', false, 0, 20);
    expect(judged(passes, GROUPS).measures.programme).toEqual(['followUp']);
    expect(Object.values(judged(passes, GROUPS).measures.groups)).toEqual(GROUPS.map(() => ['followUp']));
    const mixed = judged(passes, GROUPS.slice(3)).measures;
    expect(mixed.programme).toEqual(['followUp']);
    expect(
      Object.entries(mixed.groups)
        .filter(([, [measure]]) => measure === 'referral')
        .map(([key]) => key),
    ).toEqual(GROUPS.slice(0, 3));
    expect(judged(fails, GROUPS.slice(3)).measures.programme).toEqual(['newProposal', 'followUp']);
    expect(judged(fails, []).measures).toEqual({ programme: ['newProposal'], groups: Object.fromEntries(GROUPS.map((key) => [key, ['referral']])) });
  });

  it('proposes no measure that the definition has no track for', () => {
    const tracks = Object.fromEntries(Object.entries(definition.tracks).filter(([, { kind }]) => kind !== 'referral' && kind !== 'newProposal'));
    expect(judgement({ ...definition, tracks }, []).measures).toEqual({ programme: [], groups: Object.fromEntries(GROUPS.map((key) => [key, []])) });
    const { rules: _, ...lawless } = definition;
    expect(() => judgement(lawless, [])).toThrow('expected rules');
  });

  it('finds groups of fast progress: first third by rise, well attended, use of the grant accepted (P6a)', () => {
    const written: Written = {
      sessions: GROUPS.map((group, index) =>
        held(`mentoring/${group}/01`, '2028-01-05', allOf(group).slice(index === 2 ? 3 : 0), { absent: index === 2 ? allOf(group).slice(0, 3) : [] }),
      ),
      answers: clientsOf().flatMap(({ id, group }, index) => [
        answer(`interview/x/${index}`, 'interview', id, { income: income(1000) }),
        answer(`interviewEndline/x/${index}`, 'interview', id, { income: income(2000 - 100 * GROUPS.indexOf(group)) }),
      ]),
      grants: GROUPS.map((group, index) => ({
        group,
        amount: 1,
        approvedOn: '2027-11-01',
        handedOverOn: '2027-12-01',
        useAcceptedOn: index === 1 ? undefined : '2028-02-01',
      })),
    };
    const read = records(written);
    expect(fastProgress(definition, read, figuresOf(definition, read)).groups).toEqual(['nelayan-1']);
  });

  it('finds families of fast progress: income half as much again, and something left (P6a)', () => {
    const section = (track: string, household: string, of: number, monthlySpending: number) =>
      answer(`${track}/x/1`, 'household', household, { income: income(of), monthlySpending });
    const [one, two, three] = clientsOf().map(({ household }) => household) as [string, string, string];
    const answers = [one, two, three].map((id) => section('householdInterview', id, 1000, 1100));
    answers.push(section('householdEndline', one, 1500, 1400), section('householdEndline', two, 1490, 1000), section('householdEndline', three, 1600, 1600));
    const read = records({ answers });
    expect(fastProgress(definition, read, figuresOf(definition, read)).households).toEqual([one]);
  });
});

describe('why, in words', () => {
  const surveys = (after: number) =>
    clientsOf().flatMap(({ id }, index) => [
      answer(`interview/x/${index}`, 'interview', id, { income: income(1_000_000) }),
      answer(`interviewEndline/x/${index}`, 'interview', id, { income: income(after) }),
    ]);
  const reasons = (written: Written) => {
    const figures = figuresOf(definition, records(written));
    return reasonsInWords(definition, judgement(definition, figures), figures);
  };

  it('says to villagers what was asked, what came of it and what follows, in both languages (P5)', () => {
    const early = without(allOf('nelayan-1').slice(0, 3), '2027-07-01');
    const { programme, groups } = reasons({ answers: surveys(1_310_000), clients: early });
    expect(programme.map(({ id }) => id)).toEqual([
      'Program belum berhasil menurut aturan yang disepakati.',
      'Kenaikan pendapatan setahun: separuh warga naik 31 % atau lebih (Rp 3.720.000 setahun atau lebih); diminta paling sedikit 20 %.',
      'Dari 2 target yang dapat dibaca, 1 tercapai (50 %); yang diminta 75 %.',
      'Belum tercapai: Warga binaan memenuhi jumlah sasaran.',
      'Karena itu diusulkan menyusun usulan program baru dan mengajukannya kepada pihak yang dapat mendukung.',
      'Ada kelompok yang maju, maka kemajuannya dijaga lewat tindak lanjut.',
    ]);
    expect(groups['pemuda-1']?.map(({ en }) => en)).toEqual([
      'Youth 1 has passed by the agreed rule.',
      "Rise of the year's income: for half of the clients it rose by 31% or more (IDR 3,720,000 a year or more); asked to rise.",
      'Of 2 targets that can be read, 2 were reached (100%); 60% are asked for.',
      'This group has made progress, so it goes on with follow-up.',
    ]);
  });

  it('says of a fall that it is a fall, and of what cannot be read that it cannot (P5)', () => {
    expect(reasons({ answers: surveys(950_000) }).programme[1]?.id).toContain('separuh warga turun 5 % atau lebih (Rp 600.000 setahun atau lebih)');
    expect(reasons({}).programme[1]?.id).toContain('belum dapat dihitung');
  });
});
