import type { Definition } from './definition.ts';
import type { Formula } from './formulas.ts';
import { expecting, type Finding, oneOf, type Path } from './problem.ts';
import type { Unit } from './outcomes.ts';

/** In which units what a formula reads can be counted. */
const UNITS_OF: Readonly<Record<Formula['is'], readonly Unit[]>> = {
  present: ['clients', 'people', 'sharePercent'],
  saidYes: ['clients', 'people', 'sharePercent'],
  received: ['clients', 'people', 'groups', 'sharePercent'],
  inMonths: ['clients', 'people', 'sharePercent'],
  testPassed: ['clients', 'people', 'sharePercent'],
  inRoughSeasons: ['sharePercent'],
  asPlanned: ['groups', 'sharePercent'],
  incomeAboveSpending: ['sharePercent'],
  scoreRise: ['points'],
  timesAMonth: ['timesAMonth'],
  incomeRise: ['risePercent'],
  medianAMonth: ['money'],
  ableAndWilling: ['clients', 'people', 'sharePercent'],
  attendance: ['sharePercent'],
  voices: ['sharePercent'],
  keepsUp: ['groups', 'clients', 'people'],
  guests: ['people'],
  onSchedule: ['sharePercent'],
  enrolledAtLock: ['clients', 'people', 'sharePercent'],
  testGain: ['points'],
};

/** Indicators and rules: what their formulas look at is there to be looked at, and targets are in units that can be counted. */
export function checkIndicators(definition: Definition): Finding[] {
  const found = Object.entries(definition.indicators).flatMap(([key, { formula, targets }]) => {
    const path = ['indicators', key];
    const units = UNITS_OF[formula.is];
    const wrong = targets.flatMap(({ unit }, index) => (units.includes(unit) ? [] : [among([...path, 'targets', index, 'unit'], unit, units, UNIT)]));
    return [...wrong, ...ofFormula(definition, [...path, 'formula'], formula)];
  });
  return [...found, ...ofRules(definition)];
}

type What = { readonly id: string; readonly en: string };
const TRACK: What = { id: 'rangkaian kegiatan dalam tracks', en: 'a track of this definition' };
const FORM: What = { id: 'formulir dalam forms', en: 'a form of this definition' };
const QUESTION: What = { id: 'pertanyaan formulir itu', en: 'a question of that form' };
const GROUP: What = { id: 'kelompok sasaran pelatihan', en: 'a training group' };
const INDICATOR: What = { id: 'indikator dalam indicators', en: 'an indicator' };
const UNIT: What = { id: 'satuan yang dapat dihitung rumus ini', en: 'a unit that this formula can be counted in' };
const PART: What = { id: 'bagian rangkaian itu', en: 'a part of that track' };

function among(path: Path, word: string, words: readonly string[], { id, en }: What): Finding {
  return { path, value: word, expected: oneOf(word, words, id, en) };
}

function known(path: Path, word: string, words: readonly string[], what: What): Finding[] {
  return words.includes(word) ? [] : [among(path, word, words, what)];
}

function ofFormula(definition: Definition, path: Path, formula: Formula): Finding[] {
  switch (formula.is) {
    case 'present':
      return [...tracks(definition, path, formula.tracks), ...parts(definition, path, formula.tracks, formula.parts ?? [])];
    case 'saidYes':
      return [...tracks(definition, path, formula.tracks), ...form(definition, path, formula.form, { question: formula.question })];
    case 'timesAMonth':
      return asked(definition, path, formula);
    case 'inRoughSeasons':
      return [...asked(definition, path, formula), ...group(definition, [...path, 'clientsOf'], formula.clientsOf), ...rough(definition, path)];
    case 'inMonths':
      return [
        ...track(definition, [...path, 'track'], formula.track),
        ...form(definition, path, formula.form, Object.fromEntries(formula.anyOf.map((question, index) => [`anyOf.${index}`, question]))),
        ...(formula.within === undefined ? [] : group(definition, [...path, 'within'], formula.within)),
      ];
    case 'asPlanned':
      return [...asked(definition, path, formula), ...asked(definition, [...path, 'plan'], formula.plan)];
    case 'incomeAboveSpending':
      return [
        ...track(definition, [...path, 'track'], formula.track),
        ...(formula.before === undefined ? [] : track(definition, [...path, 'before'], formula.before)),
        ...form(definition, path, formula.form, { income: formula.income, spending: formula.spending }),
      ];
    case 'scoreRise':
      return [
        ...waves(definition, path, formula),
        ...form(definition, path, formula.form, Object.fromEntries(formula.questions.map((question, index) => [`questions.${index}`, question]))),
      ];
    case 'incomeRise':
      return [...waves(definition, path, formula), ...form(definition, path, formula.form, { question: formula.question })];
    case 'medianAMonth':
      return [...asked(definition, path, formula), ...waves(definition, [...path, 'waves'], formula.waves)];
    case 'testPassed':
      return tested(definition, [...path, 'track'], formula.track, [formula.question]);
    case 'testGain':
      return formula.tracks.flatMap((key, index) => tested(definition, [...path, 'tracks', index], key, [formula.question]));
    case 'ableAndWilling':
      return [
        ...tested(definition, [...path, 'test', 'track'], formula.test.track, [formula.test.score, formula.test.skills], 'after'),
        ...tracks(definition, [...path, 'attendance'], formula.attendance.tracks),
        ...asked(definition, [...path, 'willing'], formula.willing),
      ];
    case 'keepsUp':
      return [
        ...track(definition, [...path, 'track'], formula.track),
        ...form(definition, [...path, 'group'], formula.group.form, { question: formula.group.question }),
        ...form(definition, [...path, 'client'], formula.client.form, { question: formula.client.question }),
      ];
    case 'attendance':
    case 'onSchedule':
      return tracks(definition, path, formula.tracks);
    case 'voices':
      return Object.values(definition.tracks).some(({ discussion }) => discussion)
        ? []
        : [{ path: [...path, 'is'], value: formula.is, expected: expecting('rangkaian dengan discussion: true', 'a track with discussion: true') }];
    case 'received':
      return Object.values(definition.tracks).some(({ kind }) => kind === 'capital')
        ? []
        : [{ path: [...path, 'is'], value: formula.is, expected: expecting('rangkaian dengan kind: capital', 'a track of kind: capital') }];
    case 'guests':
    case 'enrolledAtLock':
      return [];
  }
}

function track({ tracks: all }: Definition, path: Path, key: string): Finding[] {
  return known(path, key, Object.keys(all), TRACK);
}

function tracks(definition: Definition, path: Path, keys: readonly string[]): Finding[] {
  return keys.flatMap((key, index) => track(definition, [...path, 'tracks', index], key));
}

function parts({ tracks: all }: Definition, path: Path, keys: readonly string[], named: readonly string[]): Finding[] {
  // Of a track that is not there nothing can be said.
  if (keys.some((key) => all[key] === undefined)) return [];
  const there = keys.flatMap((key) => [...Object.keys(all[key]?.before?.parts ?? {}), ...Object.keys(all[key]?.steps ?? {})]);
  return named.flatMap((part, index) => known([...path, 'parts', index], part, there, PART));
}

function group({ trainingGroups }: Definition, path: Path, key: string): Finding[] {
  return known(path, key, Object.keys(trainingGroups), GROUP);
}

/** @param questions by the place, below `path`, where each is named */
function form({ forms }: Definition, path: Path, key: string, questions: Readonly<Record<string, string>>): Finding[] {
  const there = forms[key];
  if (there === undefined) return known([...path, 'form'], key, Object.keys(forms), FORM);
  return Object.entries(questions).flatMap(([place, question]) => {
    const [name = '', index] = place.split('.');
    return known([...path, name, ...(index === undefined ? [] : [Number(index)])], question, Object.keys(there.questions), QUESTION);
  });
}

function asked(definition: Definition, path: Path, { track: key, form: name, question }: { track: string; form: string; question: string }): Finding[] {
  return [...track(definition, [...path, 'track'], key), ...form(definition, path, name, { question })];
}

function waves(definition: Definition, path: Path, { baseline, endline, form: name }: { baseline: string; endline: string; form: string }): Finding[] {
  return [...track(definition, [...path, 'baseline'], baseline), ...track(definition, [...path, 'endline'], endline), ...form(definition, path, name, {})];
}

/** A track with tests whose forms ask these questions; both of them, or the one after alone. */
function tested(definition: Definition, path: Path, key: string, questions: readonly string[], which: 'both' | 'after' = 'both'): Finding[] {
  const found = track(definition, path, key);
  const tests = definition.tracks[key]?.tests;
  if (found.length > 0) return found;
  if (tests === undefined) return [{ path, value: key, expected: expecting('rangkaian dengan tests', 'a track with tests') }];
  const forms = which === 'both' ? [tests.before, tests.after] : [tests.after];
  const lacking = questions.find((question) => forms.some((name) => definition.forms[name]?.questions[question] === undefined));
  return lacking === undefined ? [] : [{ path, value: key, expected: expecting(`tes dengan pertanyaan ${lacking}`, `tests that ask the question ${lacking}`) }];
}

function rough({ seasons }: Definition, path: Path): Finding[] {
  return Object.values(seasons).some((season) => season.rough)
    ? []
    : [
        {
          path: [...path, 'is'],
          value: 'inRoughSeasons',
          expected: expecting('musim dengan rough: true dalam seasons', 'a season with rough: true in seasons'),
        },
      ];
}

function ofRules(definition: Definition): Finding[] {
  const { rules, indicators, tracks: all } = definition;
  const ends = Object.entries(all).find(([, { kind }]) => kind === 'termination');
  if (rules === undefined)
    return ends === undefined
      ? []
      : [
          {
            path: ['tracks', ends[0]],
            at: 'key',
            value: ends[0],
            expected: expecting('aturan (rules) untuk menilai hasil program', 'rules to judge the figures by'),
          },
        ];
  const of = (path: Path, keys: readonly string[]) => keys.flatMap((key, index) => known([...path, index], key, Object.keys(indicators), INDICATOR));
  const fast = rules.fastProgress;
  const place = ['rules', 'fastProgress'];
  return [
    ...of(['rules', 'programmePasses', 'must'], rules.programmePasses.must),
    ...of(['rules', 'groupPasses', 'must'], rules.groupPasses.must),
    ...(fast === undefined
      ? []
      : [
          ...known([...place, 'group', 'rise'], fast.group.rise, Object.keys(indicators), INDICATOR),
          ...known([...place, 'group', 'attendance'], fast.group.attendance, Object.keys(indicators), INDICATOR),
          ...waves(definition, [...place, 'household'], fast.household),
          ...form(definition, [...place, 'household'], fast.household.form, { question: fast.household.question }),
          ...of([...place, 'household', 'must'], fast.household.must),
        ]),
  ];
}
