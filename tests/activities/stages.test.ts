import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { verifyJournal } from '../../db/journal.ts';
import { CODE, makeWorld, START, type World } from '../db/world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

const verbs = () => createActivities({ sql: world.sql, now: () => world.now, master: world.master });
const untold = () => world.sql`select child, keys from inbox where told_at is null order by id`;
const journalled = (action: string) => world.sql`select subject from journal where action = ${action} order by seq`;
const FIRST = 'mentoring/nelayan-1/01';

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
    expect(agenda).toMatchObject({ planVersion: 0, clock: { kind: 'real' } }); // its own plan has not changed
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
