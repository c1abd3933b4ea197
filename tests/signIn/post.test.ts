import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signInPost } from '../../api/postSignIn.ts';
import type { SignInMail } from '../../db/signIn/mailLink.ts';
import { type TestMailServer, testMailServer } from '../support/mailServer.ts';

let [office, catcher]: TestMailServer[] = [];
let outcomes: string[];
beforeEach(async () => {
  [office, catcher] = [await testMailServer(), await testMailServer()];
  outcomes = [];
});
afterEach(async () => {
  await office?.stop();
  await catcher?.stop();
});

const MAIL: SignInMail = { to: 'simon@contoh.example', language: 'id', token: 'a'.repeat(43), code: '048213', rehearsal: false };
function post(mail: Partial<SignInMail>, publicUrl: string, smtpUrl: string | undefined): void {
  const from = { name: 'Pendamping', address: 'pendamping@contoh.example' };
  signInPost({ smtpUrl, rehearsalSmtpUrl: catcher!.url, publicUrl, from, now: () => 1_800_000_000_000, log: (outcome) => outcomes.push(outcome) })({
    ...MAIL,
    ...mail,
  });
}
const settled = () => expect.poll(() => outcomes.length, { timeout: 10_000 }).toBe(1);

describe('the mail that signs somebody in', () => {
  it('carries the link and the code, and no name, programme or task', async () => {
    post({}, 'https://pendamping.contoh.example', office!.url);
    const [mail] = await office!.arrived(1);
    expect(mail?.to).toEqual(['simon@contoh.example']);
    expect(mail?.parsed.subject).toBe('Masuk ke Pendamping');
    for (const text of [mail?.parsed.text, String(mail?.parsed.html)]) {
      expect(text).toContain(`https://pendamping.contoh.example/sign-in/link/${MAIL.token}`);
      expect(text).toContain('048 213');
    }
    expect(String(mail?.parsed.html)).not.toMatch(/<img|src=/);
    await settled();
    expect(outcomes).toEqual(['sent']);
  });

  it('is in the reader’s language', async () => {
    post({ language: 'en' }, 'https://pendamping.contoh.example', office!.url);
    expect((await office!.arrived(1))[0]?.parsed.subject).toBe('Sign in to Pendamping');
  });

  it('of people of rehearsals goes to the catcher alone, whatever else is set', async () => {
    post({ rehearsal: true }, 'https://pendamping.contoh.example', office!.url);
    await catcher!.arrived(1);
    expect(office!.mails).toEqual([]);
  });

  it('goes to the catcher at home where there is no mail server, and nowhere from a product that others reach', async () => {
    post({}, 'http://localhost:3000', undefined);
    await catcher!.arrived(1);
    await settled();
    outcomes = [];
    post({}, 'https://pendamping.contoh.example', undefined);
    await settled();
    expect(outcomes).toEqual(['no SMTP_URL']);
    expect(catcher!.mails.length).toBe(1);
  });

  it('that a server refuses is told by its code, without the address', async () => {
    office!.next({ refuse: 550, at: 'recipient' });
    post({}, 'https://pendamping.contoh.example', office!.url);
    await settled();
    expect(outcomes).toEqual(['550']);
  });
});
