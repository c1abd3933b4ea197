import type { Text } from './language.ts';

/**
 * What is wrong in a file that people write: the place, the value found there and what was expected.
 * `path` is dotted (`tracks.mentoring.cadence.0.perMonth`), empty for the file as a whole; `line` and `column` count from 1.
 */
export type Problem = {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly value: string;
  readonly expected: Text;
  readonly message: Text;
};

/** Keys and indexes from the root to a value. */
export type Path = readonly PropertyKey[];

/** A problem before its line is known. `at: 'key'` points at the key rather than at its value; both where nothing was found there. */
export type Finding = { readonly path: Path; readonly at?: 'key' | 'value'; readonly value?: unknown; readonly expected: Text };

/** The words a finding says about what it expects, from one sentence in each language. */
export function expecting(id: string, en: string): Text {
  return { id, en };
}

/** `"2027-02-30"`, `12`, `[…]`: a value short enough for a message. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Joins a place, a value and an expectation into the problem that is shown. */
export function problemAt(file: string, place: { line: number; column: number }, { path, value, expected }: Finding): Problem {
  const dotted = path.map(String).join('.');
  const found = shown(value);
  const where = `${file}:${place.line}:${place.column}${dotted === '' ? '' : ` ${dotted}`}`;
  const message = {
    id: `${where}: ${found === '' ? '' : `tertulis “${found}”, `}seharusnya ${expected.id}`,
    en: `${where}: ${found === '' ? '' : `found “${found}”, `}expected ${expected.en}`,
  };
  return { path: dotted, ...place, value: found, expected, message };
}

/** The known word nearest to a misspelt one, if any is near: at most a third of its letters differ. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, distance: distanceBetween(word.toLowerCase(), candidate.toLowerCase()) }));
  const [best] = ranked.sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.max(1, Math.ceil(best.candidate.length / 3)) ? best.candidate : undefined;
}

/** “one of a, b, c”, with the nearest named first. */
export function oneOf(word: unknown, known: readonly string[], id: string, en: string): Text {
  const near = typeof word === 'string' ? nearest(word, known) : undefined;
  const list = known.length === 0 ? { id: 'belum ada', en: 'none yet' } : { id: known.join(', '), en: known.join(', ') };
  return near === undefined
    ? { id: `${id} (${list.id})`, en: `${en} (${list.en})` }
    : { id: `${id}; mungkin “${near}” (${list.id})`, en: `${en}; perhaps “${near}” (${list.en})` };
}

/** How many letters must be put in, taken out or exchanged (Levenshtein). */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(exchanged, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
