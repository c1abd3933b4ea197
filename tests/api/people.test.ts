import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, CODE, ITEM_PATH, makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  world.now = at('2027-07-30');
});
afterAll(() => world.stop());

const ABSENCE = { person: 'mentor-nelayan-1', from: '2027-08-02', until: '2027-08-23', reason: 'Bertugas dalam penanganan bencana' };
const seatOf = (body: any, seat: string) => body.seats.find((each: { seat: string }) => each.seat === seat);

describe('who is away', () => {
  it('is recorded by the coordinator, and shown with who stands in, where the tasks are too', async () => {
    const preview = await world.ask(`POST /programmes/${CODE}/absences`, { as: 'coordinator-nelayan', body: { ...ABSENCE, preview: true } });
    expect(preview).toMatchObject({ status: 200, body: { act: null, preview: true, substitute: 'mentor-nelayan-2', proposed: true, waiting: [] } });
    const recorded = await world.ask(`POST /programmes/${CODE}/absences`, { as: 'coordinator-nelayan', body: ABSENCE });
    expect([200, 202]).toContain(recorded.status);
    expect(recorded.body.changes).toEqual(preview.body.changes);
    const { body } = await world.ask(`GET /programmes/${CODE}/people`, { as: 'coordinator-nelayan' });
    expect(seatOf(body, 'mentor-nelayan-1')).toMatchObject({
      name: { id: 'Pendamping Sosial Nelayan 1' },
      absences: [{ act: recorded.body.act, from: '2027-08-02', until: '2027-08-23', substitute: 'mentor-nelayan-2', acting: false }],
    });
    const item = await world.ask(`GET ${ITEM_PATH}`, { as: 'mentor-nelayan-2' });
    expect(item.body).toMatchObject({ owner: 'mentor-nelayan-2', inPlaceOf: 'mentor-nelayan-1', mayReport: true });
    const tasks = await world.ask(`GET /programmes/${CODE}/tasks`, { as: 'mentor-nelayan-2' });
    expect(tasks.body.tasks.filter(({ inPlaceOf }: { inPlaceOf: string | null }) => inPlaceOf === 'mentor-nelayan-1').length).toBeGreaterThan(2);
  });

  it('is refused in words of both languages, at the place', async () => {
    for (const [language, word] of [
      ['id', 'orang lain'],
      ['en', 'somebody else'],
    ] as const) {
      const answer = await world.ask(`POST /programmes/${CODE}/absences`, {
        as: 'team-leader',
        body: { ...ABSENCE, person: 'mentor-nelayan-3', substitute: 'mentor-nelayan-3' },
        headers: { 'pendamping-language': language },
      });
      expect(answer).toMatchObject({ status: 422, body: { type: 'urn:pendamping:problem:absenceRefused' } });
      expect(answer.text).toContain(word);
    }
  });
});

describe('people and seats', () => {
  it('are shown to managers with how they are reached, to coordinators without', async () => {
    const managers = await world.ask(`GET /programmes/${CODE}/people`, { as: 'secretary' });
    expect(seatOf(managers.body, 'patron').person).toMatchObject({ email: expect.stringContaining('@'), phone: expect.stringContaining('+62') });
    const coordinators = await world.ask(`GET /programmes/${CODE}/people`, { as: 'coordinator-pemuda' });
    expect(coordinators.body.seats).toHaveLength(managers.body.seats.length);
    expect(coordinators.body.seats.every((seat: any) => seat.person.email === null && seat.person.phone === null)).toBe(true);
  });

  it('hand over: who comes is let in, who has left is not, a vacancy stands in the status', async () => {
    const head = { id: 'village-head-2', name: 'Kepala Desa Baru (contoh)', language: 'id' };
    const handed = await world.ask(`POST /programmes/${CODE}/handovers`, {
      as: 'team-leader',
      body: { person: 'village-head', to: { new: head }, on: '2027-07-30', reason: 'Hasil pilkades' },
    });
    expect([200, 202]).toContain(handed.status);
    expect(handed.text).not.toContain(head.name);
    const old = await world.tokenOf('village-head');
    expect((await world.ask(`GET /programmes/${CODE}/tasks`, { token: old })).status).toBe(401);
    expect((await world.ask(`GET /programmes/${CODE}/tasks`, { as: 'village-head-2' })).status).toBe(200);
    await world.ask(`POST /programmes/${CODE}/handovers`, { as: 'team-leader', body: { person: 'treasurer', on: '2027-07-30', reason: 'Mutasi' } });
    const { body } = await world.ask(`GET /programmes/${CODE}`, { as: 'patron' });
    expect(body.vacancies).toEqual([{ seat: 'treasurer', role: 'treasurer', group: null, since: '2027-07-30' }]);
    const [row] = await world.sql<[{ journal: string }]>`select string_agg(after::text, '') as journal from journal where action = 'handOver'`;
    expect(row.journal).not.toContain(head.name);
  });
});
