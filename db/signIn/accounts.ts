import { z } from 'zod';
import { ACCOUNT_STANDINGS, type Actor } from '../../domain/actor.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { Db } from '../connect.ts';

const Account = z.object({
  id: z.string(),
  email: z.string(),
  language: z.enum(LANGUAGES),
  standing: z.enum(ACCOUNT_STANDINGS),
  programmes: z.array(z.string()),
});
/** Somebody who signs in without being of a programme's team. */
export type Account = z.infer<typeof Account>;

/** Accounts that are open, in order of their ids. */
export async function listAccounts(db: Db): Promise<Account[]> {
  const rows = await db`
    select id, email, language, standing, array(select programme from account_programme p where p.account = a.id order by programme) as programmes
    from account a where closed_at is null order by id`;
  return z.array(Account).parse(rows);
}

/** @throws PostgresError where the id or the address is taken, or there is no such programme */
export async function insertAccount(db: Db, { id, email, language, standing, programmes }: Account, by: string, now: () => number): Promise<void> {
  await db`
    insert into account (id, email, language, standing, made_at, made_by) values (${id}, ${email}, ${language}, ${standing}, ${new Date(now())}, ${by})`;
  for (const programme of programmes) await giveProgramme(db, id, programme);
}

/** A manager is to manage a programme, a donor to read its figures. Safe to repeat. */
export async function giveProgramme(db: Db, id: string, programme: string): Promise<void> {
  await db`insert into account_programme (account, programme) values (${id}, ${programme}) on conflict do nothing`;
}

/** Whoever starts a programme manages it; an administrator has to do with all of them anyway. */
export async function keepStarted(db: Db, actor: Actor, programme: string): Promise<void> {
  if (actor.kind === 'account' && actor.standing === 'manager') await giveProgramme(db, actor.id, programme);
}
