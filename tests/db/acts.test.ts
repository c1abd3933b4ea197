import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../db/journal.ts';
import { type Acting, done, makeActing } from './actsWorld.ts';
import { refusal } from './clientLifeWorld.ts';
import { accepted, allPresent, at, CODE } from './world.ts';

let world: Acting;
beforeEach(async () => {
  world = await makeActing();
});
afterEach(() => world.stop());

const KEY = 'mentoring/nelayan-1/02';

describe('moving a session', () => {
  it('gives it another window, day and instants, and tells its track once', async () => {
    const before = await world.item(KEY);
    const body = done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { days: 7 } }));
    const after = await world.item(KEY);
    expect(body).toMatchObject({ act: 1, kind: 'move', preview: false, counts: { moved: 1 } });
    expect([after.windowFrom, after.windowUntil, after.plannedOn]).toEqual(['2027-08-16', '2027-08-23', expect.stringMatching(/^2027-08-(1[6-9]|2[0-2])$/)]);
    expect(after.rings[0]).toBe((before.rings[0] ?? 0) + 7 * 86_400_000);
    const told = await world.sql`select child, plan_version from inbox where programme = ${CODE} and told_at is null`;
    expect(told).toEqual([{ child: 'mentoring', plan_version: body.planVersion }]);
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });

  it('moves this and the following of its series alone, and leaves what is done', async () => {
    accepted(
      await world.report({ kind: 'person', programme: CODE, id: 'mentor-nelayan-1', role: 'mentor', group: 'nelayan-1' }, 'mentoring/nelayan-1/01', {
        id: '7d9ff3a0-1111-4222-8333-944445555666',
        outcome: 'held',
        doneOn: '2027-08-05',
        attendance: await allPresent(world, 'nelayan-1'),
        guests: 0,
        voices: 0,
      }),
    );
    const before = new Map((await world.items()).map((item) => [item.key, item]));
    const body = done(await world.move({ scope: { kind: 'following', key: KEY }, shift: { days: 7 } }));
    const moved = (await world.items()).filter((item) => item.windowFrom !== before.get(item.key)?.windowFrom);
    expect(body.counts).toEqual({ moved: moved.length });
    expect(moved.every(({ key, ordinal }) => key.startsWith('mentoring/nelayan-1/') && ordinal >= 2)).toBe(true);
    expect(moved).toHaveLength([...before.keys()].filter((key) => key.startsWith('mentoring/nelayan-1/')).length - 1);
  });

  it('tells those who know of it or soon would, once', async () => {
    await world.sql`update item set rung = 1 where key = ${KEY}`;
    done(await world.move({ scope: { kind: 'following', key: KEY }, shift: { days: 21 } }));
    expect(await world.told()).toEqual([`mentor-nelayan-1 moved ${KEY}`, 'mentor-nelayan-1 moved mentoring/nelayan-1/03']);
    const moved = await world.item(KEY);
    const [row] = await world.sql<[{ rung: number; next: number }]>`select rung, next_ring_at as next from item where key = ${KEY}`;
    expect(row).toEqual({ rung: 1, next: moved.rings[1] });
  });

  it('by preview says the same and changes nothing', async () => {
    const before = await world.items();
    const asked = { scope: { kind: 'following' as const, key: KEY }, shift: { days: 21 } };
    const preview = done(await world.move({ ...asked, preview: true }));
    expect(await world.items()).toEqual(before);
    expect(await world.sql`select from act`).toHaveLength(0);
    const body = done(await world.move(asked));
    expect({ ...body, act: null, preview: true, planVersion: preview.planVersion }).toEqual(preview);
  });

  it('to a day that is over, or to none, is refused at the place', async () => {
    expect(await world.move({ scope: { kind: 'item', key: KEY }, shift: { days: -30 } })).toMatchObject({
      code: 'moveRefused',
      errors: [{ path: 'shift.days' }],
    });
    expect(await world.move({ scope: { kind: 'item', key: KEY }, shift: { to: '2027-02-30' } })).toMatchObject({
      code: 'moveRefused',
      errors: [{ path: 'shift.to' }],
    });
    expect(refusal(await world.move({ scope: { kind: 'item', key: 'mentoring/nelayan-1/99' }, shift: { days: 7 } }))).toEqual(['refused', 404, 'unknownItem']);
  });

  it('is a coordinator’s for the training group alone', async () => {
    const coordinator = world.person('coordinator-nelayan', 'coordinator', 'nelayan');
    done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { days: 7 } }, coordinator));
    const other = { scope: { kind: 'item' as const, key: 'mentoring/pemuda-1/02' }, shift: { days: 7 } };
    expect(refusal(await world.move(other, coordinator))).toEqual(['refused', 403, 'notAllowed']);
    expect(refusal(await world.move(other, world.person('mentor-pemuda-1', 'mentor', 'pemuda-1')))).toEqual(['refused', 403, 'notAllowed']);
  });
});

describe('undoing an act', () => {
  it('sets all that it changed as it was, once', async () => {
    const before = await world.items();
    const { act } = done(await world.move({ scope: { kind: 'group', audience: 'nelayan' }, shift: { days: 14 } }));
    expect(await world.items()).not.toEqual(before);
    const body = done(await world.undo(act));
    expect(await world.items()).toEqual(before);
    expect(body).toMatchObject({ kind: 'undo', act: 2, counts: { moved: expect.any(Number) } });
    expect(refusal(await world.undo(act))).toEqual(['refused', 409, 'alreadyUndone']);
  });

  it('is a coordinator’s where the act was about the training group alone', async () => {
    const coordinator = world.person('coordinator-nelayan', 'coordinator', 'nelayan');
    const mine = done(await world.move({ scope: { kind: 'group', audience: 'nelayan' }, shift: { days: 7 } }));
    done(await world.undo(mine.act, coordinator));
    const all = done(await world.move({ scope: { kind: 'track', track: 'mentoring' }, shift: { days: 7 } }));
    expect(refusal(await world.undo(all.act, coordinator))).toEqual(['refused', 403, 'notAllowed']);
  });

  it('is refused while something done depends on it, naming it', async () => {
    const { act } = done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { to: '2027-08-05' } }));
    accepted(
      await world.report({ kind: 'person', programme: CODE, id: 'mentor-nelayan-1', role: 'mentor', group: 'nelayan-1' }, KEY, {
        id: '7d9ff3a0-1111-4222-8333-944445555666',
        outcome: 'held',
        doneOn: '2027-08-05',
        attendance: await allPresent(world, 'nelayan-1'),
        guests: 0,
        voices: 0,
      }),
    );
    const answer = await world.undo(act);
    expect(answer).toMatchObject({ kind: 'refused', status: 409, code: 'dependsOnIt' });
    expect(JSON.stringify(answer)).toContain(KEY);
  });

  it('of two acts on one item takes the later first', async () => {
    const before = await world.item(KEY);
    const scope = { kind: 'item' as const, key: KEY };
    done(await world.move({ scope, shift: { days: 7 } }));
    const between = await world.item(KEY);
    done(await world.move({ scope, shift: { days: 7 } }));
    expect(refusal(await world.undo(1))).toEqual(['refused', 409, 'dependsOnIt']);
    done(await world.undo(2));
    expect(await world.item(KEY)).toEqual(between);
    done(await world.undo(1));
    expect(await world.item(KEY)).toEqual(before);
  });

  it('does not tell anew whoever heard of it under the other date', async () => {
    const { act } = done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { days: 7 } }));
    await world.sql`update item set rung = 1 where key = ${KEY}`;
    world.now = at('2027-08-16');
    done(await world.undo(act));
    const [row] = await world.sql`select rung from item where key = ${KEY}`;
    expect(row).toEqual({ rung: 1 });
  });
});
