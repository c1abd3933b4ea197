import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Db, Sql } from './connect.ts';

/**
 * Sensitive values as ciphertext (AES-256-GCM). Every client, household and applicant has a key of their own and every programme one for its notes; keys are stored
 * wrapped by the master key, which is in the environment or a file and never in the database.
 */
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = 1;

/** A new data key. */
export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Wraps a data key for storing. @param owner whose key it is, as `ownerOf` spells it: a key moved to another row does not open there */
export function wrapKey(master: Buffer, key: Buffer, owner: string): Buffer {
  return encrypt(master, key, `key of ${owner}`);
}

/** @throws Error when the master key is another, or the stored key was changed or belongs to somebody else */
export function unwrapKey(master: Buffer, wrapped: Buffer, owner: string): Buffer {
  return decrypt(master, wrapped, `key of ${owner}`);
}

/** Seals a JSON value under a data key. @param place where it stands; a value moved to another place does not open there */
export function seal(key: Buffer, value: unknown, place: string): Buffer {
  return encrypt(key, Buffer.from(JSON.stringify(value), 'utf8'), place);
}

/** Opens what `seal` made; the caller parses it. @throws Error when key or place is another, or the bytes were changed */
export function unseal(key: Buffer, sealed: Buffer, place: string): unknown {
  return JSON.parse(decrypt(key, sealed, place).toString('utf8'));
}

/** How the owner of a key is spelt: `tablolong-2027`, or `tablolong-2027/yohanis-n01` for a client. */
export function ownerOf(code: string, client?: string): string {
  return client === undefined ? code : `${code}/${client}`;
}

/** How the owner of a household's key is spelt; unlike any client's, whatever the ids. */
export function householdOwner(code: string, household: string): string {
  return `${code}/household/${household}`;
}

/** How the owner of the secret of an authenticator app is spelt. */
export function authenticatorOwner(email: string): string {
  return `authenticator of ${email}`;
}

/** How the owner of the key of a start under way is spelt; also the place of what is sealed under it. */
export function startOwner(id: string): string {
  return `start ${id}`;
}

/** Destroys a client's key: what is sealed under it is unreadable from now on, wherever it stands. Safe to repeat. */
export async function destroyKey(db: Db, code: string, client: string): Promise<void> {
  await db`update client_key set wrapped = null, destroyed_at = now() where programme = ${code} and client = ${client} and wrapped is not null`;
}

/**
 * Changes the master key: every stored key is unwrapped with the old and wrapped with the new one, all or none.
 * @returns how many keys
 */
export async function rewrapKeys(sql: Sql, from: Buffer, to: Buffer): Promise<number> {
  return sql.begin(async (tx) => {
    // Locked: a programme started meanwhile would otherwise keep the old one unseen. Also against those who have read a row to change it later: each
    // would wait for the other.
    await tx`lock table programme, client_key, household, applicant, authenticator, start_under_way in exclusive mode`;
    const programmes = await tx<{ code: string; wrapped: Buffer }[]>`select code, wrapped_key as wrapped from programme`;
    for (const { code, wrapped } of programmes) {
      const owner = ownerOf(code);
      await tx`update programme set wrapped_key = ${wrapKey(to, unwrapKey(from, wrapped, owner), owner)} where code = ${code}`;
    }
    const clients = await tx<{ programme: string; client: string; wrapped: Buffer }[]>`
      select programme, client, wrapped from client_key where wrapped is not null`;
    for (const { programme, client, wrapped } of clients) {
      const owner = ownerOf(programme, client);
      await tx`update client_key set wrapped = ${wrapKey(to, unwrapKey(from, wrapped, owner), owner)} where programme = ${programme} and client = ${client}`;
    }
    const households = await tx<{ programme: string; id: string; wrapped: Buffer }[]>`select programme, id, wrapped from household where wrapped is not null`;
    for (const { programme, id, wrapped } of households) {
      const owner = householdOwner(programme, id);
      await tx`update household set wrapped = ${wrapKey(to, unwrapKey(from, wrapped, owner), owner)} where programme = ${programme} and id = ${id}`;
    }
    const applicants = await tx<{ programme: string; id: string; wrapped: Buffer }[]>`select programme, id, wrapped from applicant where wrapped is not null`;
    for (const { programme, id, wrapped } of applicants) {
      const owner = ownerOf(programme, id);
      await tx`update applicant set wrapped = ${wrapKey(to, unwrapKey(from, wrapped, owner), owner)} where programme = ${programme} and id = ${id}`;
    }
    const authenticators = await tx<{ email: string; sealed: Buffer }[]>`select email, sealed from authenticator`;
    for (const { email, sealed } of authenticators) {
      const owner = authenticatorOwner(email);
      await tx`update authenticator set sealed = ${wrapKey(to, unwrapKey(from, sealed, owner), owner)} where email = ${email}`;
    }
    const starts = await tx<{ id: string; wrapped: Buffer }[]>`select id, wrapped from start_under_way`;
    for (const { id, wrapped } of starts) {
      const owner = startOwner(id);
      await tx`update start_under_way set wrapped = ${wrapKey(to, unwrapKey(from, wrapped, owner), owner)} where id = ${id}`;
    }
    return programmes.length + clients.length + households.length + applicants.length + authenticators.length + starts.length;
  });
}

function encrypt(key: Buffer, plain: Buffer, place: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, sealed: Buffer, place: string): Buffer {
  if (sealed[0] !== FORMAT) throw new Error(`sealed value of ${place}: expected format ${FORMAT}`);
  const tagAt = 1 + IV_BYTES;
  const bodyAt = tagAt + TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, tagAt)).setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(sealed.subarray(tagAt, bodyAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(bodyAt)), decipher.final()]);
  } catch {
    throw new Error(`sealed value of ${place}: expected the key it was sealed with and unchanged bytes`);
  }
}
