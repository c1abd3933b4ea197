import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftMeasures } from '../../activities/draftMeasures.ts';
import { draftProposal } from '../../activities/draftProposal.ts';
import { draftReferrals } from '../../activities/draftReferrals.ts';
import { openFollowUp } from '../../activities/openFollowUp.ts';
import { enterStage } from '../../activities/stages.ts';
import type { ReportInput } from '../../db/commands/report.ts';
import { verifyJournal } from '../../db/journal.ts';
import { draftOf, listDrafts } from '../../db/queries/drafts.ts';
import { guidanceOf, measuresOf } from '../../db/queries/measures.ts';
import { unseal, unwrapKey } from '../../db/sealed.ts';
import { taskPlace } from '../../db/effects/tasks.ts';
import { addMonths } from '../../domain/time.ts';
import { accepted, at, CODE, makeWorld, type World } from './world.ts';

const TODAY = '2029-02-26';
const SUPPORTERS = ['socialProvince', 'cooperativesProvince', 'kesetiakawanan', 'privateSector'];
const PARTNERS = ['socialRegency', 'cooperativesRegency', 'gmit', 'kesetiakawanan'];

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
  world.now = at(TODAY);
  await world.sql`update track set ended_at = ${world.now} where phase in ('planning', 'running')`;
  await enterStage(world.sql, now, { code: CODE, stage: 'termination' });
  await draftMeasures(world.sql, now, world.master, { code: CODE, track: 'termination' });
  const answers = { programme: ['newProposal', 'followUp'], groups: { 'nelayan-1': ['followUp'], 'pemuda-2': ['followUp'] }, reason: 'Hampir berhasil.' };
  accepted(await reported('team-leader', 'teamLeader', 'termination/programme/01', { decision: 'overridden', answers }));
  accepted(await reported('patron', 'patron', 'termination/programme/02', { decision: 'countersigned' }));
  await world.sql`update track set ended_at = ${world.now} where name = 'termination'`;
  await enterStage(world.sql, now, { code: CODE, stage: 'measures' });
});
afterEach(() => world.stop());

const now = () => world.now;
const track = (name: string) => ({ code: CODE, track: name });

function reported(id: string, role: string, key: string, more: Partial<ReportInput> = {}) {
  return world.report(world.person(id, role), key, { id: randomUUID(), outcome: 'held', doneOn: TODAY, ...more });
}
const secretary = (key: string, more?: Partial<ReportInput>) => reported('secretary', 'secretary', key, more);
const items = (of: string) => world.sql<{ key: string; part: string; subject: string | null; owner: string; open: boolean; outcome: string | null }[]>`
  select key, part, subject, owner, rings <> '{}' as open, outcome from item where track = ${of} order by audience, ordinal`;
const measure = async (audience: string, kind: string) =>
  (await world.sql`select outcome, party from measure where audience = ${audience} and kind = ${kind}`)[0];
const lastJournalled = async (subject: string) =>
  (await world.sql<{ after: Record<string, unknown> }[]>`select after from journal where subject = ${subject} order by seq desc limit 1`)[0]?.after;

describe('a new proposal', () => {
  beforeEach(() => draftProposal(world.sql, now, track('newProposal')));
  const part = (name: string) => async () => (await items('newProposal')).filter((item) => item.part === name);
  const submissions = part('submit');
  const answers = part('answer');
  const drafted = () => reported('team-leader', 'teamLeader', 'newProposal/programme/01');

  it('is drafted from what was missed: targets with their values, sessions not held, groups concerned, nobody in person (P5a)', async () => {
    const [row] = await world.sql<{ content: any }[]>`select content from measure_letter where kind = 'newProposal'`;
    expect(row?.content.groups).toHaveLength(9);
    expect(row?.content.notHeld).toContainEqual({ track: 'mentoring', planned: 378, held: 0 });
    const told = row?.content.missed.find(({ indicator }: { indicator: string }) => indicator === 'targetReached');
    const short = row?.content.missed.find(({ indicator }: { indicator: string }) => indicator !== 'targetReached');
    expect(told === undefined || told.value < told.atLeast).toBe(true);
    expect(short).toMatchObject({ audience: 'programme', value: expect.any(Number), atLeast: expect.any(Number) });
    const text = JSON.stringify(row?.content);
    const ids = await world.sql<{ id: string }[]>`select id from client union select id from household`;
    expect(ids.filter(({ id }) => text.includes(id))).toEqual([]);
  });

  it('is opened once, however often it is asked for', async () => {
    const before = await items('newProposal');
    await draftProposal(world.sql, now, track('newProposal'));
    expect(await items('newProposal')).toEqual(before);
    expect(before.map(({ open }) => open)).toEqual([true, ...Array<boolean>(8).fill(false)]);
  });

  it('goes to every supporter once the leader has completed it, and each submission opens the wait for an answer (P5a)', async () => {
    accepted(await drafted());
    expect((await submissions()).map(({ subject, open }) => [subject, open])).toEqual(SUPPORTERS.map((key) => [key, true]));
    expect((await answers()).every(({ open }) => !open)).toBe(true);
    accepted(await secretary('newProposal/programme/02'));
    expect((await answers()).map(({ subject, open }) => [subject, open])).toEqual(SUPPORTERS.map((key, index) => [key, index === 0]));
    const [awaited] = await world.sql<{ rings: number[] }[]>`select rings from item where key = 'newProposal/programme/06'`;
    expect(awaited?.rings.length).toBeGreaterThan(2); // notice, reminder, those above
  });

  it('starts a linked programme as draft at the first yes, which is started under the draft’s code (P5a)', async () => {
    accepted(await drafted());
    accepted(await secretary('newProposal/programme/02'));
    accepted(await secretary('newProposal/programme/03'));
    accepted(await secretary('newProposal/programme/06', { decision: 'yes' }));
    accepted(await secretary('newProposal/programme/07', { decision: 'yes' }));
    expect(await measure('programme', 'newProposal')).toEqual({ outcome: 'supported', party: 'socialProvince' });
    const [draft] = await listDrafts(world.sql);
    expect(draft).toMatchObject({ code: `${CODE}-2`, continues: CODE, version: 2, supportedBy: ['socialProvince', 'cooperativesProvince'], startedAt: null });
    const whole = await draftOf(world.sql, `${CODE}-2`);
    accepted(await world.start({ code: `${CODE}-2`, definition: JSON.stringify(whole?.definition), start: '2029-09-03' }));
    expect(await world.sql`select continues from programme where code = ${`${CODE}-2`}`).toEqual([{ continues: CODE }]);
    expect((await listDrafts(world.sql))[0]?.startedAt).toBe(world.now);
    expect(await listDrafts(world.sql, 'another-programme')).toEqual([]);
  });

  it('ends when all have said no or could not be reached, and says so', async () => {
    accepted(await drafted());
    accepted(await secretary('newProposal/programme/02'));
    accepted(await secretary('newProposal/programme/03', { outcome: 'didNotHappen', reason: 'teamAbsent' }));
    for (const ordinal of ['04', '05']) accepted(await secretary(`newProposal/programme/${ordinal}`));
    accepted(await secretary('newProposal/programme/06', { decision: 'no' }));
    accepted(await secretary('newProposal/programme/08', { outcome: 'didNotHappen', reason: 'teamAbsent' }));
    expect(await measure('programme', 'newProposal')).toEqual({ outcome: null, party: null });
    accepted(await secretary('newProposal/programme/09', { decision: 'no' }));
    expect(await measure('programme', 'newProposal')).toEqual({ outcome: 'refusedByAll', party: null });
    expect(await lastJournalled('newProposal/programme/09')).toMatchObject({ measure: 'newProposal', measureOutcome: 'refusedByAll' });
    expect((await items('newProposal')).filter(({ outcome }) => outcome === null)).toEqual([]);
    expect((await answers())[1]).toMatchObject({ subject: 'cooperativesProvince', outcome: 'cancelled' });
  });

  it('cannot leave out its draft', async () => {
    const answer = await reported('team-leader', 'teamLeader', 'newProposal/programme/01', { outcome: 'didNotHappen', reason: 'teamAbsent' });
    expect(answer).toMatchObject({ status: 422, errors: [{ path: 'outcome' }] });
  });
});

describe('a referral', () => {
  beforeEach(() => draftReferrals(world.sql, now, track('referral')));
  const series = async (group = 'perempuan-1') => (await items('referral')).filter(({ key }) => key.startsWith(`referral/${group}/`));
  const mentor = (key: string, more?: Partial<ReportInput>) => reported('mentor-perempuan-1', 'mentor', key, more);
  const key = (ordinal: number) => `referral/perempuan-1/${String(ordinal).padStart(2, '0')}`;

  it('offers each group that is referred to the first partner, with no more than it needs to know (P5b)', async () => {
    const all = await items('referral');
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
    expect(await items('referral')).toEqual(all);
  });

  it('awaits the partner’s answer, records who took over, and hears what became of the people (P5b)', async () => {
    accepted(await mentor(key(1)));
    expect((await series())[1]?.open).toBe(true);
    accepted(await mentor(key(2), { decision: 'yes' }));
    expect(await measure('perempuan-1', 'referral')).toEqual({ outcome: 'accepted', party: PARTNERS[0] });
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
    expect(await measure('perempuan-1', 'referral')).toEqual({ outcome: 'refusedByAll', party: null });
    expect((await series()).filter(({ outcome }) => outcome === null)).toEqual([]);
    const [task] = await world.sql<{ key: string; owner: string; sealed: Buffer; wrapped: Buffer }[]>`
      select i.key, i.owner, t.sealed, p.wrapped_key as wrapped from agreed_task t join item i on i.programme = t.programme and i.key = t.item
      join programme p on p.code = t.programme`;
    if (task === undefined) throw new Error('expected a task of the leader');
    expect(task.owner).toBe('team-leader');
    expect(unseal(unwrapKey(world.master, task.wrapped, CODE), task.sealed, taskPlace(CODE, task.key))).toContain('Perempuan 1');
    expect(await lastJournalled(key(8))).toMatchObject({ measureOutcome: 'refusedByAll', tasks: [task.key] });
    expect(await world.sql`select ended_at from track where name = 'agreedTasks'`).toEqual([{ ended_at: null }]);
    expect(await measure('perempuan-2', 'referral')).toEqual({ outcome: null, party: null });
  });

  it('is not answered before it was offered', async () => {
    expect(await mentor(key(2), { decision: 'yes' })).toMatchObject({ status: 409, code: 'notOpenYet' });
  });
});

describe('follow-up', () => {
  beforeEach(() => openFollowUp(world.sql, now, track('followUp')));
  const count = async (name: string) => (await items(name)).length;

  it('asks the leader to recommend for more capital, and each coordinator to prepare cadres (P6a, P6c)', async () => {
    expect((await items('followUp')).map(({ key, part, owner, open }) => [key, part, owner, open])).toEqual([
      ['followUp/nelayan/01', 'cadres', 'coordinator-nelayan', true],
      ['followUp/pemuda/01', 'cadres', 'coordinator-pemuda', true],
      ['followUp/perempuan/01', 'cadres', 'coordinator-perempuan', true],
      ['followUp/programme/01', 'recommendCapital', 'team-leader', true],
    ]);
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
    const after = await lastJournalled('followUp');
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

  it('keeps the offices’ drafts for continued guidance, one an office, beside them (P6b)', async () => {
    const drafts = await guidanceOf(world.sql, CODE, now);
    expect(drafts).toHaveLength(9);
    expect(drafts.every(({ windowFrom }) => windowFrom === '2029-01-01')).toBe(true);
  });
});
