import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import { parsePeople } from '../../domain/parsePeople.ts';
import { CALENDARS, readSeed, tablolong } from '../support/seeds.ts';

const definition = tablolong();

/** A file with one line lost, written twice, or with a piece of it exchanged for something else. */
function damaged(text: string): fc.Arbitrary<string> {
  const lines = text.split('\n');
  const junk = fc.constantFrom('', 'null', '[]', '{}', '-1', '"', ': ', '2027-02-30', '~', '*x', '__proto__', '0x1F');
  return fc.tuple(fc.nat(lines.length - 1), fc.constantFrom('lost', 'twice', 'junk'), junk, fc.nat(80)).map(([at, how, piece, column]) => {
    const line = lines[at] as string;
    const end = line.indexOf(' ', column);
    const exchanged = line.slice(0, column) + piece + (end < 0 ? '' : line.slice(end));
    return [...lines.slice(0, at), ...(how === 'lost' ? [] : how === 'twice' ? [line, line] : [exchanged]), ...lines.slice(at + 1)].join('\n');
  });
}

it('a damaged definition or people file is read or refused with places inside it, and never throws', () => {
  const people = readSeed('people/tablolong.yaml');
  const text = readSeed('tablolong.yaml');
  const holds = (broken: string, parsed: { ok: boolean; problems?: readonly { line: number; message: { id: string; en: string } }[] }) => {
    if (parsed.ok) return;
    expect(parsed.problems?.length).toBeGreaterThan(0);
    for (const { line, message } of parsed.problems ?? []) {
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThanOrEqual(broken.split('\n').length);
      expect(message.id).toContain('seharusnya ');
      expect(message.en).toMatch(/expected [^ ]/);
    }
  };
  fc.assert(
    fc.property(damaged(text), (broken) => holds(broken, parseDefinition(broken, 'definition.yaml', CALENDARS))),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(damaged(people), (broken) => holds(broken, parsePeople(broken, 'people.yaml', definition, definition.demoStart))),
    { numRuns: 40 },
  );
}, 60_000);

it.each([
  ['lists in brackets', `a: ${'['.repeat(200_000)}`],
  ['maps in braces', `a: ${'{a: '.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['lists on one line', '- '.repeat(200_000)],
  ['explicit keys', '? '.repeat(300)],
  ['maps by indentation', Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ['a few maps that are keys', `${'{'.repeat(30)}a: 1${'}: 1'.repeat(29)}}`],
])('a file that nests without end is refused at once: %s', (_what, text) => {
  const began = performance.now();
  const parsed = parseDefinition(text, 'definition.yaml', CALENDARS);
  expect(parsed.ok || parsed.problems.map(({ message }) => message.en)).toEqual([
    expect.stringMatching(/^definition\.yaml:1:\d+: expected (YAML of at most 32 levels|a key that is one word)$/),
  ]);
  expect(performance.now() - began).toBeLessThan(3000);
});
