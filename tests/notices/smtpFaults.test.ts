import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAIL_SERVER } from '../../notices/repair.ts';
import type { Fault, Script, ScriptedMailServer, Stage } from '../support/scriptedMailServer.ts';
import { type FaultyBox, makeFaultyBox, PATIENCE_MS } from './faultyBox.ts';
import { ADDRESS, BYTES, type Outbox, PERSON } from './outbox.ts';

const STAGES: readonly Stage[] = ['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'message'];
let faulty: FaultyBox;
let box: Outbox;
let server: ScriptedMailServer;
beforeAll(async () => {
  faulty = await makeFaultyBox();
  ({ box, server } = faulty);
});
afterEach(() => faulty.judge());
afterAll(() => faulty.stop());

/** One mail against a server that plays that; then it is polite. */
async function handOver(...scripts: readonly Script[]): Promise<void> {
  server.plays(...scripts);
  await box.queueMail();
  await faulty.tried(1);
}

/** It waits, and the ledger says so; tried again it arrives. */
async function putOff(answer: string | RegExp): Promise<void> {
  expect(await box.mail()).toMatchObject({
    status: 'queued',
    attempts: 1,
    waits: true,
    stamped: false,
    response: typeof answer === 'string' ? answer : expect.stringMatching(answer),
  });
  expect(await box.notices()).toEqual(['queued']);
  expect(await box.world.sql`select from repair`).toHaveLength(0);
  await faulty.retryNow();
  await box.ended('sent');
  expect(await box.mail()).toMatchObject({ attempts: 2, response: '250', stamped: true });
}

describe('250 and then the line drops', () => {
  it('is sent, once', async () => {
    await handOver({ message: { say: '250 taken', keep: true, after: 'close' } });
    expect(await box.mail()).toMatchObject({ status: 'sent', attempts: 1, response: '250' });
    expect(server.kept).toHaveLength(1);
    await box.queueMail('m2');
    await box.ended('sent', 'm2');
    expect(server.kept).toHaveLength(2);
  });

  it.each<[string, Fault]>([
    ['in the middle of the answer', { say: '25', keep: true, cut: true, after: 'close' }],
    ['before the answer', { keep: true, after: 'close' }],
    ['by silence', { keep: true, after: 'hang' }],
  ])('%s: nobody can know, and the same bytes go again', async (_when, message) => {
    await handOver({ message });
    await putOff(/^E[A-Z]+$/);
    expect(server.kept).toHaveLength(2);
  });
});

describe('an answer that may change', () => {
  it.each(
    STAGES.flatMap((stage) => ['421 4.3.2 not now', '450 4.2.1 later', '451 4.3.0 trouble here', '452 4.2.2 no room'].map((say) => [stage, say] as const)),
  )('at %s, %s: tried again, one copy', async (stage, say) => {
    await handOver({ [stage]: { say, ...(say.startsWith('421') && { after: 'close' }) } });
    await putOff(/^(4\d\d|E[A-Z]+)$/);
    expect(server.kept).toHaveLength(1);
  });

  it('comes to the ledger as it is where the server said it of this mail', async () => {
    await handOver({ RCPT: { say: '450 4.2.1 later' } });
    await putOff('450');
  });

  it('of a server that greylists: refused twice, then taken, one copy', async () => {
    await handOver({ RCPT: { say: '450 4.7.1 greylisted' } }, { RCPT: { say: '451 4.7.1 still greylisted' } });
    await faulty.retryNow();
    await faulty.tried(2);
    expect(await box.mail()).toMatchObject({ status: 'queued', response: '451' });
    await faulty.retryNow();
    await box.ended('sent');
    expect(await box.mail()).toMatchObject({ attempts: 3 });
    expect(server.kept).toHaveLength(1);
  });

  it('for two days makes a task for the secretary, and is tried on', async () => {
    await handOver({ RCPT: { say: '450 4.2.1 later' } });
    expect(await box.world.sql`select from repair`).toHaveLength(0);
    server.plays({ RCPT: { say: '450 4.2.1 later' } });
    await box.world.sql`update mail set created_at = now() - interval '49 hours'`;
    await faulty.retryNow();
    await faulty.tried(2);
    expect(await box.mail()).toMatchObject({ status: 'queued' });
    expect(await box.world.sql`select subject, cause, closed_at from repair`).toEqual([{ subject: `mail/${PERSON}`, cause: 'mail 450', closed_at: null }]);
    await faulty.retryNow();
    await box.ended('sent');
    expect(await box.world.sql`select from repair where closed_at is null`).toHaveLength(0);
  });

  it('of the server itself for two days makes one task for all mails, and marks no address', async () => {
    const closed: Script = { greeting: { say: '421 closed', after: 'close' } };
    await handOver(closed);
    server.plays(closed, closed, closed, closed);
    await box.queueMail('m2', 'orang@contoh.example', 'mentor-nelayan-2');
    await faulty.tried(1, 'm2');
    await box.world.sql`update mail set created_at = now() - interval '49 hours'`;
    await faulty.retryNow();
    await Promise.all([faulty.tried(2), faulty.tried(2, 'm2')]);
    expect(await box.world.sql`select subject from repair`).toEqual([{ subject: MAIL_SERVER }]);
    expect(await box.world.sql`select from person where address_refused_at is not null`).toHaveLength(0);
    await server.reset();
    await faulty.retryNow();
    await Promise.all([box.ended('sent'), box.ended('sent', 'm2')]);
  });
});

describe('an answer that will not change', () => {
  it.each<[Stage, string]>([
    ['RCPT', '550 5.1.1 no such user'],
    ['RCPT', '551 5.1.6 moved'],
    ['RCPT', '553 5.1.3 no such name'],
    ['DATA', '554 5.7.1 not for them'],
    ['message', '550 5.7.1 refused'],
    ['message', '552 5.2.2 too large'],
  ])('at %s, %s: bounced, told to nobody twice, and the address marked', async (stage, say) => {
    await handOver({ [stage]: { say } });
    expect(await box.mail()).toMatchObject({ status: 'bounced', attempts: 1, response: say.slice(0, 3), stamped: false });
    expect(await box.notices()).toEqual(['bounced']);
    expect(await box.world.sql`select subject, cause from repair`).toEqual([{ subject: `mail/${PERSON}`, cause: `mail ${say.slice(0, 3)}` }]);
    const [person] = await box.world.sql`select address_refused_at from person where id = ${PERSON}`;
    expect(person?.address_refused_at).toBe(box.world.now);
    await faulty.retryNow();
    expect(server.kept).toEqual([]);
  });

  it.each<[Stage, string]>([
    ['greeting', '554 5.7.1 we know you not'],
    ['EHLO', '550 5.7.1 we know you not'],
    ['MAIL', '550 5.7.1 not from you'],
    ['MAIL', '553 5.1.8 not from you'],
  ])('about us, not about them (at %s, %s): no address is marked, and it waits until somebody mends it', async (stage, say) => {
    await handOver({ [stage]: { say } });
    const [person] = await box.world.sql`select address_refused_at from person where id = ${PERSON}`;
    expect(person?.address_refused_at).toBeNull();
    await putOff(/^(5\d\d|E[A-Z]+)$/);
  });
});

describe('a server that goes away', () => {
  it.each(STAGES.slice(0, -1))('at %s: tried again, one copy', async (stage) => {
    await handOver({ [stage]: { after: 'close' } });
    await putOff(/^E[A-Z]+$/);
    expect(server.kept).toHaveLength(1);
  });

  it.each(STAGES.slice(0, -1))('or is silent for ever at %s: given up in bounded time, tried again, one copy', async (stage) => {
    const began = performance.now();
    await handOver({ [stage]: { after: 'hang' } });
    expect(performance.now() - began).toBeLessThan(PATIENCE_MS * 2 + 5000);
    await putOff(/^E[A-Z]+$/);
    expect(server.kept).toHaveLength(1);
  });
});

describe('a server that speaks slowly', () => {
  it('byte for byte, but to the end: is waited for', async () => {
    await handOver({ RCPT: { say: '250 ok', dripMs: 20 } });
    expect(await box.mail()).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it.each(['greeting', 'RCPT', 'message'] as const)(
    'and never comes to the end at %s: is given up in bounded time, though it is never silent',
    async (stage) => {
      const began = performance.now();
      await handOver({ [stage]: { say: `250-${'slow '.repeat(400)}`, dripMs: 20, ...(stage === 'message' && { keep: true }) } });
      expect(performance.now() - began).toBeLessThan(PATIENCE_MS * 2 + 5000);
      await putOff(/^\w+$/);
    },
  );
});

describe('encryption that is offered and refused', () => {
  it.each<[string, Fault]>([
    ['454 4.7.0 not now', { say: '454 4.7.0 not now' }],
    ['502 5.5.1 not known', { say: '502 5.5.1 not known' }],
    ['220 and then no TLS', { say: '220 go on\r\nthis is no TLS at all, not even nearly' }],
    ['220 and then silence', { say: '220 go on', after: 'hang' }],
    ['closing', { after: 'close' }],
  ])('%s: nothing goes in the open, and it is tried again', async (_how, STARTTLS) => {
    await handOver({ STARTTLS });
    expect(server.commands).toContain('STARTTLS');
    expect(server.commands).not.toContain('MAIL');
    await putOff(/^(\d\d\d|E?[A-Za-z_]+)$/);
  });
});

describe('several recipients of whom one is refused', () => {
  it('each has a conversation of their own: the others get theirs, once', async () => {
    const others = ['m2', 'm3'].map((id, index) => [id, `orang${index}@contoh.example`, `mentor-nelayan-${index + 2}`] as const);
    server.plays({ RCPT: { say: '550 5.1.1 no such user' } });
    await box.queueMail();
    await box.ended('bounced');
    for (const [id, address, person] of others) await box.queueMail(id, address, person);
    for (const [id] of others) await box.ended('sent', id);
    expect(server.kept.map(({ to }) => to).toSorted()).toEqual(others.map(([, address]) => [address]));
    expect(server.commands.filter((verb) => verb === 'RCPT')).toHaveLength(3);
    expect(await box.world.sql`select id from person where address_refused_at is not null`).toEqual([{ id: PERSON }]);
  });
});

it('a server that talks nonsense is put off, and the mail goes when it talks sense', async () => {
  await handOver({ greeting: { say: 'HTTP/1.1 400 Bad Request' } });
  await putOff(/^\w+$/);
  expect(server.kept.map(({ to, raw }) => [to, raw.equals(BYTES)])).toEqual([[[ADDRESS], true]]);
});
