import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fundsStanding, ledgerTotals } from '../../db/queries/funds.ts';
import { grantsStanding, grantTotals } from '../../db/queries/grants.ts';
import { readRecords } from '../../db/queries/records.ts';
import { verifyJournal } from '../../db/journal.ts';
import type { Definition } from '../../domain/definition.ts';
import { type GrantsWorld, makeGrantsWorld } from './grantsWorld.ts';
import { accepted, at, CODE } from './world.ts';

const GROUP = 'pemuda-1'; // two givers: the private sector with 20 million, the provincial cooperative office with 15
let world: GrantsWorld;
let definition: Definition;
beforeEach(async () => {
  world = await makeGrantsWorld();
  const [row] = await world.sql<[{ definition: Definition }]>`select definition from programme`;
  ({ definition } = row);
});
afterEach(() => world.stop());

async function pledgeBoth(received = true): Promise<void> {
  for (const [source, amount] of [
    ['privateSector', 20_000_000],
    ['cooperativesProvince', 15_000_000],
  ] as const) {
    accepted(await world.record('pledge', source, amount));
    if (received) accepted(await world.record('receipt', source, amount));
  }
}

const pot = async (source: string) => (await fundsStanding(world.sql, CODE, definition, '2027-10-04')).find((each) => each.source === source);
const grant = async () => (await grantsStanding(world.sql, CODE, definition)).find(({ group }) => group === GROUP);
const refusal = async (answer: Promise<unknown>) => {
  const { kind, status, code, text, errors } = (await answer) as {
    kind: string;
    status: number;
    code: string;
    text: { id: string; en: string };
    errors?: { path: string }[];
  };
  return { kind, status, code, text, paths: errors?.map(({ path }) => path) };
};
const waitingAndOpen = () => world.sql`select key from item where track = 'capital' and audience = ${GROUP} and outcome is null`;

describe('a capital grant', () => {
  it('goes through every hand: proposed, checked, recommended, decided by each source, paid, handed over, its use reported (P2f, O4)', async () => {
    await pledgeBoth();
    await world.until(GROUP, 'useReport');
    expect(await world.open(GROUP)).toMatchObject([{ part: 'useReport', from: '2027-10-04', until: '2027-12-03' }]);
    accepted(await world.step(GROUP));
    expect(await waitingAndOpen()).toEqual([]);
    expect(await grant()).toMatchObject({
      proposedOn: '2027-10-04',
      budget: 35_000_000,
      approvedOn: '2027-10-04',
      paidOn: '2027-10-04',
      handedOverOn: '2027-10-04',
      officers: { chair: expect.any(String), secretary: expect.any(String), treasurer: expect.any(String) },
      use: { on: '2027-10-04', spent: 35_000_000, accepted: true },
      shares: [
        { source: 'privateSector', amount: 20_000_000, decidedIn: `capital/${GROUP}/04`, paidIn: `capital/${GROUP}/06`, undoneBecause: null },
        { source: 'cooperativesProvince', amount: 15_000_000, decidedIn: `capital/${GROUP}/05`, paidIn: `capital/${GROUP}/07`, undoneBecause: null },
      ],
    });
    expect(await pot('privateSector')).toMatchObject({ pledged: 20_000_000, received: 20_000_000, reserved: 0, spent: 20_000_000, balance: 0, spendable: 0 });
    expect(await grantTotals(world.sql, CODE, definition)).toEqual({ planned: 9, approved: 1, disbursed: 1, reported: 1 });
    expect((await readRecords(world.sql, CODE, world.master)).grants.find(({ group }) => group === GROUP)).toEqual({
      group: GROUP,
      amount: 35_000_000,
      approvedOn: '2027-10-04',
      handedOverOn: '2027-10-04',
      useAcceptedOn: '2027-10-04',
    });
    const { debit, credit, overdrafts } = await ledgerTotals(world.sql, CODE);
    expect([debit - credit, overdrafts]).toEqual([0, 0]);
    expect(debit).toBeGreaterThan(0);
    expect((await verifyJournal(world.sql, CODE)).intact).toBe(true);
  });

  it('is planned for each group from the lock on, nine of them, and nothing of it is open before training phase 1 (P2f, O4)', async () => {
    const grants = await grantsStanding(world.sql, CODE, definition);
    expect(grants.map(({ group, approvedOn }) => [group, approvedOn])).toEqual(Object.keys(definition.businessGroups).map((group) => [group, null]));
    expect(grants.flatMap(({ planned }) => Object.values(planned)).reduce((sum, amount) => sum + amount, 0)).toBe(200_000_000);
    expect(await world.open(GROUP)).toMatchObject([{ part: 'proposal' }]);
  });

  it('is not approved beyond what its source has promised, and says what is missing (P2f, I8)', async () => {
    accepted(await world.record('pledge', 'privateSector', 12_000_000));
    await world.until(GROUP, 'decision');
    const answer = await refusal(world.step(GROUP));
    expect(answer).toMatchObject({ kind: 'refused', status: 409, code: 'beyondBalance' });
    expect(answer.text.id).toMatch(/Dunia usaha.*12\.000\.000.*20\.000\.000.*janji dana/);
    expect(answer.text.en).toMatch(/Private sector.*12,000,000.*20,000,000.*pledge/);
    expect(await world.open(GROUP)).toMatchObject([{ part: 'decision', subject: 'privateSector' }]);
    accepted(await world.step(GROUP, { answers: { amount: 12_000_000 } }));
    expect(await pot('privateSector')).toMatchObject({ reserved: 12_000_000, spendable: 0 });
  });

  it('is not paid before the money has come: the task stays open, the refusal names what is there and what is needed (P2f, I8)', async () => {
    await pledgeBoth(false);
    accepted(await world.record('receipt', 'privateSector', 5_000_000));
    await world.until(GROUP, 'disbursement');
    const answer = await refusal(world.step(GROUP));
    expect(answer).toMatchObject({ kind: 'refused', status: 409, code: 'notReceived' });
    expect(answer.text.id).toMatch(/5\.000\.000.*20\.000\.000/);
    expect(await world.open(GROUP)).toMatchObject([{ part: 'disbursement', subject: 'privateSector' }]);
    expect(await pot('privateSector')).toMatchObject({ reserved: 20_000_000, spent: 0, balance: 5_000_000 });
    accepted(await world.record('receipt', 'privateSector', 15_000_000));
    accepted(await world.step(GROUP));
    expect(await pot('privateSector')).toMatchObject({ reserved: 0, spent: 20_000_000, balance: 0 });
  });

  it('is paid from next year’s money where the year ended in between (P2f, I8)', async () => {
    await pledgeBoth(false);
    await world.until(GROUP, 'disbursement');
    world.now = at('2028-02-10');
    expect(await refusal(world.step(GROUP))).toMatchObject({ status: 409, code: 'notReceived' });
    accepted(await world.record('pledge', 'privateSector', 20_000_000));
    accepted(await world.record('receipt', 'privateSector', 20_000_000));
    accepted(await world.step(GROUP));
    const pots = (await fundsStanding(world.sql, CODE, definition, '2028-02-10')).filter(({ source }) => source === 'privateSector');
    expect(pots.map(({ year, reserved, spent }) => [year, reserved, spent])).toEqual([
      [2027, 0, 0],
      [2028, 0, 20_000_000],
    ]);
  });
});

describe('a grant that a later hand refuses', () => {
  it('leaves nothing bound when the second source rejects it, and the plan says why (P2f)', async () => {
    await pledgeBoth();
    await world.until(GROUP, 'decision');
    accepted(await world.step(GROUP));
    expect(await pot('privateSector')).toMatchObject({ reserved: 20_000_000 });
    accepted(await world.step(GROUP, { decision: 'rejected', answers: { number: 'SK-8', amount: 0 } }));
    expect(await pot('privateSector')).toMatchObject({ reserved: 0, spendable: 20_000_000 });
    expect(await waitingAndOpen()).toEqual([]);
    const cancelled =
      await world.sql`select key, cancelled_because from item where audience = ${GROUP} and track = 'capital' and outcome = 'cancelled' order by key`;
    expect(cancelled.map(({ cancelled_because: why }) => why as string)).toEqual(Array(4).fill('rejected'));
    expect(await grant()).toMatchObject({ approvedOn: null, endedBecause: 'rejected', shares: [{ source: 'privateSector', undoneBecause: 'rejected' }] });
    const [entry] = await world.sql`select after from journal where subject = ${`capital/${GROUP}/05`} and action = 'report'`;
    expect(entry?.['after']).toMatchObject({ decision: 'rejected', ended: 'rejected', reversed: [expect.any(Number)] });
  });

  it('takes back what was paid when the other source does not pay after all (P2f, I8)', async () => {
    await pledgeBoth();
    await world.until(GROUP, 'disbursement');
    accepted(await world.step(GROUP));
    expect(await pot('privateSector')).toMatchObject({ spent: 20_000_000, balance: 0 });
    accepted(await world.step(GROUP, { outcome: 'didNotHappen', reason: Object.keys(definition.reasons)[0] as string }));
    expect(await pot('privateSector')).toMatchObject({ spent: 0, reserved: 0, balance: 20_000_000 });
    expect(await pot('cooperativesProvince')).toMatchObject({ reserved: 0, balance: 15_000_000 });
    expect(await waitingAndOpen()).toEqual([]);
    expect(await grant()).toMatchObject({ endedBecause: 'didNotHappen', paidOn: null });
  });

  it('is proposed anew when it is sent back, and everything is decided again under new keys (P2f)', async () => {
    await pledgeBoth();
    await world.until(GROUP, 'decision');
    accepted(await world.step(GROUP));
    accepted(await world.step(GROUP, { decision: 'returned' }));
    expect(await pot('privateSector')).toMatchObject({ reserved: 0 });
    expect(await world.open(GROUP)).toMatchObject([{ key: `capital/${GROUP}/10`, part: 'proposal' }]);
    await world.until(GROUP, 'useReport');
    accepted(await world.step(GROUP));
    expect((await grant())?.shares.map(({ decidedIn, undoneBecause }) => [decidedIn, undoneBecause])).toEqual([
      [`capital/${GROUP}/04`, 'returned'],
      [`capital/${GROUP}/13`, null],
      [`capital/${GROUP}/14`, null],
    ]);
    expect(await waitingAndOpen()).toEqual([]);
    const keys = await world.sql<{ key: string }[]>`select key from item where audience = ${GROUP} and track = 'capital'`;
    expect(new Set(keys.map(({ key }) => key)).size).toBe(14);
  });
});

describe('a wrong report of a grant', () => {
  it('names a budget beyond what the definition gives (P2f)', async () => {
    expect(await refusal(world.step(GROUP, { answers: { budget: 35_000_001 } }))).toMatchObject({
      status: 422,
      code: 'reportRefused',
      paths: ['answers.budget'],
    });
    expect(await refusal(world.step(GROUP, { answers: { budget: 0 } }))).toMatchObject({ status: 422, paths: ['answers.budget'] });
  });

  it('names a group approved without officers and account, and keeps other aid for whoever decides (P2f)', async () => {
    await world.until(GROUP, 'check');
    expect(await refusal(world.step(GROUP, { answers: { officersAndAccount: false } }))).toMatchObject({ status: 422, paths: ['answers.officersAndAccount'] });
    accepted(await world.step(GROUP, { answers: { otherAid: true } }));
    expect(await grant()).toMatchObject({ otherAid: true });
  });

  it('names an amount beyond the source’s part or beyond the budget (P2f)', async () => {
    await pledgeBoth();
    accepted(await world.step(GROUP, { answers: { budget: 30_000_000 } }));
    await world.until(GROUP, 'decision');
    expect(await refusal(world.step(GROUP, { answers: { amount: 20_000_001 } }))).toMatchObject({ status: 422, paths: ['answers.amount'] });
    accepted(await world.step(GROUP));
    expect(await refusal(world.step(GROUP))).toMatchObject({ status: 422, paths: ['answers.amount'] });
    accepted(await world.step(GROUP, { answers: { amount: 10_000_000 } }));
  });

  it('names officers who are not three different people of the group (P2f)', async () => {
    await pledgeBoth();
    await world.until(GROUP, 'handOver');
    const clients = await world.sql<{ id: string; household: string }[]>`select id, household from client where audience = ${GROUP} order by id`;
    const [one, two] = clients;
    expect(await refusal(world.step(GROUP, { answers: { treasurer: one?.id } }))).toMatchObject({ status: 422, paths: ['answers.chair', 'answers.treasurer'] });
    expect(await refusal(world.step(GROUP, { answers: { treasurer: two?.household } }))).toMatchObject({ status: 422, paths: ['answers.treasurer'] });
    expect(await refusal(world.step(GROUP, { answers: { treasurer: 'k001' } }))).toMatchObject({ status: 422, paths: ['answers.treasurer'] });
  });

  it('names more spent than was received, and keeps what went to something else (P2f)', async () => {
    await pledgeBoth();
    await world.until(GROUP, 'useReport');
    expect(await refusal(world.step(GROUP, { answers: { spent: 35_000_001 } }))).toMatchObject({ status: 422, paths: ['answers.spent'] });
    expect(await refusal(world.step(GROUP, { answers: { spent: 5, offPurpose: 6 } }))).toMatchObject({ status: 422, paths: ['answers.offPurpose'] });
    accepted(await world.step(GROUP, { answers: { offPurpose: 1_000_000 } }));
    expect(await grant()).toMatchObject({ use: { offPurpose: 1_000_000, accepted: false } });
    expect((await readRecords(world.sql, CODE, world.master)).grants.find(({ group }) => group === GROUP)?.useAcceptedOn).toBeUndefined();
  });

  it('is refused before its turn, and in the wrong hands (P2f)', async () => {
    const { sql } = world;
    const [waiting] = await sql<{ key: string }[]>`select key from item where audience = ${GROUP} and track = 'capital' and part = 'check'`;
    const input = { id: crypto.randomUUID(), outcome: 'held', doneOn: '2027-10-04', decision: 'approved' } as const;
    const mentor = world.person(`mentor-${GROUP}`, 'mentor', GROUP);
    expect(await refusal(world.report(mentor, waiting?.key ?? '', input))).toMatchObject({ status: 409, code: 'notOpenYet' });
    await world.until(GROUP, 'decision');
    const [decision] = await world.open(GROUP);
    expect(await refusal(world.report(mentor, decision?.key ?? '', input))).toMatchObject({ status: 403, code: 'notAllowed' });
  });

  it('loses to the one that came at the same moment, and is told so (P2f)', async () => {
    await pledgeBoth();
    await world.until(GROUP, 'decision');
    const secretary = world.person('secretary', 'secretary');
    const said = (decision: string, amount: number) => ({ decision, answers: { number: 'SK-9', amount } });
    const both = await Promise.all(
      [said('approved', 20_000_000), said('rejected', 0)].map((input) =>
        world.report(secretary, `capital/${GROUP}/04`, { id: crypto.randomUUID(), outcome: 'held', doneOn: '2027-10-04', ...input }),
      ),
    );
    expect(both.map((answer) => (answer.kind === 'refused' ? answer.code : answer.kind)).toSorted()).toEqual(['accepted', 'alreadyReported']);
    const reports = await world.sql`select from report where item = ${`capital/${GROUP}/04`}`;
    expect(reports).toHaveLength(1);
  });
});
