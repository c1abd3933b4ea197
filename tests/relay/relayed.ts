import { type Client, defaultPayloadConverter } from '@temporalio/client';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { tell, type Telling } from '../../db/inbox.ts';
import type { Told } from '../../messages/signals.ts';
import { relayDue } from '../../worker/relay.ts';
import { CODE, makeWorld, type World } from '../db/world.ts';
import { leaveTracks } from '../support/narrow.ts';
import { testTemporal, type TestTemporal } from '../support/servers.ts';

export const MENTORING = `${CODE}/mentoring`;
export const log = { warn: () => {} };

/**
 * A Temporal server and, anew for each test, a running programme of two tracks with an empty inbox. No worker runs: what a workflow was told stands in
 * its history.
 */
export function relayed() {
  let temporal: TestTemporal;
  let world: World;
  let first = 0;
  beforeAll(async () => {
    temporal = await testTemporal();
  });
  beforeEach(async () => {
    world = await makeWorld();
    await world.running();
    await leaveTracks(world.sql, 'mentoring', 'monitoring');
    const [last] = await world.sql<[{ id: number }]>`select max(id) as id from inbox`;
    first = last.id;
  });
  afterEach(async () => {
    for (const id of [CODE, MENTORING, `${CODE}/monitoring`]) await end(id);
    await world.stop();
  });
  afterAll(() => temporal.stop());

  async function end(workflowId: string): Promise<void> {
    await temporal.client.workflow
      .getHandle(workflowId)
      .terminate()
      .catch(() => {});
  }
  return {
    end,
    client: () => temporal.client,
    world: () => world,
    relay: (client: Client = temporal.client) => relayDue({ sql: world.sql, client, now: () => world.now, log }),
    /** Of just this version, whatever the track's own is. */
    put: (...tellings: Telling[]) =>
      world.sql.begin(async (tx) => {
        const ids = await tell(tx, CODE, tellings);
        for (const [index, { planVersion }] of tellings.entries()) await tx`update inbox set plan_version = ${planVersion} where id = ${ids[index] as number}`;
      }),
    inbox: () => world.sql`select child, keys, told_at is not null as told, attempts, failed from inbox where id > ${first} order by id`,
    start: async (workflowId: string): Promise<void> => {
      await temporal.client.workflow.start('track', { workflowId, taskQueue: 'nobody', args: [] });
    },
    toldTo: async (workflowId: string): Promise<Told[]> => {
      const { events } = await temporal.client.workflow.getHandle(workflowId).fetchHistory();
      const payloads = (events ?? []).flatMap((event) => event.workflowExecutionSignaledEventAttributes?.input?.payloads ?? []);
      return payloads.map((payload) => defaultPayloadConverter.fromPayload<Told>(payload));
    },
  };
}
