import type { Db, Sql } from '../../db/connect.ts';

/** What the tables of a database held, each as a JSON array of its rows, and where its sequences stood. */
export type Snapshot = { readonly tables: readonly HeldTable[]; readonly sequences: readonly { readonly name: string; readonly last: string }[] };
type HeldTable = { readonly name: string; readonly columns: readonly string[]; readonly rows: string };

/** Names of the tables that hold anything, in alphabetical order. */
export async function filledTables(sql: Db): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  const looks = tables.map(({ name }) => `select '${name}' as name where exists (select from "${name}")`);
  return (await sql.unsafe<{ name: string }[]>(looks.join(' union all '))).map(({ name }) => name).sort();
}

/** Reads every row of these tables, at one moment. As JSON, since the driver's reading of COPY may never end. */
export async function takeSnapshot(sql: Sql, names: readonly string[]): Promise<Snapshot> {
  return sql.begin('isolation level repeatable read', async (tx) => {
    const tables: HeldTable[] = [];
    for (const name of names) {
      const [held] = await tx<[{ rows: string }]>`select json_agg(held)::text as rows from ${tx(name)} held`;
      const columns = await tx<{ name: string }[]>`
        select attname as name from pg_attribute
        where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
      tables.push({ name, columns: columns.map((column) => column.name), rows: held.rows });
    }
    const sequences = await tx<{ name: string; last: string }[]>`
      select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences where last_value is not null order by 1`;
    return { tables, sequences: sequences.map(({ name, last }) => ({ name, last })) };
  });
}

/**
 * Writes the rows as they were, with no trigger and no check: they stood in a database of this very schema, where all of that had its say.
 * Only a superuser may; see `isSuperuser`.
 */
export async function putSnapshot(sql: Sql, { tables, sequences }: Snapshot): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    const puts = tables.map(
      ({ name, columns, rows }) => tx`
        insert into ${tx(name)} (${tx(columns)}) overriding system value
        select ${tx(columns)} from json_populate_recordset(null::${tx(name)}, ${rows}::text::json)`,
    );
    await Promise.all([...puts, ...sequences.map(({ name, last }) => tx`select setval(${name}::text::regclass, ${last}::text::bigint)`)]);
  });
}

/** Whether we may leave out triggers and checks. */
export async function isSuperuser(sql: Db): Promise<boolean> {
  const [row] = await sql<[{ superuser: boolean }]>`select current_setting('is_superuser') = 'on' as superuser`;
  return row.superuser;
}
