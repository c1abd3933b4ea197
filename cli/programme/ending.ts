import { isAway } from '../../api/away.ts';
import { Refused } from '../../client/client.ts';
import type { Words } from './words.ts';

/** How the command ends, for scripts. */
export const EXIT = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const;

/** The command line itself is wrong, or nothing is there to be asked. Its message is for the person. */
export class Stop extends Error {
  readonly exit: number;

  constructor(exit: number, message: string) {
    super(message);
    this.exit = exit;
  }
}

/** Names the files as they were named on the command line, where the service calls them `definition` and `people`. */
export type FileNames = { readonly definition?: string; readonly people?: string };

/**
 * What a failure is called on the terminal, and the exit code.
 * @param json the problem as it came
 */
export function endingOf(
  failure: unknown,
  words: Words,
  url: string,
  { json, files = {} }: { json: boolean; files?: FileNames },
): { exit: number; text: string } {
  if (failure instanceof Stop) return { exit: failure.exit, text: failure.message };
  if (failure instanceof Refused) {
    const { problem } = failure;
    const exit = problem.status === 503 ? EXIT.unreachable : EXIT.refused;
    if (json) return { exit, text: JSON.stringify(problem, undefined, 2) };
    const errors = (problem.errors ?? []).map(({ path, message }) => `  ${named(path, message, files)}`);
    return { exit, text: [[problem.title, problem.detail].filter((part) => part !== '').join(': '), ...errors].join('\n') };
  }
  if (isUnreachable(failure)) return { exit: EXIT.unreachable, text: words.unreachable(url) };
  if (isAway(failure)) return { exit: EXIT.unreachable, text: words.databaseAway };
  throw failure;
}

/** A message that begins with a place in a file says it all; any other needs its path. */
function named(path: string, message: string, files: FileNames): string {
  for (const file of ['definition', 'people'] as const) if (message.startsWith(`${file}:`)) return `${files[file] ?? file}${message.slice(file.length)}`;
  return `${path}: ${message}`;
}

/** `fetch` fails with a TypeError when there is no connection, and by its own timeout when there is no answer. */
export function isUnreachable(failure: unknown): boolean {
  return (failure instanceof TypeError && failure.message === 'fetch failed') || (failure instanceof DOMException && failure.name === 'TimeoutError');
}
