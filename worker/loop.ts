import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../db/connect.ts';

/** Where loops complain: the class of a failure, never its text, which may hold anything. */
export type Log = { warn(fields: Record<string, unknown>, message: string): void };

/** Work that is done whenever there is some. */
export type Loop = {
  readonly name: string;
  readonly sql: Sql;
  /** The Postgres channel on which somebody says that there may be work. */
  readonly channel?: string;
  /** Looks at the latest after so long, milliseconds: a notification is lost with its connection. */
  readonly pollMs: number;
  /** Does what there is to do. @returns `again` when it did something and there may be more */
  readonly pass: () => Promise<'again' | 'done'>;
  readonly log: Log;
};

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

/**
 * Runs a loop until the signal says stop; a pass under way is finished. A failed pass (the database is away) is tried again after a pause that
 * doubles up to 5 s; a loop never ends of itself.
 */
export async function keepPassing({ name, sql, channel, pollMs, pass, log }: Loop, signal: AbortSignal): Promise<void> {
  const bell = new Bell(signal);
  const hearing = channel === undefined ? undefined : listen(sql, channel, () => bell.ring(), signal);
  for (let failures = 0; !signal.aborted; ) {
    bell.hush();
    try {
      const found = await pass();
      failures = 0;
      if (found === 'done') await bell.rung(pollMs);
    } catch (failure) {
      failures += 1;
      log.warn({ loop: name, failed: classOf(failure), failures }, 'pass failed, trying again');
      // Not woken by the bell: while the database comes and goes it rings all the time.
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS), signal);
    }
  }
  await hearing;
}

/** The class of a failure: an error code such as `ECONNREFUSED` or `08006`, else the error's name. */
export function classOf(failure: unknown): string {
  if (typeof failure !== 'object' || failure === null) return typeof failure;
  const { code, cause, name } = failure as { code?: unknown; cause?: unknown; name?: unknown };
  if (typeof code === 'string' && /^[A-Za-z0-9_]{1,40}$/.test(code)) return code;
  if (typeof code === 'number') return `grpc${code}`;
  if (cause instanceof Error) return classOf(cause);
  return typeof name === 'string' ? name : 'Error';
}

/** Waits, or until the signal. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}

/** Listens until the signal. The driver listens again by itself when its connection is lost; the first time is tried until it succeeds. */
async function listen(sql: Sql, channel: string, heard: () => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { unlisten } = await sql.listen(channel, heard, heard);
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve(), { once: true });
      });
      await unlisten().catch(() => {}); // the connection is gone, and with it what it listened to
    } catch {
      await pause(LONGEST_PAUSE_MS / 5, signal);
    }
  }
}

/** Remembers that it was rung until somebody looks. */
class Bell {
  #rang = false;
  #answer: (() => void) | undefined;
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.ring(), { once: true });
  }

  ring(): void {
    this.#rang = true;
    this.#answer?.();
  }

  hush(): void {
    this.#rang = false;
  }

  /** Resolves when it is rung, has been since it was hushed, or after so long. */
  async rung(ms: number): Promise<void> {
    if (this.#rang || this.#signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#answer = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#answer = undefined;
  }
}
