import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { queueNotices } from '../../db/noticeQueue.ts';
import { nextInstantAt, settled, stepClock } from '../../db/settled.ts';
import { printList } from '../../notices/printList.tsx';
import { leaveTracks } from '../support/narrow.ts';
import { at, CODE, makeWorld, type World } from '../db/world.ts';
import { compose, FIRST, GRACE, mailsOf, ring } from './ringing.ts';

const MENTOR = 'mentor-nelayan-1';
const KEYS = [1, 2, 3, 4].map((ordinal) => `mentoring/nelayan-1/0${ordinal}`);

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

const wish = (wishes: object, person = MENTOR) => world.sql`update person set notice_settings = ${world.sql.json(wishes as never)} where id = ${person}`;
/** Writes notices now, each of an item of its own. */
const write = (kinds: readonly ('due' | 'invited' | 'reminder' | 'escalation')[], person = MENTOR, step = 'due') =>
  world.sql.begin((tx) =>
    queueNotices(
      tx,
      CODE,
      world.now,
      kinds.map((kind, index) => ({ eventKey: `${KEYS[index]}@1/${step}-${world.now}`, person, kind, item: KEYS[index] })),
    ),
  );
const parsed = async () => Promise.all((await mailsOf(world)).map(async ({ raw }) => simpleParser(raw)));
/** The headers of each mail, as they are sent. */
const headers = async () => (await mailsOf(world)).map(({ raw }) => raw.toString('latin1').split('\r\n\r\n')[0]?.concat('\r\n') ?? '');
const ledger = () => world.sql`select kind, status, put_off_by, not_before from notice order by id`;
/** Moves a real clock, and composes. */
const composeAt = async (text: string) => {
  world.now = at(text.slice(0, 10), text.slice(11));
  return compose(world);
};
const allSent = () => world.sql`update mail set status = 'sent'`;

describe('in a programme at real pace', () => {
  beforeEach(() => world.running());

  it('a notice in quiet hours goes when they end, and the ledger says what put it off', async () => {
    await wish({ quietHours: { from: '20:00', until: '06:30' } });
    world.now = at('2027-08-01', '21:00');
    await write(['due']);
    expect(await composeAt('2027-08-02T06:29')).toBe(0);
    expect(await ledger()).toEqual([{ kind: 'due', status: 'queued', put_off_by: ['quietHours'], not_before: at('2027-08-02', '06:30') }]);
    expect(await composeAt('2027-08-02T06:31')).toBe(1);
  });

  it('a digest gathers a day', async () => {
    await wish({ delivery: 'digest' });
    for (const [hour, kind] of [
      ['08:00', 'due'],
      ['12:00', 'invited'],
      ['17:00', 'reminder'],
    ] as const) {
      world.now = at('2027-07-31', hour);
      await write([kind], MENTOR, kind);
    }
    expect(await composeAt('2027-08-01T06:59')).toBe(0);
    expect(await composeAt('2027-08-01T07:02')).toBe(1);
    expect((await headers())[0]).toMatch(/^List-Unsubscribe: <https:\/\/pendamping\.contoh\.example\/unsubscribe\/[\w-]{32}>\r$/m);
    expect((await headers())[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect((await headers())[0]).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  });

  it('each task by itself is a mail of its own', async () => {
    await wish({ delivery: 'single' });
    world.now = at('2027-07-30', '07:00');
    await write(['due', 'due', 'reminder']);
    world.now += GRACE;
    expect(await compose(world)).toBe(3);
    expect((await mailsOf(world)).map(({ message_id }) => /\.(\d)@/.exec(message_id)?.[1])).toEqual(['1', '2', '3']);
    expect((await mailsOf(world))[0]?.subject).toMatch(/^Pengingat/);
  });

  it('what exceeds the cap comes in the next day’s digest, the most urgent first, and is never lost', async () => {
    await wish({ delivery: 'single', cap: 1 });
    world.now = at('2027-07-30', '07:00');
    await write(['due', 'due', 'escalation', 'reminder']);
    world.now += GRACE;
    expect(await compose(world)).toBe(1);
    expect((await mailsOf(world))[0]?.subject).toMatch(/^Diteruskan/);
    await allSent();
    expect(await composeAt('2027-07-30T18:00')).toBe(0);
    expect(await composeAt('2027-07-31T07:01')).toBe(1);
    const [, digest] = await parsed();
    expect(KEYS.filter((key) => digest?.text?.includes(key))).toEqual([KEYS[0], KEYS[1], KEYS[3]]);
    expect((await headers()).map((text) => text.includes('List-Unsubscribe:'))).toEqual([false, true]);
    expect((await ledger()).filter(({ put_off_by }) => (put_off_by as string[]).includes('cap'))).toHaveLength(3);
    expect(await world.sql`select from notice where status = 'queued' and mail is null`).toHaveLength(0);
  });

  it('what has been muted leaves own duties alone, and the rest to the print list', async () => {
    await wish({ digestsMuted: true, delivery: 'digest' });
    await world.sql`update item set owner = 'mentor-nelayan-2' where key = ${KEYS[1] as string}`;
    world.now = at('2027-07-30', '07:00');
    await write(['due', 'invited', 'reminder']);
    world.now += GRACE;
    expect(await compose(world)).toBe(1);
    expect((await headers())[0]).not.toContain('List-Unsubscribe');
    expect(await world.sql`select kind, channel, status, because from notice order by id`).toEqual([
      { kind: 'due', channel: 'mail', status: 'queued', because: null },
      { kind: 'invited', channel: 'print', status: 'sent', because: 'digestsMuted' },
      { kind: 'reminder', channel: 'mail', status: 'queued', because: null },
    ]);
    expect((await printList(world.sql, CODE, undefined, () => world.now))?.lines).toMatchObject([{ key: KEYS[1] }]);
  });

  it('a mail about one task hangs in the thread of the first about it; others begin their own', async () => {
    await ring(world, 0, [FIRST[0] as string]);
    world.now += GRACE;
    await compose(world);
    await allSent();
    await ring(world, 1, [FIRST[0] as string]);
    world.now += GRACE;
    await compose(world);
    const [first, second] = (await parsed()).sort((a, b) => (a.date?.getTime() ?? 0) - (b.date?.getTime() ?? 0));
    expect([first?.references, first?.inReplyTo]).toEqual([undefined, undefined]);
    expect([second?.references, second?.inReplyTo]).toEqual([first?.messageId, first?.messageId]);
  });

  it('digests of a month hang together, a new month begins a thread', async () => {
    await wish({ delivery: 'digest' });
    for (const day of ['2027-07-29', '2027-07-30', '2027-07-31', '2027-08-01']) {
      world.now = at(day, '07:00');
      await write(['due'], MENTOR, day);
      await composeAt(`${day}T07:02`);
      await allSent();
    }
    const [one, two, three, four] = (await parsed()).sort((a, b) => (a.date?.getTime() ?? 0) - (b.date?.getTime() ?? 0));
    expect(one?.references).toBeUndefined();
    expect([two?.references, two?.inReplyTo]).toEqual([one?.messageId, one?.messageId]);
    expect([three?.references, three?.inReplyTo]).toEqual([[one?.messageId, two?.messageId], two?.messageId]);
    expect(four?.references).toBeUndefined();
  });

  it('each digest’s link is another and mutes the same', async () => {
    await wish({ delivery: 'digest' });
    for (const day of ['2027-07-30', '2027-07-31']) {
      world.now = at(day, '07:00');
      await write(['due'], MENTOR, day);
      await composeAt(`${day}T07:02`);
      await allSent();
    }
    const links = (await parsed()).map(
      ({ text }) => /https:\/\/pendamping\.contoh\.example\/unsubscribe\/[\w-]{32}/.exec((text ?? '').replaceAll('\n', ' '))?.[0],
    );
    expect(new Set(links).size).toBe(2);
    expect(links).not.toContain(undefined);
    expect(await world.sql`select distinct person from unsubscribe`).toEqual([{ person: MENTOR }]);
  });

  it('mails that are no digest carry no such link', async () => {
    await ring(world, 0, [FIRST[0] as string]);
    world.now += GRACE;
    await compose(world);
    expect((await headers())[0]).not.toContain('List-Unsubscribe');
    expect(await world.sql`select from unsubscribe`).toHaveLength(0);
  });

  it('a repair that was mended meanwhile is told to nobody', async () => {
    await world.sql`insert into repair (programme, subject, cause, opened_at) values (${CODE}, 'mailServer', 'mail 421', ${world.now})`;
    await world.sql.begin((tx) =>
      queueNotices(tx, CODE, world.now, [{ eventKey: 'repair/mailServer@1', person: 'secretary', kind: 'repair', item: undefined }]),
    );
    await world.sql`update repair set closed_at = ${world.now}`;
    world.now += GRACE;
    expect(await compose(world)).toBe(0);
    expect(await world.sql`select status, because from notice`).toEqual([{ status: 'muted', because: 'repaired' }]);
  });
});

describe('in a rehearsal', () => {
  beforeEach(async () => {
    await world.running(true);
    await leaveTracks(world.sql, 'mentoring', 'monitoring');
    await world.sql`update item set paused = true`;
  });

  it('a notice that is put off does not hold up the clock, rings at its hour, and is sent then', async () => {
    await wish({ quietHours: { from: '06:00', until: '09:00' } });
    world.now = at('2027-07-30', '07:00');
    await stepClock(world.sql, CODE, world.now);
    await world.sql`update item set paused = false where key = ${KEYS[0] as string}`;
    await world.sql`update item set rung = 4`;
    await write(['due']);
    expect(await compose(world)).toBe(0);
    expect(await settled(world.sql, CODE)).toBe(true);
    expect(await nextInstantAt(world.sql, CODE)).toBe(at('2027-07-30', '09:00'));
    await stepClock(world.sql, CODE, at('2027-07-30', '09:00'));
    expect(await settled(world.sql, CODE)).toBe(false);
    expect(await compose(world)).toBe(1);
    await world.sql`update notice set status = 'sent'`;
    await allSent();
    expect(await settled(world.sql, CODE)).toBe(true);
    expect(await nextInstantAt(world.sql, CODE)).toBeUndefined();
  });

  it('goes on until what was put off is sent, also after the programme has ended', async () => {
    await wish({ delivery: 'digest' });
    world.now = at('2027-07-30', '07:30');
    await stepClock(world.sql, CODE, world.now);
    await write(['due']);
    await world.sql`update item set outcome = 'held'`;
    await world.sql`update programme set stage = 'ended'`;
    expect(await nextInstantAt(world.sql, CODE)).toBe(at('2027-07-31', '07:00'));
  });

  it('waits for no hand: who is told by WhatsApp is on the list, and the clock goes on; what is reported drops out', async () => {
    await wish({ channel: 'whatsapp' });
    world.now = at('2027-07-30', '07:00');
    await stepClock(world.sql, CODE, world.now);
    await world.sql`update item set paused = false, rung = 4 where key = ${KEYS[0] as string}`;
    await write(['due']);
    expect(await settled(world.sql, CODE)).toBe(false);
    await compose(world);
    expect(await settled(world.sql, CODE)).toBe(true);
    expect(await nextInstantAt(world.sql, CODE)).toBeUndefined();
    await world.sql`update item set outcome = 'held' where key = ${KEYS[0] as string}`;
    expect(await settled(world.sql, CODE)).toBe(false);
    await compose(world);
    expect(await ledger()).toMatchObject([{ status: 'muted' }]);
    expect(await settled(world.sql, CODE)).toBe(true);
  });

  it('makes the same mails of the same wishes', async () => {
    const rendered: string[] = [];
    for (const round of [1, 2]) {
      if (round === 2) {
        await world.stop();
        world = await makeWorld();
        await world.running(true);
        await world.sql`update item set paused = true`;
      }
      await wish({ delivery: 'single', cap: 2 });
      world.now = at('2027-07-30', '07:00');
      await stepClock(world.sql, CODE, world.now);
      await world.sql`update item set paused = false, rung = 4 where key = any(${KEYS})`;
      await write(['due', 'invited', 'escalation', 'reminder']);
      await compose(world);
      rendered.push(JSON.stringify([(await mailsOf(world)).map(({ raw }) => raw.toString('latin1')), await ledger()]));
    }
    expect(rendered[1]).toBe(rendered[0]);
  });
});
