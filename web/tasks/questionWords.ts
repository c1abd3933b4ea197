import type { Form } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { number } from '../shared/formats.ts';
import type { Faults } from '../shared/parts.tsx';
import { textsIn } from './texts.ts';

type Question = Form['questions'][string];

/** What a reader of the screen says with a field: its hint, and what is wrong with it. */
export function described(name: string, hint: string, faults: Faults): Record<string, string> {
  const wrong = faults[name] !== undefined;
  const by = [wrong ? `${name}-fault` : '', hint === '' ? '' : `${name}-hint`].filter((id) => id !== '').join(' ');
  return { ...(by === '' ? {} : { 'aria-describedby': by }), ...(wrong ? { 'aria-invalid': 'true' } : {}) };
}

/** Between which numbers an answer lies. */
export function rangeOf(question: Question, language: Language): string | undefined {
  const { range } = textsIn(language).report;
  return question.type === 'number' ? range(number(question.min, language), number(question.max, language)) : undefined;
}

/** When a question is asked only after another answer, in words. */
export function onlyIf({ questions }: Form, { when }: Question, language: Language): string | undefined {
  const asked = when === undefined ? undefined : questions[when.question];
  if (when === undefined || asked === undefined) return undefined;
  const { yes, no, onlyIf: only } = textsIn(language).report;
  const answer = typeof when.is === 'boolean' ? (when.is ? yes : no) : 'options' in asked ? (asked.options[when.is]?.[language] ?? when.is) : when.is;
  return only(asked.ask[language], answer);
}
