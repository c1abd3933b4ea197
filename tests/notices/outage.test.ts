import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverNext, type Outcome } from '../../notices/delivery.ts';
import { printList } from '../../notices/printList.tsx';
import { accepted, CODE, makeWorld, type World } from '../db/world.ts';
import { compose, FIRST, GRACE, mailsOf, ring } from './ringing.ts';

const MENTOR = 'mentor-nelayan-1';
const DAY = 24 * 3_600_000;

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
});
afterEach(() => world.stop());

/** One attempt with the next mail; undefined when none is due. */
const attempt = (outcome: Outcome) =>
  deliverNext(
    world.sql,
    () => world.now,
    { real: true, rehearsal: true },
    async () => outcome,
  );
/** Tries every mail once, whenever its next attempt would be. */
async function attemptAll(outcome: Outcome): Promise<number> {
  await world.sql`update mail set next_attempt_at = now() where status = 'queued'`;
  let count = 0;
  while ((await attempt(outcome)) !== undefined) count += 1;
  // However slow the machine is, the next attempt is still to come.
  await world.sql`update mail set next_attempt_at = now() + interval '10 minutes' where status = 'queued'`;
  return count;
}
const REFUSING: Outcome = { kind: 'later', response: 'ECONNREFUSED', maybeTaken: false };
const TAKEN: Outcome = { kind: 'sent', response: '250' };
const aged = () => world.sql`update mail set created_at = now() - interval '49 hours' where status = 'queued'`;
const repairs = () => world.sql`select subject, cause, closed_at is null as open from repair order by id`;

async function composedFor(keys: readonly string[], step = 0): Promise<void> {
  await ring(world, step, keys);
  world.now += GRACE;
  await compose(world);
}

const KEYS = [1, 2, 3, 4].map((ordinal) => `mentoring/nelayan-1/0${ordinal}`);

/** Each day something rings, and each attempt ends so. @returns the first mail that was made */
async function throughDays(outcome: Outcome): Promise<Awaited<ReturnType<typeof mailsOf>>[number] | undefined> {
  let first: Awaited<ReturnType<typeof mailsOf>>[number] | undefined;
  for (const key of KEYS) {
    await ring(world, 0, [key]);
    for (let hours = 0; hours < 3; hours += 1) {
      world.now += hours * 3_600_000 + GRACE;
      await compose(world);
      await attemptAll(outcome);
    }
    first ??= (await mailsOf(world))[0];
    world.now += DAY;
  }
  return first;
}

describe('a mail server that takes nothing', () => {
  it('is a task for the secretary after two days, one for all mails, that closes itself when a mail is taken', async () => {
    await composedFor(FIRST);
    await attemptAll(REFUSING);
    expect(await repairs()).toEqual([]);
    await aged();
    await attemptAll(REFUSING);
    await attemptAll({ kind: 'later', response: '421', maybeTaken: false });
    expect(await repairs()).toEqual([{ subject: 'mailServer', cause: 'mail ECONNREFUSED', open: true }]);
    expect(await world.sql`select person, event_key from notice where kind = 'repair'`).toEqual([{ person: 'secretary', event_key: 'repair/mailServer@1' }]);
    await attemptAll(TAKEN);
    expect(await repairs()).toMatchObject([{ open: false }]);
  });

  it('puts off one recipient’s mail with 450 for two days: a task about that person, which closes itself', async () => {
    await composedFor([FIRST[0] as string]);
    await aged();
    await attemptAll({ kind: 'later', response: '450', maybeTaken: false });
    expect(await repairs()).toEqual([{ subject: `mail/${MENTOR}`, cause: 'mail 450', open: true }]);
    await attemptAll(TAKEN);
    expect(await repairs()).toMatchObject([{ open: false }]);
  });

  it('for days, and then comes back: each person gets one catch-up digest, and nothing twice', async () => {
    await throughDays(REFUSING);
    expect(await attemptAll(TAKEN)).toBe(1);
    expect(await compose(world)).toBe(0);
    const [digest, ...more] = await mailsOf(world);
    expect([digest?.person, more]).toEqual([MENTOR, []]);
    const { text } = await simpleParser(digest?.raw ?? '');
    expect(KEYS.map((key) => text?.includes(key))).toEqual([true, true, true, true]);
    expect(await world.sql`select digest from mail order by composed_at`).toEqual([{ digest: true }]);
    expect(await world.sql`select status, count(*) from notice group by status`).toEqual([{ status: 'sent', count: 4 }]);
  });

  it('and perhaps took the first one: that one goes again as it was, and one digest with all the rest', async () => {
    const first = await throughDays({ kind: 'later', response: 'ETIMEDOUT', maybeTaken: true });
    expect(await attemptAll(TAKEN)).toBe(1);
    expect(await compose(world)).toBe(1);
    expect(await attemptAll(TAKEN)).toBe(1);
    expect(await compose(world)).toBe(0);
    const mails = await mailsOf(world);
    expect(mails.find(({ message_id }) => message_id === first?.message_id)?.raw.equals(first?.raw ?? Buffer.of())).toBe(true);
    const digest = await simpleParser(mails.find(({ message_id }) => message_id !== first?.message_id)?.raw ?? '');
    expect(KEYS.map((key) => digest.text?.includes(key))).toEqual([false, true, true, true]);
    expect(await world.sql`select digest from mail order by composed_at`).toEqual([{ digest: false }, { digest: true }]);
  });

  it('and killed a sender in an attempt of which nobody knows how it ended: its bytes stay as they are', async () => {
    await composedFor([KEYS[0] as string]);
    await attemptAll(REFUSING);
    const [first] = await mailsOf(world);
    await world.sql`update mail set next_attempt_at = now()`;
    await ring(world, 0, [KEYS[1] as string]);
    world.now += GRACE + DAY;
    expect(await compose(world)).toBe(0);
    expect((await mailsOf(world)).map(({ message_id, raw }) => [message_id, raw])).toEqual([[first?.message_id, first?.raw]]);
  });

  it('is told of after two days, though what waits was made anew meanwhile', async () => {
    await composedFor([KEYS[0] as string]);
    await attemptAll(REFUSING);
    await aged();
    await ring(world, 0, [KEYS[1] as string]);
    world.now += GRACE + DAY;
    expect(await compose(world)).toBe(1);
    await attemptAll(REFUSING);
    expect(await repairs()).toMatchObject([{ subject: 'mailServer', open: true }]);
  });

  it('leaves who wants a mail for each task one digest of what gathered, not a flood', async () => {
    await world.sql`update person set notice_settings = '{"delivery": "single"}' where id = ${MENTOR}`;
    const keys = [1, 2, 3, 4, 5].map((ordinal) => `mentoring/nelayan-1/0${ordinal}`);
    for (const key of keys) {
      await ring(world, 0, [key]);
      world.now += GRACE;
      await compose(world);
      await attemptAll(REFUSING);
    }
    expect(await attemptAll(TAKEN)).toBe(1);
    world.now += DAY;
    expect(await compose(world)).toBe(0);
    const digest = await simpleParser((await mailsOf(world)).at(-1)?.raw ?? '');
    expect(keys.every((key) => digest.text?.includes(key))).toBe(true);
  });

  it('holds up nobody who is told on paper', async () => {
    await composedFor([FIRST[0] as string]);
    await world.sql`update person set notice_settings = '{"channel": "print"}' where id = ${MENTOR}`;
    await ring(world, 0, ['mentoring/nelayan-1/02']);
    world.now += GRACE;
    await compose(world);
    expect((await printList(world.sql, CODE, undefined, () => world.now))?.lines).toMatchObject([{ key: 'mentoring/nelayan-1/02' }]);
  });
});

describe('an address that is refused for good', () => {
  it('is marked; what bounced stands on the print list, and so does what follows, without another attempt', async () => {
    await composedFor([FIRST[0] as string]);
    await attempt({ kind: 'refused', response: '550' });
    expect(await world.sql`select status, channel, because, status_at from notice where kind = 'due'`).toEqual([
      { status: 'bounced', channel: 'mail', because: 'addressRefused', status_at: world.now },
    ]);
    expect(await world.sql`select id from person where address_refused_at is not null`).toEqual([{ id: MENTOR }]);
    expect(await repairs()).toEqual([{ subject: `mail/${MENTOR}`, cause: 'mail 550', open: true }]);
    const lines = async () => (await printList(world.sql, CODE, undefined, () => world.now))?.lines.map(({ key }) => key);
    expect(await lines()).toEqual([FIRST[0]]);
    world.now += GRACE;
    await compose(world); // tells the secretary
    await attemptAll(TAKEN);
    expect(await repairs()).toMatchObject([{ open: true }]);
    await composedFor([FIRST[0] as string], 1);
    expect(await lines()).toEqual([FIRST[0]]);
    expect(await world.sql`select kind, status, channel, because from notice where person = ${MENTOR} and kind = 'reminder'`).toEqual([
      { kind: 'reminder', status: 'sent', channel: 'print', because: 'addressRefused' },
    ]);
    expect(await attempt(TAKEN)).toBeUndefined();
  });

  it('stays the secretary’s task when all is tried again: the address is to be changed or confirmed, and the task says so', async () => {
    await composedFor([FIRST[0] as string]);
    await attempt({ kind: 'refused', response: '550' });
    accepted(await world.retry());
    expect(await repairs()).toMatchObject([{ subject: `mail/${MENTOR}`, open: true }]);
    world.now += GRACE;
    await compose(world);
    const [told] = (await mailsOf(world)).filter(({ person }) => person === 'secretary');
    const text = ((await simpleParser(told?.raw ?? '')).text ?? '').replaceAll(/\s+/g, ' ');
    expect(text).toContain('sampai alamatnya diganti atau dipastikan');
    expect(text).toContain('server surat menjawab 550');
  });

  it('does not mark the address that the person has by now', async () => {
    await composedFor([FIRST[0] as string]);
    await world.sql`update person set email = 'baru@contoh.example' where id = ${MENTOR}`;
    await attempt({ kind: 'refused', response: '550' });
    expect(await world.sql`select id from person where address_refused_at is not null`).toEqual([]);
  });
});
