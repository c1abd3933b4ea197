import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../db/commands/command.ts';
import { missedSessions } from '../../db/queries/missed.ts';
import { readRecords } from '../../db/queries/records.ts';
import { itemOf } from '../../db/queries/item.ts';
import { tally } from '../../db/tally.ts';
import { reportShape } from '../../domain/itemClients.ts';
import { definition } from '../domain/tablolong.ts';
import { done } from './actsWorld.ts';
import { refusal } from './clientLifeWorld.ts';
import { type Dating, makeDating } from './datesWorld.ts';
import { accepted, allPresent, at, CODE } from './world.ts';

let world: Dating;
beforeEach(async () => {
  world = await makeDating();
});
afterEach(() => world.stop());

const KEY = 'mentoring/nelayan-1/01';
const mentor = () => world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');

function missed(key: string, actor = mentor()): Promise<Answer> {
  return world.report(actor, key, { id: randomUUID(), outcome: 'didNotHappen', doneOn: '2027-08-05', reason: 'storm' });
}

async function heldWith(key: string, present: number, doneOn = '2027-08-05'): Promise<Answer> {
  const clients = await allPresent(world, 'nelayan-1');
  const attendance = clients.map(({ client }, index) => ({ client, status: index < present ? ('present' as const) : ('excused' as const) }));
  return world.report(mentor(), key, { id: randomUUID(), outcome: 'held', doneOn, attendance, guests: 0, voices: 0 });
}

describe('a make-up', () => {
  it('of a session that did not happen stands in the free days of its month, once (N15)', async () => {
    accepted(await missed(KEY));
    const before = await world.items();
    const preview = done(await world.makeUp({ item: KEY, preview: true }));
    expect(await world.items()).toEqual(before);
    const body = done(await world.makeUp({ item: KEY }));
    expect({ ...body, act: null, preview: true, planVersion: preview.planVersion }).toEqual(preview);
    expect(body).toMatchObject({ kind: 'makeUp', makeUp: 'mentoring/nelayan-1/43', counts: { added: 1 } });
    expect(await world.item('mentoring/nelayan-1/43')).toMatchObject({ windowFrom: '2027-08-30', windowUntil: '2027-09-02' });
    expect(await itemOf(world.sql, CODE, 'mentoring/nelayan-1/43', () => world.now)).toMatchObject({ makesUp: KEY });
    expect(refusal(await world.makeUp({ item: KEY }))).toEqual(['refused', 422, 'makeUpRefused']);
    expect(refusal(await world.makeUp({ item: 'mentoring/nelayan-1/43' }))).toEqual(['refused', 422, 'makeUpRefused']);
    expect(refusal(await world.makeUp({ item: 'mentoring/nelayan-1/99' }))).toEqual(['refused', 404, 'unknownItem']);
  });

  it('is waited for by what was missed or had too few, until it has one that stands', async () => {
    accepted(await missed(KEY));
    world.now = at('2027-08-12');
    const second = 'mentoring/nelayan-1/02';
    accepted(await heldWith(second, 4, '2027-08-12'));
    const waiting = async (group?: string) =>
      (await missedSessions(world.sql, CODE, group)).map(({ item, reason, present, marked }) => [item, reason, present, marked]);
    expect(await waiting('nelayan')).toEqual([
      [KEY, 'storm', 0, 0],
      [second, null, 4, 10],
    ]);
    expect(await waiting('pemuda')).toEqual([]);
    const { act } = done(await world.makeUp({ item: KEY }));
    expect(await waiting('nelayan-1')).toEqual([[second, null, 4, 10]]);
    done(await world.undo(act));
    expect(await waiting()).toContainEqual([KEY, 'storm', 0, 0]);
    // A programme whose groups need more of their people.
    await world.sql`update programme set definition = jsonb_set(definition::jsonb, '{quorumPercent}', '40')::json`;
    expect(await waiting()).toEqual([[KEY, 'storm', 0, 0]]);
  });

  it('is no new planned session, and counts for attendance (N15)', async () => {
    accepted(await missed(KEY));
    done(await world.makeUp({ item: KEY, on: '2027-08-05' }));
    const planned = async () => (await tally(world.sql, CODE)).sessions['mentoring'];
    expect(await planned()).toMatchObject({ planned: 378, held: 0, didNotHappen: 1 });
    accepted(await heldWith('mentoring/nelayan-1/43', 10));
    expect(await planned()).toMatchObject({ planned: 378, held: 0, didNotHappen: 1 });
    expect((await tally(world.sql, CODE)).items).toBe((await world.items()).length - 1);
    const { sessions } = await readRecords(world.sql, CODE, world.master);
    expect(sessions.find(({ item }) => item === 'mentoring/nelayan-1/43')).toMatchObject({ makesUp: KEY, outcome: 'held' });
  });

  it('is proposed by the report of a session that fewer than half came to, and is for the coordinator to decide (R21)', async () => {
    expect(accepted(await heldWith(KEY, 5)).body).not.toHaveProperty('proposesMakeUp');
    world.now = at('2027-08-12');
    const second = 'mentoring/nelayan-1/02';
    expect(accepted(await heldWith(second, 4, '2027-08-12')).body).toMatchObject({ proposesMakeUp: true });
    expect(refusal(await world.makeUp({ item: KEY }))).toEqual(['refused', 422, 'makeUpRefused']);
    expect(refusal(await world.makeUp({ item: second }, mentor()))).toEqual(['refused', 403, 'notAllowed']);
    const coordinator = world.person('coordinator-nelayan', 'coordinator', 'nelayan');
    const { makeUp } = done(await world.makeUp({ item: second, on: '2027-08-13' }, coordinator)) as { makeUp?: string };
    world.now = at('2027-08-13');
    expect(accepted(await heldWith(makeUp ?? '', 2, '2027-08-13')).body).not.toHaveProperty('proposesMakeUp');
  });

  it('of the day of a test takes the test (E17)', async () => {
    const last = 'training/nelayan/05';
    const { owner } = await world.item(last);
    world.now = at('2027-08-10');
    const instructor = world.person(owner ?? '', 'instructor', 'nelayan');
    accepted(await world.report(instructor, last, { id: randomUUID(), outcome: 'didNotHappen', doneOn: '2027-08-06', reason: 'storm' }));
    const { makeUp = '' } = done(await world.makeUp({ item: last, on: '2027-08-10' })) as { makeUp?: string };
    const found = await itemOf(world.sql, CODE, makeUp, () => world.now);
    if (found === undefined) throw new Error('expected the make-up');
    expect(reportShape(definition, found).memberForm).toBe('postTest');
    const clients = await world.sql<{ id: string }[]>`
      select c.id from client c join audience a on a.programme = c.programme and a.key = c.audience where a.within = 'nelayan' order by c.id`;
    await world.sql`
      insert into consent (programme, client, purpose, given, how, at) select ${CODE}, ${clients[0]?.id ?? ''}, purpose, true, 'signed', 0
      from unnest(${Object.keys(definition.consents)}::text[]) purpose`;
    const attendance = clients.map(({ id }, index) => ({ client: id, status: index === 0 ? ('present' as const) : ('excused' as const) }));
    const without = await world.report(instructor, makeUp, { id: randomUUID(), outcome: 'held', doneOn: '2027-08-10', attendance });
    expect(without).toMatchObject({ code: 'reportRefused', errors: [{ path: expect.stringContaining('members') }] });
  });

  it('can be taken back, and then be given anew', async () => {
    accepted(await missed(KEY));
    const { act } = done(await world.makeUp({ item: KEY }));
    done(await world.undo(act));
    expect((await world.item('mentoring/nelayan-1/43')).outcome).toBe('cancelled');
    expect(done(await world.makeUp({ item: KEY }))).toMatchObject({ makeUp: 'mentoring/nelayan-1/44' });
  });
});
