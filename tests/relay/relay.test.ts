import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runRelay } from '../../worker/relay.ts';
import { CODE } from '../db/world.ts';
import { log, MENTORING, relayed } from './relayed.ts';

const HOUR = 3_600_000;
const { client, world, relay, put, inbox, start, end, toldTo } = relayed();

describe('telling', () => {
  it('starts the programme’s workflow with the first thing it is told, and signals it from then on', async () => {
    await put({ planVersion: 0 });
    expect(await relay()).toBe(1);
    await put({ planVersion: 1, keys: ['mentoring'] });
    expect(await relay()).toBe(1);
    const described = await client().workflow.getHandle(CODE).describe();
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
    const running = runRelay({ sql: world().sql, client: client(), now: () => world().now, log }, stopping.signal);
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
  const held = () => put({ child: 'mentoring', planVersion: 1, keys: [ITEM], holdUntil: world().now + HOUR });

  it('waits until its hour, then goes', async () => {
    await start(MENTORING);
    await held();
    world().now += HOUR - 1;
    expect(await relay()).toBe(0);
    world().now += 1;
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
    const [item] = await world().sql<[{ at: number }]>`select next_ring_at as at from item where key = ${ITEM}`;
    world().now = item.at - HOUR / 2;
    await held();
    expect(await relay()).toBe(0);
    world().now = item.at;
    expect(await relay()).toBe(1);
  });

  it('is not held back in a rehearsal', async () => {
    await start(MENTORING);
    await world().sql`update programme set rehearsal = true, clock_now = ${world().now}`;
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
    await world().sql`update track set ended_at = 1 where name = 'mentoring'`;
    await put({ child: 'mentoring', planVersion: 1 }, { child: 'planning', planVersion: 1 });
    await relay();
    expect(await inbox()).toMatchObject([{ told: true }, { told: true }]);
  });

  it('is not started when the programme has ended', async () => {
    await world().sql`update programme set stage = 'ended'`;
    await put({ planVersion: 1, keys: ['mentoring'] }, { child: 'mentoring', planVersion: 1 });
    await relay();
    expect(await inbox()).toMatchObject([{ told: true }, { told: true }]);
    const running = client().workflow.list({ query: `WorkflowId = '${CODE}' and ExecutionStatus = 'Running'` });
    for await (const found of running) throw new Error(`expected none, found ${found.workflowId}`);
  });
});
