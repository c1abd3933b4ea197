import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, describeEnd } from './children.ts';

/** How long to wait, and what makes waiting vain. */
export type WaitOptions = {
  /** The process that it needs. */
  readonly child?: Child;
  readonly withinMs?: number;
  readonly signal?: AbortSignal | undefined;
  /** The last words where it was in vain: which setting to look at. */
  readonly hint?: string | undefined;
};

/**
 * Tries until it works, and gives up at once when the process it needs is gone or the signal says so, even in the midst of an attempt.
 * @throws the signal's reason; Error naming what was waited for, the cause of the last failure, and the hint
 */
export async function waitUntil<T>(what: string, attempt: () => Promise<T>, options: WaitOptions = {}): Promise<T> {
  const { child, withinMs = 60_000, signal, hint } = options;
  const giveUpAt = performance.now() + withinMs;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, 500)) {
    try {
      return await unlessAborted(signal, attempt());
    } catch (failure) {
      signal?.throwIfAborted();
      if (child?.isRunning() === false) throw new Error(describeEnd(child.name, await child.ended, child.lastLines()), { cause: failure });
      if (performance.now() > giveUpAt) {
        const last = hint === undefined ? '' : `. ${hint}`;
        throw new Error(`${what}: not ready within ${withinMs / 1000} s (${causeOf(failure)})${last}`, { cause: failure });
      }
    }
    await unlessAborted(signal, sleep(pauseMs));
  }
}

/** The promise's outcome, or the signal's reason as soon as it is aborted: what cannot be called back is then no longer waited for. */
export async function unlessAborted<T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> {
  if (signal === undefined) return promise;
  let leave = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

/** A failure's class and never its words, which may hold an address with a password: `ECONNREFUSED`, `28P01`, `UNAUTHENTICATED`, `Error`. */
export function causeOf(failure: unknown): string {
  if (!(failure instanceof Error)) return typeof failure;
  const { code, cause } = failure as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  const status = /^\d+ ([A-Z_]+):/.exec(failure.message)?.[1]; // gRPC's
  if (status !== undefined) return status;
  return cause instanceof Error ? causeOf(cause) : failure.name;
}
