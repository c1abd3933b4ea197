import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, actorKey } from '../domain/actor.ts';
import { workflowIdOf } from '../messages/names.ts';
import { decideTold, howFarTold, type Telling } from '../db/untold.ts';
import type { Parts } from './parts.ts';

/** The relay takes about ten milliseconds; after that there is less and less hurry. */
const FIRST_LOOK_MS = 6;
const GROWTH = 1.15;
const SLOWEST_LOOK_MS = 100;

/**
 * Waits a moment for the relay to tell a command's workflows.
 * @returns ids of those it did not: at its last attempt it failed, or time was up. They are told later, of itself; a repeat is answered alike.
 */
export async function untoldAfter({ sql, waitToldMs }: Pick<Parts, 'sql' | 'waitToldMs'>, actor: Actor, idempotencyKey: string): Promise<readonly string[]> {
  const asker = actorKey(actor);
  for (let waited = 0, pause = FIRST_LOOK_MS; ; pause = Math.min(pause * GROWTH, SLOWEST_LOOK_MS)) {
    await sleep(pause);
    waited += pause;
    const { decided, tellings } = await howFarTold(sql, asker, idempotencyKey);
    if (decided !== null) return decided;
    const untold = tellings.filter(({ told }) => !told);
    if (untold.every(({ failed }) => failed) || waited >= waitToldMs) return decideTold(sql, asker, idempotencyKey, workflowsOf(untold));
  }
}

function workflowsOf(tellings: readonly Telling[]): string[] {
  return [...new Set(tellings.map(({ programme, child }) => workflowIdOf(programme, child ?? undefined)))].sort();
}
