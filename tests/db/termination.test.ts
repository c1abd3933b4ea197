import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftMeasures } from '../../activities/draftMeasures.ts';
import { enterStage } from '../../activities/stages.ts';
import type { ReportInput } from '../../db/commands/report.ts';
import { verifyJournal } from '../../db/journal.ts';
import { decisionsOn, proposalOf, reasonPlace, reasonsOf } from '../../db/queries/decisions.ts';
import { unseal, unwrapKey } from '../../db/sealed.ts';
import { accepted, at, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
  world.now = at('2029-02-26');
  await world.sql`update track set ended_at = ${world.now} where phase in ('planning', 'running')`;
  await enterStage(world.sql, () => world.now, { code: CODE, stage: 'termination' });
  await draft();
});
afterEach(() => world.stop());

const draft = () => draftMeasures(world.sql, () => world.now, world.master, { code: CODE, track: 'termination' });
const leader = () => world.person('team-leader', 'teamLeader');
const patron = () => world.person('patron', 'patron');
const CONFIRM = 'termination/programme/01';
const COUNTERSIGN = 'termination/programme/02';
const REASON = 'Cuaca buruk sepanjang musim; kelompok ini hampir berhasil.';

function decided(decision: string, more: Partial<ReportInput> = {}): ReportInput {
  return { id: randomUUID(), outcome: 'held', doneOn: '2029-02-26', decision, ...more };
}
const items = () => world.sql<{ key: string; part: string; owner: string; rings: number[]; outcome: string | null }[]>`
  select key, part, owner, rings, outcome from item where track = 'termination' order by ordinal`;
const measures = () => world.sql`select audience, kind from measure order by audience, kind`;
const stands = async () => JSON.stringify([await items(), await measures(), await world.sql`select item, decision, chosen from measure_decision`]);

describe('termination', () => {
  it('reads the figures, proposes measures for the programme and each group, and asks the team leader first (P5)', async () => {
    const [confirm, countersign] = await items();
    expect(confirm).toMatchObject({ key: CONFIRM, part: 'confirm', owner: 'team-leader', outcome: null });
    expect(confirm?.rings.length).toBeGreaterThan(1);
    expect(countersign).toMatchObject({ key: COUNTERSIGN, part: 'countersign', owner: 'patron', rings: [] });
    const { proposed, judgements, figures } = await proposalOf(world.sql, CODE);
    // Nothing was held, so nobody passes.
    expect(proposed.programme).toEqual(['newProposal']);
    expect(Object.keys(proposed.groups)).toHaveLength(9);
    expect(proposed.groups['nelayan-1']).toEqual(['referral']);
    expect(judgements.programme.passes).toBe(false);
    expect(figures.some(({ audience }) => audience === 'pemuda-3')).toBe(true);
  });

  it('keeps numbers by indicator and audience, nothing of one client or household', async () => {
    const [row] = await world.sql<{ text: string }[]>`select figures::text || judgements::text || proposed::text as text from measure_proposal`;
    const ids = await world.sql<{ id: string }[]>`select id from client union select id from household`;
    expect(ids.length).toBeGreaterThan(100);
    expect(ids.filter(({ id }) => row?.text.includes(`"${id}"`) || row?.text.includes(`/${id}`))).toEqual([]);
  });

  it('is drafted once, however often it is asked for', async () => {
    const before = await stands();
    await draft();
    expect(await stands()).toBe(before);
    expect(await world.sql`select from journal where action = 'draftMeasures'`).toHaveLength(1);
  });

  it('becomes final when the patron countersigns what the leader confirmed, and opens each measure as a track (P5)', async () => {
    accepted(await world.report(leader(), CONFIRM, decided('confirmed')));
    expect(await measures()).toEqual([]);
    expect((await items())[1]?.rings.length).toBeGreaterThan(1);
    accepted(await world.report(patron(), COUNTERSIGN, decided('countersigned')));
    expect(await measures()).toHaveLength(10);
    await world.sql`update track set ended_at = ${world.now} where name = 'termination'`;
    await enterStage(world.sql, () => world.now, { code: CODE, stage: 'measures' });
    expect((await world.sql<{ name: string }[]>`select name from track where phase = 'closing' order by position`).map(({ name }) => name)).toEqual([
      'termination',
      'newProposal',
      'referral',
      'keepsUp',
    ]);
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });

  it('takes other measures from the leader with a reason, which is sealed', async () => {
    const answers = { programme: ['newProposal', 'followUp'], groups: { 'nelayan-1': ['followUp'], 'pemuda-2': ['referral', 'followUp'] }, reason: REASON };
    accepted(await world.report(leader(), CONFIRM, decided('overridden', { answers })));
    accepted(await world.report(patron(), COUNTERSIGN, decided('countersigned')));
    const rows = await world.sql<
      { audience: string; kind: string }[]
    >`select audience, kind from measure where audience in ('programme', 'nelayan-1', 'pemuda-2', 'pemuda-3')`;
    expect(rows.map(({ audience, kind }) => `${audience} ${kind}`).toSorted()).toEqual([
      'nelayan-1 followUp',
      'pemuda-2 followUp',
      'pemuda-2 referral',
      'pemuda-3 referral',
      'programme followUp',
      'programme newProposal',
    ]);
    const [kept] = await world.sql<{ reason: Buffer; key: Buffer }[]>`
      select d.reason, p.wrapped_key as key from measure_decision d join programme p on p.code = d.programme where d.item = ${CONFIRM}`;
    if (kept === undefined) throw new Error('expected the reason to be kept');
    expect(unseal(unwrapKey(world.master, kept.key, CODE), kept.reason, reasonPlace(CODE, CONFIRM))).toBe(REASON);
    const everywhere = await world.sql<{ text: string }[]>`select j::text as text from journal j union all select m::text from measure_decision m`;
    expect(everywhere.filter(({ text }) => text.includes('Cuaca buruk'))).toEqual([]);
  });

  it.each([
    ['no answers', undefined, 'answers'],
    ['no reason', { groups: { 'nelayan-1': ['followUp'] }, programme: ['newProposal', 'followUp'] }, 'answers.reason'],
    ['a blank reason', { groups: { 'nelayan-1': ['followUp'] }, programme: ['newProposal', 'followUp'], reason: ' ' }, 'answers.reason'],
    ['what is proposed', { groups: { 'nelayan-1': ['referral'] }, reason: REASON }, 'answers'],
    ['a group that is not there', { groups: { 'nelayan-9': ['followUp'] }, reason: REASON }, 'answers.groups.nelayan-9'],
    ['a group left without a measure', { groups: { 'nelayan-1': [] }, reason: REASON }, 'answers.groups.nelayan-1'],
    ['a group followed up and not the programme', { groups: { 'nelayan-1': ['followUp'] }, reason: REASON }, 'answers.programme'],
    ['a programme referred', { programme: ['referral'], reason: REASON }, 'answers.programme'],
  ])('refuses an override with %s', async (_, answers, path) => {
    const before = await stands();
    const answer = await world.report(leader(), CONFIRM, decided('overridden', { answers: answers as ReportInput['answers'] }));
    expect(answer).toMatchObject({ kind: 'refused', status: 422, errors: [{ path }] });
    expect(await stands()).toBe(before);
  });

  it('is countersigned by the patron alone: 403 to anybody else, and nothing is changed', async () => {
    accepted(await world.report(leader(), CONFIRM, decided('confirmed')));
    const before = await stands();
    for (const other of [leader(), world.person('secretary', 'secretary'), world.person('coordinator-nelayan', 'coordinator', 'nelayan')])
      expect(await world.report(other, COUNTERSIGN, decided('countersigned'))).toMatchObject({ kind: 'refused', status: 403 });
    expect(await stands()).toBe(before);
  });

  it('is recorded by the secretary while nobody is patron, with who signed and by which letter, sealed (P5)', async () => {
    await world.sql`update item set owner = null where key = ${COUNTERSIGN}`;
    accepted(await world.report(leader(), CONFIRM, decided('confirmed')));
    const secretary = world.person('secretary', 'secretary');
    expect(await world.report(leader(), COUNTERSIGN, decided('countersigned', { note: 'a.n.' }))).toMatchObject({ kind: 'refused', status: 403 });
    expect(await world.report(secretary, COUNTERSIGN, decided('countersigned'))).toMatchObject({ status: 422, errors: [{ path: 'note' }] });
    const note = 'a.n. Pembina, Plt. Kepala Dinas, surat 12/2029';
    accepted(await world.report(secretary, COUNTERSIGN, decided('countersigned', { note })));
    expect(await measures()).toHaveLength(10);
    const taken = await decisionsOn(world.sql, CODE);
    expect(taken.at(-1)).toMatchObject({ step: 'countersign', decidedBy: 'secretary' });
    expect((await reasonsOf(world.sql, CODE, taken, world.master)).get(COUNTERSIGN)).toBe(note);
  });

  it('is confirmed by the team leader alone, and not countersigned before', async () => {
    expect(await world.report(world.person('secretary', 'secretary'), CONFIRM, decided('confirmed'))).toMatchObject({ status: 403 });
    expect(await world.report(patron(), COUNTERSIGN, decided('countersigned'))).toMatchObject({ status: 409, code: 'notOpenYet' });
  });

  it('goes back to the leader with the patron’s reason, and is confirmed and countersigned again', async () => {
    accepted(await world.report(leader(), CONFIRM, decided('confirmed')));
    expect(await world.report(patron(), COUNTERSIGN, decided('returned'))).toMatchObject({ status: 422, errors: [{ path: 'note' }] });
    accepted(await world.report(patron(), COUNTERSIGN, decided('returned', { note: 'Tinjau lagi Nelayan 1.' })));
    expect(await measures()).toEqual([]);
    const again = (await items()).slice(2);
    expect(again.map(({ key, part, rings }) => [key, part, rings.length > 0])).toEqual([
      ['termination/programme/03', 'confirm', true],
      ['termination/programme/04', 'countersign', false],
    ]);
    const answers = { programme: ['newProposal', 'followUp'], groups: { 'nelayan-1': ['followUp'] }, reason: REASON };
    accepted(await world.report(leader(), 'termination/programme/03', decided('overridden', { answers })));
    accepted(await world.report(patron(), 'termination/programme/04', decided('countersigned')));
    expect(await world.sql`select kind from measure where audience = 'nelayan-1'`).toEqual([{ kind: 'followUp' }]);
  });

  it('cannot be passed over: a decision that did not happen is no decision', async () => {
    const answer = await world.report(leader(), CONFIRM, { id: randomUUID(), outcome: 'didNotHappen', doneOn: '2029-02-26', reason: 'teamAbsent' });
    expect(answer).toMatchObject({ status: 422, errors: [{ path: 'outcome' }] });
  });

  it('takes one of two decisions taken at the same moment; the other learns what stands', async () => {
    const answers = await Promise.all([
      world.report(leader(), CONFIRM, decided('confirmed')),
      world.report(leader(), CONFIRM, decided('overridden', { answers: { groups: { 'nelayan-1': ['followUp'] }, programme: ['followUp'], reason: REASON } })),
    ]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'refused']);
    const [kept] = await world.sql<{ decision: string }[]>`select decision from measure_decision`;
    const lost = answers.find(({ kind }) => kind === 'refused');
    expect(lost).toMatchObject({ status: 409, code: 'alreadyReported' });
    expect(lost?.kind === 'refused' && lost.text.en).toContain(kept?.decision);
    expect(await world.sql`select from measure_decision`).toHaveLength(1);
  });
});
