import type { Question } from '../../domain/forms.ts';
import { tablolong } from './seeds.ts';

/** Answers that a form of Tablolong's accepts, to each of its questions; what they say does not matter. */
export function anyAnswers(form: string): Record<string, unknown> {
  const { forms, seasons, incomeSources } = tablolong();
  const ofEach = (value: unknown, keys: object) => Object.fromEntries(Object.keys(keys).map((key) => [key, value]));
  const answer = (question: Question): unknown => {
    switch (question.type) {
      case 'yesNo':
        return true;
      case 'number':
        return question.min;
      case 'money':
        return 50_000;
      case 'scale':
        return 1;
      case 'choice':
        return Object.keys(question.options)[0];
      case 'choices':
        return Object.keys(question.options).slice(0, 1);
      case 'date':
        return '2027-08-05';
      case 'seasonalIncome':
        return ofEach(ofEach(100_000, incomeSources), seasons);
      default:
        return 'x';
    }
  };
  return Object.fromEntries(Object.entries(forms[form]?.questions ?? {}).map(([key, question]) => [key, answer(question)]));
}
