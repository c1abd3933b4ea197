/**
 * Writes docs/traceability.md: for each line of docs/programme.md the definition entry that carries it (`lines` in seeds/tablolong.yaml) and the
 * tests that name it. A test belongs to a line when its title ends in the line's id in brackets: `it('spaces ... (P2e)')`. Called by hand and by a test.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const NOT_YET = 'not yet';

/** @returns the page as it should stand, and how many lines have no test yet */
export function traceability() {
  const lines = linesOf(readFileSync(join(root, 'docs/programme.md'), 'utf8'));
  const carried = parse(readFileSync(join(root, 'seeds/tablolong.yaml'), 'utf8')).lines;
  const tests = testsByLine();
  const rows = lines.map(({ id, asks }) => {
    const shown = tests.get(id) ?? [];
    return `| ${id} | ${asks} | ${carried[id] === undefined ? NOT_YET : `\`${carried[id]}\``} | ${shown.length === 0 ? NOT_YET : shown.join('<br>')} |`;
  });
  const open = lines.filter(({ id }) => !tests.has(id)).length;
  const page = [
    '# Traceability',
    '',
    `From each line of the programme's document to the entry of \`seeds/tablolong.yaml\` that carries it and the tests that show it. Made by`,
    '`node scripts/make-traceability.mjs`; a test holds it up to date. A line without a test is not built yet, whatever the definition says.',
    '',
    `${lines.length} lines, ${lines.length - open} with a test, ${open} not yet.`,
    '',
    '| line | what it asks for | definition | tests |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  return { page, open };
}

function linesOf(text) {
  return [...text.matchAll(/^- ([IPOE]\d+[a-f]?): (.+)$/gm)].map(([, id, asks]) => ({ id, asks: asks.replace(/ \*Ours:.*$/, '') }));
}

function testsByLine() {
  const found = new Map();
  for (const file of testFiles(join(root, 'tests'))) {
    const text = readFileSync(file, 'utf8');
    for (const [, title, ids] of text.matchAll(/(?:it|test)(?:\.each\([^)]*\))?\(\s*['"`](.+?) \(((?:[IPOE]\d+[a-f]?(?:, )?)+)\)['"`]/g)) {
      for (const id of ids.split(', ')) found.set(id, [...(found.get(id) ?? []), `\`${relative(root, file)}\`: ${title.replaceAll('|', '\\|')}`]);
    }
  }
  return found;
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, 'docs/traceability.md'), traceability().page);
