import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, CODE, held, ITEM, ITEM_PATH, makeWorld, OTHER, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  await world.locked(OTHER);
  // Their notices are out, so that a report stops no clock at once and may be held back.
  await world.sql`update item set rung = 1, rings[1] = ${at('2027-07-30', '07:00')}`;
  world.now = at('2027-08-05');
});
afterAll(() => world.stop());

const sendTo = (ordinal: string, group = 'nelayan-1') => `POST /programmes/${CODE}/items/mentoring/${group}/${ordinal}/reports`;
const codeOf = (answer: { body: { type: string } }) => answer.body.type.replace('urn:pendamping:problem:', '');
const recorded = async () => (await world.sql<[{ count: number }]>`select count(*) from report`)[0].count;

describe('a report', () => {
  it('is recorded by the one whose task it is', async () => {
    const body = await held(world);
    const answer = await world.ask(`POST ${ITEM_PATH}/reports`, { as: 'mentor-nelayan-1', key: body.id, body });
    expect(answer).toMatchObject({ status: 200, body: { id: body.id, item: ITEM, outcome: 'held', late: false, enteredAt: world.now } });
    const { body: item } = await world.ask(`GET ${ITEM_PATH}`, { as: 'mentor-nelayan-1' });
    expect(item).toMatchObject({ state: 'reported', outcome: 'held', report: { id: body.id, reporter: 'mentor-nelayan-1', onBehalfOf: null } });
    expect(item.report.attendance).toHaveLength(10);
    expect(item.history.map(({ action }: { action: string }) => action)).toEqual(['report']);
  });

  it('sent twice gets the first answer again, byte for byte, whatever the order of its keys', async () => {
    const body = await held(world);
    const first = await world.ask(sendTo('02'), { as: 'mentor-nelayan-1', key: body.id, body });
    world.now += 60_000;
    const { attendance, ...rest } = body;
    const second = await world.ask(sendTo('02'), { as: 'mentor-nelayan-1', key: body.id, body: { attendance, ...rest } });
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(await world.sql`select from report where id = ${body.id}`).toHaveLength(1);
  });

  it('sent again under another key is the same report', async () => {
    const body = await held(world);
    const first = await world.ask(sendTo('03'), { as: 'mentor-nelayan-1', key: body.id, body });
    const second = await world.ask(sendTo('03'), { as: 'mentor-nelayan-1', body });
    expect([second.status, second.body]).toEqual([first.status, first.body]);
  });

  it('sent again with other words is answered by what was recorded', async () => {
    const reason = 'storm';
    const body = { id: randomUUID(), outcome: 'didNotHappen', doneOn: (await held(world)).doneOn, reason };
    const first = await world.ask(sendTo('31'), { as: 'mentor-nelayan-1', key: body.id, body });
    const second = await world.ask(sendTo('31'), { as: 'mentor-nelayan-1', body: { ...(await held(world)), id: body.id } });
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect(second.body.outcome).toBe('didNotHappen');
  });

  it('sent eight times at once is recorded once, and all are answered alike', async () => {
    const body = await held(world);
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.ask(sendTo('04'), { as: 'mentor-nelayan-1', key: body.id, body })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await world.sql`select from journal where action = 'report' and after->>'report' = ${body.id}`).toHaveLength(1);
  });

  it('for a task that somebody else has reported meanwhile is a conflict', async () => {
    const answers = await Promise.all(
      ['mentor-nelayan-1', 'coordinator-nelayan'].map(async (as) => {
        const body = await held(world);
        return world.ask(sendTo('05'), { as, key: body.id, body });
      }),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.filter(({ status }) => status === 409).map(codeOf)).toEqual(['alreadyReported']);
  });

  it('under a key that was used for another request is refused', async () => {
    const body = await held(world);
    await world.ask(sendTo('06'), { as: 'mentor-nelayan-1', key: body.id, body });
    const answer = await world.ask(sendTo('06'), { as: 'mentor-nelayan-1', key: body.id, body: { ...body, voices: 3 } });
    expect([answer.status, codeOf(answer)]).toEqual([422, 'idempotencyKeyUsed']);
  });

  it('for a task that does not exist is not found', async () => {
    for (const [path, key] of [
      [sendTo('77'), 'mentoring/nelayan-1/77'],
      [`POST /programmes/${CODE}/items/training/nelayan-1/01/reports`, 'training/nelayan-1/01'],
    ] as const) {
      const answer = await world.ask(path, { as: 'mentor-nelayan-1', body: await held(world) });
      expect([answer.status, codeOf(answer)]).toEqual([404, 'unknownItem']);
      const look = await world.ask(`GET ${path.slice(5).replace('/reports', '')}`, { as: 'mentor-nelayan-1' });
      expect([look.status, look.body.detail]).toEqual([404, `Tidak ada tugas ${key} dalam rencana program.`]);
    }
  });

  it('for a programme of others is refused, and looks the same where there is no such programme', async () => {
    const before = await recorded();
    const [theirs, nowhere] = await Promise.all(
      [OTHER, 'no-such-code'].map(async (code) =>
        world.ask(`POST /programmes/${code}/items/${ITEM}/reports`, { as: 'mentor-nelayan-1', body: await held(world) }),
      ),
    );
    expect([theirs?.status, theirs?.text]).toEqual([403, nowhere?.text]);
    expect(await recorded()).toBe(before);
  });

  it('by somebody whose task it is not is refused', async () => {
    for (const as of ['mentor-nelayan-2', 'coordinator-pemuda', 'instructor-nelayan-1', 'village-head']) {
      const answer = await world.ask(sendTo('07'), { as, body: await held(world) });
      expect([as, answer.status, codeOf(answer)]).toEqual([as, 403, 'notAllowed']);
    }
  });

  it('with a client who is not of the group is refused, the client named', async () => {
    const body = await held(world);
    const [stranger] = await world.sql<[{ id: string }]>`select id from client where programme = ${CODE} and audience = 'pemuda-2' limit 1`;
    body.attendance[3] = { client: stranger.id, status: 'present' };
    const answer = await world.ask(sendTo('07'), { as: 'mentor-nelayan-1', body, headers: { 'accept-language': 'en' } });
    expect([answer.status, codeOf(answer)]).toEqual([422, 'reportRefused']);
    expect(answer.body.errors).toContainEqual({ path: 'attendance.3.client', message: `${stranger.id} bukan anggota kelompok ini.` });
  });

  it('may be corrected and sent again under the key that was refused', async () => {
    const body = await held(world);
    const wrong = await world.ask(sendTo('07'), { as: 'mentor-nelayan-1', key: body.id, body: { ...body, doneOn: '2027-08-06' } });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'doneOn']);
    expect((await world.ask(sendTo('07'), { as: 'mentor-nelayan-1', key: body.id, body })).status).toBe(200);
  });

  it('with values of the wrong shape is malformed, each named with what was found', async () => {
    const body = { ...(await held(world)), doneOn: '2027-02-30', outcome: 'done', guests: -1, voicse: 2 };
    const answer = await world.ask(sendTo('08'), { as: 'mentor-nelayan-1', body });
    expect(answer.status).toBe(400);
    const byPath = Object.fromEntries(answer.body.errors.map(({ path, message }: { path: string; message: string }) => [path, message]));
    expect(Object.keys(byPath).sort()).toEqual(['doneOn', 'guests', 'outcome', 'voicse']);
    expect(byPath.doneOn).toContain('“2027-02-30”');
    expect(byPath.voicse).toContain('mungkin “voices”');
    expect(byPath.outcome).toContain('held');
  });

  it('keeps a note sealed and tells it to nobody', async () => {
    const note = 'Catatan rahasia 7731';
    const body = { ...(await held(world)), note };
    await world.ask(sendTo('08'), { as: 'mentor-nelayan-1', key: body.id, body });
    const stored = JSON.stringify(await world.sql`select r.note::text, j.after, a.body from report r, journal j, answer a`);
    expect(stored).not.toContain(note);
    expect((await world.ask(`GET ${sendTo('08').slice(5).replace('/reports', '')}`, { as: 'team-leader' })).text).not.toContain(note);
    expect(JSON.stringify(world.lines)).not.toContain('rahasia');
  });

  it('on behalf of the mentor is entered by the coordinator', async () => {
    const body = { id: randomUUID(), outcome: 'didNotHappen', doneOn: '2027-08-04', reason: Object.keys(await reasons())[0], onBehalfOf: 'mentor-nelayan-1' };
    const answer = await world.ask(sendTo('09'), { as: 'coordinator-nelayan', key: body.id, body });
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'didNotHappen', late: false } });
    const { body: item } = await world.ask(`GET ${sendTo('09').slice(5).replace('/reports', '')}`, { as: 'mentor-nelayan-1' });
    expect(item.report).toMatchObject({ reporter: 'coordinator-nelayan', onBehalfOf: 'mentor-nelayan-1', reason: body.reason });
  });
});

async function reasons(): Promise<Record<string, unknown>> {
  const [row] = await world.sql<[{ reasons: Record<string, unknown> }]>`select definition->'reasons' as reasons from programme where code = ${CODE}`;
  return row.reasons;
}
