import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { STATE_FOLDER } from './places.ts';

const Running = z.object({
  pid: z.int(),
  /** When that process began, as the system tells it: a number given to another process later is not taken for it. */
  born: z.string(),
  /** Undefined while it starts. */
  ready: z
    .object({
      urls: z.object({ api: z.string(), temporalUi: z.string().optional(), mail: z.string().optional() }),
      env: z.record(z.string(), z.string()),
      adminTokenFile: z.string(),
      /** No part of it is replaced by a setting. */
      local: z.boolean(),
    })
    .optional(),
});
/** What a stack says of itself to whoever comes later. */
export type Running = z.infer<typeof Running>;

/** The stack whose state is in that folder, if its process lives: running, or starting while it has no `ready`. */
export function findRunning(dir: string = STATE_FOLDER): Running | undefined {
  return ownerIn(read(noteIn(dir)));
}

/**
 * Claims the folder for a stack of this process. Of any number that claim it at once exactly one gets it, also over the note of a stack that was killed.
 * @returns undefined, or the stack that has it already
 */
export function claim(dir: string): Running | undefined {
  mkdirSync(dir, { recursive: true });
  // Nobody else looks in. PostgreSQL, which root runs as somebody else, must pass through.
  chmodSync(dir, process.getuid?.() === 0 ? 0o711 : 0o700);
  const draft = `${noteIn(dir)}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(ownNote()), { flag: 'wx', mode: 0o600 });
  try {
    return take(noteIn(dir), draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Puts the written draft where the file shall be: nobody ever sees it half written. A file that a killed process left is removed only by whoever holds
 * its `.clearing`, which is taken in the same way: without that, the slower of two would remove the claim of the quicker one.
 * @returns undefined, or the process that was quicker
 */
function take(file: string, draft: string): Running | undefined {
  for (;;) {
    if (links(draft, file)) return undefined;
    const there = read(file);
    if (there === undefined) continue;
    const other = ownerIn(there);
    if (other !== undefined) return other;
    const clearing = `${file}.clearing`;
    const quicker = take(clearing, draft);
    if (quicker !== undefined) return quicker;
    try {
      // Read again: whoever held it may have cleared it before, and its place may be a living one's by now.
      const left = read(file);
      if (left !== undefined && ownerIn(left) === undefined && read(file) === left) rmSync(file);
    } finally {
      rmSync(clearing);
    }
  }
}

/** A name that is there already is kept, by the file system itself. */
function links(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure;
  }
}

/** Says that the stack is ready, for its owner's eyes only: the settings hold the database's password. */
export function announce(dir: string, ready: NonNullable<Running['ready']>): void {
  const draft = `${noteIn(dir)}.draft`;
  writeFileSync(draft, `${JSON.stringify({ ...ownNote(), ready }, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(draft, noteIn(dir));
}

/** Gives the folder free again. */
export function release(dir: string): void {
  rmSync(noteIn(dir), { force: true });
}

function noteIn(dir: string): string {
  return join(dir, 'stack.json');
}

/** What tells this process from every other one, also from a later one with the same number. */
export function ownNote(): Pick<Running, 'pid' | 'born'> {
  return { pid: process.pid, born: bornAt(process.pid) ?? '' };
}

/** @returns undefined when it is not there */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw failure;
  }
}

/** Whether the process of such a note is still there. */
export function lives({ pid, born }: Pick<Running, 'pid' | 'born'>): boolean {
  return bornAt(pid) === born;
}

/** @returns what the note says, if the process that wrote it lives */
function ownerIn(text: string | undefined): Running | undefined {
  const note = Running.safeParse(text === undefined ? undefined : parsed(text));
  return note.success && lives(note.data) ? note.data : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // half written, by a version before this one
  }
}

/** @returns undefined when there is no such process */
function bornAt(pid: number): string | undefined {
  try {
    if (!existsSync('/proc/self/stat')) return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    // Field 22, counted after the name, which may hold spaces and brackets.
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = state.slice(state.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
