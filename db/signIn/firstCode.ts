import { randomBytes } from 'node:crypto';
import { readDayCode, dayCodeFrom } from '../../domain/signIn.ts';
import type { Language } from '../../domain/language.ts';
import type { Db, Sql } from '../connect.ts';
import { insertAccount } from './accounts.ts';
import { hashOf } from './secrets.ts';

/** What the first account is called in logs and journals. */
export const FIRST_ACCOUNT = 'administrator';

/**
 * A code by which whoever started the product makes its first account; it replaces the one before.
 * @returns undefined where there is an administrator: no code opens anything then
 */
export async function makeFirstCode(db: Db, now: () => number): Promise<string | undefined> {
  if (await hasAdministrator(db)) return undefined;
  const code = dayCodeFrom(randomBytes(64)) ?? '';
  await db`
    insert into first_code (hash, made_at) values (${hashOf(code)}, ${new Date(now())})
    on conflict (id) do update set hash = excluded.hash, made_at = excluded.made_at`;
  return code;
}

/** Whether somebody keeps the accounts. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  return (await db`select from account where standing = 'administrator' and closed_at is null`).length > 0;
}

/** Makes the first administrator, by the code that the machine printed; a code works once. @returns whether it was right */
export async function takeFirstCode(sql: Sql, typed: string, email: string, language: Language, now: () => number): Promise<boolean> {
  const code = readDayCode(typed);
  if (code === undefined) return false;
  return sql.begin(async (tx) => {
    const used = await tx`delete from first_code where hash = ${hashOf(code)} returning id`;
    if (used.length === 0 || (await hasAdministrator(tx))) return false;
    const [{ count }] = await tx<[{ count: number }]>`select count(*) from account where id like ${`${FIRST_ACCOUNT}%`}`;
    const id = count === 0 ? FIRST_ACCOUNT : `${FIRST_ACCOUNT}-${count + 1}`;
    await insertAccount(tx, { id, email, language, standing: 'administrator', programmes: [] }, 'first-code', now);
    return true;
  });
}
