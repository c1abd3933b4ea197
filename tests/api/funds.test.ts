import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  world.now = at('2027-09-01');
});
afterAll(() => world.stop());

const PATH = `/programmes/${CODE}`;
const RECEIPT = { fund: 'operational', source: 'tourismProvince', amount: 6_000_000, on: '2027-09-01' };

describe('money over HTTP', () => {
  it('is recorded by the treasurer and read by the team (I8)', async () => {
    const answer = await world.ask(`POST ${PATH}/funds/receipts`, { as: 'treasurer', body: RECEIPT });
    expect([answer.status, answer.body.balance.balance]).toEqual([200, 6_000_000]);
    const spent = await world.ask(`POST ${PATH}/funds/expenses`, { as: 'treasurer', body: { ...RECEIPT, amount: 6_000_001 } });
    expect([spent.status, spent.body.type]).toEqual([409, 'urn:pendamping:problem:notReceived']);
    expect(spent.body.detail).toMatch(/6\.000\.000.*6\.000\.001/);
    const { body } = await world.ask(`GET ${PATH}/funds`, { as: 'mentor-nelayan-1' });
    expect(body).toMatchObject({ currency: 'IDR', funds: [{ fund: 'operational', source: 'tourismProvince', received: 6_000_000, spendable: 6_000_000 }] });
    const entries = await world.ask(`GET ${PATH}/funds/entries`, { as: 'patron' });
    expect(entries.body).toMatchObject({ entries: [{ number: 1, kind: 'receipt', actor: 'treasurer', reversedBy: null }], next: null });
  });

  it('is recorded by nobody else, and no amount is taken that is none (I8)', async () => {
    expect((await world.ask(`POST ${PATH}/funds/receipts`, { as: 'mentor-nelayan-1', body: RECEIPT })).status).toBe(403);
    expect((await world.ask(`POST ${PATH}/funds/receipts`, { as: 'machine', body: RECEIPT })).status).toBe(403);
    for (const amount of [-1, 0, 1.5, '6000000', 1e15])
      expect((await world.ask(`POST ${PATH}/funds/receipts`, { as: 'treasurer', body: { ...RECEIPT, amount } })).status).toBe(400);
    const wrong = await world.ask(`POST ${PATH}/funds/receipts`, { as: 'treasurer', body: { ...RECEIPT, fund: 'lottery', on: '2030-01-01' } });
    expect([wrong.status, wrong.body.errors.map(({ path }: { path: string }) => path)]).toEqual([422, ['fund', 'on']]);
  });

  it('of a year that was mistyped is refused, and the books can be read as before (I8)', async () => {
    const refused = await world.ask(`POST ${PATH}/funds/receipts`, { as: 'treasurer', body: { ...RECEIPT, on: '0001-01-01' } });
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, 'on']);
    expect((await world.ask(`GET ${PATH}/funds`, { as: 'treasurer' })).status).toBe(200);
  });

  it('is undone by number, with the reason (I8)', async () => {
    const { body } = await world.ask(`POST ${PATH}/funds/pledges`, {
      as: 'team-leader',
      body: { ...RECEIPT, source: 'socialProvince', lastSpendingOn: '2028-03-31' },
    });
    expect(body).toMatchObject({ kind: 'pledge', lastSpendingOn: '2028-03-31' });
    const undone = await world.ask(`POST ${PATH}/funds/reversals`, { as: 'secretary', body: { entry: body.entry, reason: 'Belum disetujui DPRD.' } });
    expect([undone.status, undone.body.kind, undone.body.balance.pledged]).toEqual([200, 'reversal', 0]);
    expect((await world.ask(`POST ${PATH}/funds/closings`, { as: 'secretary', body: { year: 2027 } })).body.type).toBe('urn:pendamping:problem:yearStillRuns');
  });
});

it('shows the grant of each group with its givers and the hands it goes through (P2f, O4)', async () => {
  const { status, body } = await world.ask(`GET ${PATH}/grants`, { as: 'mentor-pemuda-1' });
  expect([status, body.grants.length, body.currency]).toEqual([200, 9, 'IDR']);
  const one = await world.ask(`GET ${PATH}/grants?group=pemuda-1`, { as: 'patron' });
  expect(one.body.grants).toMatchObject([
    {
      group: 'pemuda-1',
      form: 'both',
      existing: false,
      planned: { privateSector: 20_000_000, cooperativesProvince: 15_000_000 },
      approvedOn: null,
      shares: [],
    },
  ]);
  expect(one.body.grants[0].items.map(({ part, source }: { part: string; source: string | null }) => [part, source])).toEqual([
    ['proposal', null],
    ['check', null],
    ['recommendation', null],
    ['decision', 'privateSector'],
    ['decision', 'cooperativesProvince'],
    ['disbursement', 'privateSector'],
    ['disbursement', 'cooperativesProvince'],
    ['handOver', null],
    ['useReport', null],
  ]);
});

it('shows the inside of a grant to whom the group concerns alone', async () => {
  const [{ id: chair }] = await world.sql<[{ id: string }]>`select id from client where programme = ${CODE} and audience = 'pemuda-1' order by id limit 1`;
  await world.sql`
    insert into capital_grant (programme, audience, other_aid, handed_over_on, chair, used_on, spent, off_purpose, receipts_complete)
    values (${CODE}, 'pemuda-1', true, '2027-11-01', ${chair}, '2027-12-01', 100, 7, true)
    on conflict (programme, audience) do update set other_aid = true, handed_over_on = '2027-11-01', chair = ${chair}, used_on = '2027-12-01', spent = 100, off_purpose = 7, receipts_complete = true`;
  const read = async (as: string) => {
    const [{ otherAid, officers, use }] = (await world.ask(`GET ${PATH}/grants?group=pemuda-1`, { as })).body.grants;
    return [otherAid, officers?.chair, use?.offPurpose];
  };
  for (const as of ['mentor-pemuda-1', 'coordinator-pemuda', 'treasurer', 'secretary', 'patron'])
    expect([as, ...(await read(as))]).toEqual([as, true, chair, 7]);
  for (const as of ['mentor-pemuda-2', 'coordinator-nelayan', 'village-head']) expect([as, ...(await read(as))]).toEqual([as, null, undefined, undefined]);
});

it('books a vehicle, takes it back, and lists who has what (I9, I10)', async () => {
  const body = { thing: 'vehicles/socialProvince/1', from: '2027-09-01T10:00', until: '2027-09-02T18:00' };
  const booked = await world.ask(`POST ${PATH}/bookings`, { as: 'mentor-nelayan-1', body });
  expect([booked.status, booked.body.booking]).toEqual([200, 1]);
  const twice = await world.ask(`POST ${PATH}/bookings`, { as: 'mentor-nelayan-2', body });
  expect([twice.status, twice.body.type]).toEqual([409, 'urn:pendamping:problem:alreadyBooked']);
  world.now = at('2027-09-01', '15:00');
  expect((await world.ask(`POST ${PATH}/bookings/none/closing`, { as: 'mentor-nelayan-1', body: { km: 12 } })).status).toBe(404);
  const closed = await world.ask(`POST ${PATH}/bookings/1/closing`, { as: 'mentor-nelayan-1', body: { km: 12, condition: 'good' } });
  expect([closed.status, closed.body.km]).toEqual([200, 12]);
  const { body: list } = await world.ask(`GET ${PATH}/bookings?thing=vehicles/socialProvince/1`, { as: 'village-head' });
  expect([list.things.length, list.bookings.map(({ booking }: { booking: number }) => booking)]).toEqual([1, [1]]);
  expect((await world.ask(`POST ${PATH}/bookings/1/cancellation`, { as: 'mentor-nelayan-1' })).status).toBe(409);
});
