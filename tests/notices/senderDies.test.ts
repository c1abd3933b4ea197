import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverNext, type Outcome } from '../../notices/delivery.ts';
import { testMailServer } from '../support/servers.ts';
import { makeOutbox, type Outbox } from './outbox.ts';

let box: Outbox;
beforeEach(async () => {
  box = await makeOutbox();
});
afterEach(() => box.stop());

describe('a sender that dies', () => {
  it('between the server’s 250 and the commit: the mail goes a second time, byte for byte the same', async () => {
    await box.queueMail();
    const taken: Buffer[] = [];
    const dying = deliverNext(
      box.world.sql,
      () => box.world.now,
      { real: true, rehearsal: true },
      async ({ raw }): Promise<Outcome> => {
        taken.push(raw);
        await box.world.sql`select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`;
        return { kind: 'sent', response: '250' };
      },
    );
    await expect(dying).rejects.toThrow();
    expect(await box.mail()).toMatchObject({ status: 'queued', attempts: 0 });
    box.startSender();
    await box.ended('sent');
    expect(box.server.mails[0]?.raw.equals(taken[0] as Buffer)).toBe(true);
    expect(box.server.mails[0]?.parsed.messageId).toBe('<m1@contoh.example>');
  });

  it('gives the mail free at once, and until then nobody else takes it', async () => {
    await box.queueMail();
    const order: string[] = [];
    await deliverNext(
      box.world.sql,
      () => box.world.now,
      { real: true, rehearsal: true },
      async () => {
        order.push(
          String(
            await deliverNext(
              box.world.sql,
              () => box.world.now,
              { real: true, rehearsal: true },
              async () => ({ kind: 'sent', response: '250' }),
            ),
          ),
        );
        return { kind: 'later', response: '421' };
      },
    );
    expect(order).toEqual(['undefined']);
  });

  it('goes on after its database was away', async () => {
    box.startSender();
    await box.queueMail('warm');
    await box.ended('sent', 'warm');
    await box.world.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await sleep(300); // this test asks through the same pool
    await box.queueMail();
    await box.ended('sent');
  });

  it('stops when told to, though a server never answers', async () => {
    box.server.next('hang');
    box.startSender({ patienceMs: 60_000 });
    await box.queueMail();
    await sleep(500);
    const began = performance.now();
    await box.stopSenders();
    expect(performance.now() - began).toBeLessThan(9000);
    expect(await box.mail()).toMatchObject({ status: 'queued', attempts: 1 });
  });
});

describe('the mail of a rehearsal', () => {
  it('goes to the catcher, never to the real server', async () => {
    const catcher = await testMailServer();
    await box.world.sql`update programme set rehearsal = true, clock_now = ${box.world.now}`;
    box.startSender({ rehearsalSmtpUrl: catcher.url });
    await box.queueMail();
    await box.ended('sent');
    expect([box.server.mails.length, catcher.mails.length]).toEqual([0, 1]);
    await catcher.stop();
  });

  it('goes out also where no real server is set; a real programme’s mail waits then', async () => {
    box.startSender({ smtpUrl: undefined });
    await box.queueMail();
    await sleep(1200);
    expect(await box.mail()).toMatchObject({ status: 'queued', attempts: 0 });
    await box.world.sql`update programme set rehearsal = true, clock_now = ${box.world.now}`;
    await box.ended('sent');
  });
});
