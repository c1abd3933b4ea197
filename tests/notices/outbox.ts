import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Sending, runSender } from '../../worker/sender.ts';
import { CODE, makeWorld, type World } from '../db/world.ts';
import { testMailServer, type TestMailServer } from '../support/servers.ts';

const FROM = { name: 'Pendamping', address: 'pendamping@office.contoh.example' };
const ITEM = 'mentoring/nelayan-1/01';
export const PERSON = 'mentor-nelayan-1';
export const ADDRESS = 'simon.mutiara@tagana.contoh.example';
/** A stored mail; a line that begins with a dot, and a letter that is two bytes. */
export const BYTES = Buffer.from(
  `From: ${FROM.address}\r\nTo: ${ADDRESS}\r\nSubject: Tugas\r\nMessage-ID: <m1@contoh.example>\r\n\r\n.satu\r\nMarta \u00e9\r\n`,
  'utf8',
);

/** A running programme, a mail server, stored mails, and senders that the test starts. */
export type Outbox = {
  readonly world: World;
  server: TestMailServer;
  queueMail(id?: string, address?: string, person?: string, raw?: Buffer): Promise<void>;
  startSender(options?: Partial<Sending>): void;
  /** Tells the senders to stop, and waits until they have. */
  stopSenders(): Promise<void>;
  mail(id?: string): Promise<Record<string, unknown> | undefined>;
  /** Status of each notice that has a mail. */
  notices(): Promise<string[]>;
  ended(status: string, id?: string): Promise<void>;
  stop(): Promise<void>;
};

export async function makeOutbox(): Promise<Outbox> {
  const world = await makeWorld();
  await world.running();
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const running: Promise<void>[] = [];
  const { sql } = world;
  const mail = async (id = 'm1') => {
    const [row] = await sql`
      select status, attempts, response, next_attempt_at > now() as waits, sent_at is not null as stamped from mail where message_id = ${id}`;
    return row;
  };
  const box: Outbox = {
    world,
    server: await testMailServer(),
    queueMail: (id = 'm1', address = ADDRESS, person = PERSON, raw = BYTES) =>
      sql.begin(async (tx) => {
        await tx`
          insert into mail (message_id, programme, person, address, subject, raw, composed_at)
          values (${id}, ${CODE}, ${person}, ${address}, 'Tugas', ${raw}, ${world.now})`;
        await tx`
          insert into notice (programme, event_key, person, kind, item, created_at, channel, mail)
          values (${CODE}, ${`${ITEM}@1/due-${id}`}, ${person}, 'due', ${ITEM}, ${world.now}, 'mail', ${id})`;
        await tx`select pg_notify('mail', ${CODE})`;
      }),
    startSender(options = {}) {
      const urls = { smtpUrl: box.server.url, rehearsalSmtpUrl: box.server.url };
      const sending = { sql, ...urls, from: FROM, now: () => world.now, log: { warn: () => {} }, patienceMs: 400 };
      running.push(runSender({ ...sending, ...options }, stopping.signal));
    },
    async stopSenders() {
      stopping.abort();
      await Promise.all(running);
    },
    mail,
    notices: async () => (await sql<{ status: string }[]>`select status from notice where mail is not null order by id`).map(({ status }) => status),
    ended: (status, id) => until(`mail ${id ?? 'm1'} ${status}`, async () => (await mail(id))?.status === status),
    async stop() {
      await box.stopSenders();
      await box.server.stop();
      await world.stop();
    },
  };
  return box;
}

/** Looks until it is so. @throws Error after 10 s */
export async function until(what: string, seen: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await seen()); tries++) {
    if (tries === 200) throw new Error(`expected within 10 s: ${what}`);
    await sleep(50);
  }
}
