import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../db/tokens.ts';
import { readSeed } from '../support/seeds.ts';
import { freePort } from '../support/servers.ts';
import { CODE, makeStack, nineOn, SEEDS, type Stack, START } from './stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await makeStack();
});
afterAll(() => stack.stop());
const programme: Stack['programme'] = (line, where) => stack.programme(line, where);

describe('from start to report', () => {
  it('starts a programme and says what comes next', async () => {
    const answer = await programme(START);
    expect(answer).toMatchObject({ exit: 0, err: '' });
    expect(answer.out).toContain(`${CODE} is started: 1085 items proposed.`);
    expect(answer.out).toContain('Temporal could not be told yet');
  });

  it('agrees it for each group on behalf of its coordinator, and locks it', async () => {
    const early = await programme(`lock ${CODE} --as team-leader`);
    expect(early.exit).toBe(1);
    for (const group of ['nelayan', 'perempuan', 'pemuda'])
      expect(await programme(`agree ${CODE} --group ${group} --as coordinator-${group}`)).toMatchObject({ exit: 0, err: '' });
    const foreign = await programme(`agree ${CODE} --group pemuda --as coordinator-nelayan --json`);
    expect([foreign.exit, JSON.parse(foreign.err).type]).toEqual([1, 'urn:pendamping:problem:notAllowed']);
    const locked = await programme(`lock ${CODE} --as team-leader --accept-shortfall 'Menunggu penugasan dinas' --json`);
    expect(JSON.parse(locked.out)).toMatchObject({ code: CODE, planVersion: 1 });
    expect((await programme(`status ${CODE}`)).out).toContain('items stand in years whose holidays no decree has set yet');
    await stack.sql`update programme set stage = 'running'`;
    stack.now = nineOn('2027-08-05');
  });

  it('lists what somebody has to do, and takes the report with everybody present but those named', async () => {
    const tasks = await programme(`tasks ${CODE} --person mentor-nelayan-1 --as secretary`);
    expect(tasks.out).toMatch(/^TASK +SESSION +WINDOW +PLANNED +STATE\n[^]*^mentoring\/nelayan-1\/01 +Mentoring session +2027-08-02 to 2027-08-08 /m);
    const [ill] = await stack.sql<[{ id: string }]>`select id from client where audience = 'nelayan-1' order by id`;
    expect(
      await programme(`report ${CODE} mentoring/nelayan-1/01 --held --on 2027-08-04 --present all --ill ${ill.id} --voices 3 --as mentor-nelayan-1`),
    ).toMatchObject({ exit: 0, err: '' });
    const counts = await stack.sql`select status, count(*) from attendance group by status order by status`;
    expect([...counts]).toEqual([
      { status: 'ill', count: 1 },
      { status: 'present', count: 9 },
    ]);
    expect(await programme(`report ${CODE} mentoring/nelayan-3/01 --did-not-happen storm --on 2027-08-05 --as coordinator-nelayan`)).toMatchObject({
      exit: 0,
      err: '',
    });
  });

  it('reports what forms ask from a file, and names what is wrong in it', async () => {
    const file = join(stack.stateFolder, 'visit.yaml');
    const visit = `report ${CODE} monitoring/programme/01 --held --on 2027-08-04 --answers ${file} --as team-leader`;
    writeFileSync(file, 'answers: { progress: 9 }\n');
    const wrong = await programme(`${visit} --json`);
    expect([wrong.exit, JSON.parse(wrong.err).errors]).toEqual([1, [{ path: 'answers.progress', message: 'Give a whole number from 1 to 5.' }]]);
    writeFileSync(file, 'answer: { progress: 4 }\n');
    expect(await programme(visit)).toMatchObject({ exit: 2, err: expect.stringContaining('expected YAML or JSON with answers') });
    writeFileSync(file, JSON.stringify({ answers: { progress: 4 }, tasks: [{ what: 'x', owner: 'secretary', by: '2027-08-20' }] }));
    expect(await programme(visit)).toMatchObject({ exit: 0, err: '' });
    expect((await programme(`tasks ${CODE} --person secretary --as secretary`)).out).toContain('agreedTasks/programme/01');
  });

  it('marks whoever is not named as absent', async () => {
    const [came] = await stack.sql<[{ id: string }]>`select id from client where audience = 'pemuda-1' order by id`;
    await programme(`report ${CODE} mentoring/pemuda-1/01 --held --on 2027-08-04 --present ${came.id} --as mentor-pemuda-1`);
    const counts =
      await stack.sql`select a.status, count(*) from attendance a join report r on r.id = a.report where r.item = 'mentoring/pemuda-1/01' group by a.status order by a.status`;
    expect([...counts]).toEqual([
      { status: 'present', count: 1 },
      { status: 'unexcused', count: 9 },
    ]);
  });

  it('shows where the programme stands, in either language', async () => {
    const english = await programme(`status ${CODE}`);
    expect(english.out).toMatch(/TRACK +START +ITEMS +STATES\n[^]*^Mentoring .* 378 /m);
    expect(english.out).toContain('Programme time: 2027-08-05 09:00 (Asia/Makassar)');
    const indonesian = await programme(`status ${CODE} --language id`);
    expect(indonesian.out).toMatch(/Pendampingan sosial .* 378 /);
    expect((await programme('list', { env: { LANG: 'id_ID.UTF-8' } })).out).toMatch(/^KODE +PROGRAM .*\ntablolong-2027 .* Berjalan/);
    expect((await programme('list --json')).out).toBe(`${JSON.stringify(JSON.parse((await programme('list --json')).out), undefined, 2)}\n`);
  });

  it('shows what people were told and how their mail fares, every page of it', async () => {
    await stack.sql`
      insert into mail (message_id, programme, person, address, subject, raw, composed_at, attempts, response, next_attempt_at)
      values ('<m@contoh.example>', ${CODE}, 'mentor-nelayan-1', 'x@contoh.example', 'x', ''::bytea, ${stack.now}, 7, 'ECONNREFUSED', '2027-08-05T01:02:03.456Z')`;
    await stack.sql`
      insert into notice (programme, event_key, person, kind, item, created_at, channel, mail)
      values (${CODE}, 'mentoring/nelayan-1/01@1/due', 'mentor-nelayan-1', 'due', 'mentoring/nelayan-1/01', ${stack.now}, 'mail', '<m@contoh.example>')`;
    await stack.sql`
      insert into notice (programme, event_key, person, kind, item, created_at)
      select ${CODE}, 'x' || n, 'secretary', 'repair', null, ${stack.now} from generate_series(1, 600) n`;
    const line = /^ *1 +2027-08-05 09:00 +mentor-nelayan-1 +new task +mentoring\/nelayan-1\/01 +waiting +7 +ECONNREFUSED +2027-08-05T01:02:03\.456Z$/m;
    const own = await programme(`notices ${CODE} --as mentor-nelayan-1`);
    expect(own).toMatchObject({ exit: 0, err: '' });
    expect(own.out).toMatch(/^ *NO +TIME +FOR +NOTICE +TASK +STATE +ATTEMPTS +LAST ANSWER +NEXT ATTEMPT \(UTC\)\n/);
    expect(own.out).toMatch(line);
    expect((await programme(`notices ${CODE} --person mentor-nelayan-1 --as team-leader`)).out).toBe(own.out);
    const all = await programme(`notices ${CODE} --person all --as team-leader`);
    expect(all.out).toMatch(line);
    expect(all.out.trimEnd().split('\n')).toHaveLength(602);
    expect(JSON.parse((await programme(`notices ${CODE} --person all --as secretary --json`)).out).notices).toHaveLength(601);
    expect((await programme(`notices ${CODE} --as mentor-nelayan-1 --language id`)).out).toMatch(/tugas baru .* menunggu/);
    expect(await programme(`notices ${CODE} --person all --as mentor-nelayan-1`)).toMatchObject({ exit: 1, out: '' });
    expect(await programme(`notices ${CODE} --person all`)).toMatchObject({ exit: 2 });
  });

  it('tries again what is blocked', async () => {
    await stack.sql`update item set blocked = true where key = 'mentoring/nelayan-1/03'`;
    expect(await programme(`retry ${CODE} --as team-leader`)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('Tried again: 1 blocked items, 0 repairs.'),
    });
  });

  it('makes a token that acts from anywhere, and leaves none behind of those made for one command', async () => {
    const { out } = await programme(`token ${CODE} --person mentor-nelayan-2`);
    const token = out.split('\n')[0] as string;
    expect(await actorOf(stack.sql, token)).toMatchObject({ id: 'mentor-nelayan-2' });
    const env = { PENDAMPING_URL: stack.url, PENDAMPING_TOKEN: token };
    expect((await programme(`tasks ${CODE} --person mentor-nelayan-2`, { env, state: '/nowhere' })).out).toContain('mentoring/nelayan-2/01');
    expect(await programme(`tasks ${CODE} --person mentor-nelayan-1`, { env })).toMatchObject({ exit: 1 });
    const living = await stack.sql<{ person: string }[]>`select person from token where person is not null and revoked_at is null`;
    expect(living.map(({ person }) => person)).toEqual(['mentor-nelayan-2']);
  });
});

describe('what is wrong', () => {
  it('in a file is named with the file as it was typed, line, value and what was expected', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pendamping-cli-'));
    const text = readSeed('tablolong.yaml').replace(/^months:/m, 'monts:');
    const line = text.split('\n').findIndex((row) => row.startsWith('monts:')) + 1;
    writeFileSync(join(folder, 'wrong.yaml'), text);
    const answer = await programme(`start --definition ./wrong.yaml --people ${SEEDS}people/tablolong.yaml --start 2027-08-02 --code kedua`, { folder });
    rmSync(folder, { recursive: true });
    expect(answer).toMatchObject({ exit: 1, out: '' });
    expect(answer.err).toMatch(new RegExp(`\\./wrong\\.yaml:${line}:1 monts: .*“monts”.*months`));
  });

  it('on the command line ends with 2 and says what was expected', async () => {
    const cases: [string, RegExp, Parameters<typeof programme>[1]?][] = [
      ['begin', /unknown command/],
      ['start --code x', /required option '--definition/],
      ['list --language fr', /Allowed choices are id, en/],
      [START.replace('tablolong.yaml', 'nowhere.yaml'), /nowhere\.yaml: expected a file that can be read \(ENOENT\)/],
      [`print-list ${CODE} --as secretary --html nowhere/list.html`, /nowhere\/list\.html: expected a file that can be written \(ENOENT\)/],
      [`agree ${CODE} --group nelayan`, /Add --as PERSON, such as --as coordinator-nelayan/],
      [`report ${CODE} nelayan-1/07 --held --on 2027-08-04 --present all --as mentor-nelayan-1`, /“nelayan-1\/07”: expected TRACK\/GROUP\/NUMBER/],
      [`report ${CODE} mentoring/nelayan-1/07 --on 2027-08-04 --as mentor-nelayan-1`, /--held, or --did-not-happen/],
      [`report ${CODE} mentoring/nelayan-1/07 --held --on 2027-08-04 --as mentor-nelayan-1`, /--present all/],
      [`report ${CODE} monitoring/programme/01 --held --on 2027-08-04 --present all --as team-leader`, /that clients attend/],
      [`list --as team-leader`, /--as is for the stack on this machine/, { env: { PENDAMPING_URL: 'http://127.0.0.1:1', PENDAMPING_TOKEN: 'x' } }],
      ['list', /PENDAMPING_TOKEN is not/, { env: { PENDAMPING_URL: 'http://127.0.0.1:1' } }],
    ];
    for (const [line, expected, options] of cases) {
      const { exit, err } = await programme(line, options);
      expect([line, exit, err]).toEqual([line, 2, expect.stringMatching(expected)]);
    }
  });

  it('with values is refused with 1, each named', async () => {
    const { exit, err } = await programme(
      `report ${CODE} mentoring/nelayan-1/07 --held --on 2027-08-04 --present all nobody-x --ill nobody-y --as mentor-nelayan-1`,
    );
    expect([exit, err]).toEqual([1, expect.stringMatching(/attendance\.\d+\.client: nobody-y/)]);
    expect(await programme(`status no-such-code`)).toMatchObject({ exit: 1, err: expect.stringContaining('no-such-code') });
    expect(await programme(`retry ${CODE} --as nobody`)).toMatchObject({ exit: 1, err: 'There is no nobody in the programme tablolong-2027.\n' });
  });

  it('is told in the language of the terminal, or the one that is asked for, though the person’s is another', async () => {
    const line = `lock ${CODE} --as mentor-nelayan-1`; // whose language is Indonesian
    expect((await programme(line)).err).toMatch(/^Not allowed: /);
    expect((await programme(`${line} --language en`, { env: { LANG: 'id_ID.UTF-8' } })).err).toMatch(/^Not allowed: /);
    expect((await programme(`${line} --language id`)).err).toMatch(/^Tidak berwenang: /);
  });

  it('when nobody answers ends with 3', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'pendamping-cli-'));
    expect(await programme('list', { state: empty })).toMatchObject({ exit: 3, err: expect.stringContaining('npm start') });
    rmSync(empty, { recursive: true });
    const url = `http://127.0.0.1:${await freePort()}`;
    const env = { PENDAMPING_URL: url, PENDAMPING_TOKEN: 'x' };
    expect(await programme('list', { env })).toMatchObject({ exit: 3, err: `${url} does not answer.\n` });
    expect(await programme(`retry ${CODE}`, { env })).toMatchObject({ exit: 3 });
  });
});
