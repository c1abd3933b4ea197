import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, describeEnd } from './children.ts';

/**
 * Tries until it works, and gives up at once when the process it needs is gone.
 * @throws Error naming what was waited for, and the last failure
 */
export async function waitUntil<T>(
  what: string,
  attempt: () => Promise<T>,
  { child, withinMs = 60_000 }: { child?: Child; withinMs?: number } = {},
): Promise<T> {
  const giveUpAt = performance.now() + withinMs;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, 500)) {
    try {
      return await attempt();
    } catch (failure) {
      if (child?.isRunning() === false) throw new Error(describeEnd(child.name, await child.ended, child.lastLines()), { cause: failure });
      if (performance.now() > giveUpAt) throw new Error(`${what}: not ready within ${withinMs / 1000} s`, { cause: failure });
    }
    await sleep(pauseMs);
  }
}
