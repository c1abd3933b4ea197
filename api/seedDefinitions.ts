import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { Definition } from '../domain/definition.ts';
import { parseDefinition } from '../domain/parseDefinition.ts';

/** Beside the sources. */
const SOURCES = new URL('../seeds/', import.meta.url);
/** Beside the folder that they are built into. */
const BUILT = new URL('../../seeds/', import.meta.url);

type Seed = { readonly file: string; readonly text: string; readonly definition: Definition };
/** They belong to the version that runs, and parsing one takes a tenth of a second. */
let read: Promise<Seed[]> | undefined;

/** The definitions that come with this version, those without fault. */
export function seedDefinitions(calendars: readonly string[]): Promise<Seed[]> {
  read ??= readSeeds(calendars);
  return read;
}

async function readSeeds(calendars: readonly string[]): Promise<Seed[]> {
  const folder = existsSync(SOURCES) ? SOURCES : BUILT;
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort((one, other) => (one === 'tablolong.yaml' ? -1 : other === 'tablolong.yaml' ? 1 : one < other ? -1 : 1));
  const texts = await Promise.all(files.map(async (file) => ({ file, text: await readFile(new URL(file, folder), 'utf8') })));
  return texts.flatMap(({ file, text }) => {
    const parsed = parseDefinition(text, file, calendars);
    return parsed.ok ? [{ file, text, definition: parsed.definition }] : [];
  });
}
