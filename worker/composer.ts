import type { Sql } from '../db/connect.ts';
import { type Composing, composeDue } from '../notices/compose.ts';
import { keepPassing, type Log } from './loop.ts';

const POLL_MS = 500;

/** Makes mails of waiting notices until the signal says stop. Several at once take turns. */
export async function runComposer({ sql, log, ...composing }: Composing & { readonly sql: Sql; readonly log: Log }, signal: AbortSignal): Promise<void> {
  const pass = async () => ((await composeDue(sql, composing)) > 0 ? 'again' : 'done');
  await keepPassing({ name: 'composer', sql, channel: 'notice', pollMs: POLL_MS, pass, log }, signal);
}
