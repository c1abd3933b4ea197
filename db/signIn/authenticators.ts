import { Secret, TOTP } from 'otpauth';
import type { Db, Sql } from '../connect.ts';
import { authenticatorOwner, unwrapKey, wrapKey } from '../sealed.ts';
import { withinLimit } from './limits.ts';

const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;

/** What an authenticator app is told: by a picture, by a link on the phone itself, or typed. */
export type SetUp = { readonly uri: string; readonly text: string };

/**
 * A secret for an authenticator app; the same one until it is confirmed, so that a page opened twice does not change what was scanned.
 * @returns undefined where one is confirmed: it is shown no more
 */
export async function beginAuthenticator(db: Db, email: string, master: Buffer): Promise<SetUp | undefined> {
  const sealed = wrapKey(master, Buffer.from(new Secret({ size: SECRET_BYTES }).bytes), authenticatorOwner(email));
  await db`insert into authenticator (email, sealed) values (${email}, ${sealed}) on conflict do nothing`;
  const [row] = await db<
    { sealed: Buffer; confirmed: boolean }[]
  >`select sealed, confirmed_at is not null as confirmed from authenticator where email = ${email}`;
  if (row === undefined || row.confirmed) return undefined;
  const totp = totpOf(unwrapKey(master, row.sealed, authenticatorOwner(email)), email);
  return { uri: totp.toString(), text: totp.secret.base32.replace(/(.{4})(?=.)/g, '$1 ') };
}

export type TotpOutcome = 'right' | 'wrong' | 'tooMany';

/**
 * Takes a code of somebody's app, each at most once, and the first one confirms the app.
 * @param only `'confirmed'`: of an app that was confirmed before; `'new'`: of one that is being set up
 */
export async function takeTotp(sql: Sql, email: string, code: string, only: 'confirmed' | 'new', master: Buffer, now: () => number): Promise<TotpOutcome> {
  if (!(await withinLimit(sql, 'authenticator', email, now))) return 'tooMany';
  const [row] = await sql<
    { sealed: Buffer; confirmed: boolean }[]
  >`select sealed, confirmed_at is not null as confirmed from authenticator where email = ${email}`;
  if (row === undefined || row.confirmed !== (only === 'confirmed')) return 'wrong';
  const at = now();
  const delta = totpOf(unwrapKey(master, row.sealed, authenticatorOwner(email)), email).validate({ token: code, timestamp: at, window: 1 });
  if (delta === null) return 'wrong';
  const step = Math.floor(at / 1000 / PERIOD_SECONDS) + delta;
  const taken = await sql`
    update authenticator set last_step = ${step}, confirmed_at = coalesce(confirmed_at, ${new Date(at)}) where email = ${email} and last_step < ${step} returning email`;
  return taken.length === 1 ? 'right' : 'wrong';
}

/** Which second factors somebody has set up. */
export async function factorsOf(db: Db, email: string): Promise<{ readonly authenticator: boolean; readonly passkeys: number }> {
  const [row] = await db<[{ authenticator: boolean; passkeys: number }]>`
    select exists (select from authenticator where email = ${email} and confirmed_at is not null) as authenticator,
      (select count(*) from passkey where email = ${email}) as passkeys`;
  return { ...row };
}

function totpOf(secret: Buffer, email: string): TOTP {
  return new TOTP({
    issuer: 'Pendamping',
    label: email,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}

/** Forgets all that somebody has set up, and signs them out: what was lost may be in others' hands. */
export async function forgetFactors(db: Db, email: string, now: () => number): Promise<void> {
  await db`delete from authenticator where email = ${email}`;
  await db`delete from passkey where email = ${email}`;
  await db`update session set ended_at = ${new Date(now())} where email = ${email} and ended_at is null`;
}
