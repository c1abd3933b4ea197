import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { verifyJournal } from '../../db/journal.ts';
import { accepted, allPresent, CODE, makeWorld, type World } from '../db/world.ts';

const FIRST = 'mentoring/nelayan-1/01';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
});
afterEach(() => world.stop());

const verbs = () => createActivities({ sql: world.sql, now: () => world.now, master: world.master });
const notices = () => world.sql`select event_key, person, kind from notice where programme = ${CODE} order by id`;
async function ringsOf(key: string): Promise<[number, number, number, number]> {
  const [item] = await world.sql<[{ rings: [number, number, number, number] }]>`select rings from item where key = ${key}`;
  return item.rings;
}
/** Lets time pass to an instant and takes up what rings at it. */
async function takeUp(at: number, keys: readonly string[], track = 'mentoring'): Promise<void> {
  world.now = at;
  await verbs().takeUpDue({ code: CODE, track, at, keys });
}

describe('the ladder', () => {
  it('tells the owner, reminds the owner, then the coordinator, then the leader, then nobody', async () => {
    for (const at of await ringsOf(FIRST)) await takeUp(at, [FIRST]);
    await takeUp(world.now + 86_400_000, [FIRST]);
    expect(await notices()).toEqual([
      { event_key: `${FIRST}@1/due`, person: 'mentor-nelayan-1', kind: 'due' },
      { event_key: `${FIRST}@1/step1`, person: 'mentor-nelayan-1', kind: 'reminder' },
      { event_key: `${FIRST}@1/step2`, person: 'coordinator-nelayan', kind: 'escalation' },
      { event_key: `${FIRST}@1/step3`, person: 'team-leader', kind: 'escalation' },
    ]);
  });

  it('climbs to nobody while a storm or mourning on its day says why, but reminds the owner (R23)', async () => {
    const [item] = await world.sql<[{ day: string }]>`select to_char(planned_on, 'YYYY-MM-DD') as day from item where key = ${FIRST}`;
    const storm = { date: item.day, kind: 'storm', name: { id: 'Gelombang', en: 'Waves' }, source: 'BMKG', estimate: false };
    await world.sql`update programme set calendar = calendar || ${JSON.stringify([storm])}::text::jsonb`;
    for (const at of await ringsOf(FIRST)) await takeUp(at, [FIRST]);
    expect((await notices()).map(({ person, kind }) => `${person} ${kind}`)).toEqual(['mentor-nelayan-1 due', 'mentor-nelayan-1 reminder']);
    const entries = await world.sql<{ after: object }[]>`select after from journal where action = 'ring' order by seq`;
    expect(entries.map(({ after }) => 'causeKnown' in after)).toEqual([false, false, true, true]);
    expect(await world.sql`select rung from item where key = ${FIRST}`).toEqual([{ rung: 4 }]);
  });

  it('invites the officials of a visit besides its owner', async () => {
    const [at] = await ringsOf('monitoring/programme/01');
    await takeUp(at, ['monitoring/programme/01'], 'monitoring');
    expect((await notices()).map(({ person, kind }) => `${person} ${kind}`)).toEqual([
      'team-leader due',
      'village-head invited',
      'village-secretary invited',
      'sub-district-head invited',
    ]);
  });

  it('writes the same event once, however often it is taken up', async () => {
    const [at] = await ringsOf(FIRST);
    await takeUp(at, [FIRST]);
    await takeUp(at, [FIRST]);
    await Promise.all([takeUp(at, [FIRST]), takeUp(at, [FIRST])]);
    expect(await notices()).toHaveLength(1);
    expect(await world.sql`select from journal where action = 'ring'`).toHaveLength(1);
  });

  it('writes one journal entry an item and ring, and leaves the chain whole', async () => {
    const keys = ['mentoring/nelayan-1/01', 'mentoring/nelayan-2/01', 'mentoring/pemuda-3/01'];
    const [at] = await ringsOf(FIRST);
    await takeUp(at, keys);
    const entries = await world.sql`select subject, actor, at, before, after from journal where action = 'ring' order by seq`;
    expect(entries.map(({ subject }) => subject)).toEqual(keys);
    expect(entries[0]).toMatchObject({ actor: `${CODE}/mentoring`, at, before: { rung: 0 }, after: { rung: 1, steps: ['due'], told: ['mentor-nelayan-1'] } });
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });

  it('writes at the time of a stepped clock, whatever the machine says', async () => {
    const [at] = await ringsOf(FIRST);
    await world.sql`update programme set rehearsal = true, clock_now = ${at}`;
    world.now = at + 1_000_000_000;
    await verbs().takeUpDue({ code: CODE, track: 'mentoring', at, keys: [FIRST] });
    expect(await world.sql`select created_at from notice`).toEqual([{ created_at: at }]);
  });
});

describe('what is passed over', () => {
  it('is an item reported since', async () => {
    const [notice, reminder] = await ringsOf(FIRST);
    await takeUp(notice, [FIRST]);
    world.now = reminder - 3_600_000;
    const report = { id: randomUUID(), outcome: 'held' as const, doneOn: '2027-08-04', attendance: await allPresent(world, 'nelayan-1') };
    accepted(await world.report(world.person('mentor-nelayan-1', 'mentor', 'nelayan-1'), FIRST, report));
    await takeUp(reminder, [FIRST]);
    expect((await notices()).map(({ kind }) => kind)).toEqual(['due']);
  });

  it('is an item paused or blocked, and one whose ring was moved ahead', async () => {
    const [at] = await ringsOf(FIRST);
    const keys = ['mentoring/nelayan-1/01', 'mentoring/nelayan-2/01', 'mentoring/nelayan-3/01'];
    await world.sql`update item set paused = true where key = ${keys[0] as string}`;
    await world.sql`update item set blocked = true where key = ${keys[1] as string}`;
    await world.sql`update item set rings = array(select r + 1 from unnest(rings) r order by r) where key = ${keys[2] as string}`;
    await takeUp(at, keys);
    expect(await notices()).toEqual([]);
  });

  it('is every reminder and escalation of an item that nobody was ever told of', async () => {
    const [, , escalation, last] = await ringsOf(FIRST);
    await takeUp(escalation, [FIRST]);
    expect((await notices()).map(({ kind }) => kind)).toEqual(['due']);
    await takeUp(last, [FIRST]);
    expect((await notices()).map(({ kind, person }) => `${kind} ${person}`)).toEqual(['due mentor-nelayan-1', 'escalation team-leader']);
  });

  it('tells each missed step once to the people of an item that was told', async () => {
    const [notice, , , last] = await ringsOf(FIRST);
    await takeUp(notice, [FIRST]);
    await takeUp(last, [FIRST]);
    expect((await notices()).map(({ kind, person }) => `${kind} ${person}`)).toEqual([
      'due mentor-nelayan-1',
      'reminder mentor-nelayan-1',
      'escalation coordinator-nelayan',
      'escalation team-leader',
    ]);
  });
});

describe('an item for which somebody is missing', () => {
  it('goes to the secretary when nobody owns it', async () => {
    await world.sql`update item set owner = null where key = ${FIRST}`;
    const [at] = await ringsOf(FIRST);
    await takeUp(at, [FIRST]);
    expect(await notices()).toEqual([{ event_key: `${FIRST}@1/due`, person: 'secretary', kind: 'due' }]);
  });

  it('is refused by its key when nobody at all can be told, the others being done', async () => {
    await world.sql`update person set role = 'patron' where id in ('secretary', 'team-leader')`;
    await world.sql`update item set owner = null where key = ${FIRST}`;
    const [at] = await ringsOf(FIRST);
    await expect(takeUp(at, [FIRST, 'mentoring/nelayan-2/01', 'mentoring/nobody/01'])).rejects.toMatchObject({
      type: 'ItemsRefused',
      nonRetryable: true,
      details: [['mentoring/nobody/01', FIRST]],
    });
    expect((await notices()).map(({ person }) => person)).toEqual(['mentor-nelayan-2']);
    expect(await world.sql`select rung from item where key = ${FIRST}`).toEqual([{ rung: 0 }]);
  });

  it('is refused when an invited person is not of the programme, and nothing of it is written', async () => {
    await world.sql`update item set invited = '{stranger}' where key = 'monitoring/programme/01'`;
    const [at] = await ringsOf('monitoring/programme/01');
    await expect(takeUp(at, ['monitoring/programme/01'], 'monitoring')).rejects.toMatchObject({ type: 'ItemsRefused' });
    expect(await notices()).toEqual([]);
  });
});

describe('input', () => {
  it.each([
    ['an unknown programme', { code: 'nowhere-2027', track: 'mentoring', at: 1, keys: [] }, 'ProgrammeNotFound'],
    ['a time that is no number', { code: CODE, track: 'mentoring', at: 'soon', keys: [] }, 'InvalidInput'],
    ['a field too many', { code: CODE, track: 'mentoring', at: 1, keys: [], name: 'Simon Mutiara' }, 'InvalidInput'],
  ])('%s is refused for good', async (_what, input, type) => {
    const failure = verbs().takeUpDue(input as never);
    await expect(failure).rejects.toMatchObject({ type, nonRetryable: true });
    await expect(failure).rejects.not.toThrow(/Simon/);
  });
});
