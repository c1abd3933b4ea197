import type { Sql } from '../../db/connect.ts';

/** Real time, passed in so that tests need none. */
export type RealTime = { readonly now: () => number; readonly pause: (milliseconds: number) => Promise<void> };

/** Postgres may be away (killed on purpose): the same is asked again until it answers. `stuck` says what to tell when it never does. */
export type Wait = { readonly time: RealTime; readonly milliseconds: number };

/** Each look costs the database some of the time that it is waited for. */
const SHORTEST_PAUSE = 8;
const LONGEST_PAUSE = 50;
const GROWTH = 1.1;

/**
 * Asks until the answer is true. Everything asked here can be repeated.
 * @throws Error with what `stuck` says, when real time runs out; the failure itself when it is not about the connection
 */
export async function until({ time, milliseconds }: Wait, ask: () => Promise<boolean>, stuck: () => Promise<string>): Promise<void> {
  const deadline = time.now() + milliseconds;
  for (let pause = SHORTEST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * GROWTH)) {
    if (await insisted({ time, milliseconds: Math.max(0, deadline - time.now()) }, ask)) return;
    if (time.now() >= deadline) throw new Error(`not settled after ${milliseconds / 1000} s: ${await stuck()}`);
    await time.pause(pause);
  }
}

/** Does something that may be repeated, again and again while the database is away. @throws the failure, when it is another or time runs out */
export async function insisted<T>({ time, milliseconds }: Wait, act: () => Promise<T>): Promise<T> {
  const deadline = time.now() + milliseconds;
  for (;;) {
    try {
      return await act();
    } catch (failure) {
      if (!isAway(failure) || time.now() >= deadline) throw failure;
      await time.pause(LONGEST_PAUSE);
    }
  }
}

const AWAY = new Set(['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT']);

/** Whether a failure says that the database cannot be reached now: a broken connection, or one of the classes 08 and 57P. */
export function isAway(failure: unknown): boolean {
  const code = typeof failure === 'object' && failure !== null && 'code' in failure ? String(failure.code) : '';
  return AWAY.has(code) || code.startsWith('08') || code.startsWith('57P');
}

/** What stands in the way of a programme's next step, for whoever reads the failure. Keys, counts and classes only. */
export async function obstacles(sql: Sql, code: string): Promise<string> {
  const [owed, untold, unsent, unmailed, blocked] = await Promise.all([
    sql<{ child: string | null; what: string }[]>`select child, what from owed where programme = ${code} order by child, what`,
    sql<
      { child: string | null; attempts: number; failed: string | null }[]
    >`select child, attempts, failed from inbox where programme = ${code} and told_at is null order by id`,
    sql<{ count: number }[]>`select count(*) from notice where programme = ${code} and status = 'queued'`,
    sql<{ attempts: number; response: string | null }[]>`select attempts, response from mail where programme = ${code} and status = 'queued'`,
    sql<{ key: string }[]>`select key from item where programme = ${code} and blocked order by key`,
  ]);
  const parts = [
    list(
      'owed',
      owed.map(({ child, what }) => `${child ?? 'programme'} ${what}`),
    ),
    list(
      'untold',
      untold.map(({ child, attempts, failed }) => `${child ?? 'programme'} after ${attempts} attempts${failed === null ? '' : ` (${failed})`}`),
    ),
    list('notices not composed', Array<string>(unsent[0]?.count ?? 0).fill('')),
    list(
      'mails not sent',
      unmailed.map(({ attempts, response }) => `after ${attempts} attempts${response === null ? '' : ` (${response})`}`),
    ),
    list(
      'blocked',
      blocked.map(({ key }) => key),
    ),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing is owed, untold, unsent or blocked' : parts.join('; ');
}

const SHOWN = 5;

function list(name: string, entries: readonly string[]): string {
  if (entries.length === 0) return '';
  const shown = entries.filter((entry) => entry !== '').slice(0, SHOWN);
  return `${entries.length} ${name}${shown.length === 0 ? '' : `: ${shown.join(', ')}${entries.length > shown.length ? ', ...' : ''}`}`;
}
