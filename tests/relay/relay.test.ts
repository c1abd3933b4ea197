import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection, defaultPayloadConverter } from '@temporalio/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tell, type Telling } from '../../db/inbox.ts';
import type { Told } from '../../messages/signals.ts';
import { tellStopped } from '../../worker/keeper.ts';
import { relayDue, runRelay } from '../../worker/relay.ts';
import { CODE, makeWorld, type World } from '../db/world.ts';
import { leaveTracks } from '../support/narrow.ts';
import { freePort, testTemporal, type TestTemporal } from '../support/servers.ts';

const MENTORING = `${CODE}/mentoring`;
const HOUR = 3_600_000;
let temporal: TestTemporal;
let world: World;
beforeAll(async () => {
  temporal = await testTemporal();
});
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
  await leaveTracks(world.sql, 'mentoring', 'monitoring');
});
afterEach(async () => {
  for (const id of [CODE, MENTORING, `${CODE}/monitoring`]) await end(id);
  await world.stop();
});
afterAll(() => temporal.stop());

const log = { warn: () => {} };
const relay = (client: Client = temporal.client) => relayDue({ sql: world.sql, client, now: () => world.now, log });
const put = (...tellings: Telling[]) => world.sql.begin((tx) => tell(tx, CODE, tellings));
const inbox = () => world.sql`select child, keys, told_at is not null as told, attempts, failed from inbox where id > ${first} order by id`;
let first = 0;
beforeEach(async () => {
  const [last] = await world.sql<[{ id: number }]>`select max(id) as id from inbox`;
  first = last.id;
});

/** No worker runs: what a workflow was told stands in its history. */
async function start(workflowId: string): Promise<void> {
  await temporal.client.workflow.start('track', { workflowId, taskQueue: 'nobody', args: [] });
}

async function end(workflowId: string): Promise<void> {
  await temporal.client.workflow
    .getHandle(workflowId)
    .terminate()
    .catch(() => {});
}

async function toldTo(workflowId: string): Promise<Told[]> {
  const { events } = await temporal.client.workflow.getHandle(workflowId).fetchHistory();
  const payloads = (events ?? []).flatMap((event) => event.workflowExecutionSignaledEventAttributes?.input?.payloads ?? []);
  return payloads.map((payload) => defaultPayloadConverter.fromPayload<Told>(payload));
}

/** A client of a server that is not there. */
async function unreachable(): Promise<Client> {
  return new Client({ connection: Connection.lazy({ address: `127.0.0.1:${await freePort()}` }), namespace: 'default' });
}

/** A client whose server takes no signal for one workflow: its history is too long, say. */
function refusingClient(workflowId: string): Client {
  return new Client({
    connection: temporal.client.connection,
    namespace: 'default',
    interceptors: {
      workflow: [
        {
          async signal(input, next) {
            if (input.workflowExecution.workflowId === workflowId) throw Object.assign(new Error('3 INVALID_ARGUMENT'), { code: 3 });
            return next(input);
          },
        },
      ],
    },
  });
}

describe('telling', () => {
  it('starts the programme’s workflow with the first thing it is told, and signals it from then on', async () => {
    await put({ planVersion: 0 });
    expect(await relay()).toBe(1);
    await put({ planVersion: 1, keys: ['mentoring'] });
    expect(await relay()).toBe(1);
    const described = await temporal.client.workflow.getHandle(CODE).describe();
    expect(described).toMatchObject({ type: 'programme', taskQueue: 'pendamping' });
    expect(await described.staticSummary()).toBe(
      'Desa Tablolong, Kec. Kupang Barat, Kab. Kupang, mulai 2 Agu 2027: Pemberdayaan Sosial dan Ekonomi Masyarakat Pesisir di Desa Tablolong (contoh)',
    );
    expect(await toldTo(CODE)).toEqual([
      { planVersion: 0, keys: [] },
      { planVersion: 1, keys: ['mentoring'] },
    ]);
  });

  it('merges what one workflow has to hear into one signal, others apart', async () => {
    await start(MENTORING);
    await put(
      { child: 'mentoring', planVersion: 1, keys: ['a', 'b'], now: 20 },
      { planVersion: 1 },
      { child: 'mentoring', planVersion: 1, keys: ['b', 'c'], now: 10 },
    );
    expect(await relay()).toBe(2);
    expect(await toldTo(MENTORING)).toEqual([{ planVersion: 1, keys: ['a', 'b', 'c'], now: 20 }]);
    expect(await toldTo(CODE)).toEqual([{ planVersion: 1, keys: [] }]);
    expect((await inbox()).every(({ told }) => told)).toBe(true);
    expect(await relay()).toBe(0);
  });

  it('leaves out the keys of an older plan where a newer is told with it, which may have opened them again; names for the programme it keeps', async () => {
    await start(MENTORING);
    await put(
      { child: 'mentoring', planVersion: 1, keys: ['opened-again'] },
      { child: 'mentoring', planVersion: 2, keys: ['reported'] },
      { planVersion: 1, keys: ['mentoring'] },
      { planVersion: 2, keys: ['monitoring'] },
    );
    await relay();
    expect(await toldTo(MENTORING)).toEqual([{ planVersion: 2, keys: ['reported'] }]);
    expect(await toldTo(CODE)).toEqual([{ planVersion: 2, keys: ['mentoring', 'monitoring'] }]);
  });

  it('goes on with the others when one workflow cannot be told, and tells that one later', async () => {
    await Promise.all([start(MENTORING), start(`${CODE}/monitoring`)]);
    await put({ child: 'mentoring', planVersion: 1, keys: ['a'] }, { child: 'monitoring', planVersion: 1, keys: ['b'] });
    const refusing = refusingClient(MENTORING);
    expect(await relay(refusing)).toBe(1);
    expect(await toldTo(`${CODE}/monitoring`)).toEqual([{ planVersion: 1, keys: ['b'] }]);
    expect(await inbox()).toMatchObject([
      { child: 'mentoring', told: false, attempts: 1, failed: 'grpc3' },
      { child: 'monitoring', told: true },
    ]);
    await world.sql`update inbox set attempted_at = attempted_at - interval '1 minute'`;
    expect(await relay()).toBe(1);
    expect(await toldTo(MENTORING)).toEqual([{ planVersion: 1, keys: ['a'] }]);
  });

  it('tells each thing once when several relays run at once', async () => {
    await start(MENTORING);
    for (let version = 1; version <= 10; version++) {
      await put({ child: 'mentoring', planVersion: version, keys: [`k${version}`] });
      await Promise.all([relay(), relay(), relay()]);
    }
    const told = await toldTo(MENTORING);
    expect(told.flatMap(({ keys }) => keys)).toEqual(Array.from({ length: 10 }, (_, index) => `k${index + 1}`));
  });

  it('goes out within a moment of the command, without waiting for the next poll', async () => {
    await start(MENTORING);
    const stopping = new AbortController();
    setMaxListeners(0, stopping.signal);
    const running = runRelay({ sql: world.sql, client: temporal.client, now: () => world.now, log }, stopping.signal);
    await put({ child: 'mentoring', planVersion: 1, keys: ['warm'] });
    while ((await toldTo(MENTORING)).length < 1) await sleep(20);
    await sleep(100);
    const began = performance.now();
    await put({ child: 'mentoring', planVersion: 1, keys: ['a'] });
    while ((await toldTo(MENTORING)).length < 2) await sleep(10);
    expect(performance.now() - began).toBeLessThan(700);
    stopping.abort();
    await running;
  });
});

describe('a report held back', () => {
  const ITEM = 'mentoring/nelayan-1/01';
  const held = () => put({ child: 'mentoring', planVersion: 1, keys: [ITEM], holdUntil: world.now + HOUR });

  it('waits until its hour, then goes', async () => {
    await start(MENTORING);
    await held();
    world.now += HOUR - 1;
    expect(await relay()).toBe(0);
    world.now += 1;
    expect(await relay()).toBe(1);
  });

  it('goes along with whatever else its workflow is told, in order', async () => {
    await start(MENTORING);
    await held();
    await put({ child: 'monitoring', planVersion: 1 });
    await relay();
    expect((await inbox())[0]).toMatchObject({ told: false });
    await put({ child: 'mentoring', planVersion: 1, keys: ['reported'] });
    await relay();
    expect(await toldTo(MENTORING)).toEqual([{ planVersion: 1, keys: [ITEM, 'reported'] }]);
  });

  it('never waits past the item’s next ring', async () => {
    await start(MENTORING);
    const [item] = await world.sql<[{ at: number }]>`select next_ring_at as at from item where key = ${ITEM}`;
    world.now = item.at - HOUR / 2;
    await held();
    expect(await relay()).toBe(0);
    world.now = item.at;
    expect(await relay()).toBe(1);
  });

  it('is not held back in a rehearsal', async () => {
    await start(MENTORING);
    await world.sql`update programme set rehearsal = true, clock_now = ${world.now}`;
    await held();
    expect(await relay()).toBe(1);
  });
});

describe('a workflow that is not there', () => {
  it('counts as told, and its open track is named to the programme', async () => {
    await put({ child: 'mentoring', planVersion: 3, keys: ['a'] });
    await relay();
    expect(await inbox()).toMatchObject([
      { child: 'mentoring', told: true, attempts: 0 },
      { child: null, keys: ['mentoring'], told: false },
    ]);
    await relay();
    expect(await toldTo(CODE)).toEqual([{ planVersion: 1, keys: ['mentoring'] }]);
  });

  it('is named when it was ended by hand, too', async () => {
    await start(MENTORING);
    await end(MENTORING);
    await put({ child: 'mentoring', planVersion: 1 });
    await relay();
    expect((await inbox())[1]).toMatchObject({ child: null, keys: ['mentoring'] });
  });

  it('is named to nobody when it has nothing left to do, or is no track', async () => {
    await world.sql`update track set ended_at = 1 where name = 'mentoring'`;
    await put({ child: 'mentoring', planVersion: 1 }, { child: 'planning', planVersion: 1 });
    await relay();
    expect(await inbox()).toMatchObject([{ told: true }, { told: true }]);
  });

  it('is not started when the programme has ended', async () => {
    await world.sql`update programme set stage = 'ended'`;
    await put({ planVersion: 1, keys: ['mentoring'] }, { child: 'mentoring', planVersion: 1 });
    await relay();
    expect(await inbox()).toMatchObject([{ told: true }, { told: true }]);
    const running = temporal.client.workflow.list({ query: `WorkflowId = '${CODE}' and ExecutionStatus = 'Running'` });
    for await (const found of running) throw new Error(`expected none, found ${found.workflowId}`);
  });
});

describe('while Temporal cannot be reached', () => {
  it('keeps the rows, counts the attempts, and tells them later in order', async () => {
    await start(MENTORING);
    const away = await unreachable();
    await put({ child: 'mentoring', planVersion: 1, keys: ['a'] });
    expect(await relay(away)).toBe(0);
    expect(await inbox()).toMatchObject([{ told: false, attempts: 1, failed: expect.stringMatching(/^grpc\d+$/) }]);
    await put({ child: 'mentoring', planVersion: 1, keys: ['b'] });
    await sleep(200);
    expect(await relay(away)).toBe(0);
    expect((await inbox()).map(({ attempts }) => attempts)).toEqual([2, 1]);
    expect(await relay()).toBe(0); // its next try has not come
    await world.sql`update inbox set attempted_at = attempted_at - interval '1 minute'`;
    expect(await relay()).toBe(1);
    expect(await toldTo(MENTORING)).toEqual([{ planVersion: 1, keys: ['a', 'b'] }]);
    expect(await inbox()).toMatchObject([
      { told: true, failed: null },
      { told: true, failed: null },
    ]);
    await away.connection.close();
  });
});

describe('the keeper', () => {
  it('has a programme told whose workflow is gone, and a begun track that nobody knows about', async () => {
    expect(await tellStopped({ sql: world.sql, client: temporal.client })).toEqual([CODE, MENTORING, `${CODE}/monitoring`]);
    expect(await inbox()).toMatchObject([
      { child: null, keys: [], told: false },
      { child: null, keys: ['mentoring'] },
      { child: null, keys: ['monitoring'] },
    ]);
    expect(await tellStopped({ sql: world.sql, client: temporal.client })).toEqual([]); // already on its way
  });

  it('leaves alone what runs, what has ended, and what the secretary has a task about', async () => {
    await put({ planVersion: 1 });
    await relay();
    await start(MENTORING);
    await world.sql`insert into repair (programme, subject, cause, opened_at) values (${CODE}, 'monitoring', 'endedByHand', 1)`;
    expect(await tellStopped({ sql: world.sql, client: temporal.client })).toEqual([]);
    await world.sql`update repair set closed_at = 2`;
    await world.sql`update track set ended_at = 2 where name = 'monitoring'`;
    expect(await tellStopped({ sql: world.sql, client: temporal.client })).toEqual([]);
  });
});
