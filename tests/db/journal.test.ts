import { afterEach, beforeEach, expect, it } from 'vitest';
import { append, verifyJournal } from '../../db/journal.ts';
import { accepted, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  accepted(await world.start());
});
afterEach(() => world.stop());

const write = (count: number) =>
  world.sql.begin(async (tx) => {
    await tx`select from programme where code = ${CODE} for update`;
    await append(
      tx,
      CODE,
      Array.from({ length: count }, (_, index) => ({
        at: 1_827_000_000_000 + index,
        actor: 'person:tablolong-2027/mentor-1',
        action: 'ring' as const,
        subject: `mentoring/nelayan-1/${index}`,
        planVersion: 1,
        before: { zebra: null, a: [1, { y: 2, x: 1.5 }] },
        after: { words: 'ñ “é” \\ \n', gone: undefined, none: null },
      })),
    );
  });

it('is whole after many entries at once, from many writers', async () => {
  await Promise.all([write(3), write(400), write(1), write(20)]);
  expect(await verifyJournal(world.sql, CODE)).toEqual({ entries: 425, intact: true });
});

it('does not count repairs, which depend on what went wrong on the way', async () => {
  await world.sql.begin(async (tx) => {
    await append(tx, CODE, [{ at: 1, actor: 'machine:worker', action: 'openRepair', subject: 'mentoring', planVersion: 1 }]);
  });
  expect(await verifyJournal(world.sql, CODE)).toEqual({ entries: 1, intact: true });
});

it('takes no change and no removal', async () => {
  await expect(world.sql`update journal set actor = 'somebody'`).rejects.toThrow(/append-only/);
  await expect(world.sql`delete from journal`).rejects.toThrow(/append-only/);
  await expect(world.sql`truncate journal`).rejects.toThrow(/append-only/);
});

it.each([
  ['an actor', `update journal set actor = 'somebody' where seq = 3`],
  ['a value', `update journal set after = '{"words": "other"}' where seq = 3`],
  ['an instant', `update journal set at = at + 1 where seq = 3`],
  ['a removed entry', `delete from journal where seq = 3`],
  ['a removed beginning', `delete from journal where seq = 1`],
  ['two exchanged entries', `update journal set seq = 10 - seq where seq in (4, 6)`],
])('shows %s forged behind its back', async (_, forgery) => {
  await write(8);
  expect(await verifyJournal(world.sql, CODE)).toEqual({ entries: 9, intact: true });
  await world.sql.begin(async (tx) => {
    await tx.unsafe('alter table journal disable trigger user');
    // Two rows exchange places by way of a third.
    if (forgery.includes('10 - seq')) await tx.unsafe('alter table journal drop constraint journal_pkey');
    await tx.unsafe(forgery);
    await tx.unsafe('alter table journal enable trigger user');
  });
  expect((await verifyJournal(world.sql, CODE)).intact).toBe(false);
});
