import { z } from 'zod';
import { ACCOUNT_STANDINGS, actorKey } from '../../domain/actor.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { may } from '../../domain/may.ts';
import { notAllowed, type Refusal, refused } from '../../domain/refusal.ts';
import { addressOf } from '../../domain/signIn.ts';
import type { Sql, Tx } from '../connect.ts';
import { giveProgramme, insertAccount } from '../signIn/accounts.ts';
import { forgetFactors } from '../signIn/authenticators.ts';
import { type Answer, once, type Request } from './command.ts';

const Address = z
  .string()
  .max(254)
  .refine((typed) => addressOf(typed) !== undefined, 'one e-mail address');
const Programmes = z.array(z.string().max(40)).max(1000);

/** Somebody who is to sign in without being of a programme's team. */
export const AccountInput = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
  email: Address,
  language: z.enum(LANGUAGES).default('id'),
  standing: z.enum(ACCOUNT_STANDINGS),
  programmes: Programmes.default([]),
});
export type AccountInput = z.infer<typeof AccountInput>;

/** Opens an account; its address is no part of what is answered and stored. */
export async function openAccount(sql: Sql, request: Request, input: AccountInput): Promise<Answer> {
  return keeping(sql, request, async (tx) => {
    const email = addressOf(input.email) ?? '';
    const taken = await tx`select from account where id = ${input.id} or (lower(email) = ${email} and closed_at is null)`;
    if (taken.length > 0) return refused(409, 'accountTaken', TAKEN);
    const unknown = await unknownOf(tx, input.programmes);
    if (unknown !== undefined) return unknown;
    await insertAccount(tx, { ...input, email }, actorKey(request.actor), request.now);
    const { id, standing, programmes } = input;
    return { id, standing, programmes };
  });
}

export const AccountProgrammes = z.strictObject({ programmes: Programmes });

/** Says anew which programmes a manager manages, or a donor reads figures of. */
export async function setAccountProgrammes(sql: Sql, request: Request, id: string, { programmes }: z.infer<typeof AccountProgrammes>): Promise<Answer> {
  return keeping(sql, request, async (tx) => {
    const [account] = await tx<{ standing: string }[]>`select standing from account where id = ${id} and closed_at is null for update`;
    if (account === undefined) return refused(404, 'unknownAccount', UNKNOWN);
    const unknown = await unknownOf(tx, programmes);
    if (unknown !== undefined) return unknown;
    await tx`delete from account_programme where account = ${id}`;
    for (const programme of programmes) await giveProgramme(tx, id, programme);
    return { id, standing: account.standing, programmes };
  });
}

/** Closes an account: its sessions let nobody in from now on. The last administrator stays. */
export async function closeAccount(sql: Sql, request: Request, id: string): Promise<Answer> {
  return keeping(sql, request, async (tx) => {
    // Two administrators who close each other's at once take turns.
    await tx`select from account where standing = 'administrator' order by id for update`;
    const [account] = await tx<{ standing: string; last: boolean }[]>`
      select standing, not exists (select from account o where o.standing = 'administrator' and o.closed_at is null and o.id <> a.id) as last
      from account a where id = ${id} and closed_at is null`;
    if (account === undefined) return refused(404, 'unknownAccount', UNKNOWN);
    if (account.standing === 'administrator' && account.last) return refused(409, 'lastAdministrator', LAST);
    await tx`update account set closed_at = ${new Date(request.now())} where id = ${id}`;
    return { id };
  });
}

export const FactorsOf = z.strictObject({ email: Address });

/** Forgets somebody's passkeys and authenticator app, which were lost: at the next sign-in they set up others. Ends their sessions. */
export async function forgetSecondStep(sql: Sql, request: Request, { email }: z.infer<typeof FactorsOf>): Promise<Answer> {
  return keeping(sql, request, async (tx) => {
    await forgetFactors(tx, addressOf(email) ?? '', request.now);
    return {};
  });
}

async function keeping(sql: Sql, request: Request, work: (tx: Tx) => Promise<Refusal | Record<string, unknown>>): Promise<Answer> {
  if (!may(request.actor, 'keepAccounts', undefined)) return notAllowed(NOT_YOURS);
  return once(sql, request, async (tx): Promise<Answer> => {
    const done = await work(tx);
    return isRefusal(done) ? done : { kind: 'accepted', status: 200, body: done, inbox: [] };
  });
}

function isRefusal(done: Refusal | Record<string, unknown>): done is Refusal {
  return done['kind'] === 'refused';
}

async function unknownOf(tx: Tx, programmes: readonly string[]): Promise<Refusal | undefined> {
  const known = new Set((await tx<{ code: string }[]>`select code from programme where code = any(${[...programmes]})`).map(({ code }) => code));
  const code = programmes.find((each) => !known.has(each));
  return code === undefined
    ? undefined
    : refused(404, 'unknownProgramme', { id: `Tidak ada program dengan kode ${code}.`, en: `There is no programme with the code ${code}.` });
}

const NOT_YOURS = { id: 'Akun dikelola oleh administrator.', en: 'Accounts are kept by an administrator.' };
const TAKEN = { id: 'Nama akun atau alamat itu sudah dipakai.', en: 'That id or address has an account already.' };
const UNKNOWN = { id: 'Tidak ada akun itu.', en: 'There is no such account.' };
const LAST = { id: 'Ini administrator terakhir: buatlah yang lain dahulu.', en: 'This is the last administrator: make another first.' };
