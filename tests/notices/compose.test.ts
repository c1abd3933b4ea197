import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printList } from '../../notices/printList.tsx';
import { CODE, makeWorld, type World } from '../db/world.ts';
import { compose, FIRST, FROM, GRACE, mailsOf, ring, takeUp } from './ringing.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

const notices = () => world.sql`select person, kind, status, channel, mail is not null as mailed from notice order by person, id`;

describe('one mail a person', () => {
  it('holds all of the person’s notices, each task once, the most urgent first', async () => {
    await world.running(true);
    await world.sql`update item set owner = 'mentor-nelayan-1' where key = any(${FIRST})`;
    await ring(world, 0);
    await ring(world, 1, [FIRST[0] as string]);
    await world.sql`update item set paused = false, rung = 2 where key = any(${FIRST})`;
    expect(await compose(world)).toBe(1);
    const [mail] = await mailsOf(world);
    const parsed = await simpleParser(mail?.raw ?? '');
    expect(parsed.subject).toBe('Untuk Anda: 1 belum dilaporkan, 2 tugas baru');
    const text = parsed.text ?? '';
    for (const key of FIRST) expect(text.replaceAll(`/items/${key}`, '').split(key)).toHaveLength(2);
    expect(text.indexOf('BELUM DILAPORKAN')).toBeLessThan(text.indexOf('TUGAS BARU'));
    expect((await notices()).every(({ mailed, status, channel }) => mailed && status === 'queued' && channel === 'mail')).toBe(true);
  });

  it('says what, until when, for when, by which key, why and how to report', async () => {
    await world.running(true);
    await ring(world, 0, [FIRST[0] as string]);
    await compose(world);
    const [mail] = await mailsOf(world);
    const { text = '', html } = await simpleParser(mail?.raw ?? '');
    for (const words of [
      'Yth. Bapak Simon Mutiara',
      'Pendampingan sosial',
      'Nelayan 1',
      'ke-1 dari 42',
      'Senin, 2 Agustus 2027',
      'Minggu, 8 Agustus 2027',
      'mentoring/nelayan-1/01',
      'sebagai Pendamping Sosial',
      'Hana Cendana',
    ]) {
      expect(text.replaceAll('\n', ' ')).toContain(words);
      expect(html).toContain(words);
    }
  });

  it('comes in the language of the person', async () => {
    await world.running(true);
    await world.sql`update person set language = 'en' where id = 'mentor-nelayan-1'`;
    await ring(world, 0, [FIRST[0] as string]);
    await compose(world);
    const [mail] = await mailsOf(world);
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
      await ring(world, 0);
      await compose(world);
      rendered.push((await mailsOf(world)).map(({ raw }) => raw.toString('latin1')).join('\n'));
    }
    expect(rendered[1]).toBe(rendered[0]);
    expect(rendered[0]?.length).toBeGreaterThan(3000);
  });

  it('carries programme time, a stable Message-ID, and that a machine wrote it', async () => {
    await world.running(true);
    const at = await ring(world, 0, [FIRST[0] as string]);
    await compose(world);
    const [mail] = await mailsOf(world);
    const parsed = await simpleParser(mail?.raw ?? '');
    expect(parsed.date?.getTime()).toBe(at);
    expect(parsed.messageId).toBe(`<${CODE}.mentor-nelayan-1.${at}.1@office.contoh.example>`);
    expect([parsed.references, parsed.inReplyTo]).toEqual([undefined, undefined]); // it begins a thread
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.from?.value).toEqual([{ name: 'Pendamping', address: FROM.address }]);
    expect(parsed.replyTo?.value[0]?.name).toBe('Hana Cendana');
  });

  it('says nothing about a client, and nothing but the names of staff about anybody', async () => {
    await world.running(true);
    await ring(world, 0, ['monitoring/programme/01'], 'monitoring');
    await compose(world);
    for (const step of [0, 1, 2]) {
      await ring(world, step);
      await compose(world);
    }
    const bodies = await Promise.all((await mailsOf(world)).map(async ({ raw }) => JSON.stringify(await simpleParser(raw))));
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
    await ring(world, 0, FIRST.slice(0, 2));
    await world.sql`update item set paused = false where key = any(${FIRST})`; // the third rings too, and nobody has taken it up
    expect(await compose(world)).toBe(0);
    await takeUp(world, FIRST);
    await world.sql`insert into inbox (programme, child, plan_version) values (${CODE}, 'mentoring', 1)`;
    expect(await compose(world)).toBe(0);
    await world.sql`update inbox set told_at = now()`;
    expect(await compose(world)).toBe(2);
  });

  it('says in the mail that it is one', async () => {
    await world.running(true);
    await ring(world, 0);
    await compose(world);
    const [mail] = await mailsOf(world);
    expect((await simpleParser(mail?.raw ?? '')).text).toContain('Simulasi');
  });

  it('makes each mail once when several compose at once', async () => {
    await world.running(true);
    await ring(world, 0);
    const made = await Promise.all(Array.from({ length: 5 }, () => compose(world)));
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await mailsOf(world)).toHaveLength(2);
  });
});

describe('a real programme', () => {
  it('waits a grace for what rings in the same hour', async () => {
    await world.running();
    await ring(world, 0);
    world.now += GRACE - 1;
    expect(await compose(world)).toBe(0);
    world.now += 1;
    expect(await compose(world)).toBe(2);
  });

  it('makes nobody a second mail while the first is unsent: what gathers follows as one', async () => {
    await world.running();
    await ring(world, 0);
    world.now += GRACE;
    await compose(world);
    for (const step of [1, 2]) {
      await ring(world, step);
      world.now += GRACE;
      await compose(world);
    }
    const mine = async () => (await mailsOf(world)).filter(({ person }) => person === 'mentor-nelayan-1');
    expect(await mine()).toHaveLength(1);
    await world.sql`update mail set status = 'sent'`;
    await compose(world);
    expect(await mine()).toHaveLength(2);
    expect((await mine()).at(-1)?.subject).toBe('Pengingat: Pendampingan sosial, Nelayan 1 (1/42) belum dilaporkan');
  });

  it('tells nobody to do what was reported in the meantime', async () => {
    await world.running();
    await ring(world, 0);
    await world.sql`update item set outcome = 'held' where key = ${FIRST[0] as string}`;
    world.now += GRACE;
    expect(await compose(world)).toBe(1);
    expect((await notices()).find(({ person }) => person === 'mentor-nelayan-1')).toMatchObject({ status: 'muted', mailed: false });
  });
});

describe('someone without e-mail', () => {
  it('gets a line on the list of the day that the secretariat prints', async () => {
    await world.running(true);
    await ring(world, 0);
    await compose(world);
    expect((await notices()).find(({ person }) => person === 'mentor-pemuda-3')).toMatchObject({ status: 'sent', channel: 'print', mailed: false });
    const list = await printList(world.sql, CODE, '2027-07-30', () => world.now);
    expect(list?.lines).toEqual([
      {
        id: expect.any(Number),
        recipient: 'Aminah Sampan',
        role: 'Pendamping Sosial',
        notice: 'Tugas baru',
        task: 'Pendampingan sosial, Pemuda 3',
        when: 'ke-1 dari 42, 2–8 Agu 2027',
        key: 'mentoring/pemuda-3/01',
        handedAt: null,
        handedBy: null,
      },
    ]);
    expect(list?.html).toContain('Aminah Sampan');
    expect((await printList(world.sql, CODE, '2027-07-31', () => world.now))?.lines).toEqual([]);
    expect(await printList(world.sql, 'nowhere-2027', '2027-07-31', () => world.now)).toBeUndefined();
  });

  it('stands on the list of the day it got there, when nothing ran on the day it was written', async () => {
    await world.running();
    await ring(world, 0);
    world.now += 3 * 24 * GRACE * 60;
    await compose(world);
    expect((await printList(world.sql, CODE, undefined, () => world.now))?.lines).toMatchObject([{ key: 'mentoring/pemuda-3/01' }]);
    expect((await printList(world.sql, CODE, '2027-07-30', () => world.now))?.lines).toEqual([]);
  });
});
