import type { Sql } from '../connect.ts';
import { hashOf } from './secrets.ts';

/** So many tries in so many minutes; the next is put off. */
type Limit = { readonly most: number; readonly minutes: number };

/** What is limited. Per source: everybody behind one office's connection together. */
const LIMITS = {
  mailTo: { most: 5, minutes: 10 },
  mailsFrom: { most: 30, minutes: 10 },
  codesFrom: { most: 60, minutes: 10 },
  authenticator: { most: 5, minutes: 15 },
  passkeysFrom: { most: 60, minutes: 10 },
  firstCode: { most: 5, minutes: 10 },
} as const satisfies Record<string, Limit>;

/** What is limited: tries by an address, by where they come from, or by the one account that they are about. */
export type Limited = keyof typeof LIMITS;

/**
 * Counts a try. @param subject what it is counted for; only its hash is stored
 * @returns whether it may be made; one that may not is not counted, so that whoever waits gets on
 */
export async function withinLimit(sql: Sql, limited: Limited, subject: string, now: () => number): Promise<boolean> {
  const { most, minutes } = LIMITS[limited];
  const at = new Date(now());
  const since = new Date(at.getTime() - minutes * 60_000);
  const hash = hashOf(subject);
  return sql.begin(async (tx) => {
    // Two at once take turns: the fifth and the sixth are not both the fifth.
    await tx`select pg_advisory_xact_lock(hashtextextended(${`${limited} ${hash.toString('hex')}`}, 0))`;
    const [{ tries }] = await tx<[{ tries: number }]>`
      select count(*) as tries from attempt where kind = ${limited} and subject = ${hash} and at > ${since}`;
    if (tries >= most) return false;
    await tx`delete from attempt where kind = ${limited} and subject = ${hash} and at <= ${since}`;
    await tx`insert into attempt (kind, subject, at) values (${limited}, ${hash}, ${at})`;
    return true;
  });
}
