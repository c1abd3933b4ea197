import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, CODE, held, ITEM, ITEM_PATH, makeWorld, OTHER, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  await world.locked(OTHER);
  world.now = at('2027-08-05');
  await world.sql`
    insert into notice (programme, event_key, person, kind, item, created_at)
    select ${CODE}, 'event-' || n, case when n % 2 = 0 then 'mentor-nelayan-1' else 'secretary' end, 'due', ${ITEM}, ${world.now} from generate_series(1, 25) n`;
});
afterAll(() => world.stop());

const get = async (path: string, as: string) => (await world.ask(`GET /programmes/${CODE}${path}`, { as })).body;

describe('a list of programmes', () => {
  it('shows a machine all and a person their own', async () => {
    const codes = async (as: string) => (await world.ask('GET /programmes', { as })).body.programmes.map(({ code }: { code: string }) => code);
    expect((await codes('machine')).sort()).toEqual([CODE, OTHER]);
    expect(await codes('mentor-nelayan-1')).toEqual([CODE]);
  });
});

describe('where a programme stands', () => {
  it('counts items by state at programme time, with agreements and what the roster lacks', async () => {
    const status = await get('', 'secretary');
    expect(status).toMatchObject({ code: CODE, stage: 'running', planVersion: 1, now: world.now, rehearsal: false, timeZone: 'Asia/Makassar', repairs: [] });
    const planned = Object.fromEntries(status.tracks.map(({ name, items }: { name: string; items: number }) => [name, items]));
    expect(planned).toMatchObject({ dataConsent: 9, interview: 90, training: 33, mentoring: 378, monthlyLog: 162, monitoring: 18 });
    for (const { items, states } of status.tracks) expect(Object.values<number>(states).reduce((sum, count) => sum + count, 0)).toBe(items);
    expect(status.agreements.map(({ audience }: { audience: string }) => audience)).toEqual(['nelayan', 'perempuan', 'pemuda']);
  });
});

describe('tasks', () => {
  it('are one’s own, with all that a phone needs to report them', async () => {
    const { tasks } = await get('/tasks', 'mentor-nelayan-1');
    const found = (track: string, part: string | null = null) =>
      tasks.find((task: { track: string; part: string | null }) => task.track === track && task.part === part);
    expect(tasks.filter(({ track }: { track: string }) => track === 'mentoring')).toHaveLength(42);
    const session = found('mentoring');
    expect(session).toMatchObject({ key: ITEM, state: 'due', waiting: false, attendance: true, windowFrom: '2027-08-02', windowUntil: '2027-08-09' });
    expect(session).toMatchObject({
      kind: 'mentoring',
      name: { en: 'Mentoring session' },
      subject: null,
      form: null,
      memberForm: null,
      members: 'none',
      decisions: [],
    });
    expect(session.clients).toHaveLength(10);
    expect(session.clients[0]).toMatchObject({ name: expect.stringMatching(/\S/), group: 'nelayan-1' });
    expect(found('monthlyLog')).toMatchObject({ form: 'monthlyLog', memberForm: 'memberLog', members: 'present' });
    const interview = found('interview');
    expect(interview).toMatchObject({ form: 'interview', attendance: false, clients: [{ id: interview.subject, group: 'nelayan-1' }] });
    expect(found('capital', 'check')).toMatchObject({
      name: { en: "Mentor's check of the proposal" },
      waiting: true,
      state: 'planned',
      form: 'grantCheck',
      decisions: ['approved', 'returned'],
    });
    expect(found('capital', 'handOver').clients).toHaveLength(10);
    expect((await get('/tasks?state=due', 'mentor-nelayan-1')).tasks.map(({ key }: { key: string }) => key)).toContain(ITEM);
  });

  it('of others are shown to managers alone', async () => {
    expect((await get('/tasks?person=mentor-nelayan-1', 'secretary')).tasks.length).toBeGreaterThan(42);
    for (const as of ['coordinator-nelayan', 'mentor-nelayan-2', 'patron'])
      expect(await get('/tasks?person=mentor-nelayan-1', as)).toMatchObject({ status: 403 });
  });
});

describe('the print list', () => {
  const LIST = '/print-list?day=2027-08-05';

  it('holds what the secretariat hands over to those without e-mail, as lines and as a page', async () => {
    const official = await world.sql`select id, name from person where programme = ${CODE} and email is null and role = 'villageOfficial'`;
    await world.sql`
      insert into notice (programme, event_key, person, kind, item, created_at, status, channel)
      values (${CODE}, 'event-paper', ${official[0]?.id}, 'invited', 'monitoring/programme/01', ${world.now}, 'sent', 'print')`;
    const { lines, html } = await get(LIST, 'secretary');
    expect(lines).toEqual([expect.objectContaining({ recipient: official[0]?.name, key: 'monitoring/programme/01' })]);
    expect(html).toContain(official[0]?.name);
    expect((await get('/print-list', 'secretary')).lines).toEqual(lines); // today
    expect((await get('/print-list?day=2027-08-06', 'secretary')).lines).toEqual([]);
    await world.sql`delete from notice where programme = ${CODE} and event_key = 'event-paper'`;
  });

  it('is for managers alone', async () => {
    expect(await get(LIST, 'mentor-nelayan-1')).toMatchObject({ status: 403 });
  });
});

describe('an item', () => {
  it('shows the names of clients to whoever may report it, and to nobody else', async () => {
    const reporting = await get(`/items/${ITEM}`, 'coordinator-nelayan');
    expect(reporting).toMatchObject({ mayReport: true, owner: 'mentor-nelayan-1', report: null, outcome: null });
    expect(reporting.clients.every(({ name }: { name: string | null }) => name !== null)).toBe(true);
    await world.sql`update item set invited = '{instructor-nelayan-1}' where programme = ${CODE} and key = ${ITEM}`;
    const invited = await get(`/items/${ITEM}`, 'instructor-nelayan-1');
    expect(invited).toMatchObject({ mayReport: false });
    expect(invited.clients).toHaveLength(10);
    expect(invited.clients.some(({ name }: { name: string | null }) => name !== null)).toBe(false);
  });

  it('is nobody else’s business', async () => {
    for (const as of ['mentor-nelayan-2', 'coordinator-pemuda', 'patron']) expect(await get(`/items/${ITEM}`, as)).toMatchObject({ status: 403 });
  });

  it('brings the forms that it asks, and says why it is there: which line, rule, month and role (P2e)', async () => {
    const log = await get('/items/monthlyLog/nelayan-1/02', 'mentor-nelayan-1');
    expect(Object.keys(log.asked.own.questions)).toContain('timesInBusiness');
    expect(Object.keys(log.asked.member.questions)).toContain('saved');
    expect(log.why).toMatchObject({
      entry: 'tracks.monthlyLog',
      source: 'P2e',
      month: 2,
      role: 'mentor',
      roleName: { id: 'Pendamping Sosial' },
      planVersion: 1,
      rule: { en: '1 a month in months 1 to 18; this is 2 of 18.' },
    });
    expect(log.why.entries.map(({ action }: { action: string }) => action)).toEqual(['start', 'lock']);
    const form = await get('/forms/monthlyLog', 'village-head');
    expect(form).toEqual({ key: 'monthlyLog', form: log.asked.own });
    expect(await get('/forms/toString', 'village-head')).toMatchObject({ status: 404, type: 'urn:pendamping:problem:unknownForm' });
  });

  it('that gathers what was done names the reports it lacks (P3)', async () => {
    const visit = await get('/items/monitoring/programme/01', 'team-leader');
    expect(visit.inputs.expected).toBeGreaterThan(9);
    expect(visit.inputs.missing).not.toContain(ITEM);
    expect((await get(`/items/${ITEM}`, 'mentor-nelayan-1')).inputs).toBeNull();
  });

  it('that came of a report says of which, and tells its owner what was agreed (P3)', async () => {
    const id = randomUUID();
    const tasks = [{ what: 'Undang Dinas Perikanan', owner: 'treasurer', by: '2027-08-20' }];
    const answer = await world.ask(`POST /programmes/${CODE}/items/monitoring/programme/01/reports`, {
      as: 'team-leader',
      key: id,
      body: { id, outcome: 'held', doneOn: '2027-08-04', answers: { progress: 4 }, tasks },
    });
    expect([answer.status, answer.body.planVersion]).toEqual([202, 2]);
    const task = await get('/items/agreedTasks/programme/01', 'treasurer');
    expect(task).toMatchObject({ kind: 'task', owner: 'treasurer', mayReport: true, words: { what: 'Undang Dinas Perikanan' }, plannedOn: '2027-08-20' });
    expect(task.why).toMatchObject({ planVersion: 2, entries: [{ action: 'report', subject: 'monitoring/programme/01' }] });
    expect(await get('/items/agreedTasks/programme/01', 'mentor-nelayan-1')).toMatchObject({ status: 403 });
  });

  it('says when it rings and what was done about it', async () => {
    const body = await held(world, 'pemuda-1');
    await world.ask(`POST /programmes/${CODE}/items/mentoring/pemuda-1/01/reports`, { as: 'mentor-pemuda-1', key: body.id, body });
    const item = await get('/items/mentoring/pemuda-1/01', 'mentor-pemuda-1');
    expect(item.noticeAt).toBeLessThan(item.remindAt);
    expect(item.escalateAt.every((instant: number) => instant > item.remindAt)).toBe(true);
    expect(item).toMatchObject({ state: 'reported', history: [{ action: 'report', actor: `person:${CODE}/mentor-pemuda-1` }] });
  });
});

describe('notices', () => {
  it('are one’s own, page by page, each once', async () => {
    const seen: string[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const page: { notices: { person: string; eventKey: string }[]; next: number | null } = await get(`/notices?limit=5&after=${after}`, 'mentor-nelayan-1');
      expect(page.notices.every(({ person }) => person === 'mentor-nelayan-1')).toBe(true);
      seen.push(...page.notices.map(({ eventKey }) => eventKey));
      after = page.next;
    }
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
  });

  it('say how their mail fares, and null while there is none', async () => {
    await world.sql`
      insert into mail (message_id, programme, person, address, subject, raw, composed_at, attempts, response, next_attempt_at)
      values ('<x@contoh.example>', ${CODE}, 'secretary', 'x@contoh.example', 'x', ''::bytea, ${world.now}, 3, '421', '2027-08-05T01:02:03.456Z')`;
    await world.sql`update notice set mail = '<x@contoh.example>' where programme = ${CODE} and event_key = 'event-1'`;
    const [first, second] = (await get('/notices', 'secretary')).notices;
    expect(first).toMatchObject({ status: 'queued', delivery: { attempts: 3, lastAnswer: '421', nextAttemptAt: '2027-08-05T01:02:03.456Z' } });
    expect(second).toMatchObject({ status: 'queued', delivery: null });
  });

  it('of one person or of all are shown to managers alone', async () => {
    expect((await get('/notices?person=mentor-nelayan-1', 'team-leader')).notices).toHaveLength(12);
    expect((await get('/notices?person=all', 'team-leader')).notices).toHaveLength(25);
    expect(await get('/notices?person=all', 'mentor-nelayan-1')).toMatchObject({ status: 403 });
  });
});

describe('the journal', () => {
  it('is read by managers, oldest first, also about one thing', async () => {
    const { entries, next } = await get('/journal?limit=3', 'team-leader');
    expect(entries.map(({ seq, action }: { seq: number; action: string }) => [seq, action])).toEqual([
      [1, 'start'],
      [2, 'agree'],
      [3, 'agree'],
    ]);
    expect(next).toBe(3);
    const about = await get('/journal?subject=nelayan', 'team-leader');
    expect(about).toMatchObject({ entries: [{ action: 'agree', subject: 'nelayan' }], next: null });
    expect(await get('/journal', 'coordinator-nelayan')).toMatchObject({ status: 403 });
  });
});

it('reads and reports a task by way of the generated client over a socket', async () => {
  const { createApp } = await import('../../api/app.ts');
  const { listen } = await import('../../api/serve.ts');
  const { createClient, Refused } = await import('../../client/client.ts');
  const { newKey } = await import('../../db/sealed.ts');
  const parts = {
    sql: world.sql,
    now: () => world.now,
    masterKey: newKey(),
    calendarNames: async () => [],
    readCalendar: async () => [],
    publicUrl: 'https://pendamping.contoh.example',
    mailFrom: { name: 'Pendamping', address: 'pendamping@office.contoh.example' },
    waitToldMs: 0,
    log: () => {},
  };
  const server = await listen(createApp(parts), { host: '127.0.0.1', port: 0 });
  try {
    const client = createClient({ baseUrl: server.url, token: await world.tokenOf('mentor-pemuda-2') });
    const { tasks } = await client.listTasks({ code: CODE }, { state: 'due' });
    const [track, audience, ordinal] = (tasks[0]?.key ?? '').split('/') as [string, string, string];
    const body = await held(world, 'pemuda-2');
    const report = {
      id: body.id,
      outcome: body.outcome,
      doneOn: body.doneOn,
      attendance: body.attendance.map(({ client }) => ({ client, status: 'present' as const })),
    };
    expect(await client.reportItem({ code: CODE, track, audience, ordinal }, report, body.id)).toMatchObject({ item: tasks[0]?.key, late: false });
    const refusal = await client.readItem({ code: OTHER, track, audience, ordinal }).catch((failure: unknown) => failure);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ status: 403, problem: { type: 'urn:pendamping:problem:notAllowed' } });
  } finally {
    await server.close();
  }
  await expect(createClient({ baseUrl: server.url }).isAlive()).rejects.toThrow(TypeError);
  expect(ITEM_PATH).toContain(ITEM);
});
