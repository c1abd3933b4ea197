// The walls between folders, as CONTRIBUTING.md tells them. `npm run lint` runs this; alone: `node scripts/walls.mjs`.
// An own reader of imports, since dependency-cruiser cannot tell a type from code without TypeScript's old compiler API, and reads no .tsx by swc.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DEV = Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies);

/**
 * The first wall whose place a file stands in holds for it.
 * `code`: folders or files of ours that it may import; `types`: those it may import types of besides, `'*'` for any. `node`: whether it may use Node.
 * `only`: the packages it may import; `never`: those it may not.
 */
const WALLS = [
  { place: 'domain/agenda.ts', code: [], types: [], node: false, only: [], why: 'it is bundled into workflow code' },
  {
    place: 'domain/',
    code: ['domain/'],
    types: [],
    node: false,
    only: ['zod', 'yaml', 'temporal-polyfill', '@stdlib'],
    why: 'the domain decides and knows nothing of the world',
  },
  {
    place: 'messages/',
    code: ['messages/', 'domain/agenda.ts'],
    types: ['domain/'],
    node: false,
    only: ['@temporalio/workflow', '@temporalio/common'],
    why: 'it is bundled into workflow code',
  },
  {
    place: 'workflows/',
    code: ['workflows/', 'messages/', 'domain/agenda.ts'],
    types: '*',
    node: false,
    only: ['@temporalio/workflow', '@temporalio/common'],
    why: 'a workflow knows time, and activities by their types',
  },
  {
    place: 'activities/',
    code: ['activities/', 'domain/', 'messages/', 'db/', 'notices/'],
    types: '*',
    node: true,
    never: ['@temporalio/workflow', '@temporalio/worker', 'hono', 'nodemailer'],
    why: 'activities are thin verbs over the database',
  },
  {
    place: 'db/',
    code: ['db/', 'domain/', 'messages/'],
    types: [],
    node: true,
    never: ['@temporalio', 'hono', '@hono', 'nodemailer'],
    why: 'a command is a transaction and calls nobody',
  },
  {
    place: 'notices/',
    code: ['notices/', 'domain/', 'messages/', 'db/'],
    types: [],
    node: true,
    never: ['@temporalio'],
    why: 'notices are rendered from rows',
  },
  {
    place: 'api/main.ts',
    code: ['api/', 'domain/', 'messages/', 'db/', 'stack/settings.ts', 'web/site.ts'],
    types: [],
    node: true,
    never: ['nodemailer', '@temporalio'],
    why: 'the API mails nobody and tells no workflow',
  },
  {
    place: 'api/postSignIn.ts',
    code: ['notices/signInMail.tsx'],
    types: ['db/signIn/', 'notices/'],
    node: true,
    never: ['@temporalio'],
    why: 'it mails what signs somebody in, and that rests in no database',
  },
  {
    place: 'api/',
    code: [
      'api/',
      'domain/',
      'messages/',
      'db/',
      'notices/printList.tsx',
      'notices/feed.ts',
      'notices/morningList.ts',
      'notices/why.ts',
      'notices/unsubscribePage.tsx',
    ],
    types: ['workflows/', 'notices/mime.ts'],
    node: true,
    never: ['nodemailer', '@temporalio'],
    why: 'the API mails nobody and tells no workflow',
  },
  {
    place: 'web/',
    code: ['web/', 'client/', 'domain/', 'messages/', 'db/signIn/'],
    types: '*',
    node: true,
    never: ['postgres', 'nodemailer', '@temporalio'],
    why: 'pages show and do what the API lets their visitor',
  },
  { place: 'client/', code: ['client/'], types: [], node: false, only: [], why: 'the client stands alone' },
  {
    place: 'simulator/',
    code: ['simulator/', 'client/'],
    types: [],
    node: true,
    only: [],
    why: 'staff in rehearsals act through the HTTP API, as people would',
  },
  {
    place: 'worker/',
    code: ['worker/', 'domain/', 'messages/', 'workflows/', 'activities/', 'db/', 'notices/', 'stack/settings.ts', 'stack/places.ts'],
    types: [],
    node: true,
    never: ['hono', '@hono'],
    why: 'the worker wires everything and serves nobody',
  },
  {
    place: 'stack/',
    code: ['stack/', 'domain/', 'messages/', 'db/'],
    types: [],
    node: true,
    never: [],
    why: 'the stack starts the other processes and is none of them',
  },
  {
    place: 'cli/',
    code: ['cli/', 'domain/', 'messages/', 'db/', 'client/', 'simulator/', 'stack/', 'activities/', 'worker/', 'workflows/', 'notices/', 'api/', 'web/'],
    types: [],
    node: true,
    never: [],
    why: 'commands may use everything but tests',
  },
];

/** @returns {{modules: number, problems: string[]}} what was read, and each import through a wall */
export function findBreaches(read = (file) => readFileSync(join(ROOT, file), 'utf8')) {
  const folders = [...new Set(WALLS.map(({ place }) => place.split('/')[0]))];
  const files = folders.flatMap((folder) => sourcesIn(folder));
  const empty = folders.filter((folder) => !files.some((file) => file.startsWith(`${folder}/`)));
  const problems = empty.map((folder) => `${folder}/: no module found; expected some, or a wall less`);
  for (const file of files) {
    const wall = WALLS.find(({ place }) => (place.endsWith('/') ? file.startsWith(place) : file === place));
    for (const { to, type, line } of importsOf(file, read(file))) {
      const breach = judge(wall, file, to, type);
      if (breach !== undefined) problems.push(`${file}:${line}: imports ${breach} ('${to}'): ${wall.why}`);
    }
  }
  return { modules: files.length, problems };
}

function judge(wall, file, to, type) {
  if (to.startsWith('.')) {
    const target = relative(ROOT, resolve(ROOT, dirname(file), to));
    if (!existsSync(join(ROOT, target))) return 'a file that is not there';
    const stands = (places) => places === '*' || places.some((place) => target === place || (place.endsWith('/') && target.startsWith(place)));
    if (stands(wall.code) || (type && stands(wall.types) && !target.startsWith('tests/'))) return undefined;
    return `${type ? 'a type' : 'code'} of ${target}`;
  }
  if (isBuiltin(to)) return wall.node || type ? undefined : 'Node';
  const within = (names) => names.some((name) => to === name || to.startsWith(`${name}/`));
  if (!type && within(DEV)) return 'a package that only development has';
  if (wall.only !== undefined && !within(wall.only) && !(type && wall.types === '*')) return 'a package';
  return wall.never !== undefined && !type && within(wall.never) ? 'a package' : undefined;
}

/** Static and dynamic imports and re-exports; `type` where nothing of it is left at run time. */
function importsOf(file, text) {
  const { body, span } = parseSync(text, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' });
  // swc counts bytes on from the file before.
  const bytes = Buffer.from(text);
  const lineOf = (position) =>
    bytes
      .subarray(0, Math.max(0, position - span.start))
      .toString()
      .split('\n').length;
  const found = [];
  const add = (node, to, type) => found.push({ to, type, line: lineOf(node.span.start) });
  for (const node of body) {
    const onlyTypes = node.typeOnly || (node.specifiers?.length > 0 && node.specifiers.every((specifier) => specifier.isTypeOnly));
    if (node.source) add(node, node.source.value, Boolean(onlyTypes));
  }
  walk(body, (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Import') add(node, node.arguments[0]?.expression.value ?? '?', false);
    if (node.type === 'TsImportType') add(node, node.argument.value, true);
  });
  return found;
}

function walk(node, visit) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') visit(node);
  for (const part of Object.values(node)) walk(part, visit);
}

function sourcesIn(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const { modules, problems } = findBreaches();
  for (const problem of problems) console.error(problem);
  console.error(`walls: ${modules} modules read, ${problems.length} imports through a wall`);
  process.exit(problems.length === 0 ? 0 : 1);
}
