import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Language } from '../../domain/language.ts';
import type { Db, Sql } from '../connect.ts';
import { hashOf, newSecret } from './secrets.ts';

const LIVES_MS = 10 * 60_000;
const TRIES = 5;
const DAY_MS = 86_400_000;

/** What is mailed, and where: `rehearsal`: to the catcher. Neither link nor code rests anywhere. */
export type SignInMail = {
  readonly to: string;
  readonly language: Language;
  readonly token: string;
  readonly code: string;
  readonly rehearsal: boolean;
};

/** What was asked for. `browser` is the cookie of the one who asked; `mail` is undefined for an address that nobody has. */
export type Asked = { readonly browser: string; readonly mail: SignInMail | undefined };

/**
 * Begins a sign-in by mail. An address that nobody has is answered and written down alike, without anything that could open.
 * @param email as `addressOf` gives it
 * @param next local path to go on to
 */
export async function askForLink(sql: Sql, email: string, next: string, language: Language, now: () => number): Promise<Asked> {
  const [browser, token] = [newSecret(), newSecret()];
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const at = now();
  const known = await whoHas(sql, email);
  const mail = known === undefined ? undefined : { to: email, language: known.language ?? language, token, code, rehearsal: known.onlyRehearsals };
  await sql`delete from sign_in_request where ends_at < ${new Date(at - DAY_MS)}`;
  await sql`
    insert into sign_in_request (browser, token, code, email, only_rehearsals, next, made_at, ends_at)
    values (${hashOf(browser)}, ${mail === undefined ? null : hashOf(token)}, ${mail === undefined ? null : codeHash(browser, code)},
      ${mail === undefined ? null : email}, ${mail?.rehearsal ?? false}, ${next}, ${new Date(at)}, ${new Date(at + LIVES_MS)})`;
  return { browser, mail };
}

/** Whose address it is; only of rehearsals: a proof that lies in the catcher opens nothing real. */
async function whoHas(db: Db, email: string): Promise<{ language: Language | undefined; onlyRehearsals: boolean } | undefined> {
  const rows = await db<{ language: Language; rehearsal: boolean }[]>`
    select language, false as rehearsal from account where lower(email) = ${email} and closed_at is null
    union all
    select p.language, o.rehearsal from person p join programme o on o.code = p.programme where lower(p.email) = ${email}`;
  if (rows.length === 0) return undefined;
  const real = rows.find(({ rehearsal }) => !rehearsal);
  return { language: (real ?? rows[0])?.language, onlyRehearsals: real === undefined };
}

/** An address that was proved, and where to go on. */
export type Proof = { readonly email: string; readonly onlyRehearsals: boolean; readonly next: string };
export type LinkOutcome = { readonly kind: 'proved'; readonly proof: Proof } | { readonly kind: 'otherBrowser' } | { readonly kind: 'over' };

type Used = { email: string; onlyRehearsals: boolean; next: string };

/** Takes a link, once, in the browser that asked for it. In another it stays good: that one is told to type the code where sign-in began. */
export async function takeLink(db: Db, token: string, browser: string | undefined, now: () => number): Promise<LinkOutcome> {
  const at = new Date(now());
  const open = db`token = ${hashOf(token)} and used_at is null and ends_at > ${at}`;
  const [used] = await db<Used[]>`
    update sign_in_request set used_at = ${at} where ${open} and browser = ${hashOf(browser ?? '')}
    returning email, only_rehearsals as "onlyRehearsals", next`;
  if (used !== undefined) return { kind: 'proved', proof: { ...used } };
  const [elsewhere] = await db`select from sign_in_request where ${open}`;
  return { kind: elsewhere === undefined ? 'over' : 'otherBrowser' };
}

export type CodeOutcome = { readonly kind: 'proved'; readonly proof: Proof } | { readonly kind: 'wrong'; readonly left: number } | { readonly kind: 'over' };

/** Takes the code of the mail, in the browser that asked: five tries, each counted before it is looked at. */
export async function takeCode(db: Db, browser: string | undefined, code: string, now: () => number): Promise<CodeOutcome> {
  if (browser === undefined) return { kind: 'over' };
  const at = new Date(now());
  const [tried] = await db<{ code: Buffer | null; tries: number }[]>`
    update sign_in_request set tries = tries + 1
    where browser = ${hashOf(browser)} and used_at is null and ends_at > ${at} and tries < ${TRIES} returning code, tries`;
  if (tried === undefined) return { kind: 'over' };
  if (tried.code === null || !timingSafeEqual(tried.code, codeHash(browser, code)))
    return tried.tries >= TRIES ? { kind: 'over' } : { kind: 'wrong', left: TRIES - tried.tries };
  const [used] = await db<Used[]>`
    update sign_in_request set used_at = ${at} where browser = ${hashOf(browser)} and used_at is null
    returning email, only_rehearsals as "onlyRehearsals", next`;
  return used === undefined ? { kind: 'over' } : { kind: 'proved', proof: { ...used } };
}

/** Keyed by a cookie that is not stored: six digits alone would be found from their hash. */
function codeHash(browser: string, code: string): Buffer {
  return createHmac('sha256', browser).update(code).digest();
}
