import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftReferrals } from '../../activities/draftReferrals.ts';
import { openFollowUp } from '../../activities/openFollowUp.ts';
import type { ReportInput } from '../../db/commands/report.ts';
import { taskPlace } from '../../db/effects/tasks.ts';
import { verifyJournal } from '../../db/journal.ts';
import { originOf } from '../../db/queries/history.ts';
import { guidanceOf, measuresOf } from '../../db/queries/measures.ts';
import { openResponses } from '../../db/responses.ts';
import { unseal, unwrapKey } from '../../db/sealed.ts';
import { addMonths } from '../../domain/time.ts';
import { makeMeasures, type MeasuresWorld, TODAY, track } from './measuresWorld.ts';
import { accepted, at, CODE } from './world.ts';

const PARTNERS = ['socialRegency', 'cooperativesRegency', 'gmit', 'kesetiakawanan'];

let world: MeasuresWorld;
beforeEach(async () => {
  world = await makeMeasures();
});
afterEach(() => world.stop());

const now = () => world.now;

describe('a referral', () => {
  beforeEach(() => draftReferrals(world.sql, now, track('referral')));
  const series = async (group = 'perempuan-1') => (await world.items('referral')).filter(({ key }) => key.startsWith(`referral/${group}/`));
  const mentor = (key: string, more?: Partial<ReportInput>) => world.reported('mentor-perempuan-1', 'mentor', key, more);
  const key = (ordinal: number) => `referral/perempuan-1/${String(ordinal).padStart(2, '0')}`;

  it('offers each group that is referred to the first partner, with no more than it needs to know (P5b)', async () => {
    const all = await world.items('referral');
    expect(new Set(all.map((item) => item.key.split('/')[1])).size).toBe(7);
    expect(await series()).toMatchObject([
      { key: key(1), part: 'offer', subject: PARTNERS[0], owner: 'mentor-perempuan-1', open: true },
      { key: key(2), part: 'answer', subject: PARTNERS[0], open: false },
    ]);
    const [letter] = await world.sql<{ content: any }[]>`select content from measure_letter where audience = 'perempuan-1'`;
    expect(Object.keys(letter?.content).toSorted()).toEqual(['clients', 'needs']);
    expect(letter?.content.clients).toBe(10);
    expect(letter?.content.needs.length).toBeGreaterThan(0);
    await draftReferrals(world.sql, now, track('referral'));
    expect(await world.items('referral')).toEqual(all);
  });

  it('awaits the partner’s answer, records who took over, and hears what became of the people (P5b)', async () => {
    accepted(await mentor(key(1)));
    expect((await series())[1]?.open).toBe(true);
    accepted(await mentor(key(2), { decision: 'yes' }));
    expect(await world.measure('perempuan-1', 'referral')).toEqual({ outcome: 'accepted', party: PARTNERS[0] });
    expect((await series())[2]).toMatchObject({ key: key(3), part: 'outcome', subject: PARTNERS[0], open: true, outcome: null });
    world.now = at('2029-05-24');
    accepted(await mentor(key(3), { doneOn: '2029-05-24', answers: { served: 9, goesOn: true } }));
    expect((await series()).every(({ outcome }) => outcome === 'held')).toBe(true);
  });

  it('goes on to the next partner after a no, after an offer that was not made, and after no answer', async () => {
    accepted(await mentor(key(1)));
    accepted(await mentor(key(2), { decision: 'no' }));
    expect((await series()).slice(2)).toMatchObject([
      { key: key(3), part: 'offer', subject: PARTNERS[1], open: true },
      { key: key(4), part: 'answer', subject: PARTNERS[1], open: false },
    ]);
    accepted(await mentor(key(3), { outcome: 'didNotHappen', reason: 'mentorAbsent' }));
    expect((await series())[3]).toMatchObject({ outcome: 'cancelled' });
    expect((await series())[4]).toMatchObject({ part: 'offer', subject: PARTNERS[2], open: true });
    accepted(await mentor(key(5)));
    accepted(await mentor(key(6), { outcome: 'didNotHappen', reason: 'teamAbsent' }));
    expect((await series())[6]).toMatchObject({ part: 'offer', subject: PARTNERS[3], open: true });
  });

  it('becomes a task of the team leader when all partners refuse, and that is kept (P5b)', async () => {
    for (const [index] of PARTNERS.entries()) {
      accepted(await mentor(key(2 * index + 1)));
      accepted(await mentor(key(2 * index + 2), { decision: 'no' }));
    }
    expect(await world.measure('perempuan-1', 'referral')).toEqual({ outcome: 'refusedByAll', party: null });
    expect((await series()).filter(({ outcome }) => outcome === null)).toEqual([]);
    const [task] = await world.sql<{ key: string; owner: string; sealed: Buffer; wrapped: Buffer }[]>`
      select i.key, i.owner, t.sealed, p.wrapped_key as wrapped from agreed_task t join item i on i.programme = t.programme and i.key = t.item
      join programme p on p.code = t.programme`;
    if (task === undefined) throw new Error('expected a task of the leader');
    expect(task.owner).toBe('team-leader');
    expect(unseal(unwrapKey(world.master, task.wrapped, CODE), task.sealed, taskPlace(CODE, task.key))).toContain('Perempuan 1');
    expect(await world.lastJournalled(key(8))).toMatchObject({ measureOutcome: 'refusedByAll', added: [task.key] });
    expect(await world.sql`select ended_at from track where name = 'agreedTasks'`).toEqual([{ ended_at: null }]);
    expect(await world.measure('perempuan-2', 'referral')).toEqual({ outcome: null, party: null });
  });

  it('is not answered before it was offered', async () => {
    expect(await mentor(key(2), { decision: 'yes' })).toMatchObject({ status: 409, code: 'notOpenYet' });
  });
});

describe('follow-up', () => {
  beforeEach(() => openFollowUp(world.sql, now, track('followUp')));
  const count = async (name: string) => (await world.items(name)).length;

  it('asks the leader to recommend for more capital, and each coordinator to prepare cadres (P6a, P6c)', async () => {
    expect((await world.items('followUp')).map(({ key, part, owner, open }) => [key, part, owner, open])).toEqual([
      ['followUp/nelayan/01', 'cadres', 'coordinator-nelayan', true],
      ['followUp/pemuda/01', 'cadres', 'coordinator-pemuda', true],
      ['followUp/perempuan/01', 'cadres', 'coordinator-perempuan', true],
      ['followUp/programme/01', 'recommendCapital', 'team-leader', true],
    ]);
  });

  it('hears of each training group how many were prepared as cadres, and how (P6c)', async () => {
    const coordinator = (more: object) => world.reported('coordinator-nelayan', 'coordinator', 'followUp/nelayan/01', more);
    expect(await coordinator({ answers: {} })).toMatchObject({
      status: 422,
      errors: [{ path: 'answers.instructors' }, { path: 'answers.mentors' }, { path: 'answers.preparation' }],
    });
    const answers = { instructors: 2, mentors: 3, preparation: 'Mendampingi instruktur pada pelatihan tahap III; akan mengajar Dusun B.' };
    accepted(await coordinator({ answers }));
    const [kept] = (await openResponses(world.sql, CODE, world.master, { item: 'followUp/nelayan/01' })).filter(({ form }) => form === 'cadres');
    expect(kept?.answers).toEqual(answers);
  });

  it('plans mentoring of the groups followed up and working relations of everybody, quarterly for a year from termination (P6, P6d, P6e)', async () => {
    const mentoring = await world.sql<{ key: string; owner: string; until: string }[]>`
      select key, owner, window_until as until from item where track = 'continuedMentoring' order by key`;
    expect(new Set(mentoring.map(({ key }) => key.split('/')[1]))).toEqual(new Set(['nelayan-1', 'pemuda-2']));
    expect(mentoring.filter(({ key }) => key.includes('nelayan-1')).map(({ until }) => until)).toEqual([3, 6, 9, 12].map((month) => addMonths(TODAY, month)));
    expect(mentoring[0]?.owner).toBe('mentor-nelayan-1');
    expect(await count('workingRelations')).toBe(12);
    const rows = await world.sql<{ name: string; startsAt: number }[]>`
      select name, starts_at as "startsAt" from track where kind in ('continuedMentoring', 'workingRelations') order by position`;
    expect(rows.map(({ name }) => name)).toEqual(['continuedMentoring', 'workingRelations']);
    expect(rows.every(({ startsAt }) => startsAt > world.now)).toBe(true);
    expect(await world.sql`select keys from inbox where child is null and told_at is null and 'continuedMentoring' = any(keys)`).toHaveLength(1);
  });

  it('asks every group whether business is kept up, followed up or not (E13)', async () => {
    expect(await count('keepsUp')).toBe(27);
  });

  it('is opened once, and the journal of it holds counts alone', async () => {
    await openFollowUp(world.sql, now, track('followUp'));
    expect(await count('workingRelations')).toBe(12);
    const after = await world.lastJournalled('followUp');
    expect(after).toMatchObject({ groups: ['nelayan-1', 'pemuda-2'], groupsAhead: 0, householdsAhead: 0, cadres: 0 });
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });
});

describe('what has come of the measures', () => {
  it('is read measure by measure, each with its steps', async () => {
    await draftReferrals(world.sql, now, track('referral'));
    await openFollowUp(world.sql, now, track('followUp'));
    const measures = await measuresOf(world.sql, CODE, now);
    expect(measures).toHaveLength(11);
    const of = (audience: string, kind: string) => measures.find((one) => one.audience === audience && one.kind === kind);
    expect(of('perempuan-1', 'referral')?.items.map(({ party, waiting }) => [party, waiting])).toEqual([
      [PARTNERS[0], false],
      [PARTNERS[0], true],
    ]);
    expect(of('nelayan-1', 'followUp')?.items.map(({ track: name }) => name)).toEqual(Array<string>(4).fill('continuedMentoring'));
    expect(new Set(of('programme', 'followUp')?.items.map(({ track: name }) => name))).toEqual(new Set(['followUp', 'workingRelations', 'keepsUp']));
  });

  it('says of each item by which opening it came into the plan, not that it was in it from the start', async () => {
    await openFollowUp(world.sql, now, track('followUp'));
    const openings = async (key: string) => (await originOf(world.sql, CODE, key)).map(({ action, subject }) => [action, subject]);
    expect(await openings('termination/programme/01')).toEqual([['draftMeasures', 'termination']]);
    expect(await openings('keepsUp/nelayan-1/01')).toEqual([['enterStage', CODE]]);
    expect(await openings('continuedMentoring/nelayan-1/01')).toEqual([['openFollowUp', 'followUp']]);
  });

  it('keeps the offices’ drafts for continued guidance, one an office, beside them (P6b)', async () => {
    const drafts = await guidanceOf(world.sql, CODE, now);
    expect(drafts).toHaveLength(9);
    expect(drafts.every(({ windowFrom }) => windowFrom === '2029-01-01')).toBe(true);
  });
});
