import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Db } from '../connect.ts';
import { hashOf, newSecret } from './secrets.ts';

const LIVES_MS = 10 * 60_000;
const NAME = 'Pendamping';

/** Where passkeys are good: one made for another name, or shown to another site, opens nothing. */
export type Site = { readonly id: string; readonly origin: string };

/** @param publicUrl how people reach the product */
export function siteOf(publicUrl: string): Site {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}

/** Sets what this browser is to sign next. @param browser a secret of the browser's alone */
export async function beginPasskey(db: Db, browser: string, now: () => number): Promise<void> {
  const at = now();
  await db`delete from passkey_challenge where ends_at < ${new Date(at)}`;
  await db`
    insert into passkey_challenge (browser, challenge, ends_at) values (${hashOf(browser)}, ${newSecret()}, ${new Date(at + LIVES_MS)})
    on conflict (browser) do update set challenge = excluded.challenge, ends_at = excluded.ends_at`;
}

/** What a browser is asked, to show one of its passkeys; undefined where nothing was begun. */
export async function showingOptions(db: Db, browser: string, site: Site, now: () => number) {
  const challenge = await standing(db, browser, now);
  if (challenge === undefined) return undefined;
  return generateAuthenticationOptions({ rpID: site.id, challenge: Buffer.from(challenge, 'base64url'), userVerification: 'required' });
}

/** What a browser is asked, to make a passkey for an address; undefined where nothing was begun. */
export async function makingOptions(db: Db, browser: string, email: string, site: Site, now: () => number) {
  const challenge = await standing(db, browser, now);
  if (challenge === undefined) return undefined;
  const known = await db<{ id: string; transports: string[] }[]>`select id, transports from passkey where email = ${email} order by id`;
  return generateRegistrationOptions({
    rpName: NAME,
    rpID: site.id,
    userName: email,
    userDisplayName: email,
    userID: new Uint8Array(hashOf(`passkeys of ${email}`)),
    challenge: Buffer.from(challenge, 'base64url'),
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

const Response = z.looseObject({ id: z.string().max(1000), rawId: z.string(), type: z.literal('public-key'), clientExtensionResults: z.looseObject({}) });
const Made = Response.extend({
  response: z.looseObject({ clientDataJSON: z.string(), attestationObject: z.string(), transports: z.array(z.string()).optional() }),
});
const Shown = Response.extend({ response: z.looseObject({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }) });

/** Keeps a passkey that a browser made. @param label such as `Chrome, Android` @returns whether it was one, made for us just now */
export async function keepPasskey(db: Db, browser: string, email: string, typed: string, label: string, site: Site, now: () => number): Promise<boolean> {
  const response = Made.safeParse(parsed(typed));
  const challenge = await spend(db, browser, now);
  if (!response.success || challenge === undefined) return false;
  const verified = await ifVerified(() =>
    verifyRegistrationResponse({
      response: response.data as unknown as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
    }),
  );
  if (verified?.registrationInfo === undefined) return false;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  const rows = await db`
    insert into passkey (id, email, public_key, counter, transports, label, made_at)
    values (${id}, ${email}, ${Buffer.from(publicKey)}, ${counter}, ${response.data.response.transports ?? []}, ${label}, ${new Date(now())})
    on conflict do nothing returning id`;
  return rows.length === 1;
}

/** Whose passkey a browser showed; undefined where it is nobody's, was made elsewhere, or answers something else than we asked. */
export async function takePasskey(db: Db, browser: string, typed: string, site: Site, now: () => number): Promise<string | undefined> {
  const response = Shown.safeParse(parsed(typed));
  const challenge = await spend(db, browser, now);
  if (!response.success || challenge === undefined) return undefined;
  const [row] = await db<{ email: string; publicKey: Buffer; counter: number }[]>`
    select email, public_key as "publicKey", counter from passkey where id = ${response.data.id}`;
  if (row === undefined) return undefined;
  const verified = await ifVerified(() =>
    verifyAuthenticationResponse({
      response: response.data,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      credential: { id: response.data.id, publicKey: new Uint8Array(row.publicKey), counter: row.counter },
    }),
  );
  if (verified === undefined) return undefined;
  await db`update passkey set counter = ${verified.authenticationInfo.newCounter}, used_at = ${new Date(now())} where id = ${response.data.id}`;
  return row.email;
}

/** A passkey as its owner sees it. */
export type OwnPasskey = { readonly id: string; readonly label: string; readonly madeAt: number };

/** In the order in which they were made. */
export async function passkeysOf(db: Db, email: string): Promise<OwnPasskey[]> {
  const rows = await db<
    { id: string; label: string; madeAt: Date }[]
  >`select id, label, made_at as "madeAt" from passkey where email = ${email} order by made_at, id`;
  return rows.map(({ madeAt, ...row }) => ({ ...row, madeAt: madeAt.getTime() }));
}

/** Forgets a passkey of one's own. */
export async function forgetPasskey(db: Db, email: string, id: string): Promise<void> {
  await db`delete from passkey where email = ${email} and id = ${id}`;
}

async function standing(db: Db, browser: string, now: () => number): Promise<string | undefined> {
  const [row] = await db<{ challenge: string }[]>`select challenge from passkey_challenge where browser = ${hashOf(browser)} and ends_at > ${new Date(now())}`;
  return row?.challenge;
}

/** A challenge is signed once, whatever comes of it. */
async function spend(db: Db, browser: string, now: () => number): Promise<string | undefined> {
  const [row] = await db<{ challenge: string; live: boolean }[]>`
    delete from passkey_challenge where browser = ${hashOf(browser)} returning challenge, ends_at > ${new Date(now())} as live`;
  return row?.live === true ? row.challenge : undefined;
}

/** The library throws at whatever is not as it should be; what matters is that it is not. */
async function ifVerified<Verified extends { verified: boolean }>(verify: () => Promise<Verified>): Promise<Verified | undefined> {
  try {
    const found = await verify();
    return found.verified ? found : undefined;
  } catch {
    return undefined;
  }
}

function parsed(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return undefined;
  }
}
