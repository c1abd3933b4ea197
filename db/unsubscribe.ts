import { createHash, randomBytes } from 'node:crypto';
import type { Db } from './connect.ts';

const TOKEN_BYTES = 24;

/**
 * Makes what a digest's link ends in. It stands in that mail and is stored as its hash alone, so each digest has one of its own; those of older
 * digests go on working. It opens nothing but the muting of that person's digests.
 */
export async function createUnsubscribeToken(db: Db, programme: string, person: string): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await db`insert into unsubscribe (hash, programme, person) values (${hashOf(token)}, ${programme}, ${person})`;
  return token;
}

/** Whose digests a link mutes; undefined where it is nobody's. */
export async function mutedBy(db: Db, token: string): Promise<{ readonly programme: string; readonly person: string; readonly role: string } | undefined> {
  const [row] = await db<{ programme: string; person: string; role: string }[]>`
    select u.programme, u.person, p.role from unsubscribe u join person p on p.programme = u.programme and p.id = u.person where u.hash = ${hashOf(token)}`;
  return row === undefined ? undefined : { ...row };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
