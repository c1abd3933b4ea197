import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyAnswers } from '../support/anyAnswers.ts';
import { readSeed } from '../support/seeds.ts';
import { at, CODE, makeWorld, OTHER, type World } from './world.ts';

const files = { definition: readSeed('tablolong.yaml'), people: readSeed('people/tablolong.yaml') };
let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  world.now = at('2027-07-05', '18:00');
});
afterAll(() => world.stop());

/** A problem in both languages: what each answers to the same request. */
async function inBoth(request: string, as: string, body: unknown) {
  const of = (language: string) => world.ask(request, { as, body, headers: { 'pendamping-language': language } });
  const [id, en] = [await of('id'), await of('en')];
  expect(en.status).toBe(id.status);
  return { status: id.status, type: id.body.type.replace('urn:pendamping:problem:', ''), id: id.body, en: en.body };
}

describe('an interview', () => {
  const report = (answers: object, id = randomUUID()) => ({ id, outcome: 'held', doneOn: '2027-07-02', answers });
  const path = `POST /programmes/${CODE}/items/interview/nelayan-1/01/reports`;
  const client = async () =>
    (await world.sql<[{ subject: string }]>`select subject from item where programme = ${CODE} and key = 'interview/nelayan-1/01'`)[0].subject;
  const nothing = async () =>
    expect(await world.sql`select from report where programme = ${CODE} union all select from response where programme = ${CODE}`).toEqual([]);

  it('before consent is refused in words that say what comes first, and nothing is kept of it (P1a)', async () => {
    const refused = await inBoth(path, 'mentor-nelayan-1', report(anyAnswers('interview')));
    expect([refused.status, refused.type]).toEqual([422, 'consentFirst']);
    expect(refused.id.detail).toContain('catat persetujuannya lebih dahulu');
    expect(refused.en.detail).toContain('record the consent first');
    await nothing();
  });

  it('with values outside their range names each with its place and range, keeps nothing, and is taken corrected under the same id (P1b)', async () => {
    const purposes = { services: true, photos: true, sharing: true };
    const consent = await world.ask(`POST /programmes/${CODE}/clients/${await client()}/consents`, {
      as: 'mentor-nelayan-1',
      body: { purposes, how: 'signed' },
    });
    expect(consent.status).toBeLessThan(300);
    const right = anyAnswers('interview') as { income: Record<string, Record<string, number>> };
    const wrong = {
      ...right,
      readiness: 6,
      livelihood: 'mining',
      income: { ...right.income, calm: { ...right.income['calm'], fishing: -1, trade: 999_000_000 } },
    };
    const id = randomUUID();
    const refused = await inBoth(path, 'mentor-nelayan-1', report(wrong, id));
    expect([refused.status, refused.type]).toEqual([422, 'reportRefused']);
    const places = (of: { errors: { path: string; message: string }[] }) => of.errors.map((error) => error.path);
    expect(places(refused.id)).toEqual(['answers.income.calm.fishing', 'answers.income.calm.trade', 'answers.livelihood', 'answers.readiness']);
    const words = (of: { errors: { message: string }[] }) => of.errors.map(({ message }) => message).join(' ');
    expect(words(refused.id)).not.toBe(words(refused.en));
    expect(words(refused.en)).toMatch(/1.*5/);
    await nothing();
    expect((await world.ask(path, { as: 'mentor-nelayan-1', body: report(right, id) })).status).toBeLessThan(300);
  });
});

describe('a programme of eighteen months that starts on 31 August', () => {
  it('ends on the last of February, has all its sessions in their months, and says how much of it rests on estimates until it is locked (P1, I7)', async () => {
    const started = await world.ask('POST /programmes', { as: 'machine', body: { code: OTHER, start: '2027-08-31', ...files } });
    expect(started.status).toBeLessThan(300);
    expect(started.body.estimates.lastDecreedYear).toBe(2027);
    expect(started.body.estimates.items).toBeGreaterThan(500);
    const windows = await world.sql<{ from: string; until: string }[]>`
      select window_from as "from", window_until as "until" from item where programme = ${OTHER} and key like 'monitoring/programme/%' order by ordinal`;
    expect(windows).toHaveLength(18);
    expect(windows.slice(5, 7)).toEqual([
      { from: '2028-01-31', until: '2028-02-28' },
      { from: '2028-02-29', until: '2028-03-28' },
    ]);
    const [last] = await world.sql<{ from: string }[]>`select window_from as "from" from item where programme = ${OTHER} and track = 'finalEvaluation'`;
    expect(last).toEqual({ from: '2029-02-28' });
    const leader = `${OTHER}/team-leader`;
    const shown = await world.ask(`GET /programmes/${OTHER}`, { as: leader });
    expect(shown.body.estimates).toEqual(started.body.estimates);
    for (const audience of ['nelayan', 'perempuan', 'pemuda']) await world.ask(`POST /programmes/${OTHER}/agreements`, { as: leader, body: { audience } });
    const locked = await world.ask(`POST /programmes/${OTHER}/lock`, { as: leader, body: {} });
    expect([locked.body.planVersion, locked.body.estimates]).toEqual([1, started.body.estimates]);
  });

  it('on a day that does not exist is refused with an example of one that does', async () => {
    const refused = await inBoth('POST /programmes', 'machine', { code: 'never', start: '2027-09-31', ...files });
    expect(refused.status).toBe(422);
    expect(refused.id.errors[0]).toMatchObject({ path: 'start', message: expect.stringContaining('bukan tanggal yang ada') });
    expect(refused.en.errors[0]).toMatchObject({ message: expect.stringContaining('no date that exists') });
  });
});
