import type { Sql } from '../../db/connect.ts';
import { CODE } from './world.ts';

/** Tables whose rows belong to a programme, in the order in which they may be written. */
const TABLES = ['person', 'audience', 'household', 'client', 'client_key', 'agreement', 'track', 'item', 'journal', 'notice', 'inbox'];

/** Copies the world's programme so many times under other codes, so that a plan is chosen as it would be on a busy server. */
export async function copyProgramme(sql: Sql, copies: number): Promise<void> {
  const columnsOf = async (table: string) => {
    const rows = await sql<{ name: string }[]>`
      select column_name as name from information_schema.columns
      where table_name = ${table} and table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`;
    return rows.map(({ name }) => name);
  };
  const copy = async (table: string, code: string) => {
    const columns = await columnsOf(table);
    const values = columns.map((column) => (column === code ? `'copy-' || n` : `source.${column}`));
    await sql.unsafe(
      `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} source, generate_series(1, ${copies}) n where source.${code} = '${CODE}'`,
    );
  };
  await copy('programme', 'code');
  for (const table of TABLES) await copy(table, 'programme');
  await sql`analyze`;
}
