import { createHash, randomBytes } from 'node:crypto';
import type { Db } from './connect.ts';

const TOKEN_BYTES = 32;

/**
 * Makes the secret end of a person's feed address; the one before opens nothing any more. It is answered once and stored as its hash alone.
 * @throws PostgresError when there is no such person
 */
export async function createFeed(db: Db, programme: string, person: string): Promise<string> {
  await revokeFeed(db, programme, person);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await db`insert into feed (hash, programme, person) values (${hashOf(token)}, ${programme}, ${person})`;
  return token;
}

/** Closes a person's feed. @returns whether there was an open one */
export async function revokeFeed(db: Db, programme: string, person: string): Promise<boolean> {
  const rows = await db`update feed set revoked_at = now() where programme = ${programme} and person = ${person} and revoked_at is null returning person`;
  return rows.length > 0;
}

/** Whose feed an address opens; undefined where it is nobody's, or was closed. */
export async function feedHolder(db: Db, token: string): Promise<{ readonly programme: string; readonly person: string } | undefined> {
  const [row] = await db<{ programme: string; person: string }[]>`select programme, person from feed where hash = ${hashOf(token)} and revoked_at is null`;
  return row === undefined ? undefined : { ...row };
}

/** 256 random bits need no slow hash: there is nothing to guess. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
