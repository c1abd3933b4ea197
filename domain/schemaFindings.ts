import { z } from 'zod';
import type { Text } from './language.ts';
import { wordsOfPattern } from './patterns.ts';
import { expecting, type Finding, oneOf, type Path } from './problem.ts';

type Issue = z.core.$ZodIssue;

const A_DATE = expecting('tanggal yang ada, seperti 2027-02-28', 'a date that exists, such as 2027-02-28');

/**
 * What a schema found wrong, in words for the person who wrote the file: the key that was probably meant, the date that does not exist.
 * @param content the value that was parsed
 */
export function findingsOf(schema: z.ZodType, issues: readonly Issue[], content: unknown): Finding[] {
  return issues.flatMap((issue) => findingOf(schema, issue, content));
}

function findingOf(schema: z.ZodType, issue: Issue, content: unknown): Finding | Finding[] {
  const value = valueAt(content, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, issue.path, content);
      const written = Object.keys(Object(value));
      const free = known.filter((key) => !written.includes(key));
      // A key already written is not what was meant.
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        at: 'key',
        value: key,
        expected: oneOf(key, free.length > 0 ? free : known, 'kunci yang dikenal', 'a known key'),
      }));
    }
    case 'invalid_key':
      return { path: issue.path, at: 'key', value: issue.path.at(-1), expected: wordsOf(issue.issues[0]) };
    case 'invalid_union':
      return { path: issue.path, value, expected: kindsAt(schema, issue.path, content, value) ?? alternatives(schema, issue.path, content) };
    default:
      return { path: issue.path, value, expected: value === undefined ? lacking(issue) : (formAt(schema, issue, content) ?? wordsOf(issue, value)) };
  }
}

function wordsOf(issue: Issue | undefined, value?: unknown): Text {
  switch (issue?.code) {
    case 'invalid_type':
      return typed(issue.expected);
    case 'invalid_value':
      return oneOf(value, issue.values.map(String), 'salah satu', 'one of');
    case 'too_small':
      return expecting(`paling sedikit ${issue.minimum}${unit(issue.origin).id}`, `at least ${issue.minimum}${unit(issue.origin).en}`);
    case 'too_big':
      return expecting(`paling banyak ${issue.maximum}${unit(issue.origin).id}`, `at most ${issue.maximum}${unit(issue.origin).en}`);
    case 'invalid_format':
      if (issue.format === 'date') return A_DATE;
      if (issue.format === 'email') return expecting('alamat surel, nama@contoh.example', 'a mail address, name@contoh.example');
      return wordsOfPattern(issue.format === 'regex' ? issue.pattern : undefined);
    default:
      return expecting('nilai yang sah', 'a valid value');
  }
}

/** What the text in this place must look like, when something that is no text stands there. */
function formAt(schema: z.ZodType, issue: Issue, content: unknown): Text | undefined {
  const place = issue.code === 'invalid_type' ? schemaAt(schema, issue.path, content) : undefined;
  if (place instanceof z.ZodISODate) return A_DATE;
  const checks = place instanceof z.ZodString ? (place._zod.def.checks ?? []) : [];
  const pattern = checks.map(({ _zod }) => (_zod.def as { pattern?: RegExp }).pattern).find((found) => found !== undefined);
  return pattern === undefined ? undefined : wordsOfPattern(String(pattern));
}

function lacking(issue: Issue): Text {
  const { id, en } = issue.code === 'invalid_type' ? typed(issue.expected) : wordsOf(issue);
  return { id: `${id}; tidak ada di sini`, en: `${en}; nothing is here` };
}

function typed(expected: string): Text {
  const names: Record<string, Text> = {
    string: { id: 'teks', en: 'text' },
    number: { id: 'angka', en: 'a number' },
    int: { id: 'bilangan bulat', en: 'a whole number' },
    boolean: { id: 'true atau false', en: 'true or false' },
    array: { id: 'daftar', en: 'a list' },
    object: { id: 'kunci dan nilai', en: 'keys and values' },
    record: { id: 'kunci dan nilai', en: 'keys and values' },
  };
  return names[expected] ?? { id: expected, en: expected };
}

function unit(origin: string): Text {
  if (origin === 'string') return { id: ' huruf', en: ' characters' };
  if (origin === 'array') return { id: ' butir', en: ' entries' };
  return { id: '', en: '' };
}

/** The kinds that there are, where the word that says which kind a value is of is missing or is none of them. */
function kindsAt(schema: z.ZodType, path: Path, content: unknown, value: unknown): Text | undefined {
  const union = schemaAt(schema, path.slice(0, -1), content);
  if (!(union instanceof z.ZodDiscriminatedUnion) || union.def.discriminator !== path.at(-1)) return undefined;
  const kinds = union.options.flatMap((option) => {
    const kind: unknown = option instanceof z.ZodObject ? option.shape[union.def.discriminator] : undefined;
    return kind instanceof z.ZodLiteral ? [...kind.values].map(String) : [];
  });
  return oneOf(value, kinds, 'salah satu', 'one of');
}

/** `{ minutes } or { until }`: the shapes a value may have. */
function alternatives(schema: z.ZodType, path: Path, content: unknown): Text {
  const union = schemaAt(schema, path, content);
  const shapes = union instanceof z.ZodUnion ? union.options.map((option) => `{ ${keysOf(option as z.ZodType).join(', ')} }`) : [];
  return shapes.length === 0 ? expecting('nilai yang sah', 'a valid value') : expecting(shapes.join(' atau '), shapes.join(' or '));
}

function keysAt(schema: z.ZodType, path: Path, content: unknown): string[] {
  return keysOf(schemaAt(schema, path, content));
}

function keysOf(schema: z.ZodType | undefined): string[] {
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The schema of the value at a path, without its wrappers. */
function schemaAt(schema: z.ZodType, path: Path, content: unknown): z.ZodType | undefined {
  const bare = unwrapped(schema);
  const [step, ...rest] = path;
  if (step === undefined || bare === undefined) return bare;
  const inner = (content as Record<PropertyKey, unknown> | undefined)?.[step];
  if (bare instanceof z.ZodObject) return schemaAt(bare.shape[step as string] as z.ZodType, rest, inner);
  if (bare instanceof z.ZodRecord) return schemaAt(bare.valueType as z.ZodType, rest, inner);
  if (bare instanceof z.ZodArray) return schemaAt(bare.element as z.ZodType, rest, inner);
  return undefined;
}

/** Whether the value at a path may be left out. */
export function isOptionalAt(schema: z.ZodType, path: Path, content: unknown): boolean {
  const parent = schemaAt(schema, path.slice(0, -1), content);
  return parent instanceof z.ZodObject && (parent.shape[String(path.at(-1))] as z.ZodType | undefined)?.safeParse(undefined).success === true;
}

function unwrapped(schema: z.ZodType | undefined): z.ZodType | undefined {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrapped(schema.unwrap() as z.ZodType) : schema;
}

function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined),
    content,
  );
}
