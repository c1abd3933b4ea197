import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { removeState } from './postgresFiles.ts';
import { lives, ownNote } from './running.ts';

/** A container may share the folder for temporary files with others, whose processes it does not see. */
const Owner = z.object({ host: z.string(), pid: z.int(), born: z.string() });
const OWNER_FILE = 'owner.json';

/**
 * A new folder for a state that ends with this process, which removes it. First removes the folders of that prefix whose process was killed before it
 * could: only those of the same user and machine that say whose they are.
 */
export function newTemporaryState(prefix: string, parent: string = tmpdir()): string {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (name.startsWith(prefix) && isLeftBehind(folder)) removeQuietly(folder);
  }
  const folder = mkdtempSync(join(parent, prefix));
  const draft = join(folder, `${OWNER_FILE}.draft`);
  writeFileSync(draft, JSON.stringify({ host: hostname(), ...ownNote() }));
  renameSync(draft, join(folder, OWNER_FILE)); // never seen half written
  return folder;
}

function isLeftBehind(folder: string): boolean {
  try {
    const there = lstatSync(folder);
    const file = join(folder, OWNER_FILE);
    if (!there.isDirectory() || there.uid !== (process.getuid?.() ?? there.uid) || !existsSync(file)) return false;
    const owner = Owner.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return owner.success && owner.data.host === hostname() && !lives(owner.data);
  } catch {
    return false; // somebody else removes it just now, or it is not ours to read
  }
}

/** What cannot be removed stays for the next one: nobody's rehearsal fails of it. */
function removeQuietly(folder: string): void {
  try {
    removeState(folder);
  } catch {
    // Another rehearsal removes it at the same time.
  }
}
