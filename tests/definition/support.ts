import { readdirSync, readFileSync } from 'node:fs';
import type { Problem } from '../../domain/problem.ts';

const seeds = new URL('../../seeds/', import.meta.url);

export const CALENDARS = readdirSync(new URL('calendars/', seeds));
export const readSeed = (name: string) => readFileSync(new URL(name, seeds), 'utf8');
export const TABLOLONG = readSeed('tablolong.yaml');

/** The text with one passage exchanged; the passage must stand there once. */
export function changed(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`expected once: ${from}`);
  return text.replace(from, () => to);
}

/** The line, from 1, on which a passage stands that must stand there once. */
export function lineOf(text: string, passage: string): number {
  if (text.split(passage).length !== 2) throw new Error(`expected once: ${passage}`);
  return (text.split(passage)[0] as string).split('\n').length;
}

/** What a test says of a problem. */
export const brief = ({ path, line, value, expected }: Problem) => ({ path, line, value, expected: expected.en });
