import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftMeasures } from '../../activities/draftMeasures.ts';
import { enterStage } from '../../activities/stages.ts';
import { OTHER } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

/** Decisions taken on their pages: a grant's check, the leader's confirmation, the patron's countersignature. */
let world: SiteWorld;
const at = (path: string) => `/p/${CODE}${path}`;
const CONFIRM = at('/decisions/termination/programme/01');
const COUNTERSIGN = at('/decisions/termination/programme/02');
const CHECK = 'capital/nelayan-1/02';
const report = (as: string, item: string, body: object) =>
  world.ask(`POST /programmes/${CODE}/items/${item}/reports`, { as, body: { id: randomUUID(), outcome: 'held', ...body } });
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  await world.locked(OTHER);
  world.now = Date.UTC(2027, 9, 4, 1);
});
afterAll(() => world.stop());

describe('a grant', () => {
  it('waits for the hand whose turn it is, with its figures', async () => {
    const proposal = { doneOn: '2027-10-04', answers: { budget: 24000000, business: 'Rumput laut', otherAid: false } };
    const [first] = await world.sql<
      [{ key: string }]
    >`select key from item where programme = ${CODE} and track = 'capital' and audience = 'nelayan-1' and ordinal = 1`;
    await world.sql`update item set rings = array[${world.now - 1}::bigint, ${world.now + 86_400_000}::bigint] where programme = ${CODE} and key = ${first.key}`;
    expect((await report('mentor-nelayan-1', first.key, proposal)).status).toBeLessThan(300);
    const list = await world.open(at('/decisions'), 'mentor-nelayan-1');
    expect(list.text).toContain(at(`/decisions/${CHECK}`));
    const page = await world.open(at(`/decisions/${CHECK}`), 'mentor-nelayan-1');
    expect(page.text).toContain('Rp 24.000.000');
    expect(page.text).toContain('Rumput laut longline');
  });

  it('is closed to whom it does not concern', async () => {
    for (const as of ['mentor-nelayan-2', 'village-head', `${OTHER}/team-leader`]) {
      expect((await world.open(at(`/decisions/${CHECK}`), as)).status).toBe(403);
      expect((await world.send(at(`/decisions/${CHECK}`), { decision: 'approved', outcome: 'held', id: randomUUID(), doneOn: '2027-10-04' }, as)).status).toBe(
        403,
      );
    }
    expect((await world.open(at('/decisions'), 'mentor-nelayan-2')).text).not.toContain(at(`/decisions/${CHECK}`));
  });

  it('says at its field what is missing, and passes on once it is decided, however often it is sent', async () => {
    const fields = { id: randomUUID(), outcome: 'held', doneOn: '2027-10-04', note: 'Lengkap', 'q.otherAid': 'false', 'q.officersAndAccount': 'true' };
    const missing = await world.send(at(`/decisions/${CHECK}`), fields, 'mentor-nelayan-1');
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('Lengkap');
    expect(missing.text).toContain('href="#decision"');
    for (let times = 0; times < 2; times += 1)
      expect((await world.send(at(`/decisions/${CHECK}`), { ...fields, decision: 'approved' }, 'mentor-nelayan-1')).location).toBe(at('/decisions?said=done'));
    const leader = await world.open(at('/decisions'), 'team-leader');
    expect(leader.text).toContain(at('/decisions/capital/nelayan-1/03'));
    expect(await world.sql`select from report where programme = ${CODE} and item = ${CHECK}`).toHaveLength(1);
  });
});

describe('findings', () => {
  it('are read by who was there and managers, and by nobody else', async () => {
    const [visit] = await world.sql<[{ key: string; on: string }]>`
      select key, planned_on as on from item where programme = ${CODE} and track = 'monitoring' and planned_on <= '2027-10-01' order by ordinal limit 1`;
    const words = 'Perahu bocor sejak Agustus';
    expect((await report('team-leader', visit.key, { doneOn: visit.on, answers: { progress: 4, obstacles: words } })).status).toBeLessThan(300);
    for (const as of ['team-leader', 'secretary', 'village-head']) {
      const { text } = await world.open(at('/decisions'), as);
      expect([as, text.includes(words), text.includes('4 dari 5')]).toEqual([as, true, true]);
    }
    for (const as of ['mentor-nelayan-1', 'instructor-nelayan-1', 'patron']) expect((await world.open(at('/decisions'), as)).text).not.toContain(words);
    expect((await world.open(at('/decisions'), `${OTHER}/team-leader`)).status).toBe(403);
  });
});

describe('measures at the end', () => {
  const typed = { outcome: 'held', doneOn: '2029-02-26', note: '' };
  /** As the page has them ticked: what the figures propose. */
  let ticked: Record<string, string[]>;
  beforeAll(async () => {
    world.now = Date.UTC(2029, 1, 26, 1);
    await world.sql`update track set ended_at = ${world.now} where programme = ${CODE} and phase in ('planning', 'running')`;
    await enterStage(world.sql, () => world.now, { code: CODE, stage: 'termination' });
    await draftMeasures(world.sql, () => world.now, world.parts.masterKey, { code: CODE, track: 'termination' });
  });

  it('are proposed with the figures and why, in words; to confirm them is the leader’s alone', async () => {
    const page = await world.open(CONFIRM, 'team-leader');
    for (const words of ['Belum berhasil', 'Program belum berhasil menurut aturan', 'Usulan program baru', 'Tetapkan seperti usulan', 'tidak dapat dibaca'])
      expect(page.text).toContain(words);
    ticked = {};
    for (const [, field = '', kind = ''] of page.text.matchAll(/type="checkbox" name="(set\.[\w-]+)" value="(\w+)" checked/g))
      ticked[field] = [...(ticked[field] ?? []), kind];
    expect(Object.keys(ticked)).toHaveLength(10);
    const secretary = await world.open(CONFIRM, 'secretary');
    expect(secretary.text).toContain('Keputusan ini bukan bagian Anda.');
    expect((await world.send(CONFIRM, { ...typed, id: randomUUID(), decision: 'confirmed' }, 'secretary')).status).toBe(403);
    expect((await world.open(CONFIRM, 'mentor-nelayan-1')).status).toBe(403);
  });

  it('are overridden only with a reason, and what was chosen stays on the page', async () => {
    const fields = {
      ...typed,
      ...ticked,
      id: randomUUID(),
      decision: 'overridden',
      'set.programme': ['newProposal', 'followUp'],
      'set.nelayan-1': ['followUp'],
      why: '',
    };
    const refused = await world.send(CONFIRM, fields, 'team-leader');
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/id="why-fault"/);
    expect(refused.text).toMatch(/name="set\.programme" value="followUp" checked/);
    const empty = await world.send(CONFIRM, { ...fields, 'set.nelayan-1': [], why: 'Pendamping sakit' }, 'team-leader');
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('href="#set.nelayan-1"');
    expect((await world.send(CONFIRM, { ...fields, why: 'Pendamping sakit lama' }, 'team-leader')).location).toBe(at('/decisions?said=done'));
  });

  it('come to the patron with what differs and why, who sends them back with a note or countersigns', async () => {
    const page = await world.open(COUNTERSIGN, 'patron');
    for (const words of ['Berbeda dari usulan', 'Pendamping sakit lama', 'Sahkan', 'tidak dapat diurungkan']) expect(page.text).toContain(words);
    const without = await world.send(COUNTERSIGN, { ...typed, id: randomUUID(), decision: 'returned' }, 'patron');
    expect(without.status).toBe(422);
    expect(without.text).toMatch(/id="note-fault"/);
    expect((await world.send(COUNTERSIGN, { ...typed, id: randomUUID(), decision: 'countersigned' }, 'team-leader')).text).not.toContain('said=done');
    const signed = await world.send(COUNTERSIGN, { ...typed, id: randomUUID(), decision: 'countersigned' }, 'patron');
    expect(signed.location).toBe(at('/decisions?said=done'));
    const again = await world.send(COUNTERSIGN, { ...typed, id: randomUUID(), decision: 'returned', note: 'Tinjau' }, 'patron');
    expect(again.status).toBe(422);
    expect(again.text).toContain('Sudah diputuskan');
  });

  it('are told to everybody in the team, the reason to those who decide alone', async () => {
    for (const as of ['team-leader', 'patron']) expect((await world.open(at('/decisions'), as)).text).toContain('Pendamping sakit lama');
    for (const as of ['mentor-nelayan-1', 'village-head']) {
      const { text } = await world.open(at('/decisions'), as);
      expect(text).toContain('Sahkan');
      expect(text).not.toContain('Pendamping sakit lama');
    }
  });
});
