import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noticesOf } from '../../db/queries/history.ts';
import { deliverNext } from '../../notices/delivery.ts';
import { CODE } from '../db/world.ts';
import { testMailServer } from '../support/servers.ts';
import { ADDRESS, BYTES, makeOutbox, type Outbox, PERSON, until } from './outbox.ts';

let box: Outbox;
const attempt = (kind: 'later' | 'sent', response: string) =>
  deliverNext(
    box.world.sql,
    () => box.world.now,
    { real: true, rehearsal: true },
    async () => (kind === 'sent' ? { kind, response } : { kind, response, maybeTaken: false }),
  );
beforeEach(async () => {
  box = await makeOutbox();
});
afterEach(() => box.stop());

describe('a mail that the server takes', () => {
  it('arrives once, byte for byte, for the one address of the envelope, and the ledger says so', async () => {
    box.startSender();
    await box.queueMail();
    await box.ended('sent');
    expect(box.server.mails).toHaveLength(1);
    expect(box.server.mails[0]?.raw.equals(BYTES)).toBe(true);
    expect(box.server.mails[0]?.to).toEqual([ADDRESS]);
    expect(await box.mail()).toMatchObject({ attempts: 1, response: '250', stamped: true });
    expect(await box.notices()).toEqual(['sent']);
  });

  it('leaves within a moment of being composed, without waiting for the next poll', async () => {
    box.startSender();
    await box.queueMail('warm');
    await box.ended('sent', 'warm');
    await sleep(50);
    const began = performance.now();
    await box.queueMail();
    await box.server.arrived(2);
    expect(performance.now() - began).toBeLessThan(400);
  });

  it('is sent by one of several senders', async () => {
    // Patient: on a busy machine a second copy would be no fault of theirs.
    for (let count = 0; count < 3; count++) box.startSender({ patienceMs: 10_000 });
    for (let count = 0; count < 20; count++) await box.queueMail(`m${count}`);
    await until('all sent', async () => (await box.world.sql`select from mail where status <> 'sent'`).length === 0);
    expect(box.server.mails).toHaveLength(20);
  });
});

describe('a mail that the server will never take', () => {
  it.each(['recipient', 'data'] as const)('bounces at the %s with 550, once, and a task for the secretary', async (at) => {
    box.server.next({ refuse: 550, at });
    box.startSender();
    await box.queueMail();
    await box.ended('bounced');
    expect(await box.mail()).toMatchObject({ attempts: 1, response: '550', stamped: false });
    expect(await box.notices()).toEqual(['bounced']);
    expect(await box.world.sql`select subject, cause from repair`).toEqual([{ subject: `mail/${PERSON}`, cause: 'mail 550' }]);
    expect(await box.world.sql`select person, status from notice where kind = 'repair'`).toEqual([{ person: 'secretary', status: 'queued' }]);
    expect(box.server.mails).toHaveLength(0);
  });

  it('makes one task, not one a mail', async () => {
    box.server.next({ refuse: 550, at: 'recipient' }, { refuse: 550, at: 'recipient' });
    await box.queueMail('m1');
    await box.queueMail('m2');
    box.startSender();
    await box.ended('bounced', 'm1');
    await box.ended('bounced', 'm2');
    expect(await box.world.sql`select from repair`).toHaveLength(1);
  });

  it('tells the leader when it is the secretary’s own', async () => {
    box.server.next({ refuse: 550, at: 'recipient' });
    await box.queueMail('m1', ADDRESS, 'secretary');
    box.startSender();
    await box.ended('bounced');
    expect(await box.world.sql`select person from notice where kind = 'repair'`).toEqual([{ person: 'team-leader' }]);
  });

  it.each(['evil@contoh.example, other@contoh.example', 'evil@contoh.example\r\nRCPT TO:<other@contoh.example>', '<evil@contoh.example>'])(
    'is one whose stored address is not one address: %j',
    async (address) => {
      box.startSender();
      await box.queueMail('m1', address);
      await box.ended('failed');
      expect(box.server.mails).toHaveLength(0);
      expect(await box.mail()).toMatchObject({ response: 'invalidAddress' });
    },
  );
});

describe('a mail that may be taken next time', () => {
  it.each([
    ['421', { refuse: 421 } as const, 0],
    ['450 at the recipient', { refuse: 450, at: 'recipient' } as const, 0],
    ['a line that drops before the mail is kept', 'drop' as const, 0],
    ['a line that drops after the mail was kept', 'keepAndDrop' as const, 1],
    ['a server that never answers', 'hang' as const, 0],
  ])('%s: tried again, the same bytes', async (_what, whim, kept) => {
    box.server.next(whim);
    box.startSender();
    await box.queueMail();
    await until('a first attempt', async () => (await box.mail())?.attempts === 1);
    expect(await box.mail()).toMatchObject({ status: 'queued', waits: true });
    expect(await box.notices()).toEqual(['queued']);
    await box.ended('sent');
    expect(await box.mail()).toMatchObject({ attempts: 2, response: '250' });
    expect(box.server.mails).toHaveLength(kept + 1);
    for (const { raw } of box.server.mails) expect(raw.equals(BYTES)).toBe(true);
    expect(await box.world.sql`select from repair`).toHaveLength(0);
  });

  it('waits longer each time, a quarter of an hour at most', async () => {
    await box.queueMail();
    const waits: number[] = [];
    for (let count = 1; count <= 12; count++) {
      await attempt('later', '421');
      const [row] = await box.world.sql<[{ seconds: number }]>`select round(extract(epoch from next_attempt_at - now()))::int as seconds from mail`;
      waits.push(row.seconds);
      await box.world.sql`update mail set next_attempt_at = now()`;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    expect(await box.mail()).toMatchObject({ status: 'queued', attempts: 12, response: '421' });
  });

  it('is seen in the ledger while it waits: attempts, last answer, next attempt; and sent once it is', async () => {
    const ledger = async () => (await noticesOf(box.world.sql, CODE, { after: 0, limit: 9 }))[0];
    await box.queueMail();
    expect(await ledger()).toMatchObject({ status: 'queued', delivery: { attempts: 0, lastAnswer: null } });
    const began = Date.now();
    await attempt('later', 'ECONNREFUSED');
    const waiting = await ledger();
    expect(waiting).toMatchObject({ status: 'queued', delivery: { attempts: 1, lastAnswer: 'ECONNREFUSED' } });
    const next = Date.parse(waiting?.delivery?.nextAttemptAt ?? '');
    expect(next).toBeGreaterThan(began);
    expect(next).toBeLessThan(Date.now() + 60_000);
    await box.world.sql`update mail set next_attempt_at = now()`;
    await attempt('sent', '250');
    expect(await ledger()).toMatchObject({ status: 'sent', delivery: { attempts: 2, lastAnswer: '250', nextAttemptAt: null } });
  });

  it('is complained of at attempts 1, 2, 4, 8, naming nobody', async () => {
    const complaints: { fields: Record<string, unknown>; message: string }[] = [];
    box.server.next(...Array.from({ length: 9 }, () => ({ refuse: 421 }) as const));
    box.startSender({ log: { warn: (fields, message) => complaints.push({ fields, message }) } });
    await box.queueMail();
    for (let tried = 1; tried <= 9; tried += 1) {
      await until(`attempt ${tried}`, async () => (await box.mail())?.attempts === tried);
      await box.world.sql`update mail set next_attempt_at = now()`;
      await box.world.sql`select pg_notify('mail', ${CODE})`;
    }
    await box.ended('sent');
    expect(complaints).toEqual(
      [1, 2, 4, 8].map((attempts) => ({ fields: { programme: CODE, attempts, answer: '421' }, message: 'mail put off, trying again' })),
    );
  });

  it('is one for a server that is not there', async () => {
    await box.server.stop();
    box.startSender();
    await box.queueMail();
    await until('a first attempt', async () => (await box.mail())?.attempts === 1);
    expect(await box.mail()).toMatchObject({ status: 'queued', response: expect.stringMatching(/^E[A-Z]+$/) });
    box.server = await testMailServer();
  });
});
