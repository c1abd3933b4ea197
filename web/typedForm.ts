import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { dropTypedForm, keepTypedForm, typedFormOf } from '../db/signIn/typedForms.ts';
import { isFromOurPages } from './origin.ts';
import type { Visit } from './page.ts';
import type { SiteEnv, SiteParts } from './visit.ts';

const HOUR_SECONDS = 3600;

/** Name of the cookie by which a browser gets back what it sent without being signed in. */
function typedCookie({ publicUrl }: SiteParts): string {
  return publicUrl.startsWith('https:') ? '__Host-pendamping-typed' : 'pendamping-typed';
}

/**
 * Keeps what somebody sent whose session had ended, until they are signed in again: nothing typed is lost. Files are, they are chosen anew.
 * @returns the cookie to be set; undefined where there is nothing to keep, or the form came from elsewhere
 */
export async function keptTyped(c: Context<SiteEnv>, parts: SiteParts, { form, path, now }: Visit): Promise<string | undefined> {
  const fields = [...form.entries()].filter((field): field is [string, string] => typeof field[1] === 'string' && field[0] !== 'csrf');
  if (c.req.method !== 'POST' || !isFromOurPages(c, parts.publicUrl) || fields.length === 0) return undefined;
  const secret = await keepTypedForm(parts.sql, path, fields, now);
  const secure = parts.publicUrl.startsWith('https:') ? '; Secure' : '';
  return secret === undefined ? undefined : `${typedCookie(parts)}=${secret}; Path=/; Max-Age=${HOUR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** What this browser sent to this page without being signed in; undefined where it did not. On a phone of several people it is shown by no page that cannot tell whose it is. */
export async function typedBack(c: Context<SiteEnv>, parts: SiteParts, { path, now }: Visit): Promise<FormData | undefined> {
  const secret = getCookie(c, typedCookie(parts));
  const fields = secret === undefined ? undefined : await typedFormOf(parts.sql, secret, path, now);
  if (fields === undefined) return undefined;
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

/** A form was taken: what was kept before is not shown again. */
export async function forgetTyped(c: Context<SiteEnv>, parts: SiteParts): Promise<void> {
  const secret = getCookie(c, typedCookie(parts));
  if (secret !== undefined) await dropTypedForm(parts.sql, secret);
}
