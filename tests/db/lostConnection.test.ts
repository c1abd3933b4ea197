import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { testDatabase, type TestDatabase } from '../support/servers.ts';

/** The driver alone would end the process, or run a lost transaction's next statements in another's; see db/transactions.ts. */
let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await testDatabase();
  await database.sql`create table entry (what text not null)`;
  sql = connect(database.url, { name: 'lost', max: 1 });
});
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await database.stop();
});

const kill = () => database.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lost' and datname = current_database()`;
const entries = async () => (await database.sql<{ what: string }[]>`select what from entry order by what`).map(({ what }) => what);

it('fails a transaction whose connection is lost while a statement runs, and goes on with the next', async () => {
  const lost = sql.begin(async (tx) => {
    await tx`insert into entry values ('lost')`;
    setTimeout(() => void kill().execute(), 50); // a statement nobody waits for is not sent of itself
    await tx`select pg_sleep(5)`;
  });
  await expect(lost).rejects.toThrow();
  await sql.begin((tx) => tx`insert into entry values ('next')`);
  expect(await entries()).toEqual(['next']);
});

it('fails one whose connection is lost between two statements', async () => {
  let went = false;
  const lost = sql.begin(async (tx) => {
    await tx`insert into entry values ('lost')`;
    await kill();
    await sleep(300);
    went = true;
    await tx`insert into entry values ('lost too')`;
  });
  await expect(lost).rejects.toThrow();
  await sleep(500);
  expect(went).toBe(true);
  expect(await entries()).toEqual(['next']);
});

it('never runs what is left of a lost transaction inside another one', async () => {
  let lostGoesOn = (): void => {};
  const meanwhile = new Promise<void>((resolve) => (lostGoesOn = resolve));
  const lost = sql.begin(async (tx) => {
    await tx`select 1`;
    await kill();
    await meanwhile;
    await tx`insert into entry values ('zombie')`;
  });
  await expect(lost).rejects.toThrow();
  const other = sql.begin(async (tx) => {
    await tx`insert into entry values ('half')`;
    lostGoesOn();
    await sleep(300);
    throw new Error('the other one is rolled back');
  });
  await expect(other).rejects.toThrow('rolled back');
  expect(await entries()).toEqual(['next']);
});

it('does not commit another transaction when a lost one has nothing left to do', async () => {
  let lostEnds = (): void => {};
  const meanwhile = new Promise<void>((resolve) => (lostEnds = resolve));
  const lost = sql.begin(async (tx) => {
    await tx`select 1`;
    await kill();
    await meanwhile;
  });
  await expect(lost).rejects.toThrow();
  const other = sql.begin(async (tx) => {
    await tx`insert into entry values ('half')`;
    lostEnds();
    await sleep(300);
    throw new Error('the other one is rolled back');
  });
  await expect(other).rejects.toThrow('rolled back');
  expect(await entries()).toEqual(['next']);
});

it('still rolls back, commits, nests and answers as before', async () => {
  await expect(
    sql.begin(async (tx) => {
      await tx`insert into entry values ('undone')`;
      throw new Error('mine');
    }),
  ).rejects.toThrow('mine');
  const answer = await sql.begin('isolation level repeatable read', async (tx) => {
    await tx`insert into entry values ('zz')`;
    await tx.savepoint((point) => point`insert into entry ${point([{ what: 'zzz' }])}`);
    return (await tx`select current_setting('transaction_isolation') as level`)[0]?.level as string;
  });
  expect(answer).toBe('repeatable read');
  expect(await entries()).toEqual(['next', 'zz', 'zzz']);
});
