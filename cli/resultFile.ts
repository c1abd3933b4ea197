import { closeSync, openSync } from 'node:fs';
import { EXIT, Stop } from './programme/ending.ts';
import { wordsIn } from './programme/words.ts';

/**
 * Makes sure, before long work begins, that its result can be written: makes the file where there is none and leaves the content of one that is there.
 * @throws Stop naming the file and the cause
 */
export function claimResultFile(file: string | undefined): void {
  if (file === undefined) return;
  try {
    closeSync(openSync(file, 'a'));
  } catch (failure) {
    throw new Stop(EXIT.usage, wordsIn('en').unwritable(file, (failure as NodeJS.ErrnoException).code ?? ''));
  }
}
