import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../db/journal.ts';
import { tally } from '../../db/tally.ts';
import { accepted, allPresent, at, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

const ITEM = 'mentoring/nelayan-1/01';
const mentor = () => world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
const held = async (group = 'nelayan-1') => ({ id: randomUUID(), outcome: 'held' as const, doneOn: '2027-08-04', attendance: await allPresent(world, group) });

describe('agree and lock', () => {
  beforeEach(async () => void accepted(await world.start()));
  const leader = () => world.person('team-leader', 'teamLeader');

  it('lets a coordinator agree for their own group only', async () => {
    const coordinator = world.person('coordinator-nelayan', 'coordinator', 'nelayan');
    accepted(await world.agree('nelayan', coordinator));
    expect(await world.agree('pemuda', coordinator)).toMatchObject({ status: 403 });
    expect(await world.sql`select audience from agreement`).toEqual([{ audience: 'nelayan' }]);
  });

  it('takes a group that agrees twice as agreed, once in the journal', async () => {
    accepted(await world.agree('nelayan', leader()));
    accepted(await world.agree('nelayan', leader()));
    expect(await world.sql`select from journal where action = 'agree'`).toHaveLength(1);
  });

  it('locks only when every group has agreed, and tells the programme and its planning', async () => {
    accepted(await world.agree('nelayan', leader()));
    expect(await world.lock()).toMatchObject({ status: 409, code: 'notAgreed' });
    accepted(await world.agree('perempuan', leader()));
    accepted(await world.agree('pemuda', leader()));
    const locked = accepted(await world.lock());
    expect(locked.body).toMatchObject({ planVersion: 1 });
    expect(locked.inbox).toHaveLength(2);
    const [entry] = await world.sql<[{ after: object }]>`select after from journal where action = 'lock'`;
    expect(entry.after).toMatchObject({ enrolled: 90 });
    expect(await world.sql`select child, plan_version from inbox where plan_version = 1 order by child nulls first`).toEqual([
      { child: null, plan_version: 1 },
      { child: 'planning', plan_version: 1 },
    ]);
  });

  it('lets one of two managers lock who do so at once', async () => {
    for (const group of ['nelayan', 'perempuan', 'pemuda']) accepted(await world.agree(group, leader()));
    const answers = await Promise.all([world.lock(), world.lock(world.person('secretary', 'secretary'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await world.sql`select plan_version from programme`).toEqual([{ plan_version: 1 }]);
  });

  it('refuses somebody of another programme, whether this one exists or not', async () => {
    const stranger = world.person('team-leader', 'teamLeader', undefined, 'elsewhere-2027');
    expect(await world.lock(stranger)).toMatchObject({ status: 403, code: 'notAllowed' });
    await world.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`; // past what is append-only
      await tx`truncate programme cascade`;
    });
    expect(await world.lock(stranger)).toMatchObject({ status: 403, code: 'notAllowed' });
    expect(await world.lock()).toMatchObject({ status: 404, code: 'unknownProgramme' });
  });
});

describe('report', () => {
  beforeEach(async () => {
    await world.running();
    world.now = at('2027-08-04', '18:30');
    await world.sql`update item set rung = 1 where rings[1] <= ${world.now}`;
  });

  it('records the report with its attendance, stops the item and tells its track, held back for a while', async () => {
    const input = await held();
    const answer = accepted(await world.report(mentor(), ITEM, input));
    expect(answer.body).toEqual({ id: input.id, item: ITEM, outcome: 'held', late: false, enteredAt: world.now });
    expect(await world.sql`select count(*) from attendance where report = ${input.id}`).toEqual([{ count: 10 }]);
    expect(await world.sql`select outcome, late from item where key = ${ITEM}`).toEqual([{ outcome: 'held', late: false }]);
    const [row] = await world.sql<[{ child: string; keys: string[]; hold_until: number }]>`select child, keys, hold_until from inbox where told_at is null`;
    expect(row).toMatchObject({ child: 'mentoring', keys: [ITEM] });
    expect(row.hold_until).toBe(world.now + 60 * 60_000);
    expect(answer.inbox).toEqual([]);
  });

  it('answers the same report twice with the same words, and stores it once', async () => {
    const input = await held();
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => world.report(mentor(), ITEM, input)));
    expect(JSON.stringify(accepted(second as never).body)).toBe(JSON.stringify(accepted(first as never).body));
    expect(JSON.stringify(accepted(third as never).body)).toBe(JSON.stringify(accepted(first as never).body));
    expect(await world.sql`select from journal where action = 'report'`).toHaveLength(1);
    expect((await tally(world.sql, CODE)).reports).toEqual({ recorded: 1, doubled: 0 });
  });

  it('answers the stored report under another key too', async () => {
    const input = await held();
    const first = accepted(await world.report(mentor(), ITEM, input));
    const again = accepted(await world.report(mentor(), ITEM, input, { idempotencyKey: 'another' }));
    expect(again.body).toEqual(first.body);
    expect(await world.sql`select from inbox where told_at is null`).toHaveLength(1);
  });

  it('accepts one of two devices that report the same session at once, and tells the other who was first', async () => {
    const [one, two] = await Promise.all([world.report(mentor(), ITEM, await held()), world.report(mentor(), ITEM, await held())]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    expect(await world.sql`select from report`).toHaveLength(1);
    expect(await world.sql`select from inbox where told_at is null`).toHaveLength(1);
  });

  it('lets a refused report come again corrected under the same id', async () => {
    const input = await held();
    const wrong = { ...input, attendance: input.attendance.slice(1) };
    expect(await world.report(mentor(), ITEM, wrong)).toMatchObject({ status: 422, code: 'reportRefused' });
    expect(await world.sql`select from answer where body::text like '%belum ditandai%'`).toHaveLength(0);
    accepted(await world.report(mentor(), ITEM, input));
  });

  it('names a client who is not of the group', async () => {
    const input = await held();
    const [stranger] = await allPresent(world, 'pemuda-3');
    const refusal = await world.report(mentor(), ITEM, { ...input, attendance: [...input.attendance, stranger as never] });
    expect(refusal).toMatchObject({ status: 422, errors: [{ path: 'attendance.10.client' }] });
    expect(JSON.stringify(refusal)).toContain((stranger as { client: string }).client);
  });

  it('knows no task that the plan does not have, and nobody of another programme', async () => {
    expect(await world.report(mentor(), 'mentoring/nelayan-1/99', await held())).toMatchObject({ status: 404 });
    const stranger = world.person('mentor-nelayan-1', 'mentor', 'nelayan-1', 'elsewhere-2027');
    expect(await world.report(stranger, ITEM, await held())).toMatchObject({ status: 403 });
    const other = world.person('mentor-pemuda-1', 'mentor', 'pemuda-1');
    expect(await world.report(other, ITEM, await held())).toMatchObject({ status: 403 });
  });

  it('seals the note of a report and keeps its words out of the journal', async () => {
    accepted(await world.report(mentor(), ITEM, { ...(await held()), note: 'Ibu Camar berutang' }));
    const [row] = await world.sql<[{ note: Buffer }]>`select note from report`;
    expect(row.note.toString('utf8')).not.toContain('Camar');
    expect(JSON.stringify(await world.sql`select after from journal`)).not.toContain('Camar');
  });

  it('is late when entered after the reminder', async () => {
    world.now = at('2027-08-20');
    expect(accepted(await world.report(mentor(), ITEM, await held())).body).toMatchObject({ late: true });
    expect((await tally(world.sql, CODE)).sessions['mentoring']).toEqual({ planned: 378, held: 1, late: 1, didNotHappen: 0, cancelled: 0 });
  });

  it('keeps a whole chain through all that was done', async () => {
    accepted(await world.report(mentor(), ITEM, await held()));
    expect(await verifyJournal(world.sql, CODE)).toEqual({ entries: 6, intact: true });
  });
});

describe('retry', () => {
  it('unblocks, closes repairs, raises the plan version and tells each workflow once', async () => {
    await world.running();
    await world.sql`update item set blocked = true where key in (${ITEM}, 'monitoring/programme/02')`;
    await world.sql`insert into repair (programme, subject, cause, opened_at) values (${CODE}, 'mentoring', 'endedByHand', 0)`;
    const answer = accepted(await world.retry());
    expect(answer.body).toEqual({ code: CODE, planVersion: 2, unblocked: [ITEM, 'monitoring/programme/02'], closed: ['mentoring'] });
    const tracks = (await world.sql<{ name: string }[]>`select name from track order by position`).map(({ name }) => name);
    expect(await world.sql`select child, plan_version, keys from inbox where told_at is null order by id`).toEqual([
      { child: null, plan_version: 2, keys: tracks.toSorted() },
      ...tracks.map((child) => ({ child, plan_version: 2, keys: [] })),
    ]);
    expect(await world.sql`select from item where blocked`).toHaveLength(0);
  });

  it('is a manager’s act', async () => {
    await world.running();
    expect(await world.retry(mentor())).toMatchObject({ status: 403 });
  });
});
