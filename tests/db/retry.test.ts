import { afterEach, beforeEach, expect, it } from 'vitest';
import { accepted, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  accepted(await world.start());
  await world.sql`update inbox set told_at = now()`;
});
afterEach(() => world.stop());

const untold = () => world.sql`select child, plan_version from inbox where told_at is null and child is not null order by id`;

it('raises the plan’s version before the lock, too: a blocked item of planning rings again only when its track loads (P1)', async () => {
  await world.sql`update track set started_at = 1 where name = 'villageMeeting'`;
  await world.sql`update item set blocked = true where track = 'villageMeeting'`;
  const answer = accepted(await world.retry());
  expect(answer.body).toMatchObject({ planVersion: 1, unblocked: ['villageMeeting/programme/01'] });
  expect(await untold()).toEqual([
    { child: 'planning', plan_version: 1 },
    { child: 'villageMeeting', plan_version: 1 },
  ]);
});

it('tells a stage that could not be opened, though it has not begun (P5)', async () => {
  await world.sql`update programme set stage = 'termination', locked_at = 1`;
  await world.sql`insert into track (programme, name, kind, phase, starts_at, position) values (${CODE}, 'termination', 'termination', 'closing', 1, 30)`;
  await world.sql`insert into repair (programme, subject, cause, opened_at) values (${CODE}, 'termination/draftMeasures', 'InvalidInput', 1)`;
  accepted(await world.retry());
  expect(await untold()).toEqual([{ child: 'termination', plan_version: 1 }]);
});
