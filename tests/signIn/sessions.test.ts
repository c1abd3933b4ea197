import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hatsOf, holderFor, sessionOf } from '../../db/signIn/session.ts';
import { signOut } from '../../db/signIn/ownSessions.ts';
import { prove } from '../../db/signIn/prove.ts';
import { at, OTHER } from '../api/world.ts';
import { type Browser, CODE, giveAddress, makeSignInWorld, type SignInWorld } from './world.ts';

const SIMON = 'simon.mutiara@tagana.contoh.example';
let world: SignInWorld;
beforeAll(async () => {
  world = await makeSignInWorld();
  await world.locked();
  await world.locked(OTHER);
});
afterAll(() => world.stop());

const tasks = `/p/${CODE}/tasks`;
const isOpen = async (browser: Browser) => (await browser.get(tasks)).status === 200;
async function simonsBrowser() {
  world.advance(11);
  const browser = world.browser();
  await browser.signIn(SIMON);
  return browser;
}
const now = () => world.now;
/** Who that is to a programme who has proved this. */
async function who(proved: Parameters<typeof prove>[2], code?: string) {
  const session = await sessionOf(world.sql, await prove(world.sql, undefined, proved, 'test', now), now);
  return session === undefined ? undefined : (await holderFor(world.sql, session, code, now))?.actor;
}

describe('the cookie', () => {
  it('over HTTPS is this host’s alone, hidden from scripts and never sent in the clear', async () => {
    const entered = await world.browser().signIn(SIMON);
    const cookie = entered.cookies.find((line) => line.startsWith('__Host-pendamping='));
    for (const flag of ['Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure']) expect(cookie?.split('; ')).toContain(flag);
    expect(cookie).not.toMatch(/Domain/i);
  });

  it('at home is one that a browser takes over plain http, hidden from scripts all the same', async () => {
    const home = await makeSignInWorld('http://localhost:3000');
    await home.locked();
    const entered = await home.browser().signIn(SIMON);
    const cookie = entered.cookies.find((line) => line.startsWith('pendamping='))?.split('; ') ?? [];
    expect([cookie.includes('HttpOnly'), cookie.includes('SameSite=Lax'), cookie.includes('Secure')]).toEqual([true, true, false]);
    await home.stop();
  });

  it('rests nowhere, and is another one after each proof: one that was planted is worth nothing', async () => {
    const browser = await simonsBrowser();
    const planted = browser.jar.get('__Host-pendamping') ?? '';
    expect(JSON.stringify(await world.sql`select * from session`)).not.toContain(planted);
    world.advance(11);
    await browser.signIn(SIMON);
    expect(browser.jar.get('__Host-pendamping')).not.toBe(planted);
    const thief = world.browser();
    thief.jar.set('__Host-pendamping', planted);
    expect(await isOpen(thief)).toBe(false);
    expect(await isOpen(browser)).toBe(true);
  });

  it('that nobody gave is nobody’s', async () => {
    for (const value of ['x', '', 'a'.repeat(5000), "' or true --"]) {
      const browser = world.browser();
      browser.jar.set('__Host-pendamping', value);
      expect(await isOpen(browser)).toBe(false);
    }
  });
});

describe('signing out', () => {
  it('here ends this session and no other', async () => {
    const [here, there] = [await simonsBrowser(), await simonsBrowser()];
    expect((await here.post('/sign-out')).location).toBe('/sign-in');
    expect([await isOpen(here), await isOpen(there)]).toEqual([false, true]);
  });

  it('is done by a form of ours alone', async () => {
    const browser = await simonsBrowser();
    expect((await browser.get('/sign-out')).location).toBe('/account');
    expect((await browser.post('/sign-out', { csrf: 'x' })).status).toBe(403);
    expect((await browser.post('/sign-out', {}, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect(await isOpen(browser)).toBe(true);
  });

  it('everywhere ends all of that address, and nobody else’s', async () => {
    const other = world.browser();
    await giveAddress(world, 'mentor-nelayan-3', 'another@contoh.example');
    await other.signIn('another@contoh.example');
    const [here, there] = [await simonsBrowser(), await simonsBrowser()];
    expect((await here.post('/account/end', { session: 'all' })).location).toBe('/sign-in');
    expect([await isOpen(here), await isOpen(there), await isOpen(other)]).toEqual([false, false, true]);
  });

  it('of one listed session leaves the others, and somebody else’s cannot be named', async () => {
    const other = world.browser();
    await giveAddress(world, 'mentor-nelayan-3', 'another@contoh.example');
    world.advance(11);
    await other.signIn('another@contoh.example');
    const [here, there] = [await simonsBrowser(), await simonsBrowser()];
    expect((await here.get('/account')).text).toContain('Chrome, Android');
    const numbers = await world.sql<{ number: number }[]>`select number from session where ended_at is null order by number desc`;
    const [theirs, , others] = numbers.map(({ number }) => String(number));
    await here.post('/account/end', { session: String(others) });
    await here.post('/account/end', { session: String(theirs) });
    expect([await isOpen(here), await isOpen(there), await isOpen(other)]).toEqual([true, false, true]);
  });
});

describe('whom a session lets in', () => {
  it('is the person with its address in the programme of the page, whatever the letters’ size', async () => {
    await giveAddress(world, 'mentor-nelayan-1', SIMON.toUpperCase());
    expect(await who({ email: SIMON }, CODE)).toMatchObject({ kind: 'person', programme: CODE, id: 'mentor-nelayan-1' });
    expect(await who({ email: SIMON }, OTHER)).toMatchObject({ programme: OTHER });
    await giveAddress(world, 'mentor-nelayan-1', SIMON);
  });

  it('is nobody by an address that nobody has', async () => {
    expect(await who({ email: 'nobody@contoh.example' }, CODE)).toBeUndefined();
  });

  it('is a stranger in a programme of others', async () => {
    await giveAddress(world, 'mentor-nelayan-1', 'only.there@contoh.example', OTHER);
    expect(await who({ email: 'only.there@contoh.example' }, CODE)).toMatchObject({ programme: OTHER });
    const browser = world.browser();
    await browser.signIn('only.there@contoh.example');
    expect((await browser.get(tasks)).status).toBe(403);
    expect((await browser.get(`/p/no-such-programme/tasks`)).status).toBe(403);
  });

  it('is an account where the person is none, and of several the weightiest', async () => {
    for (const body of [
      { id: 'dinas', email: 'dinas@contoh.example', standing: 'manager', programmes: [CODE] },
      { id: 'donatur', email: 'donor@contoh.example', standing: 'donor', programmes: [CODE] },
      { id: 'admin', email: 'admin@contoh.example', standing: 'administrator' },
    ])
      expect((await world.ask('POST /accounts', { as: 'machine', body })).status).toBe(200);
    const manager = { kind: 'account', id: 'dinas', standing: 'manager', programmes: [CODE] };
    expect(await who({ email: 'dinas@contoh.example', strong: true }, CODE)).toEqual(manager);
    expect(await who({ email: 'dinas@contoh.example', strong: true })).toEqual(manager);
    expect(await who({ email: 'dinas@contoh.example' }, CODE)).toBeUndefined();
    expect(await who({ email: 'donor@contoh.example' }, CODE)).toMatchObject({ standing: 'donor' });
    await giveAddress(world, 'mentor-nelayan-2', 'dinas@contoh.example');
    expect(await who({ email: 'dinas@contoh.example', strong: true }, CODE)).toEqual(manager);
    // Without the second step they are what needs none.
    expect(await who({ email: 'dinas@contoh.example' }, CODE)).toMatchObject({ kind: 'person', id: 'mentor-nelayan-2' });
    const session = await sessionOf(world.sql, await prove(world.sql, undefined, { email: 'dinas@contoh.example', strong: true }, 'test', now), now);
    expect((await hatsOf(world.sql, session!, now)).map(({ actor }) => actor.kind)).toEqual(['account', 'person']);
  });

  it('is nobody by a closed account', async () => {
    expect((await world.ask('POST /accounts/donatur/close', { as: 'machine' })).status).toBe(200);
    expect(await who({ email: 'donor@contoh.example' }, CODE)).toBeUndefined();
  });

  it('is nobody by PIN where a manager’s second step is asked for', async () => {
    expect(await who({ open: { programme: CODE, person: 'team-leader' } }, CODE)).toBeUndefined();
    expect(await who({ open: { programme: CODE, person: 'mentor-nelayan-1' } }, CODE)).toMatchObject({ id: 'mentor-nelayan-1' });
  });

  it('is the person who has the phone open, and not whoever signed in there by mail', async () => {
    const first = await prove(world.sql, undefined, { email: SIMON }, 'test', now);
    const session = await sessionOf(world.sql, first, now);
    const second = await prove(world.sql, session, { open: { programme: CODE, person: 'mentor-nelayan-2' } }, 'test', now);
    const shared = (await sessionOf(world.sql, second, now))!;
    expect((await holderFor(world.sql, shared, CODE, now))?.actor).toMatchObject({ id: 'mentor-nelayan-2' });
    // Nor is it they when that person closes it.
    await signOut(world.sql, shared, now);
    const closed = (await sessionOf(world.sql, second, now))!;
    expect(await holderFor(world.sql, closed, CODE, now)).toBeUndefined();
  });

  it('is nobody any more on a shared phone that lay for a quarter of an hour, also who signed in by mail', async () => {
    const first = await prove(world.sql, undefined, { open: { programme: CODE, person: 'mentor-nelayan-2' } }, 'test', now);
    const second = await prove(world.sql, await sessionOf(world.sql, first, now), { email: SIMON }, 'test', now);
    expect((await holderFor(world.sql, (await sessionOf(world.sql, second, now))!, CODE, now))?.actor).toMatchObject({ id: 'mentor-nelayan-1' });
    world.advance(15);
    const locked = (await sessionOf(world.sql, second, now))!;
    expect(await holderFor(world.sql, locked, CODE, now)).toBeUndefined();
    expect(locked.held).toEqual([{ programme: CODE, person: 'mentor-nelayan-2' }]);
    expect((await sessionOf(world.sql, second, now))?.email).toBeUndefined();
  });

  it('is nobody who has handed over, from that day on', async () => {
    world.now = at('2027-08-03');
    const mentor = 'mentor-nelayan-3';
    await giveAddress(world, mentor, 'leaving@contoh.example');
    const browser = world.browser();
    await browser.signIn('leaving@contoh.example');
    const body = { person: mentor, on: '2027-09-01', reason: 'Pindah tugas' };
    const { status } = await world.ask(`POST /programmes/${CODE}/handovers`, { as: 'team-leader', body });
    expect(status).toBeLessThan(300);
    expect(await isOpen(browser)).toBe(true);
    world.now = at('2027-09-01');
    expect(await isOpen(browser)).toBe(false);
  });
});
