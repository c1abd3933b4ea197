import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

const MB = 1024 * 1024;

/**
 * Looks whether a folder that the stack is going to fill can be written and has room.
 * @param setting what to set to have it elsewhere
 * @param needed megabytes
 * @throws Error naming the folder, what is wrong with it and what helps
 */
export function expectRoom(folder: string, setting: string, needed: number): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (failure) {
    const code = (failure as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Error(`${folder} cannot be written (${code}): let this user write there, or set ${setting} to a folder of yours`, {
      cause: failure,
    });
  }
  const free = freeMb(folder);
  if (free < needed)
    throw new Error(`the disk of ${folder} is nearly full, ${free} MB are left: have ${needed} MB free there, or set ${setting} to a folder elsewhere`);
}

/** Room on the disk of a folder, or of the nearest one above it that is there. */
function freeMb(folder: string): number {
  const there = existsSync(folder) || dirname(folder) === folder;
  if (!there) return freeMb(dirname(folder));
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / MB);
}
