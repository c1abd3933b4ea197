import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecords } from '../../db/queries/records.ts';
import { done } from './actsWorld.ts';
import { refusal } from './clientLifeWorld.ts';
import { type Dating, makeDating } from './datesWorld.ts';
import { CODE } from './world.ts';

let world: Dating;
beforeEach(async () => {
  world = await makeDating();
});
afterEach(() => world.stop());

const FINAL = 'finalEvaluation/programme/01';

describe('extending the end of a running programme', () => {
  it('moves the end and the final evaluation together, and can be taken back exactly (R24)', async () => {
    const before = await world.items();
    const preview = done(await world.extend({ months: 2, preview: true }));
    expect(await world.items()).toEqual(before);
    const body = done(await world.extend({ months: 2 }));
    expect({ ...body, act: null, preview: true, planVersion: preview.planVersion }).toEqual(preview);
    expect(body).toMatchObject({ kind: 'extend', endsOn: '2029-04-02', afterEnd: 0, counts: { moved: expect.any(Number) } });
    expect((await world.item(FINAL)).windowFrom).toBe('2029-04-02');
    expect((await readRecords(world.sql, CODE, world.master)).endsOn).toBe('2029-04-02');
    const [sessions] = await world.sql<{ count: number }[]>`select count(*)::int as count from item where programme = ${CODE} and track = 'mentoring'`;
    expect(sessions?.count).toBe(378);
    done(await world.undo(body.act));
    expect(await world.items()).toEqual(before);
    expect((await readRecords(world.sql, CODE, world.master)).endsOn).toBe('2029-02-02');
  });

  it('lets sessions that are still open be moved into the months gained', async () => {
    const move = (preview: boolean) => world.move({ scope: { kind: 'item', key: 'mentoring/nelayan-1/42' }, shift: { to: '2029-02-14' }, preview });
    expect(done(await move(true))['afterEnd']).toBe(1);
    done(await world.extend({ months: 1 }));
    expect(done(await move(false))['afterEnd']).toBe(0);
  });

  it('is a manager’s, and refused once termination has begun', async () => {
    expect(refusal(await world.extend({ months: 1 }, world.person('coordinator-nelayan', 'coordinator', 'nelayan')))).toEqual(['refused', 403, 'notAllowed']);
    await world.sql`update programme set stage = 'termination' where code = ${CODE}`;
    expect(refusal(await world.extend({ months: 1 }))).toEqual(['refused', 409, 'terminationBegun']);
  });
});
