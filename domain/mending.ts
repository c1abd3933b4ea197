import type { z } from 'zod';
import { nearest, type Path } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** Content with some of its faults taken out, so that the rest can be looked at too. `touched` are the places that are no longer the writer's. */
type Mended = { readonly content: unknown; readonly touched: readonly Path[]; readonly renamed: readonly Renamed[] };

/** A key read as another: where it was taken from, and where its value stands now. */
export type Renamed = { readonly from: Path; readonly to: Path };

/** Stands in for a date that does not exist; nothing found at that place is reported. */
const STAND_IN = '2000-01-01';

/**
 * Reads a misspelt key as the one that was meant, leaves unknown keys out, puts a stand-in for impossible dates and leaves out what may
 * be left out. Somebody who writes a file wants to hear of all faults at once, not one after each repair.
 * @param issues of the parse of this content
 * @returns a copy; the same as before where nothing could be mended
 */
export function mend(content: unknown, issues: readonly Issue[], isOptional: (path: Path) => boolean): Mended {
  const copy = structuredClone(content);
  const touched: Path[] = [];
  const renamed: Renamed[] = [];
  for (const issue of issues) {
    const { path } = issue;
    if (issue.code === 'unrecognized_keys') {
      const parent = at(copy, path);
      if (parent === undefined) continue;
      for (const key of issue.keys) {
        const meant = nearest(key, lackingAt(issues, path, copy));
        if (meant !== undefined) {
          parent[meant] = parent[key];
          renamed.push({ from: [...path, key], to: [...path, meant] });
        }
        delete parent[key];
        touched.push([...path, key]);
      }
    } else {
      const parent = at(copy, path.slice(0, -1));
      const last = path.at(-1);
      if (parent === undefined || last === undefined) continue;
      if (issue.code === 'invalid_format' && issue.format === 'date') parent[last] = STAND_IN;
      else if (isOptional(path) && !Array.isArray(parent)) delete parent[last];
      else continue;
      touched.push(path);
    }
  }
  return { content: copy, touched, renamed };
}

/** Keys that the schema wants in this place and the writer did not give. */
function lackingAt(issues: readonly Issue[], place: Path, content: unknown): string[] {
  return issues
    .filter(({ code, path }) => code !== 'unrecognized_keys' && path.length === place.length + 1 && place.every((step, index) => step === path[index]))
    .map(({ path }) => String(path.at(-1)))
    .filter((key) => !(key in (at(content, place) ?? {})));
}

function at(content: unknown, path: Path): Record<PropertyKey, unknown> | undefined {
  const found = path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined),
    content,
  );
  return typeof found === 'object' && found !== null ? (found as Record<PropertyKey, unknown>) : undefined;
}

/** Whether one path lies at or under another. */
export function isUnder(path: Path, root: Path): boolean {
  return root.length <= path.length && root.every((step, index) => String(step) === String(path[index]));
}

/** The path as the writer wrote it, with the keys that were read as others. */
export function asWritten(path: Path, renamed: readonly Renamed[]): Path {
  return renamed.toReversed().reduce((current, { from, to }) => (isUnder(current, to) ? [...from, ...current.slice(to.length)] : current), path);
}
