import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/time.ts';
import { tablolongPeople } from '../support/seeds.ts';
import { leaksIn, personalValues } from '../support/personalValues.ts';
import { at, CODE, ITEM, makeWorld, OTHER, type World } from './world.ts';

const MENTOR = 'mentor-nelayan-1';
const PATH = `/programmes/${CODE}/people/${MENTOR}/feed`;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  await world.locked(OTHER);
});
afterAll(() => world.stop());

/** Makes a feed and answers the path of its address. */
async function made(as = MENTOR, person = MENTOR): Promise<string> {
  const { status, body } = await world.ask(`POST /programmes/${CODE}/people/${person}/feed`, { as });
  expect(status).toBe(200);
  expect(body).toEqual({ code: CODE, person, url: expect.stringMatching(/^https:\/\/pendamping\.contoh\.example\/calendar\/[\w-]{43}\.ics$/) });
  return new URL(body.url).pathname;
}

/** A calendar's file as its reader gets it. */
const fetched = (path: string, headers: Record<string, string> = {}) => world.ask(`GET ${path}`, { headers });

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return { calendar, keys: events.map(({ uid }) => uid.split('@')[0] ?? ''), event: (key: string) => events.find(({ uid }) => uid.startsWith(`${key}@`)) };
}

const statusOf = (event: ICAL.Event | undefined) => event?.component.getFirstPropertyValue('status');

describe('the address of a feed', () => {
  it('is made by its person and by a manager, and by nobody else', async () => {
    for (const as of [MENTOR, 'team-leader', 'secretary']) await made(as);
    for (const as of ['coordinator-nelayan', 'mentor-nelayan-2', 'patron', `${OTHER}/team-leader`, `${OTHER}/${MENTOR}`, 'machine'])
      for (const path of [PATH, `${PATH}/revoke`]) {
        const { status, body } = await world.ask(`POST ${path}`, { as });
        expect([as, status, body.type]).toEqual([as, 403, 'urn:pendamping:problem:notAllowed']);
      }
    expect((await world.ask(`POST /programmes/${CODE}/people/nobody/feed`, { as: 'team-leader' })).body.type).toBe('urn:pendamping:problem:unknownPerson');
  });

  it('is stored as its hash alone, stands in no log and no journal, and is shown once', async () => {
    world.lines.length = 0;
    const key = 'feed-once-0001';
    const first = await world.ask(`POST ${PATH}`, { as: MENTOR, key });
    const token = String(first.body.url).slice(-47, -4);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    await fetched(`/calendar/${token}.ics`);
    const [row] = await world.sql`select hash from feed where revoked_at is null and person = ${MENTOR}`;
    expect(row?.hash).toEqual(createHash('sha256').update(token).digest());
    expect(JSON.stringify(world.lines)).not.toContain(token);
    expect(world.lines.at(-1)).toMatchObject({ method: 'GET', status: 200, route: expect.stringMatching(/^\/calendar\/:file/) });
    const stored = await world.sql`select body::text as text from answer union all select row_to_json(journal)::text from journal`;
    expect(stored.length).toBeGreaterThan(2);
    expect(stored.filter(({ text }) => String(text).includes(token))).toEqual([]);
    const again = await world.ask(`POST ${PATH}`, { as: MENTOR, key });
    expect(again.body).toEqual({ code: CODE, person: MENTOR, url: null });
    expect((await fetched(`/calendar/${token}.ics`)).status).toBe(200);
  });

  it('made anew or withdrawn opens nothing any more, as if it had never been', async () => {
    const old = await made();
    const path = await made();
    const unknown = await fetched('/calendar/0123456789012345678901234567890123456789012.ics');
    expect([(await fetched(old)).status, (await fetched(path)).status, unknown.status]).toEqual([404, 200, 404]);
    const closed = await world.ask(`POST ${PATH}/revoke`, { as: MENTOR });
    expect([closed.status, closed.body]).toEqual([200, { code: CODE, person: MENTOR, revoked: true }]);
    const revoked = await fetched(path, { 'if-none-match': '*' });
    const elsewhere = await fetched('/no-such-thing');
    for (const answer of [revoked, unknown]) {
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('etag')]).toEqual([404, elsewhere.headers.get('content-type'), null]);
      expect(JSON.parse(answer.text)).toMatchObject({ type: JSON.parse(elsewhere.text).type, title: JSON.parse(elsewhere.text).title });
    }
    expect((await world.ask(`POST ${PATH}/revoke`, { as: MENTOR })).body.revoked).toBe(false);
  });

  it('is journalled, made and withdrawn', async () => {
    const entries = await world.sql`select actor, action, subject from journal where programme = ${CODE} and action in ('makeFeed', 'closeFeed')`;
    expect(entries).toContainEqual({ actor: `person:${CODE}/secretary`, action: 'makeFeed', subject: MENTOR });
    expect(entries.filter(({ action }) => action === 'closeFeed')).toHaveLength(1);
  });

  it.each([
    '/calendar/.ics',
    '/calendar/x.ics',
    '/calendar/%2e%2e.ics',
    `/calendar/${'a'.repeat(5000)}.ics`,
    '/calendar/%00%00.ics',
    "/calendar/'or'1'='1'or'1'='1'or.ics",
  ])('is nothing but what was made: %s', async (path) => expect((await fetched(path)).status).toBe(404));
});

describe('a feed', () => {
  it('holds what its person is to do or invited to, and nothing of others', async () => {
    const { calendar, keys } = read((await fetched(await made())).text);
    const theirs = await world.sql<{ key: string }[]>`
      select key from item where programme = ${CODE} and (owner = ${MENTOR} or ${MENTOR} = any(invited)) and outcome is null order by planned_on, key`;
    expect(keys.toSorted()).toEqual(theirs.map(({ key }) => key).toSorted());
    expect(theirs.length).toBeGreaterThan(40);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toMatch(/^Jadwal saya: /);
  });

  it('has the same entries as mails, by their UIDs, on their planned days', async () => {
    const event = read((await fetched(await made())).text).event(ITEM);
    const [item] = await world.sql`select planned_on from item where programme = ${CODE} and key = ${ITEM}`;
    expect([event?.uid, event?.startDate.toString()]).toEqual([`${ITEM}@${CODE}.office.contoh.example`, item?.planned_on]);
    expect(event?.description).toContain(`Kode tugas: ${ITEM}`);
  });

  it('says nothing personal', async () => {
    const { text } = await fetched(await made());
    expect(leaksIn(text.replaceAll('\r\n ', ''), personalValues(tablolongPeople()))).toEqual([]);
  });

  it('counts days where the programme is, also in the night in which clocks change there', async () => {
    const person = 'instructor-pemuda-1';
    const [item] = await world.sql<{ key: string }[]>`
      select key from item where programme = ${OTHER} and (owner = ${person} or ${person} = any(invited)) order by planned_on, key limit 1`;
    const { body } = await world.ask(`POST /programmes/${OTHER}/people/${person}/feed`, { as: `${OTHER}/team-leader` });
    const keysAt = async (instant: string) => {
      world.now = Date.parse(instant);
      return read((await fetched(new URL(body.url).pathname)).text).keys;
    };
    const before = world.now;
    await world.sql`update programme set time_zone = 'Europe/Dublin' where code = ${OTHER}`;
    // 60 days before 28 March 2027, on which clocks go forward at 01:00.
    await world.sql`update item set outcome = 'held', planned_on = '2027-01-27' where programme = ${OTHER} and key = ${String(item?.key)}`;
    expect(await keysAt('2027-03-28T22:59:00Z')).toContain(item?.key);
    expect(await keysAt('2027-03-28T23:00:00Z')).not.toContain(item?.key); // midnight there, summer time
    world.now = before;
  });

  it('ends when its person leaves the programme', async () => {
    const person = 'mentor-pemuda-2';
    const path = await made('team-leader', person);
    expect((await fetched(path)).status).toBe(200);
    await world.sql`insert into seat_change (programme, act, seat, from_on, person) values (${CODE}, 1, ${person}, '2027-06-01', null)`;
    expect((await fetched(path)).status).toBe(404);
    await world.sql`delete from seat_change where programme = ${CODE}`;
  });

  it('is in the language of its person', async () => {
    await world.sql`update person set language = 'en' where programme = ${CODE} and id = 'mentor-nelayan-2'`;
    const { calendar, event } = read((await fetched(await made('mentor-nelayan-2', 'mentor-nelayan-2'))).text);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toMatch(/^My schedule: /);
    expect(event('mentoring/nelayan-2/01')?.summary).toBe('Mentoring session, Fishers 2 (1/42)');
  });

  it('keeps what is over for 60 days of the programme’s place, and what does not take place as cancelled', async () => {
    const path = await made();
    const [held = '', missed = '', off = '', paused = '', old = ''] = ['03', '04', '05', '06', '02'].map((ordinal) => `mentoring/nelayan-1/${ordinal}`);
    world.now = at('2027-10-20', '00:30');
    const today = '2027-10-20';
    const end = (key: string, outcome: string, day: string) =>
      world.sql`update item set outcome = ${outcome}, planned_on = ${day}, sequence = sequence + 1 where programme = ${CODE} and key = ${key}`;
    await end(held, 'held', addDays(today, -60));
    await end(missed, 'didNotHappen', addDays(today, -5));
    await end(off, 'cancelled', addDays(today, 9));
    await end(old, 'held', addDays(today, -61));
    await world.sql`update item set paused = true where programme = ${CODE} and key = ${paused}`;
    const { keys, event } = read((await fetched(path)).text);
    expect(keys).not.toContain(old);
    expect([held, missed, off, paused, ITEM].map((key) => statusOf(event(key)))).toEqual(['CONFIRMED', 'CANCELLED', 'CANCELLED', 'CANCELLED', 'CONFIRMED']);
    expect(event(off)?.sequence).toBe(1);
  });

  it('is the same until something changes, and then says so by its ETag', async () => {
    const path = await made();
    const first = await fetched(path);
    const etag = String(first.headers.get('etag'));
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    for (const named of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const answer = await fetched(path, { 'if-none-match': named });
      expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([304, '', etag]);
    }
    world.now += 3_600_000;
    expect((await fetched(path)).text).toBe(first.text);
    await world.sql`update item set planned_on = planned_on + 1, sequence = sequence + 1 where programme = ${CODE} and key = ${ITEM}`;
    const moved = await fetched(path, { 'if-none-match': etag });
    expect(moved.status).toBe(200);
    expect(read(moved.text).event(ITEM)?.sequence).toBe(1);
  });
});
