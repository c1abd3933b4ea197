import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { journalOf, noticesOf } from '../../db/queries/history.ts';
import { inputsOf } from '../../db/queries/inputs.ts';
import { itemOf } from '../../db/queries/item.ts';
import { measuresOf } from '../../db/queries/measures.ts';
import { listProgrammes } from '../../db/queries/programmes.ts';
import { programmeStatus } from '../../db/queries/status.ts';
import { tasksOf } from '../../db/queries/tasks.ts';
import { nextRingAt, settled } from '../../db/settled.ts';
import { tally } from '../../db/tally.ts';
import { leaveTracks } from '../support/narrow.ts';
import { copyProgramme } from './many.ts';
import { accepted, allPresent, at, CODE, makeWorld, type World } from './world.ts';

const ITEM = 'mentoring/nelayan-1/01';
const PINNED = { code: CODE, secretary: 'secretary' };
let world: World;
const now = () => world.now;

beforeAll(async () => {
  world = await makeWorld();
  await world.running();
  await leaveTracks(world.sql, 'mentoring', 'monitoring');
  world.now = at('2027-08-04', '18:30');
  const attendance = await allPresent(world, 'nelayan-1');
  const mentor = world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
  accepted(await world.report(mentor, ITEM, { id: randomUUID(), outcome: 'held', doneOn: '2027-08-04', attendance }));
  await world.sql`
    insert into notice (programme, event_key, person, kind, item, created_at, status, channel) values
      (${CODE}, ${`${ITEM}@1/due`}, 'mentor-nelayan-1', 'due', ${ITEM}, ${world.now}, 'sent', 'mail'),
      (${CODE}, 'mentoring/pemuda-1/01@1/step2', 'coordinator-pemuda', 'escalation', 'mentoring/pemuda-1/01', ${world.now}, 'failed', 'mail'),
      (${CODE}, 'mentoring/pemuda-1/01@1/step3', 'team-leader', 'escalation', 'mentoring/pemuda-1/01', ${world.now}, 'sent', 'print')`;
});
afterAll(() => world.stop());

describe('a person’s tasks', () => {
  beforeEach(() => void (world.now = at('2027-08-16', '06:00')));

  it('are the open ones, by their planned day, in the states the clock gives them', async () => {
    const open = await tasksOf(world.sql, PINNED, 'mentor-nelayan-1', 'open', now);
    expect(open).toHaveLength(41);
    expect(open.map(({ plannedOn }) => plannedOn)).toEqual(open.map(({ plannedOn }) => plannedOn).toSorted());
    expect(open[0]).toMatchObject({ key: 'mentoring/nelayan-1/02', track: 'mentoring', audience: 'nelayan-1', state: 'due', blocked: false, waiting: false });
  });

  it('are due from the notice and overdue from the reminder', async () => {
    const due = await tasksOf(world.sql, PINNED, 'mentor-nelayan-1', 'due', now);
    world.now = at('2027-08-31');
    const later = await tasksOf(world.sql, PINNED, 'mentor-nelayan-1', 'overdue', now);
    expect(due.map(({ key }) => key)).toContain('mentoring/nelayan-1/02');
    expect(later.map(({ key }) => key)).toContain('mentoring/nelayan-1/02');
    expect(later.every(({ state }) => state === 'overdue')).toBe(true);
  });

  it('are the secretary’s too where nobody is the owner', async () => {
    await world.sql`update item set owner = null where key = 'mentoring/pemuda-3/42'`;
    const keys = async (person: string) => (await tasksOf(world.sql, PINNED, person, 'open', now)).map(({ key }) => key);
    expect(await keys('secretary')).toEqual(['mentoring/pemuda-3/42']);
    expect(await keys('mentor-nelayan-1')).not.toContain('mentoring/pemuda-3/42');
    await world.sql`update item set owner = 'mentor-pemuda-3' where key = 'mentoring/pemuda-3/42'`;
  });

  it('are none for a stranger', async () => {
    expect(await tasksOf(world.sql, PINNED, 'nobody', 'open', now)).toEqual([]);
  });
});

describe('an item', () => {
  it('comes with its clients, report, history and notices', async () => {
    const item = await itemOf(world.sql, CODE, ITEM, now);
    expect(item).toMatchObject({
      key: ITEM,
      state: 'reported',
      owner: 'mentor-nelayan-1',
      report: { outcome: 'held', doneOn: '2027-08-04', reporter: 'mentor-nelayan-1' },
    });
    expect(item?.origin.map(({ action }) => action)).toEqual(['start', 'lock']);
    expect(item?.report?.attendance).toHaveLength(10);
    expect(item?.history.map(({ action }) => action)).toEqual(['report']);
    expect(item?.notices.map(({ eventKey }) => eventKey)).toEqual([`${ITEM}@1/due`]);
  });

  it('is undefined when the plan does not have it', async () => {
    expect(await itemOf(world.sql, CODE, 'mentoring/nelayan-1/99', now)).toBeUndefined();
  });
});

describe('where a programme stands', () => {
  it('counts the items of each track by state, at programme time', async () => {
    world.now = at('2027-08-04', '18:30');
    const status = await programmeStatus(world.sql, CODE, now);
    expect(status).toMatchObject({ code: CODE, stage: 'running', planVersion: 1, now: world.now });
    const [mentoring, monitoring] = status?.tracks ?? [];
    expect(mentoring).toMatchObject({ name: 'mentoring', items: 378, states: { reported: 1 } });
    expect(monitoring).toMatchObject({ name: 'monitoring', items: 18 });
    expect(Object.values(mentoring?.states ?? {}).reduce((sum, count) => sum + count, 0)).toBe(378);
    expect(status?.agreements.map(({ audience, agreedBy }) => [audience, agreedBy !== null])).toEqual([
      ['nelayan', true],
      ['perempuan', true],
      ['pemuda', true],
    ]);
  });

  it('is undefined for a code that nobody has', async () => {
    expect(await programmeStatus(world.sql, 'nowhere', now)).toBeUndefined();
  });

  it('stands in the list, alone where only one may be seen', async () => {
    expect(await listProgrammes(world.sql)).toMatchObject([{ code: CODE, stage: 'running', locked: true, startsOn: '2027-08-02' }]);
    expect(await listProgrammes(world.sql, ['elsewhere-2027'])).toEqual([]);
  });
});

describe('ledger and journal', () => {
  it('come in pages, each row once', async () => {
    const first = await noticesOf(world.sql, CODE, { after: 0, limit: 2 });
    const rest = await noticesOf(world.sql, CODE, { after: first.at(-1)?.id as number, limit: 2 });
    expect([...first, ...rest].map(({ person }) => person)).toEqual(['mentor-nelayan-1', 'coordinator-pemuda', 'team-leader']);
    expect((await noticesOf(world.sql, CODE, { after: 0, limit: 9 }, { person: 'team-leader' })).map(({ kind }) => kind)).toEqual(['escalation']);
    const journal = await journalOf(world.sql, CODE, { after: 0, limit: 100 });
    expect(journal.map(({ action }) => action)).toEqual(['start', 'agree', 'agree', 'agree', 'lock', 'report']);
    expect(await journalOf(world.sql, CODE, { after: 5, limit: 100 })).toHaveLength(1);
  });
});

it('tallies what happened', async () => {
  expect(await tally(world.sql, CODE)).toEqual({
    sessions: {
      mentoring: { planned: 378, held: 1, late: 0, didNotHappen: 0, cancelled: 0 },
      monitoring: { planned: 18, held: 0, late: 0, didNotHappen: 0, cancelled: 0 },
    },
    reports: { recorded: 1, doubled: 0 },
    notices: { queued: 3, sent: 2, failed: 1, muted: 0 },
    mails: 0,
    escalations: 2,
    items: 396,
    journal: { entries: 6, intact: true },
  });
});

it('shows a report that was doubled', async () => {
  await world.sql`
    insert into journal (programme, seq, at, actor, action, subject, plan_version, after, previous, hash)
    select programme, 1000, at, actor, action, subject, plan_version, after, previous, hash from journal where action = 'report'`;
  expect(await tally(world.sql, CODE)).toMatchObject({ reports: { recorded: 1, doubled: 1 }, journal: { intact: false } });
});

// Last: it fills the database.
describe('on a server with a hundred programmes', () => {
  beforeAll(async () => {
    await copyProgramme(world.sql, 100);
  });

  it.each<[string, (sql: World['sql']) => Promise<unknown>]>([
    ['settled', (sql) => settled(sql, CODE)],
    ['nextRingAt', (sql) => nextRingAt(sql, CODE)],
    ['tasksOf', (sql) => tasksOf(sql, PINNED, 'mentor-nelayan-1', 'open', now)],
    ['itemOf', (sql) => itemOf(sql, CODE, ITEM, now)],
    ['noticesOf', (sql) => noticesOf(sql, CODE, { after: 0, limit: 100 }, { person: 'secretary' })],
    ['inputsOf', (sql) => inputsOf(sql, CODE, 'monitoring/programme/02', now)],
    ['measuresOf', (sql) => measuresOf(sql, CODE, now)],
    ['journalOf', (sql) => journalOf(sql, CODE, { after: 0, limit: 100 }, ITEM)],
  ])('%s reads the one programme’s rows, and no table as a whole', async (_, query) => {
    const scans = async () => {
      const rows = await world.sql<{ name: string; scans: number }[]>`
        select relname as name, seq_tup_read as scans from pg_stat_user_tables where relname in ('item', 'client', 'journal', 'notice') order by relname`;
      return Object.fromEntries(rows.map(({ name, scans: read }) => [name, read]));
    };
    const flush = () => world.sql`select pg_stat_force_next_flush()`;
    await flush();
    const before = await scans();
    // In one connection, so that its counts are flushed with it.
    await world.sql.begin(async (tx) => void (await query(tx as never)));
    await Promise.all(Array.from({ length: 12 }, flush));
    expect(await scans()).toEqual(before);
  });
});
