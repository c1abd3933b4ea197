import { createApp } from '../../api/app.ts';
import { csrfOf } from '../../db/signIn/secrets.ts';
import type { SignInMail } from '../../db/signIn/mailLink.ts';
import { createSite } from '../../web/site.ts';
import { CODE, makeWorld, type World } from '../api/world.ts';

/** What a browser got, after it has kept the cookies. */
export type Seen = { readonly status: number; readonly text: string; readonly location: string | null; readonly cookies: readonly string[] };

/** A browser: it keeps cookies, and sends a form as one of our pages would. */
export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Seen>;
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Seen>;
  /** Asks for a link and signs in by it, in this browser. */
  signIn(email: string): Promise<Seen>;
  readonly jar: Map<string, string>;
};

/** The whole site over a database of its own, with the mails that sign somebody in. */
export type SignInWorld = World & { readonly mails: SignInMail[]; browser(): Browser; advance(minutes: number): void };

/** @param publicUrl how people reach the site */
export async function makeSignInWorld(publicUrl = 'https://pendamping.contoh.example'): Promise<SignInWorld> {
  const world = await makeWorld({ publicUrl });
  const mails: SignInMail[] = [];
  const site = createSite({ ...world.parts, api: createApp(world.parts), postSignIn: (mail) => void mails.push(mail), behindProxy: true });
  let sources = 0;

  function browser(): Browser {
    const jar = new Map<string, string>();
    const source = `10.0.0.${++sources}`;
    async function ask(path: string, { headers, ...init }: Omit<RequestInit, 'headers'> & { headers: Record<string, string> }): Promise<Seen> {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await site.request(path, {
        ...init,
        headers: { cookie, 'x-forwarded-for': source, 'user-agent': 'Mozilla/5.0 (Linux; Android 10) Chrome/120.0', ...headers },
      });
      const cookies = answer.headers.getSetCookie();
      for (const line of cookies) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      return { status: answer.status, text: await answer.text(), location: answer.headers.get('location'), cookies };
    }
    const own: Browser = {
      jar,
      get: (path, headers = {}) => ask(path, { headers }),
      post(path, fields = {}, headers = {}) {
        const session = jar.get('__Host-pendamping') ?? jar.get('pendamping');
        const body = new FormData();
        for (const [name, value] of Object.entries({ csrf: csrfOf(session ?? 'nobody'), ...fields })) body.set(name, value);
        return ask(path, { method: 'POST', body, headers: { origin: new URL(publicUrl).origin, ...headers } });
      },
      async signIn(email) {
        await own.post('/sign-in', { email });
        const mail = mails.at(-1);
        if (mail === undefined) throw new Error('expected a mail');
        return own.post(`/sign-in/link/${mail.token}`);
      },
    };
    return own;
  }
  return Object.assign(world, { mails, browser, advance: (minutes: number) => void (world.now += minutes * 60_000) });
}

/** Gives somebody of the first programme an address. */
export async function giveAddress({ sql }: World, person: string, email: string, programme = CODE): Promise<void> {
  await sql`update person set email = ${email} where programme = ${programme} and id = ${person}`;
}

export { CODE };
