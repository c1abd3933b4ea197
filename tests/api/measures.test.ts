import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftMeasures } from '../../activities/draftMeasures.ts';
import { draftProposal } from '../../activities/draftProposal.ts';
import { draftReferrals } from '../../activities/draftReferrals.ts';
import { openFollowUp } from '../../activities/openFollowUp.ts';
import { enterStage } from '../../activities/stages.ts';
import { newKey } from '../../db/sealed.ts';
import { readSeed } from '../support/seeds.ts';
import { at, CODE, makeWorld, OTHER, START, type World } from './world.ts';

const TODAY = '2029-02-26';
const REASON = 'Pendamping kelompok ini sakit lama.';
const master = newKey();
let world: World;
const now = () => world.now;

beforeAll(async () => {
  world = await makeWorld({ masterKey: master });
  await world.locked();
  await world.locked(OTHER);
  world.now = at(TODAY);
  await world.sql`update track set ended_at = ${world.now} where programme = ${CODE} and phase in ('planning', 'running')`;
  await enterStage(world.sql, now, { code: CODE, stage: 'termination' });
  await draftMeasures(world.sql, now, master, { code: CODE, track: 'termination' });
});
afterAll(() => world.stop());

const view = async (path: string, as = 'team-leader') => (await world.ask(`GET /programmes/${CODE}/${path}`, { as })).body;
const report = (as: string, key: string, more: object = {}) =>
  world.ask(`POST /programmes/${CODE}/items/${key}/reports`, { as, body: { id: randomUUID(), outcome: 'held', doneOn: TODAY, ...more } });
const CONFIRM = 'termination/programme/01';
const COUNTERSIGN = 'termination/programme/02';

describe('decisions', () => {
  it('show what the figures propose and why, before anybody has decided (P5)', async () => {
    const { proposal, decisions, measures } = await view('decisions');
    expect(decisions).toEqual([]);
    expect(measures).toBeNull();
    expect(proposal.readOn).toBe(TODAY);
    expect(proposal.judged.map(({ audience }: { audience: string }) => audience)).toHaveLength(10);
    const [programme] = proposal.judged;
    expect(programme).toMatchObject({ audience: 'programme', passes: false, proposed: ['newProposal'] });
    expect(programme.words.length).toBeGreaterThan(1);
    expect(programme.words.every(({ id, en }: { id: string; en: string }) => id.length > 10 && en.length > 10)).toBe(true);
    expect(programme.figures.find(({ indicator }: { indicator: string }) => indicator === 'told')).toMatchObject({ name: { en: expect.any(String) } });
  });

  it('show the words about the programme to everybody in the team, those about a group to whom they concern, figures to those who see them', async () => {
    const audiences = async (as: string) => (await view('decisions', as)).proposal.judged.map(({ audience }: { audience: string }) => audience);
    expect(await audiences('village-head')).toEqual(['programme']);
    expect(await audiences('mentor-nelayan-1')).toEqual(['programme', 'nelayan-1']);
    expect(await audiences('coordinator-nelayan')).toEqual(['programme', 'nelayan-1', 'nelayan-2', 'nelayan-3']);
    expect(await audiences('patron')).toHaveLength(10);
    const mentor = await view('decisions', 'mentor-nelayan-1');
    expect(mentor.proposal.judged[0].words.length).toBeGreaterThan(1);
    expect(mentor.proposal.judged.every(({ figures }: { figures: unknown[] }) => figures.length === 0)).toBe(true);
    const coordinator = await view('decisions', 'coordinator-nelayan');
    const seen = coordinator.proposal.judged.filter(({ figures }: { figures: unknown[] }) => figures.length > 0);
    expect(seen.every(({ audience }: { audience: string }) => audience.startsWith('nelayan-'))).toBe(true);
    expect((await view('decisions', 'patron')).proposal.judged[0].figures.length).toBeGreaterThan(0);
  });

  it('are refused without a reason (422), and to whoever they are not (403)', async () => {
    const groups = { 'nelayan-1': ['followUp'] };
    const refused = await report('team-leader', CONFIRM, { decision: 'overridden', answers: { programme: ['newProposal', 'followUp'], groups } });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([{ path: 'answers.reason', message: expect.stringContaining('alasan') }]);
    expect((await report('secretary', CONFIRM, { decision: 'confirmed' })).status).toBe(403);
    const answers = { programme: ['newProposal', 'followUp'], groups, reason: REASON };
    expect((await report('team-leader', CONFIRM, { decision: 'overridden', answers })).status).toBeLessThan(300);
    expect((await report('team-leader', COUNTERSIGN, { decision: 'countersigned' })).status).toBe(403);
    expect((await view('decisions')).measures).toBeNull();
    expect((await report('patron', COUNTERSIGN, { decision: 'countersigned' })).status).toBeLessThan(300);
  });

  it('tell who decides a second time what stands (409)', async () => {
    const late = await report('patron', COUNTERSIGN, { decision: 'returned', note: 'Tinjau lagi.' });
    expect(late.status).toBe(409);
    expect(late.body.detail).toContain('countersigned');
  });

  it('say who confirmed, what was overridden and why, and who countersigned', async () => {
    const { decisions, measures } = await view('decisions');
    expect(decisions).toMatchObject([
      { item: CONFIRM, step: 'confirm', decision: 'overridden', by: 'team-leader', reason: REASON, doneOn: TODAY },
      { item: COUNTERSIGN, step: 'countersign', decision: 'countersigned', by: 'patron', measures: null, reason: null },
    ]);
    expect(decisions[0].measures.groups['nelayan-1']).toEqual(['followUp']);
    expect(measures.programme).toEqual(['newProposal', 'followUp']);
    expect(measures.groups['nelayan-1']).toEqual(['followUp']);
    expect((await view('decisions', 'patron')).decisions[0].reason).toBe(REASON);
    expect((await view('decisions', 'mentor-nelayan-1')).decisions[0].reason).toBeNull();
    expect(JSON.stringify(await view('decisions', 'machine'))).not.toContain(REASON);
  });
});

describe('measures', () => {
  beforeAll(async () => {
    await world.sql`update track set ended_at = ${world.now} where programme = ${CODE} and name = 'termination'`;
    await enterStage(world.sql, now, { code: CODE, stage: 'measures' });
    await draftProposal(world.sql, now, { code: CODE, track: 'newProposal' });
    await draftReferrals(world.sql, now, { code: CODE, track: 'referral' });
    await openFollowUp(world.sql, now, { code: CODE, track: 'followUp' });
    await world.sql`
      insert into recommended (programme, kind, subject)
      select ${CODE}, 'group', 'nelayan-1' union select ${CODE}, 'household', min(household) from client where programme = ${CODE}
      union select ${CODE}, 'cadre', min(id) from client where programme = ${CODE} and audience = 'nelayan-1'
      union select ${CODE}, 'cadre', min(id) from client where programme = ${CODE} and audience = 'pemuda-1'`;
  });

  it('show each with its partner, their answer and what partners are told', async () => {
    await report('mentor-perempuan-1', 'referral/perempuan-1/01');
    await report('mentor-perempuan-1', 'referral/perempuan-1/02', { decision: 'yes' });
    const { measures } = await view('measures', 'mentor-perempuan-1');
    const referral = measures.find(({ audience }: { audience: string }) => audience === 'perempuan-1');
    expect(referral).toMatchObject({ kind: 'referral', decidedIn: COUNTERSIGN, outcome: 'accepted', party: { key: 'socialRegency' }, letter: { clients: 10 } });
    expect(referral.letter.needs[0].name.id.length).toBeGreaterThan(5);
    expect(referral.items.map(({ decision, state, waiting }: any) => [decision, state, waiting])).toEqual([
      [null, 'reported', false],
      ['yes', 'reported', false],
      [null, 'planned', false],
    ]);
    const proposal = measures.find(({ kind }: { kind: string }) => kind === 'newProposal');
    expect(proposal.letter.missed.length).toBeGreaterThan(0);
    expect(proposal.items.filter(({ party }: any) => party?.key === 'privateSector')).toHaveLength(2);
  });

  it('name who is recommended for more capital and as cadre to those alone who take it further (P6a, P6c)', async () => {
    const { recommended } = await view('measures');
    expect(recommended.groups).toEqual(['nelayan-1']);
    expect(recommended.households).toHaveLength(1);
    expect(recommended.cadres).toHaveLength(2);
    const coordinator = (await view('measures', 'coordinator-nelayan')).recommended;
    expect([coordinator.groups.length, coordinator.households.length, coordinator.cadres.length]).toEqual([1, 0, 1]);
    for (const as of ['mentor-nelayan-1', 'patron', 'machine']) expect((await view('measures', as)).recommended).toBeNull();
  });

  it('give the offices’ drafts for continued guidance the final figures (P6b)', async () => {
    const { guidance } = await view('measures');
    expect(guidance.items).toHaveLength(9);
    expect(guidance.items[0].party).toMatchObject({ key: 'socialProvince' });
    expect(guidance.figures.length).toBeGreaterThan(10);
    expect((await view('measures', 'mentor-nelayan-1')).guidance.figures).toEqual([]);
  });
});

describe('drafts', () => {
  it('list what continues a programme, with all that is needed to start it (P5a)', async () => {
    await report('team-leader', 'newProposal/programme/01');
    await report('secretary', 'newProposal/programme/02');
    expect((await report('secretary', 'newProposal/programme/06', { decision: 'yes' })).status).toBeLessThan(300);
    const list = (await world.ask('GET /drafts', { as: 'secretary' })).body.drafts;
    expect(list).toMatchObject([{ code: `${CODE}-2`, continues: CODE, supportedBy: ['socialProvince'], startedAt: null, definition: null }]);
    const [draft] = (await world.ask(`GET /drafts?code=${CODE}-2`, { as: 'machine' })).body.drafts;
    expect(draft.proposal.missed.length).toBeGreaterThan(0);
    const body = { code: draft.code, definition: draft.definition, people: readSeed('people/tablolong.yaml'), start: START };
    expect((await world.ask('POST /programmes', { as: 'machine', body: { ...body, start: '2029-09-03' } })).status).toBeLessThan(300);
    expect((await world.ask('GET /drafts', { as: 'machine' })).body.drafts[0].startedAt).toBe(world.now);
  });

  it('are of one’s own programme', async () => {
    expect((await world.ask('GET /drafts', { as: `${OTHER}/team-leader` })).body.drafts).toEqual([]);
    expect((await world.ask(`GET /drafts?code=${CODE}-2`, { as: `${OTHER}/team-leader` })).body.drafts).toEqual([]);
  });
});

describe('inputs', () => {
  it('of an outcome evaluation bring the figures so far, of a process evaluation the activities against plan (P4a, P4b)', async () => {
    const outcome = await view('items/outcomeEvaluation/programme/01/inputs');
    expect(outcome.figures.length).toBeGreaterThan(10);
    expect(outcome.missing.length).toBeGreaterThan(0);
    const process = await view('items/processEvaluation/programme/01/inputs');
    expect(process.figures).toEqual([]);
    expect(process.tracks.find(({ track }: { track: string }) => track === 'training')).toMatchObject({ expected: 33, held: 0, missing: 33 });
  });

  it('are for those whose evaluation it is', async () => {
    expect((await world.ask(`GET /programmes/${CODE}/items/processEvaluation/programme/01/inputs`, { as: 'mentor-nelayan-1' })).status).toBe(403);
    expect((await world.ask(`GET /programmes/${CODE}/items/processEvaluation/programme/99/inputs`, { as: 'team-leader' })).status).toBe(404);
    expect((await view('items/outcomeEvaluation/programme/01/inputs', 'mentor-nelayan-1')).figures).toEqual([]);
  });
});
