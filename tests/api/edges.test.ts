import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import type { Parts } from '../../api/parts.ts';
import { connect } from '../../db/connect.ts';
import { freePort } from '../support/servers.ts';
import { readSeed } from '../support/seeds.ts';
import { CODE, ITEM_PATH, makeWorld, START, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
});
afterAll(() => world.stop());

const start = (changed: object) => ({
  code: 'kedua-2027',
  definition: readSeed('tablolong.yaml'),
  people: readSeed('people/tablolong.yaml'),
  start: START,
  ...changed,
});
const pathsOf = (answer: { body: { errors: { path: string }[] } }) => answer.body.errors.map(({ path }) => path);

describe('a request', () => {
  it('is answered with a problem whatever is wrong with it', async () => {
    const leader = { as: 'team-leader' };
    const lock = `POST /programmes/${CODE}/lock`;
    const cases: [string, number, string, Parameters<World['ask']>[1]][] = [
      ['GET /nowhere', 404, 'unknownRoute', leader],
      [`GET /programmes/${CODE}/lock`, 404, 'unknownRoute', leader],
      [lock, 400, 'malformed', { ...leader, raw: '{"acceptShortfall": "x"' }],
      [lock, 400, 'malformed', { ...leader, raw: '' }],
      [lock, 400, 'malformed', { ...leader, raw: '"text"' }],
      [lock, 415, 'notJson', { ...leader, headers: { 'content-type': 'text/yaml' } }],
      [lock, 400, 'malformed', { ...leader, headers: { 'idempotency-key': '' } }],
      [lock, 400, 'malformed', { ...leader, key: 'short' }],
      [lock, 400, 'malformed', { ...leader, key: 'k'.repeat(129) }],
      [lock, 400, 'malformed', { ...leader, key: 'with a space in it' }],
      [lock, 413, 'tooLarge', { ...leader, body: { acceptShortfall: 'x'.repeat(1_000_001) } }],
      [`GET /programmes/${CODE}/tasks?state=late`, 400, 'malformed', leader],
      [`GET /programmes/${CODE}/notices?limit=0`, 400, 'malformed', leader],
      [`GET /programmes/${CODE}/notices?after=x`, 400, 'malformed', leader],
      [`GET /programmes/${CODE}/tasks?person=nobody`, 404, 'unknownPerson', leader],
      [`GET /programmes/${CODE}/items/mentoring/nelayan-1/%00`, 400, 'malformed', leader],
      [`GET /programmes/%00`, 400, 'malformed', { as: 'machine' }],
    ];
    for (const [request, status, code, asking] of cases) {
      const answer = await world.ask(request, asking);
      expect([request, answer.status, answer.body?.type, answer.headers.get('content-type')]).toEqual([
        request,
        status,
        `urn:pendamping:problem:${code}`,
        'application/problem+json',
      ]);
      expect(answer.body).toMatchObject({ status, title: expect.stringMatching(/\S/), detail: expect.stringMatching(/\S/) });
    }
  });

  it.each([
    ['arrays in nothing', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['arrays that never end', '['.repeat(200_000)],
    ['objects in a field', `{"acceptShortfall":${'{"a":'.repeat(150_000)}1${'}'.repeat(150_001)}`],
  ])('that nests without end is not readable: %s', async (_what, raw) => {
    const answer = await world.ask(`POST /programmes/${CODE}/lock`, { as: 'team-leader', raw });
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:pendamping:problem:malformed']);
    expect(answer.text.length).toBeLessThan(500);
  });

  it('may hold as many brackets as it likes in its words', async () => {
    const answer = await world.ask(`POST /programmes/${CODE}/lock`, { as: 'team-leader', body: { acceptShortfall: '[{"\\"'.repeat(40) } });
    expect(answer.body.type).toBe('urn:pendamping:problem:alreadyLocked');
  });

  it('with a number or date beyond what the database or a calendar can hold is answered, not failed', async () => {
    const report = { id: '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11', outcome: 'held', doneOn: '0000-01-01', attendance: [] };
    const instants = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 8.64e15];
    const answers = [
      await world.ask(`POST ${ITEM_PATH}/reports`, { as: 'mentor-nelayan-1', body: report }),
      await world.ask(`GET /programmes/${CODE}/journal?after=${Number.MAX_SAFE_INTEGER}`, { as: 'team-leader' }),
      await world.ask(`GET /programmes/${CODE}/notices?after=${Number.MAX_SAFE_INTEGER}`, { as: 'team-leader' }),
      ...(await Promise.all(instants.map((now) => world.ask('POST /programmes', { as: 'machine', body: start({ rehearsal: { now } }) })))),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 200, 200, 400, 400, 400]);
    expect(pathsOf(answers[0] as never)).toContain('doneOn');
    expect(pathsOf(answers[3] as never)).toEqual(['rehearsal.now']);
  });

  it('without an Idempotency-Key is told which header it lacks', async () => {
    const answer = await world.ask(`POST /programmes/${CODE}/agreements`, {
      as: 'team-leader',
      body: { audience: 'nelayan' },
      headers: { 'idempotency-key': '' },
    });
    expect([answer.status, pathsOf(answer)]).toEqual([400, ['Idempotency-Key']]);
  });

  it('is answered in the language of the person, or while they are unknown in that of their browser', async () => {
    await world.sql`update person set language = 'en' where programme = ${CODE} and id = 'treasurer'`;
    const detail = async (as: string | undefined, accept: string) =>
      (await world.ask(`GET /programmes/${CODE}/journal`, { as, headers: { 'accept-language': accept } })).body.title;
    expect(await detail('treasurer', 'id')).toBe('Not allowed');
    expect(await detail('mentor-nelayan-1', 'en')).toBe('Tidak berwenang');
    expect(await detail(undefined, 'en-GB,en;q=0.9')).toBe('Who are you?');
    expect(await detail(undefined, 'fr, *')).toBe('Perlu tanda pengenal');
  });

  it('is answered in the language that it asks for, whoever sends it', async () => {
    const ask = async (as: string | undefined, language: string) =>
      (await world.ask(`GET /programmes/${CODE}/journal`, { as, headers: { 'pendamping-language': language } })).body;
    expect((await ask('mentor-nelayan-1', 'en')).title).toBe('Not allowed');
    expect((await ask('treasurer', 'id')).title).toBe('Tidak berwenang');
    expect((await ask(undefined, 'en')).title).toBe('Who are you?');
    expect(await ask('team-leader', 'fr')).toMatchObject({ status: 400, errors: [{ path: 'Pendamping-Language' }] });
    const command = { as: 'mentor-nelayan-1', body: {}, headers: { 'pendamping-language': 'en' } };
    expect((await world.ask(`POST /programmes/${CODE}/lock`, command)).body.title).toBe('Not allowed');
  });

  it('leaves one line without anything that was typed', async () => {
    world.lines.length = 0;
    await world.ask(`GET ${ITEM_PATH}?name=Ruben`, { as: 'mentor-nelayan-1' });
    expect(world.lines).toMatchObject([{ method: 'GET', route: '/programmes/:code/items/:track/:audience/:ordinal', status: 200 }]);
    expect(JSON.stringify(world.lines)).not.toMatch(/Ruben|pendamping_/);
  });

  it('that fails unexpectedly says no more than its number', async () => {
    // As with the driver, a part of a query that is never asked by itself fails nobody.
    const failing = () => {
      const failed = Promise.reject(new Error('Ruben Cemara'));
      failed.catch(() => {});
      return failed;
    };
    const broken = createApp({
      ...({} as Parts),
      sql: failing as never,
      now: () => 0,
      log: (line) => world.lines.push(line),
    });
    const answer = await broken.request('/programmes', { headers: { authorization: 'Bearer x' } });
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toContain(String(answer.headers.get('x-request-id')));
    expect(text + JSON.stringify(world.lines)).not.toContain('Cemara');
  });
});

describe('a start', () => {
  it('with a misspelt key names file, line, value and what was expected', async () => {
    const definition = readSeed('tablolong.yaml').replace(/^months:/m, 'monts:');
    const line = definition.split('\n').findIndex((text) => text.startsWith('monts:')) + 1;
    const answer = await world.ask('POST /programmes', { as: 'machine', body: start({ definition }), headers: { 'accept-language': 'en' } });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual({
      path: 'definition.monts',
      message: expect.stringMatching(new RegExp(`^definition:${line}:1 monts: found “monts”, expected .*months`)),
    });
  });

  it('with a role that nobody has, a date that does not exist, and a mail twice is refused for each', async () => {
    const role = await world.ask('POST /programmes', {
      as: 'machine',
      body: start({ definition: readSeed('tablolong.yaml').replace(/^secretary: secretary$/m, 'secretary: secretari') }),
    });
    expect([role.status, pathsOf(role)]).toEqual([422, expect.arrayContaining(['definition.secretary'])]);
    const date = await world.ask('POST /programmes', { as: 'machine', body: start({ start: '2027-02-30' }) });
    expect([date.status, pathsOf(date)]).toEqual([422, ['start']]);
    const people = readSeed('people/tablolong.yaml');
    const [first, second] = [...people.matchAll(/email: (\S+),/g)].map(([, email]) => email as string);
    const mail = await world.ask('POST /programmes', { as: 'machine', body: start({ people: people.replace(second as string, first as string) }) });
    expect([mail.status, pathsOf(mail)]).toEqual([422, [expect.stringMatching(/^people\.staff\.\d+\.email$/)]]);
    expect(await world.sql`select from programme where code = 'kedua-2027'`).toHaveLength(0);
  });

  it('is given room for two files, and no more', async () => {
    const answer = await world.ask('POST /programmes', { as: 'machine', body: start({ people: 'x'.repeat(5_000_000) }) });
    expect([answer.status, answer.body.type]).toEqual([413, 'urn:pendamping:problem:tooLarge']);
  });

  it('under a code that is taken is a conflict', async () => {
    const answer = await world.ask('POST /programmes', { as: 'machine', body: start({ code: CODE }) });
    expect([answer.status, answer.body.type]).toEqual([409, 'urn:pendamping:problem:codeTaken']);
  });
});

describe('when the database is away', () => {
  it('answers 503 within three seconds, on a port where nobody listens and on one that never answers', async () => {
    const { createServer } = await import('node:net');
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const ports = [await freePort(), (silent.address() as { port: number }).port];
    for (const port of ports) {
      const sql = connect(`postgres://postgres@127.0.0.1:${port}/x`, { max: 1 });
      const away = createApp({ ...({} as Parts), sql, now: Date.now, log: () => {} });
      for (const path of ['/programmes', '/readyz']) {
        const began = performance.now();
        const answer = await away.request(path, { headers: { authorization: 'Bearer x' } });
        expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '2']);
        expect(performance.now() - began).toBeLessThan(3000);
      }
      expect((await away.request('/healthz')).status).toBe(200);
      await sql.end({ timeout: 0 });
    }
    silent.close();
  });

  it('is not ready while its schema is incomplete', async () => {
    expect((await world.ask('GET /readyz')).status).toBe(200);
    const [row] = await world.sql<
      [{ name: string; checksum: string }]
    >`delete from migration where name = (select max(name) from migration) returning name, checksum`;
    expect((await world.ask('GET /readyz')).body).toMatchObject({ status: 503, type: 'urn:pendamping:problem:notReady' });
    await world.sql`insert into migration ${world.sql(row)}`;
  });
});
