import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { datesOf, planAt, planVersionAt } from '../../db/queries/planOn.ts';
import { type Acting, done, makeActing } from './actsWorld.ts';
import { accepted, allPresent, at, CODE } from './world.ts';

let world: Acting;
beforeEach(async () => {
  world = await makeActing();
});
afterEach(() => world.stop());

const KEY = 'mentoring/nelayan-1/02';
const then = async (day: string, key = KEY) => (await planAt(world.sql, CODE, at(day, '23:59'), {})).find((item) => item.key === key);

describe('the plan as it stood on a day', () => {
  it('has the dates of that day, whatever moved since', async () => {
    const planned = await world.item(KEY);
    done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { days: 7 } }));
    const once = await world.item(KEY);
    world.now = at('2027-08-09');
    done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { days: 7 } }));
    expect(await then('2027-08-04')).toMatchObject({ plannedOn: planned.plannedOn, windowFrom: planned.windowFrom, changedSince: true });
    expect(await then('2027-08-05')).toMatchObject({ plannedOn: once.plannedOn, windowFrom: once.windowFrom, changedSince: true });
    expect(await then('2027-08-09')).toMatchObject({ plannedOn: (await world.item(KEY)).plannedOn, changedSince: false });
    expect(await planVersionAt(world.sql, CODE, at('2027-08-06'))).toBe(2);
    expect(await planVersionAt(world.sql, CODE, at('2027-06-20'))).toBe(0);
  });

  it('has as open what was reported later, and has nothing that came later', async () => {
    const key = 'mentoring/nelayan-1/01';
    world.now = at('2027-08-20');
    const mentor = world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
    accepted(
      await world.report(mentor, key, {
        id: '7d9ff3a0-1111-4222-8333-944445555666',
        outcome: 'held',
        doneOn: '2027-08-05',
        attendance: await allPresent(world, 'nelayan-1'),
        guests: 0,
        voices: 0,
      }),
    );
    expect(await then('2027-08-06', key)).toMatchObject({ state: 'due', changedSince: true });
    expect(await then('2027-08-19', key)).toMatchObject({ state: 'overdue' });
    expect(await then('2027-08-20', key)).toMatchObject({ state: 'late', changedSince: false });
    expect(await planAt(world.sql, CODE, at('2027-06-20'), {})).toEqual([]);
  });

  it('says of an item how its dates came about, act by act, an undo among them', async () => {
    expect(await datesOf(world.sql, CODE, KEY)).toEqual([]);
    const { plannedOn } = await world.item(KEY);
    const { act } = done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { days: 7 }, cause: 'storm' }));
    const moved = await world.item(KEY);
    done(await world.undo(act));
    expect(await datesOf(world.sql, CODE, KEY)).toMatchObject([
      { act: 1, kind: 'move', cause: 'storm', actor: `person:${CODE}/team-leader`, before: { on: plannedOn }, after: { on: moved.plannedOn } },
      { act: 2, kind: 'undo', before: { on: moved.plannedOn }, after: { on: plannedOn } },
    ]);
  });
});
