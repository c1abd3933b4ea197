import { parseDefinition } from '../../domain/parseDefinition.ts';
import { CALENDARS, readSeed } from '../support/seeds.ts';
import { brief, changed, lineOf } from './support.ts';

const TABLOLONG = readSeed('tablolong.yaml');

/** What parsing says of Tablolong with one passage exchanged, and the line on which the passage began. */
export function faultOf(from: string, to: string): { problems: ReturnType<typeof brief>[]; first: number; text: string } {
  const text = changed(TABLOLONG, from, to);
  const parsed = parseDefinition(text, 'seeds/tablolong.yaml', CALENDARS);
  return { problems: parsed.ok ? [] : parsed.problems.map(brief), first: lineOf(TABLOLONG, from), text };
}
