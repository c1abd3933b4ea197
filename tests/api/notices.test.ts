import { CODE, makeWorld, type World } from './world.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUnsubscribeToken } from '../../db/unsubscribe.ts';
import { composeDue } from '../../notices/compose.ts';

const MENTOR = 'mentor-nelayan-1';
const COORDINATOR = 'coordinator-nelayan';
const ITEM = 'mentoring/nelayan-1/01';
const SETTINGS = `/programmes/${CODE}/people/${MENTOR}/notices`;
const MORNING = `/programmes/${CODE}/morning-list`;
const FROM = { name: 'Pendamping', address: 'pendamping@office.contoh.example' };

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.sql`delete from notice`;
  await world.sql`delete from mail`;
  await world.sql`update person set notice_settings = null, address_refused_at = null, language = 'id'`;
});

let events = 0;
/** A notice of a person as a ring writes it, and its number. */
async function notify(person: string, kind = 'due', item: string | null = ITEM): Promise<number> {
  const [row] = await world.sql<[{ id: number }]>`
    insert into notice (programme, event_key, person, kind, item, created_at, not_before)
    values (${CODE}, ${`${item ?? 'x'}@1/due-${++events}`}, ${person}, ${kind}, ${item}, ${world.now}, ${world.now}) returning id`;
  return row.id;
}
const compose = () => composeDue(world.sql, { now: () => world.now, from: FROM, graceMs: 0, publicUrl: 'https://pendamping.contoh.example' });
const statusOf = async (id: number) => (await world.sql`select status, channel, because, handed_by from notice where id = ${id}`)[0];
const set = (wishes: object, as = MENTOR, path = SETTINGS) => world.ask(`POST ${path}`, { as, body: wishes });

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
      expect((await set({ cap }, as)).body).toMatchObject({ person: MENTOR, cap, delivery: 'together' });
    }
    expect((await world.ask(`GET ${SETTINGS}`, { as: 'secretary' })).body).toMatchObject({ cap: 4 });
    const [entry] = await world.sql`select action, subject, before, after from journal order by seq desc limit 1`;
    expect(entry).toMatchObject({ action: 'setNotices', subject: MENTOR, before: { cap: 3 }, after: { cap: 4 } });
  });

  it('is nobody else’s to see or to say', async () => {
    for (const as of ['mentor-nelayan-2', COORDINATOR, 'patron']) {
      expect((await world.ask(`GET ${SETTINGS}`, { as })).status).toBe(403);
      expect((await set({ cap: 1 }, as)).status).toBe(403);
    }
    expect((await world.ask(`GET /programmes/${CODE}/people/nobody/notices`, { as: 'team-leader' })).status).toBe(404);
    expect((await set({ cap: 1 }, 'team-leader', `/programmes/${CODE}/people/nobody/notices`)).status).toBe(404);
  });

  it('is refused where it would leave no hour, or nowhere to go', async () => {
    const { status, body } = await set({
      quietHours: { from: '07:00', until: '07:00' },
      quietWeekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    });
    expect([status, body.errors.map(({ path }: { path: string }) => path)]).toEqual([422, ['quietHours', 'quietWeekdays']]);
    await world.sql`update person set phone = null where id = 'patron'`;
    expect((await set({ channel: 'whatsapp' }, 'patron', `/programmes/${CODE}/people/patron/notices`)).status).toBe(422);
    expect((await set({ quietHours: { from: '7', until: '08:00' } })).status).toBe(400);
  });

  it('holds for what waits already', async () => {
    const id = await notify(MENTOR);
    await set({ delivery: 'digest' });
    expect((await world.sql`select put_off_by, not_before > ${world.now} as later from notice where id = ${id}`)[0]).toEqual({
      put_off_by: ['digest'],
      later: true,
    });
    expect(await compose()).toBe(0);
    await set({ delivery: 'together' });
    expect(await compose()).toBe(1);
  });

  it('changes the language that mails and answers come in', async () => {
    expect((await set({ language: 'en' })).body).toMatchObject({ language: 'en' });
    await notify(MENTOR);
    await compose();
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
      const id = await notify(MENTOR);
      expect(await compose()).toBe(0);
      expect(await statusOf(id)).toMatchObject({ status: 'sent', channel: 'print', because: 'addressRefused' });
      expect((await address(next)).body).toMatchObject({ addressRefusedAt: null, hasEmail: true });
      expect(await world.sql`select from repair where subject = ${`mail/${MENTOR}`} and closed_at is null`).toHaveLength(0);
      await notify(MENTOR, 'reminder');
      expect(await compose()).toBe(1);
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
    const id = await notify(MENTOR);
    await compose();
    expect(await statusOf(id)).toMatchObject({ channel: 'print', because: 'noAddress' });
    await address(email);
  });
});

describe('the morning list', () => {
  beforeEach(async () => {
    for (const person of [MENTOR, 'mentor-perempuan-1']) await set({ channel: 'whatsapp' }, 'secretary', `/programmes/${CODE}/people/${person}/notices`);
  });
  const list = async (as: string) => (await world.ask(`GET ${MORNING}`, { as })).body;

  it('has for a coordinator the people of the group whose main channel is WhatsApp, with a text and a link', async () => {
    const [mine] = [await notify(MENTOR), await notify('mentor-perempuan-1', 'due', 'mentoring/perempuan-1/01')];
    await compose();
    const { people } = await list(COORDINATOR);
    expect(people).toMatchObject([{ person: MENTOR, language: 'id', notices: [mine] }]);
    const [{ text, link }] = people;
    expect(text).toContain('Pendampingan sosial');
    expect(text).toContain(ITEM);
    expect(link).toMatch(/^https:\/\/wa\.me\/62\d+\?text=/);
    expect(decodeURIComponent(link.split('?text=')[1])).toBe(text);
    const clients = await world.sql<{ name: string }[]>`select name from client`;
    expect(clients.filter(({ name }) => text.includes(name))).toEqual([]);
    expect((await list('secretary')).people).toHaveLength(2);
    expect((await list(MENTOR)).people).toEqual([]);
  });

  it('logs what was sent by hand, by whom and when, once', async () => {
    const id = await notify(MENTOR);
    await compose();
    const log = (as: string) => world.ask(`POST ${MORNING}`, { as, body: { person: MENTOR, notices: [id] } });
    expect((await log('coordinator-perempuan')).status).toBe(403);
    expect((await log(COORDINATOR)).body.notices).toEqual([{ id, person: MENTOR, handedAt: world.now, handedBy: COORDINATOR }]);
    expect((await log('secretary')).body.notices).toMatchObject([{ handedBy: COORDINATOR }]);
    expect(await statusOf(id)).toMatchObject({ status: 'sent', channel: 'whatsapp', handed_by: COORDINATOR });
    expect((await list(COORDINATOR)).people).toEqual([]);
    expect(
      (await world.sql`select count(*) as entries from journal where action = 'tellByHand' and subject = ${MENTOR} and after->>'channel' = 'whatsapp'`)[0],
    ).toMatchObject({ entries: 1 });
  });

  it('drops what was reported in between, and the ledger says so', async () => {
    const id = await notify(MENTOR);
    await compose();
    await world.sql`update item set outcome = 'held' where key = ${ITEM}`;
    expect((await list(COORDINATOR)).people).toEqual([]);
    await compose();
    expect(await statusOf(id)).toMatchObject({ status: 'muted', because: 'accountedFor' });
    await world.sql`update item set outcome = null where key = ${ITEM}`;
  });

  it('takes no notice of others for one by WhatsApp', async () => {
    const [byMail, mine] = [await notify('mentor-nelayan-2', 'due', 'mentoring/nelayan-2/01'), await notify(MENTOR)];
    await compose();
    const log = (person: string, id: number) => world.ask(`POST ${MORNING}`, { as: COORDINATOR, body: { person, notices: [id] } });
    expect((await log('mentor-nelayan-2', byMail)).status).toBe(409);
    expect((await log('mentor-nelayan-2', mine)).status).toBe(409);
    expect((await log(MENTOR, 999_999)).status).toBe(403);
    expect((await world.ask(`POST ${MORNING}`, { as: 'secretary', body: { person: MENTOR, notices: [999_999] } })).status).toBe(404);
  });
});

describe('the print list', () => {
  it('is marked as handed over, by whom and when', async () => {
    const id = await notify('mentor-pemuda-3', 'due', 'mentoring/pemuda-3/01'); // has no e-mail
    await compose();
    const read = async () => (await world.ask(`GET /programmes/${CODE}/print-list`, { as: 'secretary' })).body.lines;
    expect(await read()).toMatchObject([{ id, handedAt: null, handedBy: null }]);
    const mark = (as: string) => world.ask(`POST /programmes/${CODE}/print-list`, { as, body: { notices: [id] } });
    expect((await mark('coordinator-nelayan')).status).toBe(403);
    expect((await mark('coordinator-pemuda')).body.notices).toMatchObject([{ id, handedBy: 'coordinator-pemuda' }]);
    expect((await mark('secretary')).body.notices).toMatchObject([{ handedBy: 'coordinator-pemuda' }]);
    expect(await read()).toMatchObject([{ id, handedAt: world.now, handedBy: 'coordinator-pemuda' }]);
    const byMail = await notify(MENTOR);
    await compose();
    expect((await world.ask(`POST /programmes/${CODE}/print-list`, { as: 'secretary', body: { notices: [byMail] } })).status).toBe(409);
  });
});

describe('the ledger', () => {
  it('says of each notice its status, since when, why, by which channel and when it may go; by person, item and status', async () => {
    await set({ delivery: 'digest' });
    const [late, paper] = [await notify(MENTOR), await notify('mentor-pemuda-3', 'due', 'mentoring/pemuda-3/01')];
    await set({ quietDaysOff: true }); // put off anew
    await compose();
    const all = (query: string) => world.ask(`GET /programmes/${CODE}/notices?person=all${query}`, { as: 'secretary' });
    expect((await all('&status=queued')).body.notices).toMatchObject([{ id: late, status: 'queued', putOffBy: ['digest'], channel: null }]);
    expect((await all('&item=mentoring/pemuda-3/01')).body.notices).toMatchObject([
      { id: paper, status: 'sent', statusAt: world.now, because: 'noAddress', channel: 'print', notBefore: world.now },
    ]);
    expect((await all('&status=bounced')).body.notices).toEqual([]);
    expect((await all('&status=lost')).status).toBe(400);
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
      await set({ digestsMuted: false });
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

describe('why somebody got a notice', () => {
  it('is said in both languages, to the person and to managers alone', async () => {
    const id = await notify(MENTOR);
    await world.sql`update item set rung = 1 where key = ${ITEM}`;
    await compose();
    const { status, body } = await world.ask(`GET /programmes/${CODE}/notices/${id}/why`, { as: MENTOR });
    expect(status).toBe(200);
    expect(body).toMatchObject({ notice: { id }, role: 'mentor', openSince: expect.any(Number) });
    const [indonesian, english] = (['id', 'en'] as const).map((language) =>
      body.sentences.map((sentence: Record<string, string>) => sentence[language]).join(' '),
    );
    expect(indonesian).toContain('Pendampingan sosial, Nelayan 1 (mentoring/nelayan-1/01)');
    expect(indonesian).toContain('Butir ini terbuka sejak');
    expect(english).toContain('whose own task it is');
    expect((await world.ask(`GET /programmes/${CODE}/notices/${id}/why`, { as: 'team-leader' })).status).toBe(200);
    expect((await world.ask(`GET /programmes/${CODE}/notices/${id}/why`, { as: 'mentor-nelayan-2' })).status).toBe(403);
    expect((await world.ask(`GET /programmes/${CODE}/notices/999999/why`, { as: 'mentor-nelayan-2' })).status).toBe(403);
    expect((await world.ask(`GET /programmes/${CODE}/notices/999999/why`, { as: 'team-leader' })).status).toBe(404);
  });
});
