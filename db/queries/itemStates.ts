import type { Db, Sql } from '../connect.ts';

/**
 * The state of item `i` as a column, for counts over many programmes where reading every item would take too long: the same as `domain/itemState.ts`
 * says, which a test holds it to.
 * @param at an instant, as a part of the query
 */
export function stateOf(db: Db, at: ReturnType<Sql>) {
  return db`case
    when i.outcome = 'held' then case when i.late then 'late' else 'reported' end
    when i.outcome is not null then i.outcome
    when i.blocked then 'blocked'
    when i.paused then 'paused'
    when i.rings[2] <= ${at} then 'overdue'
    when i.rings[1] <= ${at} then 'due'
    else 'planned' end`;
}
