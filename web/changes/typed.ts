import { createHash } from 'node:crypto';
import type { ProgrammeVisit } from '../page.ts';
import type { Asked } from './kind.ts';

/** Fields of a form that are not about what is changed. */
const BESIDE = ['csrf', 'once', 'step', 'expect', 'seen', 'reason', 'from-item', 'picked', 'kind', 'file'];

/** What was typed, by field; a file that was chosen stands for the text of the definition. */
export async function typedIn({ form }: ProgrammeVisit): Promise<ReadonlyMap<string, string>> {
  const typed = new Map<string, string>();
  for (const [name, value] of form.entries()) if (typeof value === 'string') typed.set(name, name === 'definition' ? unixLines(value) : value.trim());
  const file = form.get('file');
  if (file instanceof Blob && file.size > 0) typed.set('definition', unixLines(await file.text()));
  return typed;
}

/** A browser sends the lines of a text with other ends than a file has. */
function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Says of two forms whether they ask for the same: whoever confirms confirms what they have seen. */
export function fingerprintOf({ visit, value }: Asked): string {
  const names = new Set([...visit.form.keys(), ...visit.query.keys(), ...(visit.form.get('file') === null ? [] : ['definition'])]);
  const said = [...names]
    .filter((name) => !BESIDE.includes(name))
    .toSorted()
    .flatMap((name) => (value(name) === '' ? [] : [[name, value(name)]]));
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}
