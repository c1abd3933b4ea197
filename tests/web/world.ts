import { createApp } from '../../api/app.ts';
import type { SignInMail } from '../../db/signIn/mailLink.ts';
import { csrfOf } from '../../db/signIn/secrets.ts';
import { holderOf } from '../../db/tokens.ts';
import { createSite } from '../../web/site.ts';
import { CODE, makeWorld, type World } from '../api/world.ts';

/** What a browser got. */
export type Seen = { readonly status: number; readonly text: string; readonly bytes: Uint8Array; readonly location: string | null; readonly headers: Headers };

/** The site over the API's world; who visits needs no session here (tests of signing in make their own). */
export type SiteWorld = World & {
  /** What was mailed to sign somebody in. */
  readonly signInMails: SignInMail[];
  /** Opens a page. @param as a person of the first programme, or `programme/person`; undefined: nobody */
  open(path: string, as?: string, headers?: Record<string, string>): Promise<Seen>;
  /** Sends a form as a page of ours would, its token included. */
  send(path: string, fields: Record<string, string | Blob | readonly string[]>, as?: string, headers?: Record<string, string>): Promise<Seen>;
};

export async function makeSiteWorld(): Promise<SiteWorld> {
  const world = await makeWorld();
  const signInMails: SignInMail[] = [];
  const site = createSite({ ...world.parts, api: createApp(world.parts), postSignIn: (mail) => void signInMails.push(mail), behindProxy: false });
  const visitorOf = async (as: string | undefined) => (as === undefined ? undefined : await holderOf(world.sql, await world.tokenOf(as), () => world.now));
  async function ask(path: string, init: RequestInit, as: string | undefined): Promise<Seen> {
    const answer = await site.request(path, init, { visitor: await visitorOf(as) });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, text: new TextDecoder().decode(bytes), bytes, location: answer.headers.get('location'), headers: answer.headers };
  }
  return Object.assign(world, {
    signInMails,
    open: (path: string, as?: string, headers: Record<string, string> = {}) => ask(path, { headers }, as),
    send(path: string, fields: Record<string, string | Blob | readonly string[]>, as?: string, headers: Record<string, string> = {}) {
      const body = new FormData();
      body.set('csrf', csrfOf('nobody'));
      for (const [name, value] of Object.entries(fields))
        for (const each of typeof value === 'string' || value instanceof Blob ? [value] : value) body.append(name, each);
      return ask(path, { method: 'POST', body, headers }, as);
    },
  });
}

export { CODE };
