import { isMap, isNode, isPair, isSeq, LineCounter, parseDocument, type Document, type Node, visit } from 'yaml';
import type { z } from 'zod';
import { asWritten, isUnder, mend, type Renamed } from './mending.ts';
import { expecting, type Finding, type Path, type Problem, problemAt } from './problem.ts';
import { findingsOf, isOptionalAt } from './schemaFindings.ts';
import { DEEPEST, nestsTooDeep } from './yamlNesting.ts';

/** A YAML file that keeps the place of every value, and what is wrong with it as YAML. */
type SourceFile = { readonly file: string; readonly content: unknown; readonly document: Document; readonly lines: LineCounter };

/** What comes of reading a file: its value, or every problem found, in the order of its lines. */
export type Parsed<Name extends string, Value> =
  | ({ readonly ok: true } & { readonly [N in Name]: Value })
  | { readonly ok: false; readonly problems: Problem[] };

/** Longer files are no definitions and no lists of people; and a parser should not be fed without end. */
const LONGEST = 2_000_000;

/**
 * Reads a file, checks its shape and then, only if the shape is right, what its parts say of each other.
 * @param check findings beyond the shape
 */
export function readSource<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  check: (value: z.output<Schema>) => readonly Finding[],
): { ok: true; value: z.output<Schema> } | { ok: false; problems: Problem[] } {
  if (text.length > LONGEST) {
    const expected = expecting(`berkas paling panjang ${LONGEST} huruf`, `a file of at most ${LONGEST} characters`);
    return { ok: false, problems: [problemAt(file, { line: 1, column: 1 }, { path: [], value: text.length, expected })] };
  }
  const { source, faults } = readYaml(text, file);
  if (source === undefined) return { ok: false, problems: faults };
  const { value, findings } = examine(source.content, schema, check);
  const problems = inOrder([...faults, ...findings.map((finding) => located(source, finding))]);
  return value === undefined || problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/** How often a fault may uncover the next one (a misspelt key hides what is under it). */
const ROUNDS = 8;

/** Parses, and where the shape is wrong mends what can be, so that faults behind the first are found too. */
function examine<Schema extends z.ZodType>(content: unknown, schema: Schema, check: (value: z.output<Schema>) => readonly Finding[]) {
  const findings: Finding[] = [];
  const touched: Path[] = [];
  const renamed: Renamed[] = [];
  let current = content;
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = schema.safeParse(current);
    const isWriters = ({ path }: Finding) => !touched.some((place) => isUnder(path, place));
    const note = (found: readonly Finding[]) => findings.push(...found.filter(isWriters).map((one) => ({ ...one, path: asWritten(one.path, renamed) })));
    if (parsed.success) {
      note(check(parsed.data));
      return { value: parsed.data, findings };
    }
    const mended = mend(current, parsed.error.issues, (path) => isOptionalAt(schema, path, current));
    const found = findingsOf(schema, parsed.error.issues, current).filter(({ path }) => !mended.renamed.some(({ to }) => samePath(to, path)));
    note(found.filter((one) => !findings.some((known) => same(known, one))));
    if (mended.touched.length === 0) break;
    touched.push(...mended.touched);
    renamed.push(...mended.renamed);
    current = mended.content;
  }
  return { value: undefined, findings };
}

function same(one: Finding, other: Finding): boolean {
  return samePath(one.path, other.path) && one.expected.en === other.expected.en;
}

function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && isUnder(one, other);
}

/** The file as YAML. A key written twice hides nothing else, so that file is read on; any other fault ends the reading. */
function readYaml(text: string, file: string): { readonly source?: SourceFile; readonly faults: Problem[] } {
  if (nestsTooDeep(text)) {
    const expected = expecting(`YAML paling dalam ${DEEPEST} tingkat`, `YAML of at most ${DEEPEST} levels`);
    return { faults: [problemAt(file, { line: 1, column: 1 }, { path: [], expected })] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const faults = document.errors.map(({ code, pos: [from] }) => {
    const { line, col } = lines.linePos(from);
    const path = code === 'DUPLICATE_KEY' ? pathAt(document, from) : [];
    const expected =
      code === 'DUPLICATE_KEY'
        ? expecting('setiap kunci hanya satu kali', 'each key once only')
        : expecting(`YAML yang dapat dibaca (${code})`, `readable YAML (${code})`);
    return problemAt(file, { line, column: col }, { path, value: path.at(-1) ?? text.slice(from).split('\n')[0]?.trim(), expected });
  });
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return { faults: inOrder(faults) };
  const odd = oddKeyOf(document);
  if (odd !== undefined) {
    const { line, col } = lines.linePos(startOf(odd) ?? 0);
    return { faults: [problemAt(file, { line, column: col }, { path: [], expected: expecting('kunci yang berupa satu kata', 'a key that is one word') })] };
  }
  try {
    return { source: { file, content: document.toJS({ maxAliasCount: 20 }), document, lines }, faults };
  } catch {
    const expected = expecting('YAML tanpa rujukan yang melebar', 'YAML without references that multiply');
    return { faults: [problemAt(file, { line: 1, column: 1 }, { path: [], expected })] };
  }
}

/** The first key that is a list or a map itself: none of ours is, and each level of them would double what its text takes. */
function oddKeyOf(document: Document): unknown {
  let odd: unknown;
  visit(document, {
    Pair(_, { key }) {
      if (!isMap(key) && !isSeq(key)) return undefined;
      odd = key;
      return visit.BREAK;
    },
  });
  return odd;
}

function located(source: SourceFile, finding: Finding): Problem {
  const offset = offsetOf(source.document, finding.path, finding.at ?? 'value');
  const { line, col } = source.lines.linePos(offset);
  return problemAt(source.file, { line, column: col }, finding);
}

/** Where a path begins; for what is lacking, where the nearest enclosing key begins. */
function offsetOf(document: Document, path: Path, at: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, step] of path.entries()) {
    const wantsKey = at === 'key' && index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isNode(key) ? key.toJSON() : key) === String(step));
      if (pair === undefined) return offset;
      offset = (wantsKey || !isNode(pair.value) || isMap(pair.value) || isSeq(pair.value) ? startOf(pair.key) : startOf(pair.value)) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}

/** The path of the key that begins at this offset; empty when none does. */
function pathAt(document: Document, offset: number): string[] {
  const within = (node: unknown, path: string[]): string[] | undefined => {
    if (!isMap(node) && !isSeq(node)) return undefined;
    for (const [index, item] of node.items.entries()) {
      const name = isPair(item) ? String(isNode(item.key) ? item.key.toJSON() : item.key) : String(index);
      if (isPair(item) && startOf(item.key) === offset) return [...path, name];
      const deeper = within(isPair(item) ? item.value : item, [...path, name]);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  };
  return within(document.contents, []) ?? [];
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
