import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient, Refused } from '../../client/client.ts';
import { connect, type Sql } from '../../db/connect.ts';
import { isPerson } from '../../db/queries/asked.ts';
import { createToken, revokeToken } from '../../db/tokens.ts';
import type { Language } from '../../domain/language.ts';
import { findRunning } from '../../stack/running.ts';
import { EXIT, isUnreachable, Stop } from './ending.ts';
import type { Words } from './words.ts';

/** Where a command goes. `stateFolder` is the local stack's. */
export type Place = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stateFolder: string;
  readonly language: Language;
  readonly words: Words;
};

/** On whose token: the administrator's (`machine`), or that of a person of a programme, on a local stack. */
export type Actor = 'machine' | { readonly code: string; readonly person: string };

/** The URL of the service, for messages, before anything is asked of it. */
export function urlOf({ env, stateFolder }: Pick<Place, 'env' | 'stateFolder'>): string {
  return env.PENDAMPING_URL ?? findRunning(stateFolder)?.ready?.urls.api ?? '';
}

/**
 * Does something by way of the API. With PENDAMPING_URL and PENDAMPING_TOKEN it is that token that acts, on any machine; else, on the stack that
 * runs here, the administrator's or one made for this call alone.
 * @throws Stop when nothing is there to be asked
 */
export async function withClient<Value>(place: Place, actor: Actor, act: (client: Client) => Promise<Value>): Promise<Value> {
  const { env, language, words } = place;
  if (env.PENDAMPING_URL) {
    if (!env.PENDAMPING_TOKEN) throw new Stop(EXIT.usage, words.noToken);
    return act(createClient({ baseUrl: env.PENDAMPING_URL, token: env.PENDAMPING_TOKEN, language }));
  }
  const ready = localStack(place);
  const baseUrl = ready.urls.api;
  if (actor === 'machine') return act(createClient({ baseUrl, token: readFileSync(ready.adminTokenFile, 'utf8').trim(), language }));
  return withDatabase(place, async (sql) => {
    const token = await tokenFor(sql, place, actor.code, actor.person, 'command line, for one command');
    try {
      return await act(createClient({ baseUrl, token, language }));
    } finally {
      await revokeToken(sql, token);
    }
  });
}

/** Makes a lasting token of a person, in the database of the stack that runs here. */
export async function lastingToken(place: Place, code: string, person: string): Promise<string> {
  return withDatabase(place, (sql) => tokenFor(sql, place, code, person, 'command line'));
}

const TRIES = 5;
const PAUSE_MS = 1000;

/** Sends a command again, the same by its key, while the service is coming back. */
export async function insist<Value>(send: () => Promise<Value>): Promise<Value> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await send();
    } catch (failure) {
      const away = isUnreachable(failure) || (failure instanceof Refused && failure.status === 503);
      if (!away || left === 0) throw failure;
      await sleep(PAUSE_MS);
    }
  }
}

async function tokenFor(sql: Sql, { words }: Place, code: string, person: string, label: string): Promise<string> {
  if (!(await isPerson(sql, code, person))) throw new Stop(EXIT.refused, words.noPerson(person, code));
  return createToken(sql, { label, programme: code, person });
}

async function withDatabase<Value>(place: Place, act: (sql: Sql) => Promise<Value>): Promise<Value> {
  const sql = connect(localStack(place).env.DATABASE_URL ?? '', { name: 'pendamping programme', max: 1 });
  try {
    return await act(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function localStack({ stateFolder, words }: Place) {
  const running = findRunning(stateFolder);
  if (running === undefined) throw new Stop(EXIT.unreachable, words.noStack);
  if (running.ready === undefined) throw new Stop(EXIT.unreachable, words.starting);
  return running.ready;
}
