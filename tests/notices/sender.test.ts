import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverNext, type Outcome } from '../../notices/delivery.ts';
import { type Sending, runSender } from '../../worker/sender.ts';
import { CODE, makeWorld, type World } from '../db/world.ts';
import { testMailServer, type TestMailServer } from '../support/servers.ts';

const FROM = { name: 'Pendamping', address: 'pendamping@office.contoh.example' };
const PERSON = 'mentor-nelayan-1';
const ADDRESS = 'simon.mutiara@tagana.contoh.example';
const ITEM = 'mentoring/nelayan-1/01';
let world: World;
let server: TestMailServer;
let stopping: AbortController;
let running: Promise<void>[];
beforeEach(async () => {
  [world, server] = [await makeWorld(), await testMailServer()];
  [stopping, running] = [new AbortController(), []];
  setMaxListeners(0, stopping.signal);
  await world.running();
});
afterEach(async () => {
  stopping.abort();
  await Promise.all(running);
  await server.stop();
  await world.stop();
});

const BYTES = Buffer.from(`From: ${FROM.address}\r\nTo: ${ADDRESS}\r\nSubject: Tugas\r\nMessage-ID: <m1@contoh.example>\r\n\r\n.satu\r\nMarta \u00e9\r\n`, 'utf8');

async function queueMail(id = 'm1', address = ADDRESS, person = PERSON): Promise<void> {
  await world.sql.begin(async (tx) => {
    await tx`
      insert into mail (message_id, programme, person, address, subject, raw, composed_at)
      values (${id}, ${CODE}, ${person}, ${address}, 'Tugas', ${BYTES}, ${world.now})`;
    await tx`
      insert into notice (programme, event_key, person, kind, item, created_at, channel, mail)
      values (${CODE}, ${`${ITEM}@1/due-${id}`}, ${person}, 'due', ${ITEM}, ${world.now}, 'mail', ${id})`;
    await tx`select pg_notify('mail', ${CODE})`;
  });
}

function startSender(options: Partial<Sending> = {}): void {
  const sending = { sql: world.sql, smtpUrl: server.url, rehearsalSmtpUrl: server.url, from: FROM, now: () => world.now, log: { warn: () => {} }, patienceMs: 400 };
  running.push(runSender({ ...sending, ...options }, stopping.signal));
}

const mail = async (id = 'm1') => (await world.sql`select status, attempts, response, next_attempt_at > now() as waits, sent_at is not null as stamped from mail where message_id = ${id}`)[0];
const notice = async () => (await world.sql`select status from notice where mail is not null order by id`).map(({ status }) => status);

async function until(what: string, seen: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await seen()); tries++) {
    if (tries === 200) throw new Error(`expected within 10 s: ${what}`);
    await sleep(50);
  }
}
const ended = (status: string, id = 'm1') => until(`mail ${id} ${status}`, async () => (await mail(id))?.status === status);

describe('a mail that the server takes', () => {
  it('arrives once, byte for byte, for the one address of the envelope, and the ledger says so', async () => {
    startSender();
    await queueMail();
    await ended('sent');
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.raw.equals(BYTES)).toBe(true);
    expect(server.mails[0]?.to).toEqual([ADDRESS]);
    expect(await mail()).toMatchObject({ attempts: 1, response: '250', stamped: true });
    expect(await notice()).toEqual(['sent']);
  });

  it('leaves within a moment of being composed, without waiting for the next poll', async () => {
    startSender();
    await queueMail('warm');
    await ended('sent', 'warm');
    await sleep(50);
    const began = performance.now();
    await queueMail();
    await server.arrived(2);
    expect(performance.now() - began).toBeLessThan(400);
  });

  it('is sent by one of several senders', async () => {
    for (let count = 0; count < 3; count++) startSender();
    for (let count = 0; count < 20; count++) await queueMail(`m${count}`);
    await until('all sent', async () => (await world.sql`select from mail where status <> 'sent'`).length === 0);
    expect(server.mails).toHaveLength(20);
  });
});

describe('a mail that the server will never take', () => {
  it.each(['recipient', 'data'] as const)('is failed at the %s with 550, once, and a task for the secretary', async (at) => {
    server.next({ refuse: 550, at });
    startSender();
    await queueMail();
    await ended('failed');
    expect(await mail()).toMatchObject({ attempts: 1, response: '550', stamped: false });
    expect(await notice()).toEqual(['failed']);
    expect(await world.sql`select subject, cause from repair`).toEqual([{ subject: `mail/${PERSON}`, cause: 'mail 550' }]);
    expect(await world.sql`select person, status from notice where kind = 'repair'`).toEqual([{ person: 'secretary', status: 'queued' }]);
    expect(server.mails).toHaveLength(0);
  });

  it('makes one task, not one a mail', async () => {
    server.next({ refuse: 550, at: 'recipient' }, { refuse: 550, at: 'recipient' });
    await queueMail('m1');
    await queueMail('m2');
    startSender();
    await ended('failed', 'm1');
    await ended('failed', 'm2');
    expect(await world.sql`select from repair`).toHaveLength(1);
  });

  it('tells the leader when it is the secretary’s own', async () => {
    server.next({ refuse: 550, at: 'recipient' });
    await queueMail('m1', ADDRESS, 'secretary');
    startSender();
    await ended('failed');
    expect(await world.sql`select person from notice where kind = 'repair'`).toEqual([{ person: 'team-leader' }]);
  });

  it.each(['evil@contoh.example, other@contoh.example', 'evil@contoh.example\r\nRCPT TO:<other@contoh.example>', '<evil@contoh.example>'])(
    'is one whose stored address is not one address: %j',
    async (address) => {
      startSender();
      await queueMail('m1', address);
      await ended('failed');
      expect(server.mails).toHaveLength(0);
      expect(await mail()).toMatchObject({ response: 'invalidAddress' });
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
    server.next(whim);
    startSender();
    await queueMail();
    await until('a first attempt', async () => (await mail())?.attempts === 1);
    expect(await mail()).toMatchObject({ status: 'queued', waits: true });
    expect(await notice()).toEqual(['queued']);
    await ended('sent');
    expect(await mail()).toMatchObject({ attempts: 2, response: '250' });
    expect(server.mails).toHaveLength(kept + 1);
    for (const { raw } of server.mails) expect(raw.equals(BYTES)).toBe(true);
    expect(await world.sql`select from repair`).toHaveLength(0);
  });

  it('waits longer each time, a quarter of an hour at most', async () => {
    await queueMail();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 12; attempt++) {
      await deliverNext(world.sql, () => world.now, { real: true, rehearsal: true }, async () => ({ kind: 'later', response: '421' }));
      const [row] = await world.sql<[{ seconds: number }]>`select round(extract(epoch from next_attempt_at - now()))::int as seconds from mail`;
      waits.push(row.seconds);
      await world.sql`update mail set next_attempt_at = now()`;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    expect(await mail()).toMatchObject({ status: 'queued', attempts: 12, response: '421' });
  });

  it('is one for a server that is not there', async () => {
    await server.stop();
    startSender();
    await queueMail();
    await until('a first attempt', async () => (await mail())?.attempts === 1);
    expect(await mail()).toMatchObject({ status: 'queued', response: expect.stringMatching(/^E[A-Z]+$/) });
    server = await testMailServer();
  });
});

describe('a sender that dies', () => {
  it('between the server’s 250 and the commit: the mail goes a second time, byte for byte the same', async () => {
    await queueMail();
    const taken: Buffer[] = [];
    const dying = deliverNext(world.sql, () => world.now, { real: true, rehearsal: true }, async ({ raw }): Promise<Outcome> => {
      taken.push(raw);
      await world.sql`select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`;
      return { kind: 'sent', response: '250' };
    });
    await expect(dying).rejects.toThrow();
    expect(await mail()).toMatchObject({ status: 'queued', attempts: 0 });
    startSender();
    await ended('sent');
    expect(server.mails[0]?.raw.equals(taken[0] as Buffer)).toBe(true);
    expect(server.mails[0]?.parsed.messageId).toBe('<m1@contoh.example>');
  });

  it('gives the mail free at once, and until then nobody else takes it', async () => {
    await queueMail();
    const order: string[] = [];
    await deliverNext(world.sql, () => world.now, { real: true, rehearsal: true }, async () => {
      order.push(String(await deliverNext(world.sql, () => world.now, { real: true, rehearsal: true }, async () => ({ kind: 'sent', response: '250' }))));
      return { kind: 'later', response: '421' };
    });
    expect(order).toEqual(['false']);
  });

  it('goes on after its database was away', async () => {
    startSender();
    await queueMail('warm');
    await ended('sent', 'warm');
    await world.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await queueMail();
    await ended('sent');
  });

  it('stops when told to, though a server never answers', async () => {
    server.next('hang');
    startSender({ patienceMs: 60_000 });
    await queueMail();
    await sleep(500);
    const began = performance.now();
    stopping.abort();
    await Promise.all(running);
    expect(performance.now() - began).toBeLessThan(9000);
    expect(await mail()).toMatchObject({ status: 'queued', attempts: 1 });
  });
});

describe('the mail of a rehearsal', () => {
  it('goes to the catcher, never to the real server', async () => {
    const catcher = await testMailServer();
    await world.sql`update programme set rehearsal = true, clock_now = ${world.now}`;
    startSender({ rehearsalSmtpUrl: catcher.url });
    await queueMail();
    await ended('sent');
    expect([server.mails.length, catcher.mails.length]).toEqual([0, 1]);
    await catcher.stop();
  });

  it('goes out also where no real server is set; a real programme’s mail waits then', async () => {
    startSender({ smtpUrl: undefined });
    await queueMail();
    await sleep(1200);
    expect(await mail()).toMatchObject({ status: 'queued', attempts: 0 });
    await world.sql`update programme set rehearsal = true, clock_now = ${world.now}`;
    await ended('sent');
  });
});
