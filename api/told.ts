import type { Actor } from '../domain/actor.ts';
import type { Accepted } from '../db/commands/command.ts';
import type { Parts } from './parts.ts';

/** What a command's sender learns of the relay. */
type Told = { readonly status: 200 | 202; readonly untold: readonly string[] };

export async function toldInTime(_parts: Parts, _actor: Actor, _idempotencyKey: string, _answered: Accepted): Promise<Told> {
  return { status: 200, untold: [] };
}
