/**
 * Writes seeds/examples/tablolong.xlsx: the people of seeds/people/tablolong.yaml as the workbook that the page of a start takes. All invented.
 * `node scripts/make-roster.mjs`; change the people and run it again, not the workbook.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tool } from './bootstrap.mjs';

const seed = (name) => new URL(`../seeds/${name}`, import.meta.url);
tool('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'ignore' });
const load = (name) => import(`../dist/${name}.js`);
const [{ parseDefinition }, { parsePeople }, { ROSTER_LISTS, rosterColumns }, { rosterCells }, { writeRoster }] = await Promise.all(
  ['domain/parseDefinition', 'domain/parsePeople', 'domain/importRosterColumns', 'domain/importRosterWrite', 'web/start/writeSheets'].map(load),
);

const calendars = readdirSync(seed('calendars/'));
const { definition } = parseDefinition(readFileSync(seed('tablolong.yaml'), 'utf8'), 'tablolong.yaml', calendars);
const { people } = parsePeople(readFileSync(seed('people/tablolong.yaml'), 'utf8'), 'people/tablolong.yaml', definition, definition.demoStart);
const sheets = ROSTER_LISTS.map((list) => {
  const columns = rosterColumns(list, definition);
  return { list, columns, rows: rosterCells(list, columns, people, 'id').map((cells) => ({ cells })) };
});
mkdirSync(seed('examples/'), { recursive: true });
writeFileSync(seed('examples/tablolong.xlsx'), await writeRoster(sheets, 'id'));
