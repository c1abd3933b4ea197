import type { Definition } from './definition.ts';
import type { Form, Question } from './forms.ts';
import type { Text } from './language.ts';
import type { FieldError } from './refusal.ts';
import { isDay } from './time.ts';

/** What an answer is checked against besides its question: the programme's seasons and sources of income, and ids that a question for a client may name. */
export type AnswerContext = Pick<Definition, 'seasons' | 'incomeSources'> & {
  /** Ids of the clients of the group, and of their households. */
  readonly clients: ReadonlySet<string>;
};

type Asked<T extends Question['type']> = Extract<Question, { type: T }>;

/** More words than any definition has options. */
const MOST_CHOSEN = 200;

/**
 * What is wrong with one answer: each fault by its place within the value (empty for the value itself) and what was expected there. Total: any value
 * at all is judged. An answer is never repeated in the words, so that nothing of it gets into a log.
 */
export function checkAnswer(question: Question, value: unknown, context: AnswerContext): FieldError[] {
  switch (question.type) {
    case 'yesNo':
      return unless(typeof value === 'boolean', { id: 'Jawab ya atau tidak (true atau false).', en: 'Answer yes or no (true or false).' });
    case 'number':
      return wholeNumber(value, question.min, question.max);
    case 'money':
      return wholeNumber(value, 0, question.max);
    case 'scale':
      return wholeNumber(value, 1, question.steps);
    case 'choice':
      return unless(isOption(question, value), oneOf(Object.keys(question.options)));
    case 'choices':
      return choices(question, value);
    case 'date':
      return unless(typeof value === 'string' && isDay(value), {
        id: 'Isi tanggal yang ada, seperti 2027-04-12.',
        en: 'Give a date that exists, such as 2027-04-12.',
      });
    case 'text':
      return unless(isText(value, question.longest), {
        id: `Isi dengan kata-kata, paling panjang ${question.longest} huruf.`,
        en: `Give it in words, ${question.longest} characters at most.`,
      });
    case 'seasonalIncome':
      return seasonalIncome(question, value, context);
    case 'client':
      return unless(typeof value === 'string' && context.clients.has(value), {
        id: 'Isi kode anggota kelompok ini atau rumah tangganya.',
        en: 'Give the id of a client of this group, or of their household.',
      });
  }
}

/**
 * What is wrong with the answers to a form: each question that is asked is answered once and rightly, nothing is answered that is not asked. A
 * question with `when` is asked where that answer was given.
 * @param path where the answers stand in what was sent, `members.3.answers`
 */
export function checkAnswers(form: Form, answers: unknown, context: AnswerContext, path = 'answers'): FieldError[] {
  if (!isRecord(answers)) return [{ path, message: { id: 'Jawaban belum diisi.', en: 'The answers are missing.' } }];
  const unknown = Object.keys(answers)
    .filter((key) => !Object.hasOwn(form.questions, key))
    .map((key) => ({ path: `${path}.${key.slice(0, 40)}`, message: { id: 'Tidak ada pertanyaan ini.', en: 'There is no such question.' } }));
  const wrong = Object.entries(form.questions).flatMap(([key, question]) => {
    const given = Object.hasOwn(answers, key) ? answers[key] : undefined;
    return answerErrors(question, given, answers, context).map((error) => ({
      ...error,
      path: [path, key, error.path].filter((part) => part !== '').join('.'),
    }));
  });
  return [...unknown, ...wrong];
}

function answerErrors(question: Question, given: unknown, answers: Readonly<Record<string, unknown>>, context: AnswerContext): FieldError[] {
  if (!isAsked(question, answers))
    return unless(given === undefined, {
      id: 'Tidak ditanyakan menurut jawaban lain, jadi kosongkan.',
      en: 'Not asked after another answer, so leave it out.',
    });
  if (given !== undefined) return checkAnswer(question, given, context);
  return unless(question.optional, { id: 'Pertanyaan ini belum dijawab.', en: 'This question is not answered.' });
}

function isAsked({ when }: Question, answers: Readonly<Record<string, unknown>>): boolean {
  if (when === undefined) return true;
  const given = Object.hasOwn(answers, when.question) ? answers[when.question] : undefined;
  return given === when.is || (Array.isArray(given) && given.includes(when.is));
}

function wholeNumber(value: unknown, min: number, max: number): FieldError[] {
  return unless(typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max, {
    id: `Isi bilangan bulat dari ${min} sampai ${max}.`,
    en: `Give a whole number from ${min} to ${max}.`,
  });
}

function choices(question: Asked<'choices'>, value: unknown): FieldError[] {
  const { options } = question;
  if (!Array.isArray(value) || value.length > MOST_CHOSEN) return unless(false, someOf(Object.keys(options)));
  return value.flatMap((chosen: unknown, index) => {
    const right = isOption(question, chosen) && value.indexOf(chosen) === index;
    return right ? [] : [{ path: String(index), message: someOf(Object.keys(options)) }];
  });
}

/** Every season is asked; a source left out brought nothing in it. */
function seasonalIncome({ max }: Asked<'seasonalIncome'>, value: unknown, { seasons, incomeSources }: AnswerContext): FieldError[] {
  if (!isRecord(value)) return unless(false, eachOf(Object.keys(seasons)));
  const unknown = Object.keys(value)
    .filter((season) => !Object.hasOwn(seasons, season))
    .map((season) => ({ path: season.slice(0, 40), message: oneOf(Object.keys(seasons)) }));
  const wrong = Object.keys(seasons).flatMap((season) => {
    const sources = Object.hasOwn(value, season) ? value[season] : undefined;
    if (!isRecord(sources)) return [{ path: season, message: eachOf(Object.keys(incomeSources)) }];
    return Object.entries(sources).flatMap(([source, amount]) => {
      const errors = Object.hasOwn(incomeSources, source) ? wholeNumber(amount, 0, max) : unless(false, oneOf(Object.keys(incomeSources)));
      return errors.map(({ message }) => ({ path: `${season}.${source.slice(0, 40)}`, message }));
    });
  });
  return [...unknown, ...wrong];
}

function isOption({ options }: { readonly options: Readonly<Record<string, Text>> }, value: unknown): boolean {
  return typeof value === 'string' && Object.hasOwn(options, value);
}

/** Some words, and none of the letters that no text has. */
function isText(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longest && !value.includes('\0');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unless(right: boolean, message: Text): FieldError[] {
  return right ? [] : [{ path: '', message }];
}

function oneOf(keys: readonly string[]): Text {
  return { id: `Pilih salah satu: ${keys.join(', ')}.`, en: `Choose one of: ${keys.join(', ')}.` };
}

function someOf(keys: readonly string[]): Text {
  return { id: `Daftar pilihan, masing-masing sekali, dari: ${keys.join(', ')}.`, en: `A list of choices, each once, from: ${keys.join(', ')}.` };
}

function eachOf(keys: readonly string[]): Text {
  return { id: `Isi uang sebulan untuk: ${keys.join(', ')}.`, en: `Give the money a month for: ${keys.join(', ')}.` };
}
