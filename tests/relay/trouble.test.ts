import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { tellStopped } from '../../worker/keeper.ts';
import { CODE } from '../db/world.ts';
import { freePort } from '../support/servers.ts';
import { MENTORING, relayed } from './relayed.ts';

const { client, world, relay, put, inbox, start, toldTo } = relayed();

/** A client of a server that is not there. As the SDK makes it, it asks again for some 20 s, whatever its deadline. */
async function unreachable(options: { interceptors?: [] } = {}): Promise<Client> {
  return new Client({ connection: Connection.lazy({ address: `127.0.0.1:${await freePort()}`, ...options }), namespace: 'default' });
}

/** A client whose server takes no signal for one workflow: its history is too long, say. */
function refusingClient(workflowId: string): Client {
  return new Client({
    connection: client().connection,
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

describe('a workflow that cannot be told', () => {
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
    await world().sql`update inbox set attempted_at = attempted_at - interval '1 minute'`;
    expect(await relay()).toBe(1);
    expect(await toldTo(MENTORING)).toEqual([{ planVersion: 1, keys: ['a'] }]);
  });
});

describe('while Temporal cannot be reached', () => {
  it('keeps the rows, counts the attempts, and tells them later in order', async () => {
    await start(MENTORING);
    const [away, awayAtOnce] = await Promise.all([unreachable(), unreachable({ interceptors: [] })]);
    await put({ child: 'mentoring', planVersion: 1, keys: ['a'] });
    expect(await relay(away)).toBe(0);
    expect(await inbox()).toMatchObject([{ told: false, attempts: 1, failed: expect.stringMatching(/^grpc\d+$/) }]);
    await put({ child: 'mentoring', planVersion: 1, keys: ['b'] });
    await sleep(200);
    expect(await relay(awayAtOnce)).toBe(0);
    expect((await inbox()).map(({ attempts }) => attempts)).toEqual([2, 1]);
    expect(await relay()).toBe(0); // its next try has not come
    await world().sql`update inbox set attempted_at = attempted_at - interval '1 minute'`;
    expect(await relay()).toBe(1);
    expect(await toldTo(MENTORING)).toEqual([{ planVersion: 1, keys: ['a', 'b'] }]);
    expect(await inbox()).toMatchObject([
      { told: true, failed: null },
      { told: true, failed: null },
    ]);
    await Promise.all([away.connection.close(), awayAtOnce.connection.close()]);
  });
});

describe('the keeper', () => {
  it('has a programme told whose workflow is gone, and a begun track that nobody knows about', async () => {
    expect(await tellStopped({ sql: world().sql, client: client() })).toEqual([CODE, MENTORING, `${CODE}/monitoring`]);
    expect(await inbox()).toMatchObject([
      { child: null, keys: [], told: false },
      { child: null, keys: ['mentoring'] },
      { child: null, keys: ['monitoring'] },
    ]);
    expect(await tellStopped({ sql: world().sql, client: client() })).toEqual([]); // already on its way
  });

  it('leaves alone what runs, what has ended, and what the secretary has a task about', async () => {
    await put({ planVersion: 1 });
    await relay();
    await start(MENTORING);
    await world().sql`insert into repair (programme, subject, cause, opened_at) values (${CODE}, 'monitoring', 'endedByHand', 1)`;
    expect(await tellStopped({ sql: world().sql, client: client() })).toEqual([]);
    await world().sql`update repair set closed_at = 2`;
    await world().sql`update track set ended_at = 2 where name = 'monitoring'`;
    expect(await tellStopped({ sql: world().sql, client: client() })).toEqual([]);
  });
});
