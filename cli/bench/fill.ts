import type { Sql } from '../../db/connect.ts';

/** Tables of a programme that its pages look at. Tokens, mails and the journal's chain belong to one alone. */
const COPIED = [
  'person',
  'audience',
  'household',
  'client',
  'membership',
  'consent',
  'agreement',
  'track',
  'item',
  'report',
  'ledger_entry',
  'ledger_posting',
] as const;

/** Lives one programme up to a day: what was to happen by then did, some of it late or not at all, and the rest is overdue or blocked. */
export async function livedUntil(sql: Sql, code: string, day: string): Promise<void> {
  // The last digits of a hash: the same every time, and as good as chance.
  await sql`
    with drawn as (select key, ('x' || substr(md5(key), 1, 4))::bit(16)::int % 100 as of from item where programme = ${code} and window_until <= ${day}::date)
    update item set outcome = case when of < 94 then 'held' else 'didNotHappen' end, late = of between 80 and 93, rung = cardinality(rings)
    from drawn where item.programme = ${code} and item.key = drawn.key and of < 98`;
  await sql`
    insert into report (programme, id, item, outcome, done_on, reason, reporter, entered_at)
    select programme, md5(key)::uuid, key, outcome, planned_on, case when outcome = 'didNotHappen' then 'storm' end, coalesce(owner, 'team-leader'), coalesce(rings[1], 0)
    from item where programme = ${code} and outcome is not null`;
  await sql`
    insert into attendance (programme, report, client, status)
    select i.programme, md5(i.key)::uuid, c.id, case when ('x' || substr(md5(i.key || c.id), 1, 2))::bit(8)::int < 215 then 'present' else 'ill' end
    from item i join audience a on a.programme = i.programme join client c on c.programme = i.programme and c.audience = a.key
    where i.programme = ${code} and i.outcome = 'held' and i.subject is null and (a.key = i.audience or a.within = i.audience)`;
}

/** Copies a programme so many times, each of another place and with another share of its work left undone. By SQL: hundreds take a minute. */
export async function copied(sql: Sql, code: string, times: number, day: string): Promise<void> {
  await sql.begin(async (tx) => {
    // Neither foreign keys nor what keeps the past: every row is one that held before.
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(`create temporary table copy_no on commit drop as select n, '${code}-' || n as code from generate_series(1, ${times}) n`);
    await tx.unsafe(`
      insert into programme (${(await columnsOf(tx, 'programme')).join(', ')})
      select ${(await columnsOf(tx, 'programme')).map((column) => (column === 'code' ? 'copy_no.code' : column === 'village' ? "'Desa ' || n || ', ' || village" : column)).join(', ')}
      from programme join copy_no on true where programme.code = '${code}'`);
    for (const table of COPIED) {
      const columns = await columnsOf(tx, table);
      const values = columns.map((column) =>
        column === 'programme' ? 'copy_no.code' : column === 'email' ? "replace(email, '@', '+' || n || '@')" : `t.${column}`,
      );
      await tx.unsafe(
        `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} t join copy_no on true where t.programme = '${code}'`,
      );
    }
    await tx`
      update item set outcome = null where programme like ${`${code}-%`} and window_until between ${day}::date - 30 and ${day}::date
        and ('x' || substr(md5(programme || key), 1, 4))::bit(16)::int % 100 < ('x' || substr(md5(programme), 1, 4))::bit(16)::int % 30`;
    await tx`
      update item set blocked = true where outcome is null and rings[1] is not null and programme like ${`${code}-%7`} and ordinal = 30`;
  });
  await sql`analyze`;
}

/** Those that a row is written with. */
async function columnsOf(sql: Pick<Sql, 'unsafe'>, table: string): Promise<string[]> {
  const rows = await sql.unsafe<{ name: string }[]>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}
