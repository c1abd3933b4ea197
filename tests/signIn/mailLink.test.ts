import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, CODE, makeSignInWorld, type SignInWorld } from './world.ts';

const SIMON = 'simon.mutiara@tagana.contoh.example';
let world: SignInWorld;
beforeAll(async () => {
  world = await makeSignInWorld();
  await world.locked();
});
afterAll(() => world.stop());

/** Whether this browser may see a programme's pages. */
const isIn = async (browser: Browser) => !(await browser.get('/account')).location?.startsWith('/sign-in');
const mailOf = (email: string) => world.mails.findLast(({ to }) => to === email);

async function asking(email = SIMON, next = '/') {
  world.advance(11);
  const browser = world.browser();
  const answer = await browser.post('/sign-in', { email, next });
  const mail = mailOf(email);
  if (mail === undefined) throw new Error('expected a mail');
  return { browser, answer, mail, wrong: mail.code === '111111' ? '222222' : '111111' };
}

describe('a mail link', () => {
  it('signs in the one who pressed its button in the browser that asked, and leads on', async () => {
    const { browser, mail } = await asking(SIMON, `/p/${CODE}/tasks`);
    expect(await isIn(browser)).toBe(false);
    const entered = await browser.post(`/sign-in/link/${mail.token}`);
    expect([entered.status, entered.location]).toEqual([303, `/p/${CODE}/tasks`]);
    expect(await isIn(browser)).toBe(true);
  });

  it('is at least 128 bits, and rests nowhere in Postgres, no more than the code', async () => {
    const { mail, browser } = await asking();
    expect(Buffer.from(mail.token, 'base64url').length).toBeGreaterThanOrEqual(16);
    const rows = JSON.stringify([await world.sql`select * from sign_in_request`, await world.sql`select * from session`]);
    for (const secret of [mail.token, browser.jar.get('__Host-pendamping-asking')]) {
      expect(rows).not.toContain(secret);
      expect(rows).not.toContain(JSON.stringify([...Buffer.from(String(secret), 'base64url')]).slice(1, -1));
    }
  });

  it('is not taken by a mail scanner that opens it first, whatever it asks with', async () => {
    const { browser, mail } = await asking();
    const scanner = world.browser();
    for (const headers of [{}, { 'user-agent': 'Mozilla/5.0 SafeLinks' }]) expect((await scanner.get(`/sign-in/link/${mail.token}`, headers)).status).toBe(200);
    const pressed = await scanner.post(`/sign-in/link/${mail.token}`);
    expect(pressed.status).toBe(422);
    expect(pressed.cookies).toEqual([]);
    expect(await isIn(scanner)).toBe(false);
    expect((await browser.post(`/sign-in/link/${mail.token}`)).location).toBe('/');
    expect(await isIn(browser)).toBe(true);
  });

  it('opened in another browser says to type the code where it was asked for, which still works', async () => {
    const { browser, mail } = await asking();
    expect((await world.browser().post(`/sign-in/link/${mail.token}`)).text).toContain('peramban lain');
    expect((await browser.post('/sign-in/code', { code: `${mail.code.slice(0, 3)} ${mail.code.slice(3)}` })).status).toBe(303);
    expect(await isIn(browser)).toBe(true);
  });

  it('works once, and its code no more after it', async () => {
    const { browser, mail } = await asking();
    expect((await browser.post(`/sign-in/link/${mail.token}`)).status).toBe(303);
    browser.jar.delete('__Host-pendamping');
    expect((await browser.post(`/sign-in/link/${mail.token}`)).status).toBe(422);
    expect((await browser.post('/sign-in/code', { code: mail.code })).status).toBe(422);
    expect(await isIn(browser)).toBe(false);
  });

  it('is over after ten minutes, with its code', async () => {
    const { browser, mail } = await asking();
    world.advance(10);
    expect((await browser.post(`/sign-in/link/${mail.token}`)).status).toBe(422);
    expect((await browser.post('/sign-in/code', { code: mail.code })).status).toBe(422);
  });

  it('is of two pressed at once taken once', async () => {
    const { browser, mail } = await asking();
    const answers = await Promise.all([1, 2, 3].map(() => browser.post(`/sign-in/link/${mail.token}`)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });
});

describe('the code of the mail', () => {
  it('has five tries, and then the right one is refused too', async () => {
    const { browser, mail, wrong } = await asking();
    for (let left = 4; left >= 1; left -= 1) expect((await browser.post('/sign-in/code', { code: wrong })).text).toContain(`Sisa percobaan: ${left}`);
    expect((await browser.post('/sign-in/code', { code: wrong })).text).toContain('tidak berlaku lagi');
    expect((await browser.post('/sign-in/code', { code: mail.code })).status).toBe(422);
    expect(await isIn(browser)).toBe(false);
  });

  it('means nothing in another browser', async () => {
    const { mail } = await asking();
    const other = world.browser();
    expect((await other.post('/sign-in/code', { code: mail.code })).status).toBe(422);
    await other.post('/sign-in', { email: 'nobody@contoh.example' });
    expect((await other.post('/sign-in/code', { code: mail.code })).status).toBe(422);
  });
});

describe('whoever asks', () => {
  it('is answered alike whether anybody has the address or not, down to the tries of the code', async () => {
    const [known, unknown] = [world.browser(), world.browser()];
    world.advance(11);
    const before = world.mails.length;
    const answers = [await known.post('/sign-in', { email: SIMON.toUpperCase() }), await unknown.post('/sign-in', { email: 'nobody.there@contoh.example' })];
    expect(world.mails.length).toBe(before + 1);
    const like = (answer: { status: number; location: string | null; text: string; cookies: readonly string[] }) => ({
      ...answer,
      cookies: answer.cookies.map((line) => line.replace(/=[^;]+/, '=')),
    });
    expect(like(answers[0]!)).toEqual(like(answers[1]!));
    const wrong = world.mails.at(-1)?.code === '111111' ? '222222' : '111111';
    for (let count = 0; count < 6; count += 1) {
      const [one, other] = [await known.post('/sign-in/code', { code: wrong }), await unknown.post('/sign-in/code', { code: wrong })];
      expect(one).toEqual(other);
    }
  });

  it('is put off at the sixth time in ten minutes, for an address that nobody has as for one that somebody has', async () => {
    for (const email of [SIMON, 'nobody.else@contoh.example']) {
      world.advance(11);
      const statuses = [];
      for (let count = 0; count < 6; count += 1) statuses.push((await world.browser().post('/sign-in', { email })).status);
      expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    }
    world.advance(11);
    expect((await world.browser().post('/sign-in', { email: SIMON })).status).toBe(303);
  });

  it('from one place is put off at the thirty-first mail', async () => {
    const browser = world.browser();
    const statuses = [];
    for (let count = 0; count < 31; count += 1) statuses.push((await browser.post('/sign-in', { email: `nobody${count}@contoh.example` })).status);
    expect(statuses.slice(-2)).toEqual([303, 429]);
  });

  it.each([
    '//elsewhere.example',
    'https://elsewhere.example',
    '/\\elsewhere.example',
    '\\/elsewhere.example',
    'javascript:alert(1)',
    '/a\nb',
    '/%5c/../..//x y',
  ])('is led to no place but ours: %j', async (next) => {
    const { browser, mail } = await asking(SIMON, next);
    expect((await browser.post(`/sign-in/link/${mail.token}`)).location).toBe('/');
  });

  it('sends a form from another site for nothing', async () => {
    world.advance(11);
    const before = world.mails.length;
    for (const origin of ['https://elsewhere.example', 'null']) expect((await world.browser().post('/sign-in', { email: SIMON }, { origin })).status).toBe(403);
    expect((await world.browser().post('/sign-in', { email: SIMON, csrf: 'x' })).status).toBe(403);
    expect(world.mails.length).toBe(before);
  });

  it('is told at the field that an address is none', async () => {
    const answer = await world.browser().post('/sign-in', { email: 'a@b.example, c@d.example' });
    expect([answer.status, answer.text.includes('id="email-fault"')]).toEqual([422, true]);
  });

  it('gets mail in the catcher alone where they are only of rehearsals', async () => {
    await world.ask('POST /programmes', {
      as: 'machine',
      body: { code: 'latihan-2030', start: '2030-08-05', rehearsal: { now: world.now }, ...(await files()) },
    });
    await world.sql`update person set email = 'only.rehearsing@contoh.example' where programme = 'latihan-2030' and id = 'mentor-nelayan-1'`;
    expect((await asking('only.rehearsing@contoh.example')).mail.rehearsal).toBe(true);
    // Simon is of the rehearsal and of the real programme.
    const { mail } = await asking();
    expect(mail.rehearsal).toBe(false);
  });

  it('who proved an address in the catcher is nobody in a real programme that it comes to later', async () => {
    const { browser, mail } = await asking('only.rehearsing@contoh.example');
    await browser.post(`/sign-in/link/${mail.token}`);
    await world.sql`update person set email = 'only.rehearsing@contoh.example' where programme = ${CODE} and id = 'mentor-nelayan-2'`;
    expect((await browser.get(`/p/${CODE}/tasks`)).status).not.toBe(200);
    expect(await isIn(browser)).toBe(true);
  });
});

async function files() {
  const { readSeed } = await import('../support/seeds.ts');
  return { definition: readSeed('tablolong.yaml'), people: readSeed('people/tablolong.yaml') };
}
