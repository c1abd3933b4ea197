import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, CODE, makeSignInWorld, type SignInWorld } from './world.ts';

let world: SignInWorld;
beforeAll(async () => {
  world = await makeSignInWorld();
  await world.locked();
});
afterAll(() => world.stop());

const PIN = '274905';
const MENTOR = 'mentor-nelayan-1';
const OTHER = 'mentor-nelayan-2';
const label = (person: string) => `${CODE}/${person}`;
const tasks = `/p/${CODE}/tasks`;

async function dayCode(person: string, as = 'secretary'): Promise<string> {
  const { status, body } = await world.ask(`POST /programmes/${CODE}/people/${person}/day-code`, { as });
  expect(status).toBe(200);
  return body.dayCode as string;
}

/** A phone that somebody has set their PIN on. */
async function phoneOf(person = MENTOR, browser = world.browser()): Promise<Browser> {
  const code = await dayCode(person);
  const answer = await browser.post('/sign-in/day-code', { who: label(person), code: code.toLowerCase().replace('-', ' '), pin: PIN, again: PIN, next: tasks });
  expect(answer.location).toBe(tasks);
  return browser;
}
/** Whose tasks the phone shows. */
const isOpen = async (browser: Browser) => (await browser.get(tasks)).status === 200;

describe('a code of the day', () => {
  it('is shown once to a manager or the secretary, rests nowhere, and stands in the journal without itself', async () => {
    const key = 'a-day-code-of-simon';
    const ask = () => world.ask(`POST /programmes/${CODE}/people/${MENTOR}/day-code`, { as: 'team-leader', key });
    const [first, again] = [await ask(), await ask()];
    expect(first.body).toMatchObject({ person: MENTOR, label: label(MENTOR), dayCode: expect.stringMatching(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/) });
    expect(again.body.dayCode).toBeNull();
    const kept = JSON.stringify([await world.sql`select * from answer`, await world.sql`select * from journal`, await world.sql`select * from day_code`]);
    expect(kept).toContain('makeDayCode');
    expect(kept).not.toContain(first.body.dayCode);
  });

  it.each(['coordinator-nelayan', MENTOR, 'village-head'])('is made by no %s', async (as) => {
    expect((await world.ask(`POST /programmes/${CODE}/people/${OTHER}/day-code`, { as })).status).toBe(403);
  });

  it('is for no manager of a real programme: a PIN is no second step', async () => {
    const { status, body } = await world.ask(`POST /programmes/${CODE}/people/team-leader/day-code`, { as: 'secretary' });
    expect([status, body.type]).toEqual([409, 'urn:pendamping:problem:signsInByMail']);
  });

  it('sets a PIN, once, and opens that person’s pages', async () => {
    const code = await dayCode(MENTOR);
    const form = { who: label(MENTOR), code, pin: PIN, again: PIN, next: tasks };
    const browser = world.browser();
    expect((await browser.post('/sign-in/day-code', form)).location).toBe(tasks);
    expect(await isOpen(browser)).toBe(true);
    expect((await world.browser().post('/sign-in/day-code', form)).status).toBe(422);
  });

  it('is over after a day, by a newer one, and after five wrong tries', async () => {
    const use = (code: string) => world.browser().post('/sign-in/day-code', { who: label(OTHER), code, pin: PIN, again: PIN });
    const old = await dayCode(OTHER);
    world.advance(24 * 60);
    expect((await use(old)).status).toBe(422);
    const [first, second] = [await dayCode(OTHER), await dayCode(OTHER)];
    expect((await use(first)).status).toBe(422);
    for (let count = 0; count < 4; count += 1) await use('AAAA-AAAA');
    expect((await use(second)).status).toBe(422);
  });

  it('that is no code, or for nobody, is answered like a wrong one', async () => {
    const answers = [];
    for (const who of [label(MENTOR), label('nobody'), 'elsewhere-2027/somebody', "x'; drop table pin; --"])
      answers.push((await world.browser().post('/sign-in/day-code', { who, code: 'AAAA-AAAA', pin: PIN, again: PIN })).text.replace(/value="[^"]*"/g, ''));
    expect(new Set(answers).size).toBe(1);
  });

  it.each(['123456', '654321', '000000', '121212', '123123', '112233', '890123', '12345', 'abcdef'])('takes no PIN that anybody would try: %s', async (pin) => {
    const code = await dayCode(OTHER);
    const browser = world.browser();
    expect((await browser.post('/sign-in/day-code', { who: label(OTHER), code, pin, again: pin })).text).toContain('pin-fault');
    // The code is still good.
    expect((await browser.post('/sign-in/day-code', { who: label(OTHER), code, pin: PIN, again: PIN })).status).toBe(303);
  });
});

describe('a PIN', () => {
  it('opens the phone that knows the person, by name, and no other phone', async () => {
    const phone = await phoneOf();
    await phone.post('/sign-out');
    expect(await isOpen(phone)).toBe(false);
    const start = await phone.get('/sign-in');
    expect(start.text).toContain('Simon Mutiara');
    expect((await phone.post('/sign-in/pin', { who: label(MENTOR), pin: PIN, next: tasks })).location).toBe(tasks);
    expect(await isOpen(phone)).toBe(true);
    const stranger = world.browser();
    expect((await stranger.get('/sign-in')).text).not.toContain('Simon Mutiara');
    expect((await stranger.post('/sign-in/pin', { who: label(MENTOR), pin: PIN })).location).toBe('/sign-in');
  });

  it('is locked after five wrong tries, on every phone, until a new code of the day', async () => {
    const phone = await phoneOf();
    await phone.post('/sign-out');
    const pin = (typed: string) => phone.post('/sign-in/pin', { who: label(MENTOR), pin: typed });
    for (let left = 4; left >= 1; left -= 1) expect((await pin('999998')).text).toContain(`Sisa percobaan: ${left}`);
    expect((await pin('999998')).text).toContain('terkunci');
    expect((await pin(PIN)).text).toContain('terkunci');
    expect(await isOpen(phone)).toBe(false);
    expect(await isOpen(await phoneOf(MENTOR, phone))).toBe(true);
  });

  it('counts wrong ones in a row: a right one in between forgives', async () => {
    const phone = await phoneOf();
    for (const typed of ['999998', '999998', PIN, '999998', '999998', '999998', PIN]) await phone.post('/sign-in/pin', { who: label(MENTOR), pin: typed });
    expect(await isOpen(phone)).toBe(true);
  });

  it('is of ten tried at once not tried more than five times', async () => {
    const phone = await phoneOf();
    const answers = await Promise.all(Array.from({ length: 10 }, () => phone.post('/sign-in/pin', { who: label(MENTOR), pin: '999998' })));
    expect(answers.filter(({ text }) => text.includes('terkunci')).length).toBeGreaterThanOrEqual(6);
  });

  it('set anew signs the person out on the phones they had', async () => {
    const [old, phone] = [await phoneOf(), await phoneOf()];
    expect([await isOpen(old), await isOpen(phone)]).toEqual([false, true]);
  });
});

describe('a phone of several people', () => {
  it('shows one at a time, each behind their own PIN', async () => {
    const phone = await phoneOf(OTHER, await phoneOf());
    const text = (await phone.get('/sign-in')).text;
    for (const person of [MENTOR, OTHER]) expect(text).toContain(encodeURIComponent(label(person)));
    const mine = await phone.get('/account');
    expect(mine.status).toBe(200);
    expect((await phone.post('/sign-in/pin', { who: label(MENTOR), pin: PIN, next: tasks })).location).toBe(tasks);
    const open =
      await world.sql`select person from session where person is not null and number in (select session from session_person group by session having count(*) = 2)`;
    expect(open).toEqual([{ person: MENTOR }]);
  });

  it('locks after a quarter of an hour unused; one person’s own phone does not', async () => {
    const own = await phoneOf('mentor-nelayan-3');
    const shared = await phoneOf(OTHER, await phoneOf());
    world.advance(14);
    expect([await isOpen(shared), await isOpen(own)]).toEqual([true, true]);
    world.advance(15);
    expect([await isOpen(shared), await isOpen(own)]).toEqual([false, true]);
    expect((await shared.get('/sign-in')).text).toContain(encodeURIComponent(label(MENTOR)));
  });
});
