import type { Problem } from '../../domain/problem.ts';

/** The text with one passage exchanged. @throws when the passage does not stand there exactly once */
export function changed(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`expected once: ${from}`);
  return text.replace(from, () => to);
}

/** The line, from 1, on which a passage begins. @throws when the passage does not stand there exactly once */
export function lineOf(text: string, passage: string): number {
  if (text.split(passage).length !== 2) throw new Error(`expected once: ${passage}`);
  return (text.split(passage)[0] as string).split('\n').length;
}

/** What a test says of a problem. */
export function brief({ path, line, value, expected }: Problem): { path: string; line: number; value: string; expected: string } {
  return { path, line, value, expected: expected.en };
}
