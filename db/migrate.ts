import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Sql, Tx } from './connect.ts';

/** Any fixed number: whoever migrates this database holds it, so that two at once take turns. */
const LOCK = 7_301_001;

type Migration = { readonly name: string; readonly text: string; readonly checksum: string };

/**
 * Brings the schema to this version: the numbered files of db/migrations in order, forward only, each in a transaction of its own. Safe to run
 * at several places at once.
 * @throws Error when an applied file was changed since, or the database knows a migration that this version does not
 */
export async function migrate(sql: Sql): Promise<void> {
  const migrations = await readMigrations();
  await sql.begin(async (tx) => {
    await lock(tx);
    await tx`create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`;
    await checkApplied(tx, migrations);
  });
  for (const { name, text, checksum } of migrations) {
    await sql.begin(async (tx) => {
      await lock(tx);
      const [applied] = await tx`select from migration where name = ${name}`;
      if (applied !== undefined) return;
      await tx.unsafe(text);
      await tx`insert into migration (name, checksum) values (${name}, ${checksum})`;
    });
  }
}

/** Names of this version's migrations that the database lacks; all of them where nothing was ever applied. */
export async function unapplied(sql: Sql): Promise<string[]> {
  const names = (await readMigrations()).map(({ name }) => name);
  const [found] = await sql<[{ there: boolean }]>`select to_regclass('migration') is not null as there`;
  if (!found.there) return names;
  const applied = new Set((await sql<{ name: string }[]>`select name from migration`).map(({ name }) => name));
  return names.filter((name) => !applied.has(name));
}

/** For a process that may be started before the schema is complete. @throws Error naming the migrations that are still to come */
export async function expectMigrated(sql: Sql): Promise<true> {
  const missing = await unapplied(sql);
  if (missing.length > 0) throw new Error(`database: expected these migrations to be applied: ${missing.join(', ')}`);
  return true;
}

async function lock(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
}

async function checkApplied(tx: Tx, migrations: readonly Migration[]): Promise<void> {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of await tx<{ name: string; checksum: string }[]>`select name, checksum from migration order by name`) {
    const expected = known.get(name);
    if (expected === undefined) throw new Error(`migration ${name}: applied to this database, unknown to this version; expected a version that has it`);
    if (expected !== checksum) throw new Error(`migration ${name}: changed since it was applied to this database; expected a new file for a new change`);
  }
}

async function readMigrations(): Promise<Migration[]> {
  const folder = findFolder();
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex') };
    }),
  );
}

/** Beside this module, in the sources and in the build; a build that copied nothing finds those of its sources. */
function findFolder(): URL {
  const places = [new URL('./migrations/', import.meta.url), new URL('../../db/migrations/', import.meta.url)];
  const folder = places.find((place) => existsSync(fileURLToPath(place)));
  if (folder === undefined) throw new Error(`migrations: expected the folder ${fileURLToPath(places[0] as URL)}`);
  return folder;
}
