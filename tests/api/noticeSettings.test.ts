import { CODE } from './world.ts';
import { makeNoticeWorld, type NoticeWorld, MENTOR, SETTINGS } from './noticeWorld.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUnsubscribeToken } from '../../db/unsubscribe.ts';

let world: NoticeWorld;
beforeAll(async () => {
  world = await makeNoticeWorld();
});
afterAll(() => world.stop());
beforeEach(() => world.clear());

describe('how somebody is told', () => {
  it('is as it comes until somebody says otherwise: the person, a manager, the secretary', async () => {
    expect((await world.ask(`GET ${SETTINGS}`, { as: MENTOR })).body).toMatchObject({
      delivery: 'together',
      quietHours: null,
      cap: null,
      channel: 'mail',
      hasEmail: true,
    });
    for (const [as, cap] of [
      [MENTOR, 2],
      ['team-leader', 3],
      ['secretary', 4],
    ] as const) {
      expect((await world.set({ cap }, as)).body).toMatchObject({ person: MENTOR, cap, delivery: 'together' });
    }
    expect((await world.ask(`GET ${SETTINGS}`, { as: 'secretary' })).body).toMatchObject({ cap: 4 });
    const [entry] = await world.sql`select action, subject, before, after from journal order by seq desc limit 1`;
    expect(entry).toMatchObject({ action: 'setNotices', subject: MENTOR, before: { cap: 3 }, after: { cap: 4 } });
  });

  it('is nobody else’s to see or to say', async () => {
    for (const as of ['mentor-nelayan-2', 'coordinator-nelayan', 'patron']) {
      expect((await world.ask(`GET ${SETTINGS}`, { as })).status).toBe(403);
      expect((await world.set({ cap: 1 }, as)).status).toBe(403);
    }
    expect((await world.ask(`GET /programmes/${CODE}/people/nobody/notices`, { as: 'team-leader' })).status).toBe(404);
    expect((await world.set({ cap: 1 }, 'team-leader', `/programmes/${CODE}/people/nobody/notices`)).status).toBe(404);
  });

  it('is refused where it would leave no hour, or nowhere to go', async () => {
    const { status, body } = await world.set({
      quietHours: { from: '07:00', until: '07:00' },
      quietWeekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    });
    expect([status, body.errors.map(({ path }: { path: string }) => path)]).toEqual([422, ['quietHours', 'quietWeekdays']]);
    await world.sql`update person set phone = null where id = 'patron'`;
    expect((await world.set({ channel: 'whatsapp' }, 'patron', `/programmes/${CODE}/people/patron/notices`)).status).toBe(422);
    expect((await world.set({ quietHours: { from: '7', until: '08:00' } })).status).toBe(400);
  });

  it('holds for what waits already', async () => {
    const id = await world.notify(MENTOR);
    await world.set({ delivery: 'digest' });
    expect((await world.sql`select put_off_by, not_before > ${world.now} as later from notice where id = ${id}`)[0]).toEqual({
      put_off_by: ['digest'],
      later: true,
    });
    expect(await world.compose()).toBe(0);
    await world.set({ delivery: 'together' });
    expect(await world.compose()).toBe(1);
  });

  it('changes the language that mails and answers come in', async () => {
    expect((await world.set({ language: 'en' })).body).toMatchObject({ language: 'en' });
    await world.notify(MENTOR);
    await world.compose();
    expect((await world.sql`select subject from mail`)[0]?.subject).toMatch(/^Task: /);
  });
});

describe('an address that a server refused', () => {
  const address = (email: string | null, as = 'secretary') => world.ask(`POST /programmes/${CODE}/people/${MENTOR}/address`, { as, body: { email } });
  const refuse = async () => {
    await world.sql`update person set address_refused_at = ${world.now} where id = ${MENTOR}`;
    await world.sql`insert into repair (programme, subject, cause, opened_at) values (${CODE}, ${`mail/${MENTOR}`}, 'mail 550', ${world.now}) on conflict do nothing`;
  };

  it('gets nothing until it is changed or confirmed: its notices stand on the print list', async () => {
    const [{ email }] = await world.sql<[{ email: string }]>`select email from person where id = ${MENTOR}`;
    for (const next of [email, 'baru@contoh.example']) {
      await refuse();
      const id = await world.notify(MENTOR);
      expect(await world.compose()).toBe(0);
      expect(await world.statusOf(id)).toMatchObject({ status: 'sent', channel: 'print', because: 'addressRefused' });
      expect((await address(next)).body).toMatchObject({ addressRefusedAt: null, hasEmail: true });
      expect(await world.sql`select from repair where subject = ${`mail/${MENTOR}`} and closed_at is null`).toHaveLength(0);
      await world.notify(MENTOR, 'reminder');
      expect(await world.compose()).toBe(1);
      await world.sql`update mail set status = 'sent'`;
    }
    const [entry] = await world.sql`select before, after from journal where action = 'changeAddress' order by seq desc limit 1`;
    expect(JSON.stringify(entry)).not.toContain('@');
    await address(email);
  });

  it('is changed by nobody else, to no address of another, to none where there is none', async () => {
    expect((await address('baru@contoh.example', 'mentor-nelayan-2')).status).toBe(403);
    expect((await address('ribka.cemara@socialprovince.contoh.example')).status).toBe(409);
    expect((await address('a@contoh.example, b@contoh.example')).status).toBe(400);
    const [{ email }] = await world.sql<[{ email: string }]>`select email from person where id = ${MENTOR}`;
    expect((await address(null)).body).toMatchObject({ hasEmail: false });
    const id = await world.notify(MENTOR);
    await world.compose();
    expect(await world.statusOf(id)).toMatchObject({ channel: 'print', because: 'noAddress' });
    await address(email);
  });
});

describe('a digest’s link', () => {
  const page = (request: string) => world.ask(request, { raw: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } });

  it('shows a page and changes nothing when it is opened', async () => {
    const token = await createUnsubscribeToken(world.sql, CODE, MENTOR);
    const { status, text, headers } = await page(`GET /unsubscribe/${token}`);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/html; charset=UTF-8', 'no-store']);
    expect(text).toContain('Hentikan ringkasan');
    expect(text).toContain('Stop the digests');
    expect((await world.ask(`GET ${SETTINGS}`, { as: MENTOR })).body.digestsMuted).toBe(false);
  });

  it('mutes digests by a POST without a token, again after they were wanted again, and the journal says who', async () => {
    const token = await createUnsubscribeToken(world.sql, CODE, MENTOR);
    for (let round = 0; round < 2; round += 1) {
      expect((await page(`POST /unsubscribe/${token}`)).status).toBe(200);
      expect((await world.ask(`GET ${SETTINGS}`, { as: MENTOR })).body.digestsMuted).toBe(true);
      await world.set({ digestsMuted: false });
    }
    const [entry] = await world.sql`select actor from journal where action = 'setNotices' and after->>'digestsMuted' = 'true' order by seq desc limit 1`;
    expect(entry).toEqual({ actor: `person:${CODE}/${MENTOR}` });
  });

  it('is answered alike whether it is anybody’s or not', async () => {
    const token = await createUnsubscribeToken(world.sql, CODE, MENTOR);
    for (const method of ['GET', 'POST']) {
      const [known, unknown] = [await page(`${method} /unsubscribe/${token}`), await page(`${method} /unsubscribe/${'x'.repeat(32)}`)];
      expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
      expect(known.text).not.toMatch(/Simon|mutiara|@/i);
    }
  });

  it('stands nowhere: only its hash is stored', async () => {
    const token = await createUnsubscribeToken(world.sql, CODE, MENTOR);
    const rows = await world.sql`select encode(hash, 'escape') as hash, programme, person from unsubscribe`;
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
