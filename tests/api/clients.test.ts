import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyAnswers } from '../support/anyAnswers.ts';
import { tablolongPeople } from '../support/seeds.ts';
import { at, CODE, makeWorld, OTHER, START, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  await world.locked(OTHER);
  world.now = at('2027-08-05');
});
afterAll(() => world.stop());

const people = tablolongPeople(START);
const of = (group: string) => people.clients.filter((client) => client.group === group);
const idOf = (group: string, index: number) => of(group)[index]?.id ?? '';
const post = (id: string, what: string, body: unknown, as = 'team-leader') => world.ask(`POST /programmes/${CODE}/clients/${id}/${what}`, { as, body });
const list = async (as: string, query = '') => (await world.ask(`GET /programmes/${CODE}/clients${query}`, { as })).body.clients as Record<string, unknown>[];
const code = ({ status, body }: { status: number; body: any }) => [status, body.type?.replace('urn:pendamping:problem:', '')];
const paths = ({ body }: { body: any }) => (body.errors ?? []).map(({ path }: { path: string }) => path);

describe('the village list', () => {
  it('is by place, whole for managers, of the group for a mentor, of the training group for a coordinator, empty for others (I1)', async () => {
    const all = await list('secretary');
    expect(all).toHaveLength(90);
    expect(all.map(({ place }) => place)).toEqual(all.map((_, index) => index + 1));
    expect(all[0]).toMatchObject({
      id: people.clients[0]?.id,
      name: people.clients[0]?.name,
      hamlet: people.households.find(({ id }) => id === people.clients[0]?.household)?.hamlet,
      leftOn: null,
      consents: {},
    });
    expect((await list('mentor-nelayan-1')).map(({ id }) => id)).toEqual(of('nelayan-1').map(({ id }) => id));
    expect(await list('coordinator-nelayan')).toHaveLength(30);
    expect(await list('coordinator-nelayan', '?group=nelayan-2')).toHaveLength(10);
    expect(await list('coordinator-nelayan', '?group=pemuda-2')).toEqual([]);
    for (const as of ['patron', 'instructor-nelayan-1', 'village-head']) expect(await list(as)).toEqual([]);
  });

  it('shows of a client nothing that is sealed', async () => {
    const { text } = await world.ask(`GET /programmes/${CODE}/clients`, { as: 'team-leader' });
    for (const { bornOn, phone } of people.clients) for (const value of [bornOn, phone]) if (value !== undefined) expect(text).not.toContain(value);
  });

  it('has a waiting list, in its order, and counts who was refused (I1)', async () => {
    const { body } = await world.ask(`GET /programmes/${CODE}/applicants`, { as: 'team-leader' });
    expect(body.waiting.map(({ id }: { id: string }) => id)).toEqual(people.waitingList.map(({ id }) => id));
    expect(body.refused).toEqual({ tooYoung: 1, tooOld: 1, livesElsewhere: 1 });
    const own = await world.ask(`GET /programmes/${CODE}/applicants`, { as: 'coordinator-pemuda' });
    expect(new Set(own.body.waiting.map(({ trainingGroup }: { trainingGroup: string }) => trainingGroup))).toEqual(new Set(['pemuda']));
    expect((await world.ask(`GET /programmes/${CODE}/applicants`, { as: 'mentor-nelayan-1' })).status).toBe(403);
  });
});

describe('a client', () => {
  it('is read by whoever answers for the group, and is nobody else’s business', async () => {
    const id = idOf('nelayan-2', 0);
    const ask = (as: string, client = id) => world.ask(`GET /programmes/${CODE}/clients/${client}`, { as });
    for (const as of ['mentor-nelayan-2', 'coordinator-nelayan', 'secretary'])
      expect((await ask(as)).body).toMatchObject({ id, memberships: [{ group: 'nelayan-2', from: '2027-06-21', until: null }], history: [] });
    for (const as of ['mentor-nelayan-1', 'coordinator-pemuda', 'patron', `${OTHER}/team-leader`]) expect(code(await ask(as))).toEqual([403, 'notAllowed']);
    expect(code(await ask('team-leader', 'k999'))).toEqual([404, 'unknownClient']);
    expect(code(await ask('patron', 'k999'))).toEqual([403, 'notAllowed']);
  });
});

describe('an exit', () => {
  const exit = { on: '2027-08-04', reason: 'worksAway' };

  it('is recorded by the mentor, repeated the same, and shown in list and story', async () => {
    const id = idOf('nelayan-1', 0);
    const first = await post(id, 'exit', exit, 'mentor-nelayan-1');
    expect(first).toMatchObject({ status: 202, body: { client: id, group: 'nelayan-1', leftOn: '2027-08-04', size: 9, shortfall: null } });
    expect((await post(id, 'exit', exit)).body).toMatchObject({ client: id, leftOn: '2027-08-04' });
    expect((await list('mentor-nelayan-1'))[0]).toMatchObject({ id, leftOn: '2027-08-04', leftBecause: 'worksAway' });
    const { body } = await world.ask(`GET /programmes/${CODE}/clients/${id}`, { as: 'mentor-nelayan-1' });
    expect(body).toMatchObject({ history: [{ action: 'exitClient', reason: 'worksAway', actor: `person:${CODE}/mentor-nelayan-1` }] });
    expect(code(await post(id, 'exit', { ...exit, reason: 'quarrel' }))).toEqual([409, 'alreadyLeft']);
  });

  it('before joining, in the future, for an unknown reason is refused, each value named', async () => {
    const id = idOf('nelayan-1', 1);
    for (const on of ['2027-06-20', '2027-08-06', '2027-02-30']) expect(paths(await post(id, 'exit', { on, reason: 'worksAway' }))).toEqual(['on']);
    const both = await post(id, 'exit', { on: '2027-08-06', reason: 'bored' });
    expect([...code(both), ...paths(both)]).toEqual([422, 'clientRefused', 'on', 'reason']);
    expect(both.body.errors[1].message).toContain('worksAway');
    expect(code(await post(id, 'exit', { on: '2027-08-04' }))).toEqual([400, 'malformed']);
    expect((await list('mentor-nelayan-1'))[1]).toMatchObject({ id, leftOn: null });
  });

  it('is not for others, nor in a programme of others', async () => {
    const id = idOf('nelayan-1', 1);
    for (const as of ['mentor-nelayan-2', 'coordinator-pemuda', 'instructor-nelayan-1', 'patron', 'machine', `${OTHER}/team-leader`])
      expect([as, ...code(await post(id, 'exit', exit, as))]).toEqual([as, 403, 'notAllowed']);
    expect(code(await world.ask(`POST /programmes/${OTHER}/clients/${id}/exit`, { as: 'team-leader', body: exit }))).toEqual([403, 'notAllowed']);
    expect(code(await post('k999', 'exit', exit))).toEqual([404, 'unknownClient']);
  });
});

describe('a newcomer', () => {
  it('takes the place in order of the list, consents, is interviewed, and stands on the next list (I1, I3, P1a)', async () => {
    const id = idOf('perempuan-1', 0);
    const [next, later] = people.waitingList.filter(({ trainingGroup }) => trainingGroup === 'perempuan').map((applicant) => applicant.id);
    expect(code(await post(id, 'replacement', { by: next }))).toEqual([409, 'notLeft']);
    await post(id, 'exit', { on: '2027-08-04', reason: 'moved' });
    expect(paths(await post(id, 'replacement', { by: later }))).toEqual(['reason']);
    for (const by of ['k002', 'nobody']) expect(paths(await post(id, 'replacement', { by }))).toEqual(['by']);
    expect(code(await post(id, 'replacement', { by: next }, 'mentor-perempuan-1'))).toEqual([403, 'notAllowed']);
    const { status, body } = await post(id, 'replacement', { by: next }, 'coordinator-perempuan');
    expect([status, body.client, body.replaces, body.joinedOn]).toEqual([202, next, id, '2027-08-05']);
    expect(body.items).toContain('interview/perempuan-1/11');
    expect(code(await post(id, 'replacement', { by: later, reason: 'x' }))).toEqual([409, 'placeTaken']);
    const shown = (await list('mentor-perempuan-1')).filter(({ place }) => place === body.place);
    expect(shown.map((client) => [client['id'], client['replaces'], client['replacedBy']])).toEqual([
      [id, null, next],
      [next, id, null],
    ]);

    const interview = { id: randomUUID(), outcome: 'held', doneOn: '2027-08-05', answers: anyAnswers('interview') };
    const report = () => world.ask(`POST /programmes/${CODE}/items/interview/perempuan-1/11/reports`, { as: 'mentor-perempuan-1', body: interview });
    const unasked = await report();
    expect(unasked.status).toBe(422);
    const consent = { purposes: { services: true, photos: false, sharing: true }, how: 'thumbprint' };
    expect((await post(next ?? '', 'consents', consent, 'mentor-perempuan-1')).body).toMatchObject({ client: next, means: 'given' });
    expect((await report()).body).toMatchObject({ item: 'interview/perempuan-1/11', outcome: 'held' });
    const { body: story } = await world.ask(`GET /programmes/${CODE}/clients/${next}`, { as: 'mentor-perempuan-1' });
    expect(story.consents).toEqual({ services: true, photos: false, sharing: true });
    expect(story.items).toContainEqual({ key: 'interview/perempuan-1/11', plannedOn: expect.any(String), outcome: 'held', because: null });
  });

  it('comes no more once the first phase of training is over (I3)', async () => {
    const id = idOf('pemuda-1', 0);
    const [next] = people.waitingList.filter(({ trainingGroup }) => trainingGroup === 'pemuda').map((applicant) => applicant.id);
    world.now = at('2027-09-20');
    await post(id, 'exit', { on: '2027-09-20', reason: 'moved' });
    const late = await post(id, 'replacement', { by: next });
    world.now = at('2027-08-05');
    expect(code(late)).toEqual([409, 'notReplacedAnyMore']);
    expect(late.body.detail).toMatch(/tahap pertama.*2027-08/);
  });
});

describe('a change of group', () => {
  it('is the coordinator’s and managers’; a full group is shown as a shortfall', async () => {
    const id = idOf('pemuda-2', 0);
    expect(code(await post(id, 'transfer', { to: 'pemuda-3', on: '2027-08-05' }, 'mentor-pemuda-2'))).toEqual([403, 'notAllowed']);
    expect(paths(await post(id, 'transfer', { to: 'pemuda-9', on: '2027-08-05' }))).toEqual(['to']);
    for (const index of [0, 1]) expect((await post(idOf('pemuda-2', index), 'transfer', { to: 'pemuda-3', on: '2027-08-05' })).body.shortfalls).toEqual([]);
    const full = await post(idOf('pemuda-2', 2), 'transfer', { to: 'pemuda-3', on: '2027-08-05' }, 'coordinator-pemuda');
    expect([full.status, full.body.size, full.body.shortfalls.map(({ subject }: { subject: string }) => subject)]).toEqual([202, 13, ['pemuda-2', 'pemuda-3']]);
    expect((await list('mentor-pemuda-3')).map((client) => client['id'])).toContain(id);
  });
});

describe('a return and an erasure', () => {
  it('take one back within the months of the reason, and forget one for good', async () => {
    const id = idOf('nelayan-3', 0);
    await post(id, 'exit', { on: '2027-08-03', reason: 'worksAway' });
    expect(code(await post(id, 'return', { on: '2027-08-05' }, 'mentor-nelayan-1'))).toEqual([403, 'notAllowed']);
    expect((await post(id, 'return', { on: '2027-08-05' }, 'mentor-nelayan-3')).body).toMatchObject({ client: id, on: '2027-08-05' });
    expect(code(await post(id, 'erasure', { reason: 'Diminta' }))).toEqual([409, 'stillEnrolled']);
    await post(id, 'exit', { on: '2027-08-05', reason: 'moved' });
    expect(code(await post(id, 'erasure', { reason: 'Diminta' }, 'coordinator-nelayan'))).toEqual([403, 'notAllowed']);
    expect(code(await post(id, 'erasure', { reason: ' ' }))).toEqual([400, 'malformed']);
    expect((await post(id, 'erasure', { reason: 'Diminta oleh yang bersangkutan' })).body).toMatchObject({ client: id, erased: true });
    expect((await list('team-leader')).find((client) => client['id'] === id)).toMatchObject({ name: null, erased: true, leftBecause: 'moved' });
    expect(code(await post(id, 'return', { on: '2027-08-05' }))).toEqual([409, 'mayNotReturn']);
  });
});
