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
    expect(status.tracks.map(({ name, items }: { name: string; items: number }) => [name, items])).toEqual([
      ['mentoring', 378],
      ['monitoring', 18],
    ]);
    for (const { items, states } of status.tracks) expect(Object.values<number>(states).reduce((sum, count) => sum + count, 0)).toBe(items);
    expect(status.agreements.map(({ audience }: { audience: string }) => audience)).toEqual(['nelayan', 'perempuan', 'pemuda']);
  });
});

describe('tasks', () => {
  it('are one’s own, with all that a phone needs to report them', async () => {
    const { tasks } = await get('/tasks', 'mentor-nelayan-1');
    expect(tasks).toHaveLength(42);
    expect(tasks[0]).toMatchObject({ key: ITEM, state: 'due', attendance: true, windowFrom: '2027-08-02', windowUntil: '2027-08-09' });
    expect(tasks[0].clients).toHaveLength(10);
    expect(tasks[0].clients[0].name).toMatch(/\S/);
    expect((await get('/tasks?state=due', 'mentor-nelayan-1')).tasks.map(({ key }: { key: string }) => key)).toContain(ITEM);
  });

  it('of others are shown to managers alone', async () => {
    expect((await get('/tasks?person=mentor-nelayan-1', 'secretary')).tasks).toHaveLength(42);
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
  const { listen } = await import('../../api/serve.ts');
  const { createClient, Refused } = await import('../../client/client.ts');
  const { newKey } = await import('../../db/sealed.ts');
  const parts = {
    sql: world.sql,
    now: () => world.now,
    masterKey: newKey(),
    calendarNames: async () => [],
    readCalendar: async () => [],
    waitToldMs: 0,
    log: () => {},
  };
  const server = await listen(parts, { host: '127.0.0.1', port: 0 });
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
