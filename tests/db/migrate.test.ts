import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { expectMigrated, migrate } from '../../db/migrate.ts';
import { type TestDatabase, testDatabase } from '../support/servers.ts';

let database: TestDatabase;
let sql: Sql;
beforeEach(async () => {
  database = await testDatabase();
  await database.sql`drop schema public cascade`;
  await database.sql`create schema public`;
  sql = connect(database.url, { name: 'migrating' });
});
afterEach(async () => {
  await sql.end();
  await database.stop();
});

it('migrates once however many do so at the same time, and again changes nothing', async () => {
  const others = [connect(database.url), connect(database.url)];
  await Promise.all([sql, ...others].map((each) => migrate(each)));
  const applied = await sql`select name, applied_at from migration order by name`;
  expect(applied.map(({ name }) => name as string)).toContain('0001-spine.sql');
  await migrate(sql);
  expect(await sql`select name, applied_at from migration order by name`).toEqual(applied);
  for (const other of others) await other.end();
});

it('is expected complete by whoever works with it, one migration less is not enough', async () => {
  await expect(expectMigrated(sql)).rejects.toThrow(/0001-spine\.sql/);
  await migrate(sql);
  await expect(expectMigrated(sql)).resolves.toBe(true);
  await sql`delete from migration where name <> '0001-spine.sql'`;
  await expect(expectMigrated(sql)).rejects.toThrow(/: 0002-print-day\.sql/);
});

it('refuses a migration that was changed after it was applied, naming it', async () => {
  await migrate(sql);
  await sql`update migration set checksum = 'other' where name = '0001-spine.sql'`;
  await expect(migrate(sql)).rejects.toThrow(/0001-spine\.sql: changed since/);
});

it('refuses a database that is ahead of this version', async () => {
  await migrate(sql);
  await sql`insert into migration (name, checksum) values ('9999-later.sql', 'x')`;
  await expect(migrate(sql)).rejects.toThrow(/9999-later\.sql: .*unknown to this version/);
});

it('reads int8 as an exact number, dates as their text, and names itself to the server', async () => {
  const [row] = await sql`select 1827000000000::int8 as at, '{1,2}'::int8[] as rings, '2027-01-31'::date as day, current_setting('application_name') as name`;
  expect(row).toEqual({ at: 1827000000000, rings: [1, 2], day: '2027-01-31', name: 'migrating' });
  await expect(sql`select 9007199254740993::int8`).rejects.toThrow(/9007199254740993/);
});
