import { describe, expect, it } from 'vitest';
import { checkIndicators } from '../../domain/checkIndicators.ts';
import type { Definition } from '../../domain/definition.ts';
import { figuresOf } from '../../domain/figures/figuresOf.ts';
import { formulaInWords } from '../../domain/figures/formulaInWords.ts';
import { judgement } from '../../domain/figures/rules.ts';
import { Formula } from '../../domain/formulas.ts';
import { Indicator } from '../../domain/outcomes.ts';
import { answer, clientsOf, held, records } from './figuresWorld.ts';
import { definition } from './tablolong.ts';

/** Tablolong with one indicator read otherwise. */
const reading = (key: string, change: object): Definition => {
  const indicator = definition.indicators[key] as Indicator;
  return { ...definition, indicators: { ...definition.indicators, [key]: Indicator.parse({ ...indicator, formula: { ...indicator.formula, ...change } }) } };
};
const places = (changed: Definition) => checkIndicators(changed).map(({ path }) => path.join('.'));

describe('what indicators look at', () => {
  it('is all there in the definition of Tablolong', () => expect(checkIndicators(definition)).toEqual([]));

  it.each([
    ['told', { tracks: ['outreech'] }, 'indicators.told.formula.tracks.0'],
    ['told', { parts: ['potentials'] }, 'indicators.told.formula.parts.0'],
    ['willing', { question: 'wiling' }, 'indicators.willing.formula.question'],
    ['willing', { form: 'wilingness' }, 'indicators.willing.formula.form'],
    ['inBusiness', { anyOf: ['share', 'shares'] }, 'indicators.inBusiness.formula.anyOf.1'],
    ['youthActive', { within: 'youth' }, 'indicators.youthActive.formula.within'],
    ['otherIncome', { clientsOf: 'fishers' }, 'indicators.otherIncome.formula.clientsOf'],
    ['resourcesUsed', { plan: { track: 'needsPlan', form: 'needsPlan', question: 'resource' } }, 'indicators.resourcesUsed.formula.plan.question'],
    ['spendingBelowIncome', { spending: 'spent' }, 'indicators.spendingBelowIncome.formula.spending'],
    ['statusRises', { questions: ['statusHousing', 'status'] }, 'indicators.statusRises.formula.questions.1'],
    ['incomeRise', { endline: 'endline' }, 'indicators.incomeRise.formula.endline'],
    ['understandsIncome', { track: 'mentoring' }, 'indicators.understandsIncome.formula.track'],
    ['understandsIncome', { question: 'points' }, 'indicators.understandsIncome.formula.track'],
    ['keepsUp', { client: { form: 'memberKeepsUp', question: 'active' } }, 'indicators.keepsUp.formula.client.question'],
  ])('is refused at its place where it is not: %s %j', (key, change, place) => expect(places(reading(key, change))).toEqual([place]));

  it('is counted in a unit that the formula can be counted in', () => {
    const told = definition.indicators['told'] as Indicator;
    const targets = [{ ...(told.targets[0] as Indicator['targets'][0]), unit: 'money' as const }];
    expect(places({ ...definition, indicators: { ...definition.indicators, told: { ...told, targets } } })).toEqual(['indicators.told.targets.0.unit']);
  });

  it('asks for rules where a programme is terminated by them, and knows the indicators they name', () => {
    const { rules, ...lawless } = definition;
    expect(places(lawless)).toEqual(['tracks.termination']);
    const named = { ...definition, rules: { ...(rules as NonNullable<typeof rules>), groupPasses: { must: ['income'], targetsMetPercent: 60 } } };
    expect(places(named)).toEqual(['rules.groupPasses.must.0']);
  });

  it('is said in words of every formula, with the definition’s own names', () => {
    const said = new Set<string>();
    for (const { formula } of Object.values(definition.indicators)) {
      const words = formulaInWords(definition, formula);
      for (const text of [words.id, words.en]) expect(text).toMatch(/\S.*\.$/);
      said.add(formula.is);
    }
    expect(said.size).toBe(Formula.options.length);
  });
});

describe('a programme of another kind', () => {
  // Six months, one group of twelve, no capital, no log, no survey of income: what it measures is its own.
  const indicator = (formula: object, target: object, more: object = {}): Indicator =>
    Indicator.parse({
      kind: 'output',
      counted: 'client',
      name: { id: 'x', en: 'x' },
      readFor: ['programme', 'businessGroup'],
      formula,
      targets: [{ what: { id: 'x', en: 'x' }, ...target }],
      ...more,
    });
  const other: Definition = {
    ...definition,
    months: 6,
    clients: { ...definition.clients, target: 12 },
    trainingGroups: { all: { name: { id: 'Semua', en: 'All' }, size: 12 } },
    businessGroups: { circle: { name: { id: 'Lingkar', en: 'Circle' }, within: 'all', size: 12, smallest: 8, largest: 14 } },
    seasons: {},
    indicators: {
      came: indicator({ is: 'present', tracks: ['mentoring'], sharePercent: 50 }, { atLeast: 9, unit: 'clients', outOf: 12 }),
      confident: indicator(
        { is: 'scoreRise', baseline: 'interview', endline: 'interviewEndline', form: 'interview', questions: ['statusVoice'] },
        { atLeast: 1, unit: 'points' },
      ),
    },
    rules: { programmePasses: { must: ['confident'], targetsMetPercent: 50 }, groupPasses: { must: [], targetsMetPercent: 50 } },
  };
  const clients = clientsOf()
    .slice(0, 12)
    .map((client) => ({ ...client, group: 'circle', trainingGroup: 'all', memberships: [{ group: 'circle', from: '2027-06-21', until: undefined }] }));

  it('is read by the same formulas, as many places as it has, and judged by its own rules', () => {
    const ids = clients.map(({ id }) => id);
    const answers = ids.flatMap((id, index) => [
      answer(`interview/circle/${index}`, 'interview', id, { statusVoice: 2 }, '2027-07-01'),
      answer(`interviewEndline/circle/${index}`, 'interview', id, { statusVoice: 3 }, '2028-01-20'),
    ]);
    const read = records({
      clients,
      answers,
      sessions: [held('mentoring/circle/01', '2027-08-04', ids.slice(0, 9))],
      readOn: '2028-02-02',
      endsOn: '2028-02-02',
    });
    const figures = figuresOf(other, read);
    expect(figures.map(({ indicator: key, audience, results: [result] }) => [key, audience, result?.value, result?.base, result?.met])).toEqual([
      ['came', 'programme', 9, 12, true],
      ['came', 'circle', 9, 12, true],
      ['confident', 'programme', 1, 12, true],
      ['confident', 'circle', 1, 12, true],
    ]);
    expect(judgement(other, figures)).toMatchObject({
      programme: { passes: true, readable: 2 },
      measures: { programme: ['followUp'], groups: { circle: ['followUp'] } },
    });
  });
});
