import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Script } from '../support/scriptedMailServer.ts';
import { type FaultyBox, makeFaultyBox } from './faultyBox.ts';
import { BYTES, until } from './outbox.ts';

let faulty: FaultyBox;
beforeAll(async () => {
  faulty = await makeFaultyBox();
});
afterEach(() => faulty.judge());
afterAll(() => faulty.stop());

describe('a server that does a bit of everything', () => {
  const FAULTS: readonly Script[] = [
    {},
    { message: { say: '250 taken', keep: true, after: 'close' } },
    { message: { keep: true, after: 'close' } },
    { message: { say: '2', keep: true, cut: true, after: 'close' } },
    { message: { keep: true, after: 'hang' } },
    { message: { say: '451 4.3.0 trouble here' } },
    { message: { say: '550 5.7.1 refused' } },
    { RCPT: { say: '450 4.2.1 later' } },
    { RCPT: { say: '550 5.1.1 no such user' } },
    { RCPT: { after: 'close' } },
    { DATA: { say: '421 4.3.2 not now', after: 'close' } },
    { MAIL: { after: 'hang' } },
    { greeting: { say: '421 closed', after: 'close' } },
    { EHLO: { after: 'close' } },
    { STARTTLS: { say: '454 4.7.0 not now' } },
  ];

  it.each([1, 2, 3])('loses no mail, mixes up none and sends every copy alike, with several senders at work: seed %i', async (seed) => {
    // The order in which lines take scripts is the machine's; which scripts there are is the seed's.
    const drawn = Array.from({ length: 60 }, (_, index) => FAULTS[(index * 7 + seed * 11 + Math.floor(index / 5) * seed) % FAULTS.length] as Script);
    const { box, server } = faulty;
    server.plays(...drawn);
    faulty.startSender();
    const ids = Array.from({ length: 24 }, (_, index) => `s${index}`);
    for (const id of ids) {
      const raw = Buffer.concat([BYTES, Buffer.from(`Kode: ${id}\r\n`)]);
      await box.queueMail(id, `${id}@contoh.example`, ['mentor-nelayan-1', 'mentor-nelayan-2', 'village-head'][ids.indexOf(id) % 3], raw);
    }
    await until('every mail at its end', async () => {
      await faulty.retryNow();
      return (await box.world.sql`select from mail where status = 'queued'`).length === 0;
    });
    const statuses = await box.world.sql<{ id: string; status: string }[]>`select message_id as id, status from mail`;
    expect(statuses).toHaveLength(ids.length);
    for (const { id, status } of statuses) {
      const copies = server.kept.filter(({ to }) => to[0] === `${id}@contoh.example`);
      expect([id, ['sent', 'bounced'].includes(status)]).toEqual([id, true]);
      for (const { raw } of copies) expect(raw.toString()).toContain(`Kode: ${id}\r\n`);
    }
    expect(new Set(statuses.map(({ status }) => status)).size).toBe(2);
    expect(server.kept.length).toBeGreaterThan(statuses.filter(({ status }) => status === 'sent').length);
  });
});
