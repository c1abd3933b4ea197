import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  const file = noteIn(dir);
  if (!existsSync(file)) return undefined;
  const note = Running.safeParse(readJson(file));
  return note.success && bornAt(note.data.pid) === note.data.born ? note.data : undefined;
}

/**
 * Claims the folder for a stack of this process.
 * @returns undefined, or the stack that has it already
 */
export function claim(dir: string): Running | undefined {
  mkdirSync(dir, { recursive: true });
  // Nobody else looks in. PostgreSQL, which root runs as somebody else, must pass through.
  chmodSync(dir, process.getuid?.() === 0 ? 0o711 : 0o700);
  for (;;) {
    try {
      writeFileSync(noteIn(dir), JSON.stringify(ownNote()), { flag: 'wx', mode: 0o600 });
      return undefined;
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
    }
    const other = findRunning(dir);
    if (other !== undefined) return other;
    rmSync(noteIn(dir), { force: true }); // of a stack that was killed
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

function ownNote(): Running {
  return { pid: process.pid, born: bornAt(process.pid) ?? '' };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // half written by a process that was killed, or gone meanwhile
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
