import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A secret short enough to be guessed, as it is stored. */
export type Salted = { readonly salt: Buffer; readonly hash: Buffer };

/** Hashes what a person types, slowly and with a salt of its own. */
export async function salted(secret: string): Promise<Salted> {
  const salt = randomBytes(16);
  return { salt, hash: await derive(secret, salt) };
}

export async function matches(secret: string, { salt, hash }: Salted): Promise<boolean> {
  return timingSafeEqual(await derive(secret, salt), hash);
}

function derive(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(secret, salt, 32, { N: 32_768, r: 8, p: 1, maxmem: 64 << 20 }, (failure, key) => (failure ? reject(failure) : resolve(key))),
  );
}
