import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerContext, checkAnswer, checkAnswers } from '../../domain/checkAnswer.ts';
import { Form, Question } from '../../domain/forms.ts';
import { definition } from './tablolong.ts';

const ask = { id: 'Apa?', en: 'What?' };
const words = { id: 'Ya', en: 'Yes' };
const question = (rest: object): Question => Question.parse({ ask, ...rest });
const context: AnswerContext = { ...definition, clients: new Set(['k001', 'h001']) };
const right = (asked: Question, value: unknown) => checkAnswer(asked, value, context).length === 0;

const EACH: readonly Question[] = [
  question({ type: 'yesNo' }),
  question({ type: 'number', min: -3, max: 40 }),
  question({ type: 'money', max: 50_000_000 }),
  question({ type: 'scale', steps: 5 }),
  question({ type: 'choice', options: { signed: words, thumbprint: words } }),
  question({ type: 'choices', options: { seaweed: words, fish: words } }),
  question({ type: 'date' }),
  question({ type: 'text', longest: 20 }),
  question({ type: 'seasonalIncome', max: 50_000_000 }),
  question({ type: 'client' }),
];

describe('an answer', () => {
  it('may be anything at all without the check failing (P1b)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EACH),
        fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withDate: true }),
        (asked, value) => {
          for (const { path, message } of checkAnswer(asked, value, context))
            expect([typeof path, message.id !== '', message.en !== '']).toEqual(['string', true, true]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('that is a whole number is right exactly within its range', () => {
    const range = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.nat(1000)).map(([min, width]) => ({ min, max: min + width }));
    fc.assert(
      fc.property(range, fc.oneof(fc.integer({ min: -3000, max: 3000 }), fc.double()), ({ min, max }, value) => {
        expect(right(question({ type: 'number', min, max }), value)).toBe(Number.isInteger(value) && value >= min && value <= max);
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, object, unknown[], unknown[]]>([
    ['money', { type: 'money', max: 1_000_000 }, [0, 50_000, 1_000_000], [-1, 1_000_001, 0.5, '50000', Number.NaN, Number.POSITIVE_INFINITY, null, true]],
    ['a scale', { type: 'scale', steps: 5 }, [1, 5], [0, 6, 2.5, '3']],
    ['yes or no', { type: 'yesNo' }, [true, false], ['ya', 1, 0, null, undefined]],
    ['a choice', { type: 'choice', options: { signed: words } }, ['signed'], ['Signed', 'toString', '__proto__', ['signed'], null]],
    [
      'choices',
      { type: 'choices', options: { fish: words, reef: words } },
      [[], ['fish'], ['reef', 'fish']],
      [['fish', 'fish'], ['shark'], 'fish', [null], ['constructor']],
    ],
    ['a date', { type: 'date' }, ['2028-02-29'], ['2027-02-29', '29-02-2028', 20280229, '']],
    ['text', { type: 'text', longest: 5 }, ['a', '12345'], ['', '   ', '123456', 'a\0b', 5, null]],
    ['a client', { type: 'client' }, ['k001', 'h001'], ['k002', '', 7, null]],
  ])('of %s is right or wrong by its question', (_, asked, rights, wrongs) => {
    for (const value of rights) expect([value, right(question(asked), value)]).toEqual([value, true]);
    for (const value of wrongs) expect([value, right(question(asked), value)]).toEqual([value, false]);
  });

  it('of income names each season, and of each only known sources; what is left out brought nothing', () => {
    const income = question({ type: 'seasonalIncome', max: 1_000 });
    const paths = (value: unknown) => checkAnswer(income, value, context).map(({ path }) => path);
    expect(paths({ calm: { fishing: 900, trade: 0 }, westMonsoon: {}, eastMonsoon: { other: 1_000 } })).toEqual([]);
    expect(paths({ calm: { fishing: 1_001, gold: 5 }, westMonsoon: { trade: -1 }, winter: {} })).toEqual([
      'winter',
      'calm.fishing',
      'calm.gold',
      'westMonsoon.trade',
      'eastMonsoon',
    ]);
    expect(paths([])).toEqual(['']);
    expect(paths(5)).toEqual(['']);
  });

  it('is told its range and options, and never repeated', () => {
    const secret = 987_654_321;
    const messages = EACH.flatMap((asked) => [...checkAnswer(asked, secret, context), ...checkAnswer(asked, 'rahasia-saya', context)]);
    expect(JSON.stringify(messages)).not.toMatch(/987654321|rahasia/);
    expect(checkAnswer(question({ type: 'number', min: 2, max: 7 }), 8, context)[0]?.message).toEqual({
      id: 'Isi bilangan bulat dari 2 sampai 7.',
      en: 'Give a whole number from 2 to 7.',
    });
    expect(checkAnswer(question({ type: 'choice', options: { signed: words, thumbprint: words } }), 'x', context)[0]?.message.en).toContain(
      'signed, thumbprint',
    );
  });
});

describe('a form', () => {
  const form = Form.parse({
    name: ask,
    questions: {
      used: { type: 'yesNo', ask },
      which: { type: 'choices', ask, options: { fish: words, reef: words }, when: { question: 'used', is: true } },
      reefHow: { type: 'text', ask, when: { question: 'which', is: 'reef' } },
      remark: { type: 'text', ask, optional: true },
    },
  });
  const paths = (answers: unknown, path?: string) => checkAnswers(form, answers, context, path).map((error) => error.path);

  it('is right with every question that is asked, and no other', () => {
    expect(paths({ used: false })).toEqual([]);
    expect(paths({ used: true, which: ['fish'] })).toEqual([]);
    expect(paths({ used: true, which: ['fish', 'reef'], reefHow: 'Memancing', remark: 'Baik' })).toEqual([]);
  });

  it('names what is missing, what is not asked after another answer, and what it has never heard of', () => {
    expect(paths({})).toEqual(['answers.used']);
    expect(paths({ used: true })).toEqual(['answers.which']);
    expect(paths({ used: false, which: ['fish'] })).toEqual(['answers.which']);
    expect(paths({ used: true, which: ['reef'] })).toEqual(['answers.reefHow']);
    expect(paths({ used: false, monthlySpendin: 5 })).toEqual(['answers.monthlySpendin']);
  });

  it('names a place within the answers of one of many', () =>
    expect(paths({ used: true, which: ['fish', 'shark'] }, 'members.3.answers')).toEqual(['members.3.answers.which.1']));

  it('may be sent anything at all', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (answers) => void expect(paths(answers).length).toBeGreaterThan(0)));
    expect(paths(JSON.parse('{"used": false, "__proto__": 1}'))).toEqual(['answers.__proto__']);
  });
});

it('reads every form of Tablolong: what it asks can be answered', () => {
  for (const { questions } of Object.values(definition.forms))
    for (const asked of Object.values(questions)) expect(checkAnswer(asked, Symbol('none'), context)).not.toEqual([]);
});
