import { Refused } from '../client/client.ts';

/** How long somebody goes on trying, in real time. */
export type Patience = { readonly milliseconds: number; readonly pause: (milliseconds: number) => Promise<void>; readonly now: () => number };

/** Answers that say: later. */
const BUSY = new Set([502, 503, 504]);
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 500;

/**
 * Makes the same request again until it is answered: a service that is away or restarting is no reason to give up, and the request's id makes
 * a repeat harmless. So is an answer cut off in its body: it may have been meant otherwise.
 * @param what names the request in failures
 * @throws Refused when the answer is no; Error when patience ends
 */
export async function insist<T>(what: string, patience: Patience, request: () => Promise<T>): Promise<T> {
  const deadline = patience.now() + patience.milliseconds;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    try {
      return await request();
    } catch (failure) {
      if (failure instanceof Refused && !BUSY.has(failure.status)) throw failure;
      if (patience.now() >= deadline) throw new Error(`${what}: no answer in ${patience.milliseconds / 1000} s`, { cause: failure });
      await patience.pause(pause);
    }
  }
}
