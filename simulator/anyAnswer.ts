import type { Draw } from './draw.ts';
import type { Question, Setting } from './setting.ts';

/**
 * Whom a question of a form is asked about: `subject` names who or what, for the draws; `clients` are those of the group; `lean`, from 0 to 1, how well
 * the one asked is doing, where that is known: what is measured leans that way.
 */
export type Asked = { readonly subject: string; readonly clients: readonly string[]; readonly day: string; readonly lean?: number | undefined };

/** A sentence that an answer in words may carry; must come to light nowhere but in the sealed answers. */
export const WORDS = 'Jawaban rahasia 5147: harga ikan turun, bensin naik.';

/** An answer that a question allows, drawn; of questions that no story knows. */
export function anyAnswer(draw: Draw, setting: Setting, question: Question, { subject, clients, day, lean }: Asked, key: string): unknown {
  const chance = draw(subject, `answer ${key}`);
  const options = Object.keys(question.options ?? {});
  const { min = 0, max = 100, steps = 5 } = question;
  switch (question.type) {
    case 'yesNo':
      return chance < 0.7;
    case 'number':
      if (lean !== undefined) return min + Math.round(lean * (max - min));
      return min + Math.floor(chance * (Math.min(max, min + 20) - min + 1));
    case 'money':
      return Math.floor(((lean ?? chance) * max) / 100);
    case 'scale':
      return lean === undefined ? 1 + Math.floor(chance * steps) : 1 + Math.round(lean * (steps - 1));
    case 'choice':
      return options[Math.floor(chance * options.length)];
    case 'choices':
      return options.filter((option, index) => index === Math.floor(chance * options.length) || draw(subject, `answer ${key} ${option}`) < 0.3);
    case 'date':
      return day;
    case 'text':
      return WORDS;
    case 'seasonalIncome':
      return Object.fromEntries(
        Object.keys(setting.seasons).map((season) => [
          season,
          Object.fromEntries(
            Object.keys(setting.incomeSources).map((source) => [source, Math.floor((draw(subject, `${key} ${season} ${source}`) * max) / 100)]),
          ),
        ]),
      );
    case 'client':
      return clients[Math.floor(chance * clients.length)];
  }
}

/** Whether an answer is one that the question allows: what a story knows may not fit another definition's question. */
export function fits(question: Question, answer: unknown, clients: readonly string[]): boolean {
  const whole = typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= (question.min ?? 0);
  switch (question.type) {
    case 'yesNo':
      return typeof answer === 'boolean';
    case 'number':
    case 'money':
      return whole && answer <= (question.max ?? Infinity);
    case 'scale':
      return whole && answer >= 1 && answer <= (question.steps ?? 5);
    case 'choice':
      return typeof answer === 'string' && Object.hasOwn(question.options ?? {}, answer);
    case 'choices':
      return Array.isArray(answer) && answer.every((chosen) => typeof chosen === 'string' && Object.hasOwn(question.options ?? {}, chosen));
    case 'date':
    case 'text':
      return typeof answer === 'string' && answer !== '';
    case 'seasonalIncome':
      return typeof answer === 'object' && answer !== null;
    case 'client':
      return typeof answer === 'string' && clients.includes(answer);
  }
}
