import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftProposal } from '../../activities/draftProposal.ts';
import type { ReportInput } from '../../db/commands/report.ts';
import { draftOf, listDrafts } from '../../db/queries/drafts.ts';
import { makeMeasures, type MeasuresWorld, track } from './measuresWorld.ts';
import { accepted, CODE } from './world.ts';

const SUPPORTERS = ['socialProvince', 'cooperativesProvince', 'kesetiakawanan', 'privateSector'];

let world: MeasuresWorld;
beforeEach(async () => {
  world = await makeMeasures();
});
afterEach(() => world.stop());

const now = () => world.now;
const secretary = (key: string, more?: Partial<ReportInput>) => world.reported('secretary', 'secretary', key, more);

describe('a new proposal', () => {
  beforeEach(() => draftProposal(world.sql, now, track('newProposal')));
  const part = (name: string) => async () => (await world.items('newProposal')).filter((item) => item.part === name);
  const submissions = part('submit');
  const answers = part('answer');
  const drafted = () => world.reported('team-leader', 'teamLeader', 'newProposal/programme/01');

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
    const before = await world.items('newProposal');
    await draftProposal(world.sql, now, track('newProposal'));
    expect(await world.items('newProposal')).toEqual(before);
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
    expect(await world.measure('programme', 'newProposal')).toEqual({ outcome: 'supported', party: 'socialProvince' });
    const [draft] = await listDrafts(world.sql);
    expect(draft).toMatchObject({ code: `${CODE}-2`, continues: CODE, version: 2, supportedBy: ['socialProvince', 'cooperativesProvince'], startedAt: null });
    const whole = await draftOf(world.sql, `${CODE}-2`);
    accepted(await world.start({ code: `${CODE}-2`, definition: JSON.stringify(whole?.definition), start: '2029-09-03' }));
    expect(await world.sql`select continues from programme where code = ${`${CODE}-2`}`).toEqual([{ continues: CODE }]);
    expect((await listDrafts(world.sql))[0]?.startedAt).toBe(world.now);
    expect(await listDrafts(world.sql, ['another-programme'])).toEqual([]);
  });

  it('is drafted under the next code that nobody has: one that is taken would be no draft that can be started', async () => {
    accepted(await world.start({ code: `${CODE}-2`, start: '2029-09-03' }));
    const [{ definition }] = await world.sql<[{ definition: object }]>`select definition from programme where code = ${CODE}`;
    await world.sql`
      insert into programme_draft (code, continues, definition, supported_by, created_at) values (${`${CODE}-3`}, ${`${CODE}-2`}, ${world.sql.json(definition as never)}, '{}', 1)`;
    accepted(await drafted());
    for (const ordinal of ['02', '03']) accepted(await secretary(`newProposal/programme/${ordinal}`));
    for (const ordinal of ['06', '07']) accepted(await secretary(`newProposal/programme/${ordinal}`, { decision: 'yes' }));
    expect(await world.sql`select code from programme_draft where continues = ${CODE}`).toEqual([{ code: `${CODE}-4` }]);
    expect(await world.lastJournalled('newProposal/programme/07')).toMatchObject({ draft: `${CODE}-4` });
  });

  it('goes by when another draft takes its code at the same moment', async () => {
    accepted(await world.start({ code: `${CODE}-2`, start: '2029-09-03' }));
    const [{ definition }] = await world.sql<[{ definition: object }]>`select definition from programme where code = ${CODE}`;
    accepted(await drafted());
    accepted(await secretary('newProposal/programme/02'));
    const answers = await world.sql.begin(async (tx) => {
      await tx`
        insert into programme_draft (code, continues, definition, supported_by, created_at) values (${`${CODE}-3`}, ${`${CODE}-2`}, ${tx.json(definition as never)}, '{}', 1)`;
      const yes = secretary('newProposal/programme/06', { decision: 'yes' });
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { yes };
    });
    accepted(await answers.yes);
    expect(await world.sql`select code from programme_draft where continues = ${CODE}`).toEqual([{ code: `${CODE}-4` }]);
  });

  it('ends when all have said no or could not be reached, and says so', async () => {
    accepted(await drafted());
    accepted(await secretary('newProposal/programme/02'));
    accepted(await secretary('newProposal/programme/03', { outcome: 'didNotHappen', reason: 'teamAbsent' }));
    for (const ordinal of ['04', '05']) accepted(await secretary(`newProposal/programme/${ordinal}`));
    accepted(await secretary('newProposal/programme/06', { decision: 'no' }));
    accepted(await secretary('newProposal/programme/08', { outcome: 'didNotHappen', reason: 'teamAbsent' }));
    expect(await world.measure('programme', 'newProposal')).toEqual({ outcome: null, party: null });
    accepted(await secretary('newProposal/programme/09', { decision: 'no' }));
    expect(await world.measure('programme', 'newProposal')).toEqual({ outcome: 'refusedByAll', party: null });
    expect(await world.lastJournalled('newProposal/programme/09')).toMatchObject({ measure: 'newProposal', measureOutcome: 'refusedByAll' });
    expect((await world.items('newProposal')).filter(({ outcome }) => outcome === null)).toEqual([]);
    expect((await answers())[1]).toMatchObject({ subject: 'cooperativesProvince', outcome: 'cancelled' });
  });

  it('cannot leave out its draft', async () => {
    const answer = await world.reported('team-leader', 'teamLeader', 'newProposal/programme/01', { outcome: 'didNotHappen', reason: 'teamAbsent' });
    expect(answer).toMatchObject({ status: 422, errors: [{ path: 'outcome' }] });
  });
});
