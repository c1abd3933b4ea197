import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { verifyJournal } from '../../db/journal.ts';
import { accepted, at, CODE, makeWorld, START, type World } from '../db/world.ts';
import { leaveTracks } from '../support/narrow.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

const verbs = () => createActivities({ sql: world.sql, now: () => world.now, master: world.master });
const untold = () => world.sql`select child, keys from inbox where told_at is null order by id`;
const journalled = (action: string) => world.sql`select subject from journal where action = ${action} order by seq`;
const FIRST = 'mentoring/nelayan-1/01';

describe('enterStage', () => {
  it('enters running once, after the lock', async () => {
    accepted(await world.start());
    await expect(verbs().enterStage({ code: CODE, stage: 'running' })).rejects.toMatchObject({ type: 'InvalidInput' });
    await world.sql`update programme set locked_at = 1`;
    await verbs().enterStage({ code: CODE, stage: 'running' });
    await verbs().enterStage({ code: CODE, stage: 'running' });
    expect(await world.sql`select stage from programme`).toEqual([{ stage: 'running' }]);
    expect(await journalled('enterStage')).toHaveLength(1);
  });

  it('ends when each track has, never before, and does not go back', async () => {
    await world.running();
    await leaveTracks(world.sql, 'mentoring', 'monitoring');
    await expect(verbs().enterStage({ code: CODE, stage: 'ended' })).rejects.toMatchObject({ type: 'InvalidInput' });
    await world.sql`update track set ended_at = 1`;
    await verbs().enterStage({ code: CODE, stage: 'ended' });
    await verbs().enterStage({ code: CODE, stage: 'running' });
    expect(await world.sql`select stage, ended_at from programme`).toEqual([{ stage: 'ended', ended_at: world.now }]);
    await expect(verbs().enterStage({ code: CODE, stage: 'termination' })).resolves.toBeUndefined();
  });

  const end = (where: string) => world.sql.unsafe(`update track set ended_at = 1 where ${where}`);
  const trackRows = () => world.sql`select name, phase, starts_at from track where phase = 'closing' order by position`;

  it('enters termination when all that was scheduled is accounted for, and writes its track, once (P5)', async () => {
    await world.running();
    await end(`phase in ('planning', 'running') and name <> 'monitoring'`);
    await expect(verbs().enterStage({ code: CODE, stage: 'termination' })).rejects.toMatchObject({ type: 'InvalidInput' });
    await end(`name = 'monitoring'`); // what lies beyond is still open
    await verbs().enterStage({ code: CODE, stage: 'termination' });
    await verbs().enterStage({ code: CODE, stage: 'termination' });
    expect(await world.sql`select stage, terminated_at from programme`).toEqual([{ stage: 'termination', terminated_at: null }]);
    expect(await trackRows()).toEqual([{ name: 'termination', phase: 'closing', starts_at: world.now }]);
    expect((await world.sql`select after from journal where action = 'enterStage'`).map(({ after }) => after)).toEqual([
      { stage: 'termination', tracks: ['termination'] },
    ]);
    const { tracks, stage, terminates } = await verbs().loadProgramme({ code: CODE });
    expect({ stage, terminates }).toEqual({ stage: 'termination', terminates: true });
    expect(tracks.find(({ track }) => track === 'termination')).toMatchObject({ workflow: 'termination', phase: 'closing', ended: false });
  });

  it('refuses termination of a programme whose definition knows none', async () => {
    await world.running();
    await world.sql`update programme set terminates = false`;
    await end('true');
    await expect(verbs().enterStage({ code: CODE, stage: 'termination' })).rejects.toMatchObject({ type: 'InvalidInput' });
  });

  it('enters measures when termination has ended: a track for each that was countersigned, and who keeps up business is asked in any case (P5a, P5b, P6, E13)', async () => {
    await world.running();
    await end('true');
    await verbs().enterStage({ code: CODE, stage: 'termination' });
    await expect(verbs().enterStage({ code: CODE, stage: 'measures' })).rejects.toMatchObject({ type: 'InvalidInput' });
    await end(`name = 'termination'`);
    const [item] = await world.sql<[{ key: string }]>`select key from item limit 1`;
    for (const [audience, kind] of [
      ['programme', 'newProposal'],
      ['programme', 'followUp'],
      ['nelayan-1', 'referral'],
      ['nelayan-2', 'followUp'],
      ['nelayan-3', 'referral'],
    ] as const)
      await world.sql`insert into measure (programme, audience, kind, decided_in) values (${CODE}, ${audience}, ${kind}, ${item.key})`;
    world.now = at('2029-02-20');
    await Promise.all([verbs().enterStage({ code: CODE, stage: 'measures' }), verbs().enterStage({ code: CODE, stage: 'measures' })]);
    expect(await world.sql`select stage, terminated_at, plan_version from programme`).toEqual([
      { stage: 'measures', terminated_at: world.now, plan_version: 2 },
    ]);
    const now = world.now;
    const rows = await trackRows();
    expect(rows.map(({ name }) => name)).toEqual(['termination', 'newProposal', 'referral', 'followUp', 'keepsUp']);
    expect(rows.slice(1, 4).map(({ starts_at }) => starts_at)).toEqual([now, now, now]);
    const asked =
      await world.sql`select count(*) as items, count(distinct audience) as groups, max(window_until)::text as until from item where track = 'keepsUp'`;
    expect(asked).toEqual([{ items: 27, groups: 9, until: '2030-02-20' }]);
    expect(rows[4]?.starts_at).toBeGreaterThan(now);
    const { tracks } = await verbs().loadProgramme({ code: CODE });
    const stories = Object.fromEntries(tracks.map(({ track, workflow }) => [track, workflow]));
    expect(stories).toMatchObject({
      newProposal: 'newProposal',
      referral: 'referral',
      followUp: 'followUp',
      keepsUp: 'track',
      capital: 'capital',
      mentoring: 'track',
    });
    await expect(verbs().enterStage({ code: CODE, stage: 'ended' })).rejects.toMatchObject({ type: 'InvalidInput' });
    await end('true');
    await verbs().enterStage({ code: CODE, stage: 'ended' });
    expect(await world.sql`select stage, terminated_at, ended_at from programme`).toEqual([{ stage: 'ended', terminated_at: now, ended_at: world.now }]);
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });
});

describe('endTrack', () => {
  it('records the end once and tells the programme once', async () => {
    await world.running();
    await world.sql`update item set outcome = 'held' where track = 'mentoring'`;
    await verbs().endTrack({ code: CODE, track: 'mentoring' });
    await verbs().endTrack({ code: CODE, track: 'mentoring' });
    expect(await untold()).toEqual([{ child: null, keys: ['mentoring'] }]);
    expect(await journalled('endTrack')).toEqual([{ subject: 'mentoring' }]);
    expect(await world.sql`select ended_at from track where name = 'mentoring'`).toEqual([{ ended_at: world.now }]);
  });

  it('does not end a track that has an open item, and has its programme look at it', async () => {
    await world.running();
    await world.sql`update item set outcome = 'held' where track = 'mentoring' and key <> ${FIRST}`;
    await verbs().endTrack({ code: CODE, track: 'mentoring' });
    expect(await world.sql`select ended_at from track where name = 'mentoring'`).toEqual([{ ended_at: null }]);
    expect(await untold()).toEqual([{ child: null, keys: ['mentoring'] }]);
    expect(await journalled('endTrack')).toEqual([]);
  });

  it('refuses a track the plan does not have', async () => {
    await world.running();
    await expect(verbs().endTrack({ code: CODE, track: 'swimming' })).rejects.toMatchObject({ type: 'TrackNotFound' });
  });
});

describe('loadAgenda', () => {
  it('brings every open item with the rings ahead of it, and records that the track has begun', async () => {
    await world.running();
    await world.sql`update track set started_at = null`;
    await world.sql`update item set rung = 1 where key = ${FIRST}`;
    await world.sql`update item set blocked = true where key = 'mentoring/nelayan-1/02'`;
    await world.sql`update item set paused = true where key = 'mentoring/nelayan-1/03'`;
    await world.sql`update item set outcome = 'held' where key = 'mentoring/nelayan-1/04'`;
    const agenda = await verbs().loadAgenda({ code: CODE, track: 'mentoring' });
    await verbs().loadAgenda({ code: CODE, track: 'mentoring' });
    expect(agenda).toMatchObject({ planVersion: 1, clock: { kind: 'real' } });
    expect(agenda.items).toHaveLength(377);
    const [first, blocked, paused, fifth] = agenda.items;
    expect(first).toMatchObject({ key: FIRST, series: 'mentoring/nelayan-1', ordinal: 1, blocked: false });
    expect(first?.rings).toHaveLength(3);
    expect(first?.remindAt).toBe(first?.rings[0]);
    expect(blocked).toMatchObject({ rings: [], blocked: true });
    expect(paused).toMatchObject({ rings: [], blocked: false });
    expect(fifth?.ordinal).toBe(5);
    expect(await journalled('startTrack')).toEqual([{ subject: 'mentoring' }]);
  });

  it('labels series, columns and dates in the language of the programme', async () => {
    await world.running();
    const { items, words } = await verbs().loadAgenda({ code: CODE, track: 'mentoring' });
    expect(items[0]?.on).toMatch(/^\d+ Agu 2027$/);
    expect(words).toMatchObject({ track: 'Pendampingan sosial dan konseling', columns: { group: 'Kelompok', overdue: 'Lewat batas' } });
    expect(Object.keys(words.series)[0]).toBe('mentoring/nelayan-1');
    expect(words.series['mentoring/nelayan-1']).toEqual({ label: 'Nelayan 1', total: 42 });
    await world.sql`update programme set language = 'en'`;
    const visits = await verbs().loadAgenda({ code: CODE, track: 'monitoring' });
    expect(visits.items[0]?.on).toMatch(/^\d+ Aug 2027$/);
    expect(visits.words.series).toEqual({ 'monitoring/programme': { label: 'Monitoring', total: 18 } });
  });

  it('brings what waits without ring or reminder, and names a step and its party but never a client (P2f)', async () => {
    await world.running();
    const { items, words } = await verbs().loadAgenda({ code: CODE, track: 'capital' });
    const [proposal, check, , decision] = items.filter(({ series }) => series === 'capital/nelayan-1');
    expect(proposal).toMatchObject({ ordinal: 1, label: 'Proposal usaha dengan rencana anggaran biaya' });
    expect(proposal?.remindAt).toBe(proposal?.rings[1]);
    expect(check).toMatchObject({ rings: [], blocked: false });
    expect(check).not.toHaveProperty('remindAt');
    expect(decision?.label).toMatch(/ \(Dinas .+\)$/);
    expect(words.series['capital/nelayan-1']).toEqual({ label: 'Nelayan 1', total: 7 });
    const interviews = await verbs().loadAgenda({ code: CODE, track: 'interview' });
    expect(interviews.items).toHaveLength(90);
    expect(Object.keys(interviews.words.series)).toHaveLength(9);
    expect(interviews.items.filter(({ label }) => label !== undefined)).toEqual([]);
  });

  it('brings the stepped clock of a rehearsal', async () => {
    await world.running(true);
    const { clock } = await verbs().loadAgenda({ code: CODE, track: 'mentoring' });
    expect(clock).toEqual({ kind: 'stepped', now: world.now });
  });
});

describe('loadProgramme', () => {
  it('brings stage, clock and tracks, each with a line for a manager', async () => {
    await world.running();
    const state = await verbs().loadProgramme({ code: CODE });
    expect(state).toMatchObject({ stage: 'running', locked: true, planVersion: 1, clock: { kind: 'real' } });
    const mentoring = state.tracks.find(({ track }) => track === 'mentoring');
    expect(state.tracks.slice(0, 3).map(({ track, phase }) => `${track} ${phase}`)).toEqual([
      'villageMeeting planning',
      'dataConsent planning',
      'dataCheck planning',
    ]);
    expect(mentoring).toMatchObject({ workflow: 'track', phase: 'running', on: '30 Jul 2027', label: 'Pendampingan sosial dan konseling', ended: false });
    expect(mentoring?.summary).toBe('Pendampingan sosial dan konseling: 378 kegiatan, 2 Agu 2027 sampai 29 Jan 2029');
    expect(state.words.planningSummary).toContain('2 Agu 2027');
    expect(START).toBe('2027-08-02');
  });

  it('brings nothing but labels and dates: no name, address or phone of anybody', async () => {
    await world.running();
    const text = JSON.stringify([await verbs().loadProgramme({ code: CODE }), await verbs().loadAgenda({ code: CODE, track: 'mentoring' })]);
    const people = await world.sql<
      { name: string; email: string | null; phone: string | null }[]
    >`select name, email, phone from person union all select name, null, null from client`;
    const values = people.flatMap(({ name, email, phone }) => [name, email, phone]).filter((value) => value !== null);
    expect(values.length).toBeGreaterThan(150);
    expect(values.filter((value) => text.includes(value))).toEqual([]);
  });
});

describe('blockItems', () => {
  it('blocks once, journals it and tells the secretary', async () => {
    await world.running();
    await verbs().blockItems({ code: CODE, track: 'mentoring', keys: [FIRST] });
    await verbs().blockItems({ code: CODE, track: 'mentoring', keys: [FIRST] });
    expect(await world.sql`select key from item where blocked`).toEqual([{ key: FIRST }]);
    expect(await journalled('blockItems')).toEqual([{ subject: FIRST }]);
    expect(await world.sql`select event_key, person, kind, item from notice`).toEqual([
      { event_key: `${FIRST}@1/blocked`, person: 'secretary', kind: 'blocked', item: FIRST },
    ]);
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });

  it('leaves alone what was reported meanwhile', async () => {
    await world.running();
    await world.sql`update item set outcome = 'held' where key = ${FIRST}`;
    await verbs().blockItems({ code: CODE, track: 'mentoring', keys: [FIRST] });
    expect(await world.sql`select from item where blocked`).toHaveLength(0);
  });
});

describe('openRepair', () => {
  it('keeps one open task a subject, and tells the secretary again when it breaks anew', async () => {
    await world.running();
    const trouble = { code: CODE, subject: 'mentoring', cause: 'endedByHand' };
    await Promise.all([verbs().openRepair(trouble), verbs().openRepair(trouble)]);
    expect(await world.sql`select subject, cause from repair`).toEqual([{ subject: 'mentoring', cause: 'endedByHand' }]);
    await world.sql`update repair set closed_at = 1`;
    await verbs().openRepair(trouble);
    expect(await world.sql`select event_key, person, kind from notice order by id`).toEqual([
      { event_key: 'repair/mentoring@1', person: 'secretary', kind: 'repair' },
      { event_key: 'repair/mentoring@2', person: 'secretary', kind: 'repair' },
    ]);
    expect(await journalled('openRepair')).toEqual([]);
  });

  it('takes a class of failure, no text that could hold anything', async () => {
    await world.running();
    const failure = verbs().openRepair({ code: CODE, subject: 'mentoring', cause: 'no such person: simon.mutiara@tagana.contoh.example' });
    await expect(failure).rejects.toMatchObject({ type: 'InvalidInput' });
  });
});
