import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportInput } from '../../db/commands/report.ts';
import { verifyJournal } from '../../db/journal.ts';
import { wordsOfItem } from '../../db/queries/sealedWords.ts';
import { destroyKey } from '../../db/sealed.ts';
import { accepted, allPresent, at, CODE, makeWorld, type World } from './world.ts';

let world: World;
const mentor = () => world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
const leader = () => world.person('team-leader', 'teamLeader');
const held = (rest: Partial<ReportInput> = {}): ReportInput => ({ id: randomUUID(), outcome: 'held', doneOn: '2027-06-24', ...rest });

afterEach(() => world.stop());

describe('what a report brings', () => {
  beforeEach(async () => {
    world = await makeWorld();
    await world.running();
    world.now = at('2027-08-27', '18:00');
  });

  it('is a task with owner and day for each that was agreed, its words sealed (P3)', async () => {
    const tasks = [
      { what: 'Perbaiki perahu Ibu Camar', owner: 'mentor-nelayan-1', by: '2027-09-10' },
      { what: 'Undang Dinas Perikanan', owner: 'secretary', by: '2027-09-30' },
    ];
    const answer = accepted(await world.report(leader(), 'monitoring/programme/01', held({ doneOn: '2027-08-26', answers: { progress: 3 }, tasks })));
    expect(answer.body).toMatchObject({ planVersion: 2 });
    const items = await world.sql`
      select key, owner, to_char(planned_on, 'YYYY-MM-DD') as planned_on, cardinality(rings) as rings from item where track = 'agreedTasks' order by key`;
    expect(items).toEqual([
      { key: 'agreedTasks/programme/01', owner: 'mentor-nelayan-1', planned_on: '2027-09-10', rings: 4 },
      { key: 'agreedTasks/programme/02', owner: 'secretary', planned_on: '2027-09-30', rings: 4 },
    ]);
    expect(await world.sql`select kind, phase from track where name = 'agreedTasks'`).toEqual([{ kind: 'task', phase: 'running' }]);
    expect(await world.sql`select child, plan_version, keys, hold_until from inbox where told_at is null order by id`).toEqual([
      { child: 'monitoring', plan_version: 0, keys: ['monitoring/programme/01'], hold_until: null },
      { child: 'agreedTasks', plan_version: 2, keys: [], hold_until: null },
      { child: null, plan_version: 2, keys: ['agreedTasks'], hold_until: null },
    ]);
    expect(await wordsOfItem(world.sql, CODE, 'agreedTasks/programme/01', world.master)).toEqual({ kind: 'task', what: 'Perbaiki perahu Ibu Camar' });
    expect(JSON.stringify(await world.sql`select after from journal`)).not.toContain('Camar');
    // The next ones are numbered on, and the first is reported by whoever has it.
    accepted(await world.report(mentor(), 'agreedTasks/programme/01', held({ doneOn: '2027-08-27' })));
    world.now = at('2027-09-25', '18:00');
    accepted(await world.report(leader(), 'monitoring/programme/02', held({ doneOn: '2027-09-24', answers: { progress: 3 }, tasks: tasks.slice(1) })));
    expect(await world.sql`select key from item where track = 'agreedTasks' order by key desc limit 1`).toEqual([{ key: 'agreedTasks/programme/03' }]);
  });

  it('is a counselling case about a client, sealed under the client’s key, to be closed by the mentor in 28 days (P2e)', async () => {
    const attendance = await allPresent(world, 'nelayan-1');
    const client = attendance[0]?.client ?? '';
    const cases = [{ client, concern: 'Berutang pada tengkulak', plan: 'Menyusun angsuran' }];
    const input = held({ doneOn: '2027-08-25', attendance, cases });
    const answer = accepted(await world.report(mentor(), 'mentoring/nelayan-1/04', input));
    expect(answer.body).toMatchObject({ planVersion: 2 });
    const opened = 'counselling/nelayan-1/01';
    const [item] = await world.sql`
      select subject, owner, to_char(window_until, 'YYYY-MM-DD') as until from item where key = ${opened}`;
    expect(item).toEqual({ subject: client, owner: 'mentor-nelayan-1', until: '2027-09-22' });
    expect(await wordsOfItem(world.sql, CODE, opened, world.master)).toEqual({ kind: 'case', concern: 'Berutang pada tengkulak', plan: 'Menyusun angsuran' });
    expect(JSON.stringify(await world.sql`select after from journal`)).not.toContain('tengkulak');
    expect(accepted(await world.report(mentor(), 'mentoring/nelayan-1/04', input, { idempotencyKey: 'another-key' })).body).toEqual(answer.body);
    accepted(await world.report(mentor(), opened, held({ doneOn: '2027-08-27', answers: { result: 'solved' } })));
    await destroyKey(world.sql, CODE, client);
    expect(await wordsOfItem(world.sql, CODE, opened, world.master)).toBeUndefined();
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });

  it('is nothing where it waits for the step before it', async () => {
    const [step] = await world.sql<[{ key: string }]>`select key from item where track = 'capital' and part = 'check' and audience = 'nelayan-1'`;
    expect(await world.report(mentor(), step.key, held({ doneOn: '2027-08-27', decision: 'approved' }))).toMatchObject({ status: 409, code: 'notOpenYet' });
  });
});
