import { expect, it } from 'vitest';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import { CALENDARS, readSeed } from '../support/seeds.ts';
import { changed } from './support.ts';

it.each(['planning', 'mail'])('refuses a track called %s: its workflow, or what is to be repaired about it, would be taken for another', (name) => {
  const text = changed(readSeed('tablolong.yaml'), '  agreedTasks:', `  ${name}:`);
  const parsed = parseDefinition(text, 'tablolong.yaml', CALENDARS);
  expect(parsed.ok ? [] : parsed.problems).toMatchObject([{ path: `tracks.${name}`, value: name, expected: { en: 'a name other than planning, mail' } }]);
});
