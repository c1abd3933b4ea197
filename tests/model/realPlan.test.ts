import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { tell } from '../../db/inbox.ts';
import { planItems } from '../../db/queries/planItems.ts';
import { stepClock } from '../../db/settled.ts';
import { calendarOf, type CalendarDay, localCalendars } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Placing } from '../../domain/placeItem.ts';
import { workflowIdOf } from '../../messages/names.ts';
import { openItems } from '../../messages/signals.ts';
import { relayDue } from '../../worker/relay.ts';
import { at, CODE, makeWorld, type World } from '../db/world.ts';
import { devEnvironment, type Environment } from '../support/environments.ts';
import { leaveTracks } from '../support/narrow.ts';
import { besideWorker, eventually } from '../support/workers.ts';
import { type Command, command } from './commands.ts';
import { nothingLost, onWorkingDays, wellFormed } from './invariants.ts';
import { carryOutReally } from './realActs.ts';

/** How many lives, of so many commands, from seeds that count up from this one: `MODEL_LIVES`, `MODEL_SEED`. */
const LIVES = Number(process.env.MODEL_LIVES ?? 3);
const FIRST_SEED = Number(process.env.MODEL_SEED ?? 1);
const COMMANDS = 15;
const TRACKS = ['mentoring', 'training', 'marketing', 'capital', 'interviewEndline'];

let env: Environment;
let world: World;
beforeAll(async () => {
  env = await devEnvironment();
}, 120_000);
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(async () => {
  for await (const { workflowId } of env.client.workflow.list({ query: 'ExecutionStatus = "Running"' })) {
    await env.client.workflow
      .getHandle(workflowId)
      .terminate()
      .catch(() => {});
  }
  await world.stop();
});
afterAll(() => env.teardown());

const came = new Map<string, number>();

it.each(Array.from({ length: LIVES }, (_, index) => FIRST_SEED + index))(
  'workflows know what Postgres knows once they are told, and nothing rings twice: seed %i',
  async (seed) => {
    world.now = at('2027-07-25');
    await world.running(true);
    await leaveTracks(world.sql, ...TRACKS);
    await world.sql`update track set started_at = null, ended_at = null`;
    const [{ definition }] = await world.sql<[{ definition: Definition }]>`select definition from programme`;
    // Time passes between them.
    const commands = fc
      .sample(command, { numRuns: COMMANDS, seed })
      .flatMap((each, index): Command[] => (index % 3 === 2 ? [each, { kind: 'wait', days: 5 }] : [each]));
    await besideWorker(
      env,
      createActivities({ sql: world.sql, now: () => world.now, master: world.master }),
      async () => {
        await world.sql.begin((tx) => tell(tx, CODE, [{ planVersion: 1 }]));
        await settle();
        for (const each of commands) {
          const before = new Map((await planItems(world.sql, CODE)).map((item) => [item.key, item]));
          const answer = each.kind === 'wait' ? undefined : await carryOutReally(world, each);
          if (each.kind === 'wait') await wait(each.days);
          const what = `${each.kind} ${each.kind === 'wait' ? 'done' : answer === undefined ? 'nothing' : answer.kind === 'refused' ? answer.code : 'done'}`;
          came.set(what, (came.get(what) ?? 0) + 1);
          await settle();
          await holds(definition, before, JSON.stringify(each));
        }
      },
      50,
    );
    if (process.env.MODEL_LIVES !== undefined)
      process.stdout.write(
        `${[...came]
          .sort()
          .map(([what, count]) => `${what}: ${count}\n`)
          .join('')}\n`,
      );
  },
  600_000,
);

/** Instant by instant, as a rehearsal goes. */
async function wait(days: number): Promise<void> {
  const [{ now }] = await world.sql<[{ now: number }]>`select clock_now as now from programme`;
  for (let day = 1; day <= days; day += 1) {
    await stepClock(world.sql, CODE, now + day * 86_400_000);
    await settle();
  }
}

/** Tells until nothing is left to tell, and waits until nothing is owed. */
async function settle(): Promise<void> {
  const relaying = { sql: world.sql, client: env.client, now: () => world.now, log: { warn: () => {} } };
  await eventually(
    'all is told and taken up',
    async () => {
      await relayDue(relaying);
      const [row] = await world.sql<[{ left: number }]>`
        select (select count(*) from inbox where told_at is null)::int + (select count(*) from owed where programme = ${CODE})::int as left`;
      return row.left === 0;
    },
    60_000,
  );
}

async function holds(definition: Definition, before: Parameters<typeof nothingLost>[0], after: string): Promise<void> {
  const items = await planItems(world.sql, CODE);
  const [{ calendar }] = await world.sql<[{ calendar: CalendarDay[] }]>`select calendar from programme`;
  const placing: Placing = { definition, staff: [], calendar: calendarOf(calendar), locally: localCalendars(calendar) };
  const wrong = [nothingLost(before, items), ...items.flatMap((item) => [wellFormed(item), onWorkingDays(item, placing)])].filter((each) => each !== undefined);
  expect(wrong, after).toEqual([]);
  const tracks = await world.sql<{ name: string }[]>`select name from track where started_at is not null and ended_at is null order by name`;
  for (const { name } of tracks) {
    const open = items.filter(({ track, outcome }) => track === name && outcome === null).map(({ key }) => key);
    const handle = env.client.workflow.getHandle(workflowIdOf(CODE, name));
    let known: string[] = [];
    await eventually(`${name} knows what is open`, async () => {
      known = await handle.query(openItems);
      return known.toSorted().join() === open.toSorted().join();
    }).catch(() => expect(known.toSorted(), `${after}: ${name}`).toEqual(open.toSorted()));
  }
  const twice = await world.sql`
    select subject, step, count(*)::int from journal, jsonb_array_elements_text(after -> 'steps') step
    where action = 'ring' and step = 'due' group by subject, step having count(*) > 1`;
  expect(twice, after).toEqual([]);
  const repeated = await world.sql`select event_key, person, kind from notice group by event_key, person, kind having count(*) > 1`;
  expect(repeated, after).toEqual([]);
  const late = await world.sql`
    select i.key from item i join programme p on p.code = i.programme join track t on t.programme = i.programme and t.name = i.track
    where i.outcome is null and not i.paused and not i.blocked and t.started_at is not null and i.next_ring_at <= p.clock_now`;
  expect(late, after).toEqual([]);
}
