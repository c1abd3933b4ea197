import { describe, expect, it } from 'vitest';
import { explain } from '../../domain/figures/explain.ts';
import { allOf, answer, clientsOf, EVERYBODY, figure, GROUPS, idOf, income, log, read, records, together, without } from './figuresWorld.ts';
import { definition } from './tablolong.ts';

/** Interviews of some in both waves. */
const interviews = (ids: readonly string[], before: object, after: (id: string, index: number) => object) =>
  ids.flatMap((id, index) => [
    answer(`interview/x/${index}`, 'interview', id, { ...before }, '2027-07-01'),
    answer(`interviewEndline/x/${index}`, 'interview', id, { ...after(id, index) }, '2029-01-20'),
  ]);

describe('what people say before and after', () => {
  it('takes twelve months of spending from the year of income by season, of each household once (E4)', () => {
    // A year: 4 calm months of 1,000 and 8 rough ones of 400, 7,200 in all: 600 a month.
    const section = (households: readonly string[], monthlySpending: number, track = 'householdEndline') =>
      households.map((id, index) => answer(`${track}/x/${index}`, 'household', id, { income: income(1000, 400), monthlySpending }));
    const all = clientsOf().map(({ household }) => household);
    expect(read('spendingBelowIncome', {})).toEqual({ value: null, met: null, base: 0 });
    expect(read('spendingBelowIncome', { answers: section(all, 599) })).toEqual({ value: 100, met: true, base: 90 });
    expect(read('spendingBelowIncome', { answers: section(all, 600) })).toEqual({ value: 0, met: false, base: 90 });
    expect(read('spendingBelowIncome', { answers: section(all.slice(0, 54), 599) })).toEqual({ value: 60, met: true, base: 90 });
    const pairs = clientsOf().map((client, index) => ({ ...client, household: `h-${Math.floor(index / 2)}` }));
    const households = [...new Set(pairs.map(({ household }) => household))];
    expect(read('spendingBelowIncome', { clients: pairs, answers: section(households, 599) })).toEqual({ value: 100, met: true, base: 45 });
    expect(read('spendingBelowIncome', { clients: pairs, answers: section(households, 599) }, 'nelayan-1')).toMatchObject({ base: 5 });
    const before = section(all, 700, 'householdInterview');
    expect(figure('spendingBelowIncome', { answers: [...before, ...section(all, 599)] }).detail.before).toBe(0);
  });

  it('takes the median rise of five scores over those asked twice, and shows the leavers (E6)', () => {
    const five = (of: number) => ({ statusHousing: of, statusFood: of, statusHealth: of, statusSchooling: of, statusVoice: of });
    expect(read('statusRises', { answers: interviews(EVERYBODY, five(2), () => five(2)).filter(({ track }) => track === 'interview') })).toEqual({
      value: null,
      met: null,
      base: 0,
    });
    expect(read('statusRises', { answers: interviews(EVERYBODY, five(2), () => ({ ...five(2), statusFood: 4, statusHealth: 3 })) })).toMatchObject({
      value: expect.closeTo(0.6),
      met: true,
      base: 90,
    });
    const clients = without(allOf('nelayan-1'), '2028-01-01');
    const answers = interviews(EVERYBODY.slice(10), five(2), () => ({ ...five(2), statusFood: 4 }));
    expect(read('statusRises', { answers, clients })).toMatchObject({ value: expect.closeTo(0.4), met: false, base: 80 });
    expect(figure('statusRises', { answers, clients }).detail.leavers).toBe(10);
  });

  it('asks for a median rise of a fifth in the year’s income and an interval above zero (E8)', () => {
    // 12,000 a year before. After, everybody has 30 % more, but for a third who lost half.
    const after = (losing: number) => (_: string, index: number) => ({ income: income(index < losing ? 500 : 1300, index < losing ? 500 : 1300) });
    const answers = interviews(EVERYBODY, { income: income(1000) }, after(30));
    expect(read('incomeRise', { answers })).toEqual({ value: 30, met: true, base: 90 });
    const { change, leavers } = figure('incomeRise', { answers }).detail;
    expect(change).toMatchObject({ unit: 'money', median: 3600, before: 12_000, after: 15_600, interval: { from: 3600, until: 3600, percent: 95 } });
    expect(leavers).toBe(0);
    // Just over half rose: the median says 30 %, the interval does not rule out that nothing changed.
    expect(read('incomeRise', { answers: interviews(EVERYBODY, { income: income(1000) }, after(44)) })).toEqual({ value: 30, met: false, base: 90 });
    const little = interviews(EVERYBODY, { income: income(1000) }, () => ({ income: income(1190) }));
    expect(read('incomeRise', { answers: little })).toEqual({ value: 19, met: false, base: 90 });
    expect(read('incomeRise', {})).toEqual({ value: null, met: null, base: 0 });
  });

  it('compares the year, not the season: both surveys ask for all seasons (E8)', () => {
    // 4 x 1,000 + 8 x 500 = 8,000 before; calm fell, rough rose: 4 x 900 + 8 x 750 = 9,600 after.
    const answers = interviews(EVERYBODY, { income: income(1000, 500) }, () => ({ income: { ...income(900, 750), calm: { fishing: 600, seaweed: 300 } } }));
    expect(read('incomeRise', { answers })).toEqual({ value: 20, met: true, base: 90 });
  });

  it('asks ten people for the sign alone and gives them no p-value (E8)', () => {
    const answers = interviews(allOf('pemuda-2'), { income: income(1000) }, (_, index) => ({ income: income(index < 4 ? 900 : 1010) }));
    const { results, detail } = figure('incomeRise', { answers }, 'pemuda-2');
    expect(results[0]).toMatchObject({ value: 1, atLeast: 0, above: true, met: true, base: 10 });
    expect(detail.change).toMatchObject({ pValue: null, interval: null });
    expect(read('incomeRise', { answers: interviews(allOf('pemuda-2'), { income: income(1000) }, () => ({ income: income(1000) })) }, 'pemuda-2')).toEqual({
      value: 0,
      met: false,
      base: 10,
    });
    expect(read('incomeRise', { answers }, 'pemuda-1')).toEqual({ value: null, met: null, base: 0 });
  });

  it('keeps who had no income before: something out of nothing is more than any percentage (E8)', () => {
    const answers = interviews(EVERYBODY, { income: income(1000) }, () => ({ income: income(1300) })).map((one, index) =>
      index < 20 && one.track === 'interview' ? { ...one, answers: { income: income(0) } } : one,
    );
    expect(read('incomeRise', { answers })).toEqual({ value: 30, met: true, base: 90 });
    const mostly = answers.map((one) => (one.track === 'interview' ? { ...one, answers: { income: income(0) } } : one));
    expect(read('incomeRise', { answers: mostly })).toEqual({ value: null, met: null, base: 90 });
  });

  it('takes the median of clients’ mean saving over the last six months, of those asked twice (E9)', () => {
    const saving = together(
      [13, 18].map((month) => log('nelayan-1', month, Object.fromEntries(allOf('nelayan-1').map((id, index) => [id, { saved: index < 5 ? 60_000 : 40_000 }])))),
    );
    expect(read('monthlySavings', saving)).toEqual({ value: 50_000, met: true, base: 10 });
    const asked = interviews(allOf('nelayan-1').slice(1), { income: income(1) }, () => ({ income: income(1) }));
    const twice = { sessions: saving.sessions, answers: [...saving.answers, ...asked], clients: without([idOf('nelayan-1', 1)], '2028-11-01') };
    expect(read('monthlySavings', twice)).toEqual({ value: 40_000, met: false, base: 9 });
    expect(figure('monthlySavings', twice).detail.leavers).toBe(1);
    expect(read('monthlySavings', {})).toEqual({ value: null, met: null, base: 0 });
  });

  it('counts who was of a group on the day its grant was handed over, and the groups (O4)', () => {
    const grant = (group: string, handedOverOn?: string) => ({ group, amount: 20_000_000, approvedOn: undefined, handedOverOn, useAcceptedOn: undefined });
    expect(read('receivedCapital', { grants: GROUPS.map((group) => grant(group)), readOn: '2028-01-01' })).toEqual({ value: null, met: null, base: 0 });
    const all = GROUPS.map((group) => grant(group, '2027-12-01'));
    expect(read('receivedCapital', { grants: all })).toEqual({ value: 90, met: true, base: 90 });
    expect(read('receivedCapital', { grants: all }, 'programme', 1)).toEqual({ value: 9, met: true, base: 9 });
    const eight = [...all.slice(1), grant('nelayan-1')];
    expect(read('receivedCapital', { grants: eight })).toEqual({ value: 80, met: false, base: 90 });
    expect(read('receivedCapital', { grants: eight }, 'programme', 1)).toEqual({ value: 8, met: false, base: 9 });
    expect(read('receivedCapital', { grants: eight }, 'nelayan-1', 1)).toEqual({ value: 0, met: false, base: 1 });
    expect(read('receivedCapital', { grants: all, clients: without(allOf('nelayan-1').slice(0, 3), '2027-11-01') })).toMatchObject({ value: 87 });
    expect(read('receivedCapital', { grants: all, clients: without(allOf('nelayan-1').slice(0, 3), '2028-11-01') })).toMatchObject({ value: 90 });
  });
});

describe('tests before and after a training', () => {
  const test = (item: string, form: string, scores: Readonly<Record<string, number>>, skills = 8) =>
    Object.entries(scores).map(([id, score]) => answer(item, form, id, form === 'postTest' ? { score, skills } : { score }, '2028-02-01'));
  const scores = (ids: readonly string[], score: number) => Object.fromEntries(ids.map((id) => [id, score]));

  it('counts who is at 60 after and above before; who was never tested before has not risen (O6)', () => {
    expect(read('understandsIncome', {})).toEqual({ value: null, met: null, base: 0 });
    const before = test('incomeManagement/nelayan/01', 'preTest', scores(allOf('nelayan-1').slice(1), 60));
    const after = test('incomeManagement/nelayan/12', 'postTest', {
      ...scores(allOf('nelayan-1'), 61),
      [idOf('nelayan-1', 2)]: 60,
      [idOf('nelayan-1', 3)]: 59,
    });
    expect(read('understandsIncome', { answers: before })).toEqual({ value: null, met: null, base: 0 });
    expect(read('understandsIncome', { answers: [...before, ...after] })).toEqual({ value: 7, met: false, base: 90 });
    expect(read('understandsIncome', { answers: [...before, ...after] }, 'nelayan-1')).toEqual({ value: 7, met: false, base: 10 });
  });

  it('that a day lost took from a whole group do not go unnoticed: those without both are named (O6, E17)', () => {
    const both = [
      ...test('incomeManagement/nelayan/01', 'preTest', scores(allOf('nelayan-1'), 40)),
      ...test('incomeManagement/nelayan/12', 'postTest', scores(allOf('nelayan-1'), 70)),
    ];
    const lost = test('incomeManagement/pemuda/12', 'postTest', scores(allOf('pemuda-1'), 90)); // the first day, with the test before, did not happen
    const written = records({ answers: [...both, ...lost] });
    for (const indicator of ['understandsIncome', 'knowledgeGained'])
      expect(explain(definition, written, indicator, 'programme')?.excluded).toMatchObject([
        { why: { en: 'Not asked or tested twice' }, count: 80, clients: expect.arrayContaining(allOf('pemuda-1')) },
      ]);
  });

  it('averages the gain of each client over the tests of each block, then over clients (E17)', () => {
    const sessions = (['1', '2'] as const).flatMap((part, block) => [0, 1].map((day) => figureSession(`training/nelayan/0${block * 2 + day + 1}`, part)));
    const [one, two] = [idOf('nelayan-1', 1), idOf('nelayan-1', 2)];
    const answers = [
      ...test('training/nelayan/01', 'preTest', { [one]: 40, [two]: 50 }),
      ...test('training/nelayan/02', 'postTest', { [one]: 70, [two]: 60 }),
      ...test('training/nelayan/03', 'preTest', { [one]: 60 }),
      ...test('training/nelayan/04', 'postTest', { [one]: 70, [two]: 90 }),
    ];
    // One gained 30 and 10, two gained 10 and was not there when the second block began: (20 + 10) / 2.
    expect(read('knowledgeGained', { sessions, answers })).toEqual({ value: 15, met: false, base: 2 });
    expect(read('knowledgeGained', { sessions, answers: answers.filter(({ subject }) => subject === one) })).toEqual({ value: 20, met: true, base: 1 });
    expect(read('knowledgeGained', { sessions })).toEqual({ value: null, met: null, base: 0 });
  });

  it('takes for cadres who passed in score and skills, came to four in five, and is willing (E10)', () => {
    const ids = allOf('perempuan-1');
    const said = (willing: (id: string) => boolean) =>
      ids.map((id, index) => answer(`interviewEndline/x/${index}`, 'interview', id, { willingCadre: willing(id) }, '2029-01-20'));
    const sessions = Array.from({ length: 5 }, (_, index) => ({
      ...figureSession(`mentoring/perempuan-1/0${index + 1}`, undefined),
      attendance: new Map(ids.map((id) => [id, index === 4 || (index === 3 && id === ids[0]) ? ('ill' as const) : ('present' as const)])),
    }));
    const tests = test('training/perempuan/11', 'postTest', scores(ids, 75));
    expect(read('cadres', { sessions, answers: [...tests, ...said(() => true)] })).toEqual({ value: 9, met: true, base: 90 });
    expect(read('cadres', { sessions, answers: [...tests, ...said((id) => id !== ids[1])] })).toEqual({ value: 8, met: false, base: 90 });
    expect(read('cadres', { sessions, answers: [...test('training/perempuan/11', 'postTest', scores(ids, 75), 6), ...said(() => true)] })).toMatchObject({
      value: 0,
      met: false,
    });
    expect(read('cadres', { sessions, answers: tests })).toEqual({ value: null, met: null, base: 0 });
    expect(read('cadres', { sessions, answers: [...tests, ...said(() => true)], clients: without(ids.slice(1, 3), '2029-01-25') })).toMatchObject({ value: 7 });
  });

  const figureSession = (item: string, part: string | undefined) => {
    const [track = '', audience = '', ordinal = ''] = item.split('/');
    const day = '2027-09-01';
    return {
      item,
      track,
      kind: 'training' as const,
      audience,
      part,
      ordinal: Number(ordinal),
      windowFrom: day,
      windowUntil: '2027-09-08',
      outcome: 'held' as const,
      late: false,
      doneOn: day,
      attendance: new Map(),
      guests: 0,
      voices: 0,
    };
  };
});
