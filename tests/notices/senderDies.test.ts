import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverNext, type Outcome } from '../../notices/delivery.ts';
import { ROOT } from '../../stack/places.ts';
import { CODE } from '../db/world.ts';
import { type ScriptedMailServer, scriptedMailServer } from '../support/scriptedMailServer.ts';
import { testMailServer } from '../support/servers.ts';
import { makeOutbox, type Outbox, until } from './outbox.ts';
import { compose, FIRST, GRACE, mailsOf, ring } from './ringing.ts';

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
        return { kind: 'later', response: '421', maybeTaken: false };
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

describe('a sender that is killed', () => {
  let server: ScriptedMailServer;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    server = await scriptedMailServer();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await server.stop();
  });

  /** A sender in a process of its own, as it is built. */
  function startProcess(): ChildProcess {
    const { host, port, database, user, pass } = box.world.sql.options as unknown as Record<string, string | number[] | string[]>;
    const built = (file: string) => JSON.stringify(pathToFileURL(join(ROOT, 'dist', file)).href);
    const code = `
      import { connect } from ${built('db/connect.js')};
      import { runSender } from ${built('worker/sender.js')};
      const { URL_OF_DATABASE, SMTP, NOW } = process.env;
      const sql = connect(URL_OF_DATABASE, { name: 'killed sender' });
      const from = { name: 'Pendamping', address: 'pendamping@office.contoh.example' };
      await runSender({ sql, smtpUrl: SMTP, rehearsalSmtpUrl: SMTP, from, now: () => Number(NOW), log: console }, new AbortController().signal);`;
    const env = {
      PATH: process.env.PATH,
      URL_OF_DATABASE: `postgres://${String(user)}:${encodeURIComponent(String(pass ?? ''))}@${String(host)}:${String(port)}/${String(database)}`,
      SMTP: server.url,
      NOW: String(box.world.now),
    };
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { env, stdio: 'ignore' });
    children.push(child);
    return child;
  }

  it('by -9 between the server’s 250 and the commit, twice over: every copy is the same mail, byte for byte, its calendar file included', async () => {
    await ring(box.world, 0, [FIRST[0] as string]);
    box.world.now += GRACE;
    await compose(box.world);
    const [stored] = await mailsOf(box.world);
    for (const round of [1, 2]) {
      // Whoever wants to write down that it was sent has to wait for this, with the server's 250 in hand.
      await box.world.sql.begin(async (holding) => {
        await holding`select from notice where programme = ${CODE} for update`;
        const child = startProcess();
        await until(`a sender that waits with a 250, ${round}`, async () => {
          const waiting = await box.world.sql`
            select from pg_stat_activity where datname = current_database() and application_name = 'killed sender' and wait_event_type = 'Lock'`;
          return server.kept.length === round && waiting.length > 0;
        });
        child.kill('SIGKILL');
        await once(child, 'exit');
        expect(child.signalCode).toBe('SIGKILL');
      });
      await until('what the killed sender had begun to be undone', async () => {
        const left = await box.world.sql`select from pg_stat_activity where datname = current_database() and application_name = 'killed sender'`;
        return left.length === 0;
      });
      expect(await box.mail(stored?.message_id)).toMatchObject({ status: 'queued', attempts: 0, response: null });
    }
    box.startSender({ smtpUrl: server.url, rehearsalSmtpUrl: server.url, patienceMs: 10_000 });
    await box.ended('sent', stored?.message_id);
    expect(server.kept).toHaveLength(3);
    for (const { raw, to } of server.kept) {
      expect(to).toEqual([stored?.address]);
      expect(raw.equals(stored?.raw as Buffer)).toBe(true);
    }
    expect(stored?.raw.toString()).toContain('jadwal.ics');
    expect(stored?.raw.toString()).not.toMatch(/(?<!\r)\n/);
    expect(await box.notices()).toEqual(['sent']);
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
