import type { Sql } from '../../db/connect.ts';

/** Leaves a programme's plan these tracks alone, and no termination: what is tested of two tracks need not reckon with thirty. */
export async function leaveTracks(sql: Sql, ...names: readonly string[]): Promise<void> {
  await sql`delete from item where not track = any(${[...names]})`;
  await sql`delete from track where not name = any(${[...names]})`;
  await sql`update programme set terminates = false`;
}
