import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT, Stop } from './ending.ts';
import type { Place } from './service.ts';

/** A file named on the command line. @param folder that relative ones are relative to @throws Stop when it cannot be read */
export function read(folder: string, named: string, { words }: Place): string {
  try {
    return readFileSync(resolve(folder, named), 'utf8');
  } catch (failure) {
    throw new Stop(EXIT.usage, words.unreadable(named, (failure as NodeJS.ErrnoException).code ?? ''));
  }
}

/** Writes a file named on the command line. @throws Stop when it cannot be written */
export function write(folder: string, named: string, text: string, { words }: Place): void {
  try {
    writeFileSync(resolve(folder, named), text);
  } catch (failure) {
    throw new Stop(EXIT.usage, words.unwritable(named, (failure as NodeJS.ErrnoException).code ?? ''));
  }
}
