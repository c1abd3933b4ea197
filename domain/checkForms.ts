import { known } from './checkRoles.ts';
import { CONSENT_WAYS } from './consents.ts';
import type { Definition } from './definition.ts';
import { expecting, type Finding, type Path } from './problem.ts';
import type { Form, Question } from './forms.ts';

/** Forms that tracks name are there, what they ask can be answered, and seasons cover the year. */
export function checkForms(definition: Definition): Finding[] {
  const forms = Object.entries(definition.forms).flatMap(([key, form]) => ofForm(definition, ['forms', key, 'questions'], form));
  return [...forms, ...named(definition), ...consents(definition), ...seasons(definition)];
}

function named({ tracks, forms }: Definition): Finding[] {
  const words = Object.keys(forms);
  return Object.entries(tracks).flatMap(([name, { form, memberForm, tests, steps }]) => {
    const places: [Path, string | undefined][] = [
      [['form'], form],
      [['memberForm'], memberForm],
      [['tests', 'before'], tests?.before],
      [['tests', 'after'], tests?.after],
      ...Object.entries(steps ?? {}).map(([key, step]): [Path, string | undefined] => [['steps', key, 'form'], step.form]),
    ];
    return places.flatMap(([path, key]) =>
      key === undefined ? [] : known(['tracks', name, ...path], key, words, 'formulir dalam forms', 'a form of this definition'),
    );
  });
}

function ofForm(definition: Definition, path: Path, { questions }: Form): Finding[] {
  const keys = Object.keys(questions);
  return Object.entries(questions).flatMap(([key, question], index) => {
    const here = [...path, key];
    const { when } = question;
    if (when === undefined) return ofQuestion(definition, here, question);
    const found = known([...here, 'when', 'question'], when.question, keys.slice(0, index), 'pertanyaan sebelumnya', 'a question before it');
    const before = questions[when.question];
    const answers = before === undefined || found.length > 0 ? undefined : closedAnswers(before);
    return [
      ...ofQuestion(definition, here, question),
      ...found,
      ...(answers === undefined ? [] : known([...here, 'when', 'is'], String(when.is), answers, 'jawaban pertanyaan itu', 'an answer of that question')),
    ];
  });
}

/** The answers that another question can wait for; none of what is free to answer. */
function closedAnswers(question: Question): readonly string[] {
  if (question.type === 'yesNo') return ['true', 'false'];
  return question.type === 'choice' ? Object.keys(question.options) : [];
}

function ofQuestion({ seasons: ofYear, incomeSources }: Definition, path: Path, question: Question): Finding[] {
  if (question.type === 'number' && question.max < question.min)
    return [{ path: [...path, 'max'], value: question.max, expected: expecting(`paling sedikit ${question.min} (min)`, `at least ${question.min} (min)`) }];
  if ((question.type === 'choice' || question.type === 'choices') && Object.keys(question.options).length === 0)
    return [{ path: [...path, 'options'], value: question.type, at: 'key', expected: expecting('paling sedikit satu pilihan', 'at least one option') }];
  if (question.type === 'seasonalIncome' && (Object.keys(ofYear).length === 0 || Object.keys(incomeSources).length === 0))
    return [
      {
        path: [...path, 'type'],
        value: question.type,
        expected: expecting('seasons dan incomeSources dalam definisi ini', 'seasons and incomeSources in this definition'),
      },
    ];
  return [];
}

/** The form of consent asks each purpose by its key, and how it was given. */
function consents({ tracks, forms, consents: purposes }: Definition): Finding[] {
  const [name, track] = Object.entries(tracks).find(([, { kind }]) => kind === 'consent') ?? [];
  const form = forms[track?.memberForm ?? ''];
  if (name === undefined || track === undefined)
    return Object.keys(purposes).length === 0
      ? []
      : [
          {
            path: ['consents'],
            value: Object.keys(purposes).join(', '),
            at: 'key',
            expected: expecting('rangkaian kegiatan berjenis consent', 'a track of the kind consent'),
          },
        ];
  if (track.memberForm === undefined)
    return [{ path: ['tracks', name], value: name, at: 'key', expected: expecting('memberForm: apa yang ditanyakan', 'a memberForm: what is asked') }];
  if (form === undefined) return [];
  const path = ['forms', track.memberForm, 'questions'];
  const asked = Object.entries(form.questions).filter(([, { type }]) => type === 'yesNo');
  const missing = Object.keys(purposes).filter((purpose) => !asked.some(([key]) => key === purpose));
  const how = form.questions['how'];
  const ways = how === undefined || how.type !== 'choice' ? [] : Object.keys(how.options);
  return [
    ...missing.map(
      (purpose): Finding => ({
        path,
        at: 'key',
        value: purpose,
        expected: expecting(`pertanyaan yesNo ${purpose}, dari consents`, `a yesNo question ${purpose}, of consents`),
      }),
    ),
    ...ways.flatMap((way) => known([...path, 'how', 'options', way], way, CONSENT_WAYS, 'cara memberi persetujuan', 'a way of giving consent')),
  ];
}

/** A year's income is built from its seasons: every month belongs to exactly one. */
function seasons({ seasons: all }: Definition): Finding[] {
  const of = new Map<number, string>();
  const twice = Object.entries(all).flatMap(([key, { months }]) =>
    months.flatMap((month, index): Finding[] => {
      const before = of.get(month);
      if (before === undefined) return (of.set(month, key), []);
      return [
        {
          path: ['seasons', key, 'months', index],
          value: month,
          expected: expecting(`bulan yang belum ada dalam ${before}`, `a month that ${before} does not have already`),
        },
      ];
    }),
  );
  const missing = Array.from({ length: 12 }, (_, index) => index + 1).filter((month) => !of.has(month));
  if (Object.keys(all).length === 0 || missing.length === 0) return twice;
  return [
    ...twice,
    {
      path: ['seasons'],
      at: 'key',
      value: Object.keys(all).join(', '),
      expected: expecting(`bulan ${missing.join(', ')} juga dalam salah satu musim`, `the months ${missing.join(', ')} in one of them too`),
    },
  ];
}
