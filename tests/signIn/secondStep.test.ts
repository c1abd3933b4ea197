import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFirstCode } from '../../db/signIn/firstCode.ts';
import { rewrapKeys, newKey } from '../../db/sealed.ts';
import { challengeIn, passkeyOf } from './passkeyOf.ts';
import { type Browser, CODE, giveAddress, makeSignInWorld, type SignInWorld } from './world.ts';

const SITE = 'https://pendamping.contoh.example';
const ID = 'pendamping.contoh.example';
let world: SignInWorld;
beforeAll(async () => {
  world = await makeSignInWorld();
  await world.locked();
  let count = 0;
  // Each test has a manager of its own: `leader` in turn has the address that the test wants.
  leader = async () => {
    const email = `leader-${(count += 1)}@contoh.example`;
    await giveAddress(world, 'team-leader', email);
    return email;
  };
});
afterAll(() => world.stop());
let leader: () => Promise<string>;

const app = `/p/${CODE}`;
const opens = async (browser: Browser) => (await browser.get(`${app}/tasks`)).status === 200;
const totpIn = (page: string) => new TOTP({ secret: Secret.fromBase32((/<code[^>]*>([^<]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '')) });
const codeNow = (totp: TOTP) => totp.generate({ timestamp: world.now });

/** Signs in by mail and sets up an app. */
async function withApp() {
  const email = await leader();
  const browser = world.browser();
  expect((await browser.signIn(email)).location).toBe('/sign-in/second');
  expect((await browser.get('/sign-in/second')).location).toBe('/sign-in/set-up');
  const totp = totpIn((await browser.get('/sign-in/set-up')).text);
  expect((await browser.post('/sign-in/set-up', { code: codeNow(totp), next: app })).location).toBe(app);
  world.advance(1);
  return { email, browser, totp };
}

describe('a manager of a real programme', () => {
  it('who signs in by mail alone sees nothing before the second step, which they are led to set up', async () => {
    const email = await leader();
    const browser = world.browser();
    await browser.signIn(email);
    for (const path of [app, `${app}/tasks`, '/account']) expect((await browser.get(path)).location).toMatch(/^\/sign-in\?next=/);
    expect((await browser.get(`/sign-in?next=${app}`)).location).toBe(`/sign-in/second?next=${encodeURIComponent(app)}`);
  });

  it('sets up an app with a secret as text and as a link, and is in', async () => {
    const { browser } = await withApp();
    expect(await opens(browser)).toBe(true);
    const rows = JSON.stringify(await world.sql`select * from authenticator`);
    expect(rows).not.toMatch(/otpauth/);
  });

  it('shows a code of the app the next time', async () => {
    const { email, totp } = await withApp();
    const other = world.browser();
    expect((await other.signIn(email)).location).toBe('/sign-in/second');
    expect(await opens(other)).toBe(false);
    expect((await other.post('/sign-in/second', { code: codeNow(totp), next: app })).location).toBe(app);
    expect(await opens(other)).toBe(true);
  });

  it('cannot show a code twice, nor one that was overheard after a later one', async () => {
    const { email, totp } = await withApp();
    const [one, other] = [world.browser(), world.browser()];
    await one.signIn(email);
    await other.signIn(email);
    const code = codeNow(totp);
    expect((await one.post('/sign-in/second', { code })).status).toBe(303);
    expect((await other.post('/sign-in/second', { code })).status).toBe(422);
    const before = totp.generate({ timestamp: world.now - 30_000 });
    expect((await other.post('/sign-in/second', { code: before })).status).toBe(422);
    expect(await opens(other)).toBe(false);
  });

  it('has five tries in fifteen minutes, whichever browser they are made in', async () => {
    const { email, totp } = await withApp();
    world.advance(16);
    const browsers = [world.browser(), world.browser()] as const;
    for (const browser of browsers) await browser.signIn(email);
    const wrong = codeNow(totp) === '000000' ? '111111' : '000000';
    for (let count = 0; count < 5; count += 1) await browsers[0].post('/sign-in/second', { code: wrong });
    const answer = await browsers[1].post('/sign-in/second', { code: codeNow(totp) });
    expect([answer.status, answer.text.includes('lima belas menit')]).toEqual([422, true]);
    world.advance(16);
    expect((await browsers[1].post('/sign-in/second', { code: codeNow(totp) })).status).toBe(303);
  });

  it('with an app cannot set up another by mail alone', async () => {
    const { email } = await withApp();
    const other = world.browser();
    await other.signIn(email);
    expect((await other.get('/sign-in/set-up')).location).toBe('/sign-in');
    expect((await other.post('/sign-in/passkey/new/begin')).location).toBe('/sign-in');
  });

  it('keeps their app when the master key is changed', async () => {
    const { email, totp } = await withApp();
    const [from, to] = [world.parts.masterKey, newKey()];
    await rewrapKeys(world.sql, from, to);
    await rewrapKeys(world.sql, to, from);
    const other = world.browser();
    await other.signIn(email);
    expect((await other.post('/sign-in/second', { code: codeNow(totp) })).status).toBe(303);
  });

  it('whose phone is lost sets up another after an administrator has forgotten the first, and is signed out everywhere', async () => {
    const { email, browser } = await withApp();
    expect((await world.ask('POST /second-steps/forget', { as: 'machine', body: { email: email.toUpperCase() } })).status).toBe(200);
    expect(await opens(browser)).toBe(false);
    const anew = world.browser();
    await anew.signIn(email);
    expect((await anew.get('/sign-in/second')).location).toBe('/sign-in/set-up');
  });

  it('is signed out after twelve hours without a visit, staff after thirty days', async () => {
    const { browser } = await withApp();
    const simon = world.browser();
    await simon.signIn('simon.mutiara@tagana.contoh.example');
    world.advance(11 * 60);
    expect(await opens(browser)).toBe(true);
    world.advance(12 * 60 + 1);
    expect([await opens(browser), await opens(simon)]).toEqual([false, true]);
    world.advance(30 * 24 * 60);
    expect(await opens(simon)).toBe(false);
  });

  it('of a rehearsal needs no second step', async () => {
    const { readSeed } = await import('../support/seeds.ts');
    const body = {
      code: 'latihan-2030',
      start: '2030-08-05',
      rehearsal: { now: world.now },
      definition: readSeed('tablolong.yaml'),
      people: readSeed('people/tablolong.yaml'),
    };
    expect((await world.ask('POST /programmes', { as: 'machine', body })).status).toBeLessThan(300);
    await giveAddress(world, 'team-leader', 'rehearsing@contoh.example', 'latihan-2030');
    const browser = world.browser();
    expect((await browser.signIn('rehearsing@contoh.example')).location).toBe('/');
    expect((await browser.get('/p/latihan-2030/tasks')).status).toBe(200);
    // Nor may they set one up: what was proved lay in the catcher.
    expect((await browser.get('/sign-in/set-up')).location).toBe('/sign-in');
  });
});

describe('a passkey', () => {
  /** Signs in by mail and makes one. */
  async function withKey() {
    const email = await leader();
    const browser = world.browser();
    await browser.signIn(email);
    expect((await browser.post('/sign-in/passkey/new/begin', { next: app })).location).toBe(`/sign-in/passkey/new?next=${encodeURIComponent(app)}`);
    const key = passkeyOf(SITE, ID);
    const challenge = challengeIn((await browser.get('/sign-in/passkey/new')).text);
    expect((await browser.post('/sign-in/passkey/new', { response: key.make(challenge), next: app })).location).toBe(app);
    return { email, browser, key };
  }

  async function begun() {
    const browser = world.browser();
    await browser.post('/sign-in/passkey/begin', { next: app });
    return { browser, challenge: challengeIn((await browser.get('/sign-in/passkey')).text) };
  }

  it('is made after the mail, and signs in at once from then on, without mail or code', async () => {
    const { browser, key } = await withKey();
    expect(await opens(browser)).toBe(true);
    const { browser: other, challenge } = await begun();
    expect((await other.post('/sign-in/passkey', { response: key.show(challenge), next: app })).location).toBe(app);
    expect(await opens(other)).toBe(true);
  });

  it('answers one challenge once, its own browser’s, of our site', async () => {
    const { key } = await withKey();
    const { browser, challenge } = await begun();
    const { browser: other, challenge: others } = await begun();
    expect((await other.post('/sign-in/passkey', { response: key.show(challenge) })).status).toBe(422);
    expect((await other.post('/sign-in/passkey', { response: key.show(others) })).status).toBe(422);
    expect((await browser.post('/sign-in/passkey', { response: key.show(challenge, 'https://elsewhere.example') })).status).toBe(422);
    expect(await opens(browser)).toBe(false);
  });

  it('of nobody here, or no passkey at all, is refused', async () => {
    const { browser, challenge } = await begun();
    expect((await browser.post('/sign-in/passkey', { response: passkeyOf(SITE, ID).show(challenge) })).status).toBe(422);
    for (const response of ['', '{}', 'null', '[1]']) expect((await browser.post('/sign-in/passkey', { response })).status).toBe(422);
  });

  it('is over after ten minutes', async () => {
    const { key } = await withKey();
    const { browser, challenge } = await begun();
    world.advance(10);
    expect((await browser.post('/sign-in/passkey', { response: key.show(challenge) })).status).toBe(422);
  });
});

describe('the first administrator', () => {
  it('is whoever has the code that the machine printed, once, and sets up a second step', async () => {
    const code = await makeFirstCode(world.sql, () => world.now);
    const browser = world.browser();
    expect((await browser.get('/sign-in')).text).toContain('/sign-in/first');
    expect((await browser.post('/sign-in/first', { code: 'AAAA-AAAA', email: 'admin@contoh.example' })).status).toBe(422);
    expect((await browser.post('/sign-in/first', { code: String(code).toLowerCase(), email: 'admin@contoh.example' })).location).toBe('/sign-in/second');
    const again = world.browser();
    expect((await again.post('/sign-in/first', { code: String(code), email: 'other@contoh.example' })).status).toBe(422);
    expect(await makeFirstCode(world.sql, () => world.now)).toBeUndefined();
    expect((await again.get('/sign-in')).text).not.toContain('/sign-in/first');
    const totp = totpIn((await browser.get('/sign-in/set-up')).text);
    await browser.post('/sign-in/set-up', { code: codeNow(totp) });
    expect((await browser.get('/account')).status).toBe(200);
    expect((await browser.get(`${app}/tasks`)).status).toBe(403);
  });
});
