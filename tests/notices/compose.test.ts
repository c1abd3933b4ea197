import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { composeDue } from '../../notices/compose.ts';
import { printList } from '../../notices/printList.tsx';
import { CODE, makeWorld, type World } from '../db/world.ts';

const FROM = { name: 'Pendamping', address: 'pendamping@office.contoh.example' };
const GRACE = 60_000;
const FIRST = ['nelayan-1', 'nelayan-2', 'pemuda-3'].map((group) => `mentoring/${group}/01`);
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

const compose = () => composeDue(world.sql, { now: () => world.now, from: FROM, graceMs: GRACE });
const mails = () => world.sql<{ message_id: string; person: string; address: string; subject: string; raw: Buffer }[]>`select * from mail order by message_id`;
const notices = () => world.sql`select person, kind, status, channel, mail is not null as mailed from notice order by person, id`;

/** Lets the items ring at the instant of one of their steps; in a rehearsal with the clock there, all other items being paused. */
async function ring(step: number, keys: readonly string[] = FIRST, track = 'mentoring'): Promise<number> {
  const [item] = await world.sql<[{ rings: number[] }]>`select rings from item where key = ${keys[0] as string}`;
  world.now = item.rings[step] as number;
  await world.sql`update programme set clock_now = ${world.now} where clock_now is not null`;
  await world.sql`update item set paused = not key = any(${[...keys]}) where exists (select from programme where rehearsal)`;
  await takeUp(keys, track);
  return world.now;
}

async function takeUp(keys: readonly string[], track = 'mentoring'): Promise<void> {
  await createActivities({ sql: world.sql, now: () => world.now }).takeUpDue({ code: CODE, track, at: world.now, keys });
}

describe('one mail a person', () => {
  it('holds all of the person’s notices, each task once, the most urgent first', async () => {
    await world.running(true);
    await world.sql`update item set owner = 'mentor-nelayan-1' where key = any(${FIRST})`;
    await ring(0);
    await ring(1, [FIRST[0] as string]);
    await world.sql`update item set paused = false, rung = 2 where key = any(${FIRST})`;
    expect(await compose()).toBe(1);
    const [mail] = await mails();
    const parsed = await simpleParser(mail?.raw ?? '');
    expect(parsed.subject).toBe('Tugas Anda: 1 belum dilaporkan, 2 tugas baru');
    const text = parsed.text ?? '';
    for (const key of FIRST) expect(text.split(key)).toHaveLength(2);
    expect(text.indexOf('BELUM DILAPORKAN')).toBeLessThan(text.indexOf('TUGAS BARU'));
    expect((await notices()).every(({ mailed, status, channel }) => mailed && status === 'queued' && channel === 'mail')).toBe(true);
  });

  it('says what, until when, for when, by which key, why and how to report', async () => {
    await world.running(true);
    await ring(0, [FIRST[0] as string]);
    await compose();
    const [mail] = await mails();
    const { text = '', html } = await simpleParser(mail?.raw ?? '');
    for (const words of ['Yth. Bapak Simon Mutiara', 'Pendampingan sosial', 'Nelayan 1', 'ke-1 dari 42', 'Senin, 2 Agustus 2027', 'Minggu, 8 Agustus 2027', 'mentoring/nelayan-1/01', 'sebagai Pendamping Sosial', 'Hana Cendana']) {
      expect(text.replaceAll('\n', ' ')).toContain(words);
      expect(html).toContain(words);
    }
  });

  it('comes in the language of the person', async () => {
    await world.running(true);
    await world.sql`update person set language = 'en' where id = 'mentor-nelayan-1'`;
    await ring(0, [FIRST[0] as string]);
    await compose();
    const [mail] = await mails();
    const { text = '', headers } = await simpleParser(mail?.raw ?? '');
    expect(text).toContain('Monday, 2 August 2027');
    expect(text).not.toMatch(/Yth|Agustus/);
    expect(headers.get('content-language')).toBe('en');
  });

  it('is the same bytes for the same programme, person and instant', async () => {
    const rendered: string[] = [];
    for (const round of [1, 2]) {
      if (round === 2) {
        await world.stop();
        world = await makeWorld();
      }
      await world.running(true);
      await ring(0);
      await compose();
      rendered.push((await mails()).map(({ raw }) => raw.toString('latin1')).join('\n'));
    }
    expect(rendered[1]).toBe(rendered[0]);
    expect(rendered[0]?.length).toBeGreaterThan(3000);
  });

  it('carries programme time, a stable Message-ID, its thread, and that a machine wrote it', async () => {
    await world.running(true);
    const at = await ring(0, [FIRST[0] as string]);
    await compose();
    const [mail] = await mails();
    const parsed = await simpleParser(mail?.raw ?? '');
    expect(parsed.date?.getTime()).toBe(at);
    expect(parsed.messageId).toBe(`<${CODE}.mentor-nelayan-1.${at}.1@office.contoh.example>`);
    expect(parsed.references).toBe(`<${CODE}@office.contoh.example>`);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.from?.value).toEqual([{ name: 'Pendamping', address: FROM.address }]);
    expect(parsed.replyTo?.value[0]?.name).toBe('Hana Cendana');
  });

  it('says nothing about a client, and nothing but the names of staff about anybody', async () => {
    await world.running(true);
    await ring(0, ['monitoring/programme/01'], 'monitoring');
    await compose();
    for (const step of [0, 1, 2]) {
      await ring(step);
      await compose();
    }
    const bodies = await Promise.all((await mails()).map(async ({ raw }) => JSON.stringify(await simpleParser(raw))));
    const clients = await world.sql<{ name: string; household: string }[]>`select name, household from client`;
    const phones = await world.sql<{ phone: string }[]>`select phone from person where phone is not null`;
    expect(bodies.length).toBeGreaterThan(4);
    for (const body of bodies) {
      expect(clients.filter(({ name }) => body.includes(name))).toEqual([]);
      expect(phones.filter(({ phone }) => body.includes(phone))).toEqual([]);
    }
  });
});

describe('a rehearsal', () => {
  it('waits while a workflow owes anything, and while one is still to be told', async () => {
    await world.running(true);
    await ring(0, FIRST.slice(0, 2));
    await world.sql`update item set paused = false where key = any(${FIRST})`; // the third rings too, and nobody has taken it up
    expect(await compose()).toBe(0);
    await takeUp(FIRST);
    await world.sql`insert into inbox (programme, child, plan_version) values (${CODE}, 'mentoring', 1)`;
    expect(await compose()).toBe(0);
    await world.sql`update inbox set told_at = now()`;
    expect(await compose()).toBe(2);
  });

  it('says in the mail that it is one', async () => {
    await world.running(true);
    await ring(0);
    await compose();
    const [mail] = await mails();
    expect((await simpleParser(mail?.raw ?? '')).text).toContain('Simulasi');
  });

  it('makes each mail once when several compose at once', async () => {
    await world.running(true);
    await ring(0);
    const made = await Promise.all(Array.from({ length: 5 }, compose));
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await mails()).toHaveLength(2);
  });
});

describe('a real programme', () => {
  it('waits a grace for what rings in the same hour', async () => {
    await world.running();
    await ring(0);
    world.now += GRACE - 1;
    expect(await compose()).toBe(0);
    world.now += 1;
    expect(await compose()).toBe(2);
  });

  it('makes nobody a second mail while the first is unsent: what gathers follows as one', async () => {
    await world.running();
    await ring(0);
    world.now += GRACE;
    await compose();
    for (const step of [1, 2]) {
      await ring(step);
      world.now += GRACE;
      await compose();
    }
    const mine = async () => (await mails()).filter(({ person }) => person === 'mentor-nelayan-1');
    expect(await mine()).toHaveLength(1);
    await world.sql`update mail set status = 'sent'`;
    await compose();
    expect(await mine()).toHaveLength(2);
    expect((await mine()).at(-1)?.subject).toBe('Pengingat: Pendampingan sosial, Nelayan 1 (1/42) belum dilaporkan');
  });

  it('tells nobody to do what was reported in the meantime', async () => {
    await world.running();
    await ring(0);
    await world.sql`update item set outcome = 'held' where key = ${FIRST[0] as string}`;
    world.now += GRACE;
    expect(await compose()).toBe(1);
    expect((await notices()).find(({ person }) => person === 'mentor-nelayan-1')).toMatchObject({ status: 'muted', mailed: false });
  });
});

describe('someone without e-mail', () => {
  it('gets a line on the list of the day that the secretariat prints', async () => {
    await world.running(true);
    await ring(0);
    await compose();
    expect((await notices()).find(({ person }) => person === 'mentor-pemuda-3')).toMatchObject({ status: 'sent', channel: 'print', mailed: false });
    const list = await printList(world.sql, CODE, '2027-07-30', () => world.now);
    expect(list?.lines).toEqual([
      { recipient: 'Aminah Sampan', role: 'Pendamping Sosial', notice: 'Tugas baru', task: 'Pendampingan sosial, Pemuda 3, ke-1 dari 42', span: '2–8 Agu 2027', key: 'mentoring/pemuda-3/01' },
    ]);
    expect(list?.html).toContain('Aminah Sampan');
    expect((await printList(world.sql, CODE, '2027-07-31', () => world.now))?.lines).toEqual([]);
    expect(await printList(world.sql, 'nowhere-2027', '2027-07-31', () => world.now)).toBeUndefined();
  });
});

describe('hostile values', () => {
  it.each([
    'evil@contoh.example, other@contoh.example',
    'evil@contoh.example\r\nBcc: other@contoh.example',
    'Evil <evil@contoh.example>',
    '"a@contoh.example, b"@contoh.example',
    'evil@contoh.example\u2028',
    'evil',
    `${'a'.repeat(300)}@contoh.example`,
  ])('in an address make no mail but a task for the secretary: %j', async (address) => {
    await world.running(true);
    await world.sql`update person set email = ${address} where id = 'mentor-nelayan-1'`;
    await ring(0, [FIRST[0] as string]);
    expect(await compose()).toBe(0);
    expect(await world.sql`select kind, person, status from notice order by id`).toEqual([
      { kind: 'due', person: 'mentor-nelayan-1', status: 'failed' },
      { kind: 'repair', person: 'secretary', status: 'queued' },
    ]);
    expect(await compose()).toBe(1);
    const [mail] = await mails();
    expect((await simpleParser(mail?.raw ?? '')).text).toContain('alamat surelnya tidak sah');
  });

  it.each(['Marta\r\nBcc: other@contoh.example', 'Marta\n\n<script>', 'Marta, other@contoh.example', '"Marta" <other@contoh.example>', 'Marta\u2028Cc: other@contoh.example'])(
    'in a name add neither header nor recipient: %j',
    async (name) => {
      await world.running(true);
      await world.sql`update person set name = ${name} where id = 'mentor-nelayan-1'`;
      await world.sql`update audience set name = jsonb_build_object('id', ${name}::text, 'en', ${name}::text) where key = 'nelayan-1'`;
      await ring(0, [FIRST[0] as string]);
      await compose();
      const [mail] = await mails();
      const parsed = await simpleParser(mail?.raw ?? '');
      const to = Array.isArray(parsed.to) ? parsed.to : [parsed.to];
      expect(to.flatMap((box) => box?.value.map(({ address }) => address))).toEqual(['simon.mutiara@tagana.contoh.example']);
      expect([...parsed.headers.keys()].filter((header) => ['bcc', 'cc'].includes(header))).toEqual([]);
      expect(parsed.html).not.toContain('<script>');
    },
  );
});
