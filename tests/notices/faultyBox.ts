import { expect } from 'vitest';
import { CODE } from '../db/world.ts';
import { type ScriptedMailServer, scriptedMailServer } from '../support/scriptedMailServer.ts';
import { makeOutbox, type Outbox, until } from './outbox.ts';

/** As senders are started here; a conversation takes twice as long at most. */
export const PATIENCE_MS = 1000;

/** An outbox whose mail server fails as it is told to. */
export type FaultyBox = {
  readonly box: Outbox;
  readonly server: ScriptedMailServer;
  startSender(): void;
  /** Resolves when that mail was tried so often. */
  tried(times: number, id?: string): Promise<void>;
  /** Has what waits be tried at once. */
  retryNow(): Promise<void>;
  /** After each test: whatever happened, the ledger is honest; then all is as it was. */
  judge(): Promise<void>;
  stop(): Promise<void>;
};

export async function makeFaultyBox(): Promise<FaultyBox> {
  const [box, server] = await Promise.all([makeOutbox(), scriptedMailServer()]);
  const { sql } = box.world;
  const startSender = () => box.startSender({ smtpUrl: server.url, rehearsalSmtpUrl: server.url, patienceMs: PATIENCE_MS });
  startSender();

  /** No mail is lost, none went to somebody else, and what came twice is the same bytes. */
  async function honest(): Promise<void> {
    const mails = await sql<{ id: string; address: string; raw: Buffer; status: string }[]>`select message_id as id, address, raw, status from mail`;
    const notices = await sql<{ mail: string; status: string }[]>`select mail, status from notice where mail is not null`;
    expect(notices.map(({ mail, status }) => [mail, status]).toSorted()).toEqual(mails.map(({ id, status }) => [id, status]).toSorted());
    for (const { to, from } of server.kept) expect([to.length, from]).toEqual([1, 'pendamping@office.contoh.example']);
    for (const { address, raw, status } of mails) {
      const theirs = server.kept.filter(({ to }) => to[0] === address);
      if (status === 'sent') expect(theirs.length).toBeGreaterThan(0);
      for (const mail of theirs) expect(mail.raw.equals(raw)).toBe(true);
    }
    expect(server.kept.filter(({ to }) => !mails.some(({ address }) => to[0] === address))).toEqual([]);
  }

  return {
    box,
    server,
    startSender,
    tried: (times, id = 'm1') => until(`attempt ${times}`, async () => Number((await box.mail(id))?.attempts) >= times),
    async retryNow() {
      await sql`update mail set next_attempt_at = now() where status = 'queued'`;
      await sql`select pg_notify('mail', ${CODE})`;
    },
    async judge() {
      await honest();
      await server.reset();
      await sql`delete from notice where mail is not null or kind = 'repair'`;
      await sql`delete from mail`;
      await sql`delete from repair`;
      await sql`update person set address_refused_at = null`;
    },
    async stop() {
      await box.stop();
      await server.stop();
    },
  };
}
