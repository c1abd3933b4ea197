import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODE, makeWorld, type World } from './world.ts';

let world: World;
let clients: string[];
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  clients = (await world.sql<{ id: string }[]>`select id from client where programme = ${CODE} and audience = 'nelayan-1' order by id`).map(({ id }) => id);
  // A held session at which all but one were present.
  const item = 'mentoring/nelayan-1/01';
  const id = '00000000-0000-4000-8000-000000000001';
  await world.sql`update item set outcome = 'held' where programme = ${CODE} and key = ${item}`;
  await world.sql`insert into report (programme, id, item, outcome, done_on, reporter, entered_at) values (${CODE}, ${id}, ${item}, 'held', '2027-08-04', 'team-leader', 1)`;
  for (const [index, client] of clients.entries())
    await world.sql`insert into attendance (programme, report, client, status) values (${CODE}, ${id}, ${client}, ${index === 0 ? 'ill' : 'present'})`;
});
afterAll(() => world.stop());

const ask = (as: string, path = '', query = 'on=2027-09-01') => world.ask(`GET /programmes/${CODE}/figures${path}?${query}`, { as });

describe('figures', () => {
  it('are shown to managers and the patron for the programme and every group, each with its line, value and target', async () => {
    for (const as of ['team-leader', 'secretary', 'patron']) {
      const { status, body } = await ask(as);
      expect(status).toBe(200);
      expect(body).toMatchObject({ readOn: '2027-09-01', withoutData: 0 });
      const mentored = body.figures.filter(({ indicator }: { indicator: string }) => indicator === 'mentored');
      expect(mentored).toHaveLength(10);
      expect(mentored[0]).toMatchObject({
        line: 'O7',
        audience: 'programme',
        results: [{ value: 9, atLeast: 72, met: false, base: 90, records: 1, unit: 'clients' }],
      });
      expect(body.figures.find(({ indicator }: { indicator: string }) => indicator === 'incomeRise').results[0]).toMatchObject({ value: null, met: null });
    }
  });

  it('are shown to a coordinator for the groups of the training group alone, to other staff not at all', async () => {
    const { body } = await ask('coordinator-nelayan');
    expect([...new Set(body.figures.map(({ audience }: { audience: string }) => audience))]).toEqual(['nelayan-1', 'nelayan-2', 'nelayan-3']);
    expect((await ask('coordinator-nelayan', '', 'audience=pemuda-1')).status).toBe(403);
    expect((await ask('coordinator-nelayan', '/mentored', '')).status).toBe(403);
    expect((await ask('coordinator-nelayan', '/mentored', 'audience=nelayan-1')).status).toBe(200);
    expect((await ask('mentor-nelayan-1')).status).toBe(403);
    expect((await ask('mentor-nelayan-1', '/mentored', 'audience=nelayan-1')).status).toBe(403);
  });

  it('are read for the day asked for', async () => {
    const value = async (query: string) => (await ask('team-leader', '/mentored', query)).body.figure.results[0].value;
    expect([await value('on=2027-08-03'), await value('on=2027-08-04')]).toEqual([null, 9]);
    expect((await ask('team-leader', '', 'on=2027-02-30')).status).toBe(400);
  });

  it('say how they are read, from which records, of whom and who is not counted; ids of clients to managers alone', async () => {
    await world.sql`update client set left_on = '2027-08-20', left_because = 'moved' where programme = ${CODE} and id = ${clients[1] as string}`;
    const { body } = await ask('team-leader', '/mentored', 'on=2027-09-01&audience=nelayan-1');
    expect(body).toMatchObject({
      formula: { en: 'Present at 75% or more of Mentoring with counselling held for their group since they joined.' },
      targets: [{ en: "Present at 75 % of the group's held mentoring: at least 8 clients of 10" }],
      items: ['mentoring/nelayan-1/01'],
      holdsFor: { clients: clients.slice(2), households: [], groups: [], sessions: [] },
      excluded: [{ count: 1, clients: [clients[1]] }],
      figure: { line: 'O7', results: [{ value: 8, atLeast: 8, met: true }] },
    });
    const patron = await ask('patron', '/mentored', 'on=2027-09-01&audience=nelayan-1');
    expect(patron.body).toMatchObject({ holdsFor: { clients: [] }, excluded: [{ count: 1, clients: [] }] });
    expect(patron.text).not.toContain(clients[2]);
  });

  it('are not known by another name', async () => {
    for (const name of ['no-such-figure', 'constructor', '__proto__']) {
      const { status, body } = await ask('team-leader', `/${name}`, '');
      expect([name, status, body.type]).toEqual([name, 404, 'urn:pendamping:problem:unknownFigure']);
    }
    expect((await ask('team-leader', '/cadres', 'audience=nelayan-1')).status).toBe(404);
  });
});
