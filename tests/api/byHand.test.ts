import { CODE } from './world.ts';
import { makeNoticeWorld, type NoticeWorld, MENTOR, ITEM } from './noticeWorld.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const COORDINATOR = 'coordinator-nelayan';
const MORNING = `/programmes/${CODE}/morning-list`;

let world: NoticeWorld;
beforeAll(async () => {
  world = await makeNoticeWorld();
});
afterAll(() => world.stop());
beforeEach(() => world.clear());

describe('the morning list', () => {
  beforeEach(async () => {
    for (const person of [MENTOR, 'mentor-perempuan-1']) await world.set({ channel: 'whatsapp' }, 'secretary', `/programmes/${CODE}/people/${person}/notices`);
  });
  const list = async (as: string) => (await world.ask(`GET ${MORNING}`, { as })).body;

  it('has for a coordinator the people of the group whose main channel is WhatsApp, with a text and a link', async () => {
    const [mine] = [await world.notify(MENTOR), await world.notify('mentor-perempuan-1', 'due', 'mentoring/perempuan-1/01')];
    await world.compose();
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
    const id = await world.notify(MENTOR);
    await world.compose();
    const log = (as: string) => world.ask(`POST ${MORNING}`, { as, body: { person: MENTOR, notices: [id] } });
    expect((await log('coordinator-perempuan')).status).toBe(403);
    expect((await log(COORDINATOR)).body.notices).toEqual([{ id, person: MENTOR, handedAt: world.now, handedBy: COORDINATOR }]);
    expect((await log('secretary')).body.notices).toMatchObject([{ handedBy: COORDINATOR }]);
    expect(await world.statusOf(id)).toMatchObject({ status: 'sent', channel: 'whatsapp', handed_by: COORDINATOR });
    expect((await list(COORDINATOR)).people).toEqual([]);
    expect(
      (await world.sql`select count(*) as entries from journal where action = 'tellByHand' and subject = ${MENTOR} and after->>'channel' = 'whatsapp'`)[0],
    ).toMatchObject({ entries: 1 });
  });

  it('drops what was reported in between, and the ledger says so', async () => {
    const id = await world.notify(MENTOR);
    await world.compose();
    await world.sql`update item set outcome = 'held' where key = ${ITEM}`;
    expect((await list(COORDINATOR)).people).toEqual([]);
    await world.compose();
    expect(await world.statusOf(id)).toMatchObject({ status: 'muted', because: 'accountedFor' });
    await world.sql`update item set outcome = null where key = ${ITEM}`;
  });

  it('takes no notice of others for one by WhatsApp', async () => {
    const [byMail, mine] = [await world.notify('mentor-nelayan-2', 'due', 'mentoring/nelayan-2/01'), await world.notify(MENTOR)];
    await world.compose();
    const log = (person: string, id: number) => world.ask(`POST ${MORNING}`, { as: COORDINATOR, body: { person, notices: [id] } });
    expect((await log('mentor-nelayan-2', byMail)).status).toBe(409);
    expect((await log('mentor-nelayan-2', mine)).status).toBe(409);
    expect((await log(MENTOR, 999_999)).status).toBe(403);
    expect((await world.ask(`POST ${MORNING}`, { as: 'secretary', body: { person: MENTOR, notices: [999_999] } })).status).toBe(404);
  });
});

describe('the print list', () => {
  it('is marked as handed over, by whom and when', async () => {
    const id = await world.notify('mentor-pemuda-3', 'due', 'mentoring/pemuda-3/01'); // has no e-mail
    await world.compose();
    const read = async () => (await world.ask(`GET /programmes/${CODE}/print-list`, { as: 'secretary' })).body.lines;
    expect(await read()).toMatchObject([{ id, handedAt: null, handedBy: null }]);
    const mark = (as: string) => world.ask(`POST /programmes/${CODE}/print-list`, { as, body: { notices: [id] } });
    expect((await mark('coordinator-nelayan')).status).toBe(403);
    expect((await mark('coordinator-pemuda')).body.notices).toMatchObject([{ id, handedBy: 'coordinator-pemuda' }]);
    expect((await mark('secretary')).body.notices).toMatchObject([{ handedBy: 'coordinator-pemuda' }]);
    expect(await read()).toMatchObject([{ id, handedAt: world.now, handedBy: 'coordinator-pemuda' }]);
    const byMail = await world.notify(MENTOR);
    await world.compose();
    expect((await world.ask(`POST /programmes/${CODE}/print-list`, { as: 'secretary', body: { notices: [byMail] } })).status).toBe(409);
  });
});

describe('the ledger', () => {
  it('says of each notice its status, since when, why, by which channel and when it may go; by person, item and status', async () => {
    await world.set({ delivery: 'digest' });
    const [late, paper] = [await world.notify(MENTOR), await world.notify('mentor-pemuda-3', 'due', 'mentoring/pemuda-3/01')];
    await world.set({ quietDaysOff: true }); // put off anew
    await world.compose();
    const all = (query: string) => world.ask(`GET /programmes/${CODE}/notices?person=all${query}`, { as: 'secretary' });
    expect((await all('&status=queued')).body.notices).toMatchObject([{ id: late, status: 'queued', putOffBy: ['digest'], channel: null }]);
    expect((await all('&item=mentoring/pemuda-3/01')).body.notices).toMatchObject([
      { id: paper, status: 'sent', statusAt: world.now, because: 'noAddress', channel: 'print', notBefore: world.now },
    ]);
    expect((await all('&status=bounced')).body.notices).toEqual([]);
    expect((await all('&status=lost')).status).toBe(400);
  });
});

describe('why somebody got a notice', () => {
  it('is said in both languages, to the person and to managers alone', async () => {
    const id = await world.notify(MENTOR);
    await world.sql`update item set rung = 1 where key = ${ITEM}`;
    await world.compose();
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
