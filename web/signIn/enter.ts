import { type Proved, prove } from '../../db/signIn/prove.ts';
import { asksSecondFactor, sessionOf } from '../../db/signIn/session.ts';
import { localPathOf } from '../../domain/signIn.ts';
import type { Answer, Visit } from '../page.ts';
import { setAsking, setSession } from './door.ts';

/** Lets in whoever proved something, and on to where they wanted to go; by way of the second step where that is asked of them. */
export async function enter({ door }: Visit, proved: Proved, next: string): Promise<Answer> {
  const { sql, session, device, now, publicUrl } = door;
  const cookie = await prove(sql, session, proved, device, now);
  const entered = await sessionOf(sql, cookie, now);
  const asks = entered !== undefined && entered.open === undefined && (await asksSecondFactor(sql, entered, now));
  const to = asks ? withNext('/sign-in/second', next) : localPathOf(next);
  return { kind: 'go', to, cookies: [setSession(publicUrl, cookie), setAsking(publicUrl, '')] };
}

/** Where somebody wanted to go, as their page or form says. */
export function nextOf({ query, form }: Visit): string {
  const sent = form.get('next');
  return localPathOf(typeof sent === 'string' ? sent : query.get('next'));
}

/** A path that remembers where somebody wanted to go. */
export function withNext(path: string, next: string): string {
  return next === '/' ? path : `${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}`;
}

/** What a field holds; nothing for one that is not there. */
export function typed({ form }: Visit, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, 20_000) : '';
}

/** The secret by which a browser is known while it shows or makes a passkey; undefined where it has none. */
export function browserOf({ cookie, door }: Visit, name: (publicUrl: string) => string): string | undefined {
  return cookie(name(door.publicUrl));
}
