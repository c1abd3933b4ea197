import type { Form } from './forms.ts';
import type { Text } from './language.ts';

/**
 * An answer to a question in words; undefined where there is none, or where it is about somebody (a client) or has no plain words (incomes by season).
 * @param answer as it was recorded
 */
export function answerWords(question: Form['questions'][string], answer: unknown): Text | undefined {
  if (answer === undefined || answer === null || answer === '') return undefined;
  switch (question.type) {
    case 'yesNo':
      return answer === true ? { id: 'Ya', en: 'Yes' } : { id: 'Tidak', en: 'No' };
    case 'scale':
      return { id: `${String(answer)} dari ${question.steps}`, en: `${String(answer)} of ${question.steps}` };
    case 'number':
    case 'money':
      return same(String(answer));
    case 'date':
    case 'text':
      return same(String(answer));
    case 'choice':
      return question.options[String(answer)];
    case 'choices':
      return listed((Array.isArray(answer) ? answer : []).flatMap((key) => question.options[String(key)] ?? []));
    default:
      return undefined;
  }
}

function same(text: string): Text {
  return { id: text, en: text };
}

function listed(words: readonly Text[]): Text | undefined {
  if (words.length === 0) return undefined;
  return { id: words.map(({ id }) => id).join(', '), en: words.map(({ en }) => en).join(', ') };
}
