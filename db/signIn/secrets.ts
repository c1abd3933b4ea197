import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 random bits, as cookies and links carry them. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Of random bits that cannot be guessed: they need no slow hash. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** What a form of this browser carries. Derived, so nothing more is stored, and worthless to whoever reads it without the cookie. */
export function csrfOf(cookie: string): string {
  return createHmac('sha256', cookie).update('form').digest('base64url');
}
