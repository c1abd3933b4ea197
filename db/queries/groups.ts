import { addDays, type Day } from '../../domain/time.ts';
import type { CapitalStands } from '../../domain/groupEnds.ts';
import type { Tx } from '../connect.ts';

/** Keys of the business groups that have ended, in the order of the groups. */
export async function endedGroups(tx: Tx, code: string): Promise<string[]> {
  const rows = await tx<{ key: string }[]>`
    select key from audience where programme = ${code} and kind = 'businessGroup' and ended_on is not null order by position`;
  return rows.map(({ key }) => key);
}

/** How far the capital of each business group has come; who is not named has none. */
export async function capitalByGroup(tx: Tx, code: string): Promise<Map<string, CapitalStands>> {
  const rows = await tx<{ audience: string; handed_over: boolean }[]>`
    select a.key as audience, g.handed_over_on is not null as handed_over
    from audience a left join capital_grant g on g.programme = a.programme and g.audience = a.key
    where a.programme = ${code} and (g.handed_over_on is not null
      or exists (select from grant_share s where s.programme = a.programme and s.audience = a.key and s.undone_because is null)) order by a.position`;
  return new Map(rows.map(({ audience, handed_over }) => [audience, handed_over ? 'handedOver' : 'bound']));
}

/** The first day on which a group can have ended: nobody joined it after, and nothing that its people attended was held then. */
export async function earliestEnd(tx: Tx, code: string, group: string | undefined): Promise<Day | undefined> {
  const ofGroup = group === undefined ? tx`` : tx`and m.audience = ${group}`;
  const [row] = await tx<[{ joined: Day | null; held: Day | null }]>`
    select (select max(m.from_on) from membership m where m.programme = ${code} ${ofGroup}) as joined,
      (select max(r.done_on) from report r join item i on i.programme = r.programme and i.key = r.item
        where r.programme = ${code} ${group === undefined ? tx`` : tx`and i.audience = ${group}`}
          and exists (select from attendance a where a.programme = r.programme and a.report = r.id)) as held`;
  const days = [...(row.joined === null ? [] : [row.joined]), ...(row.held === null ? [] : [addDays(row.held, 1)])];
  return days.toSorted().at(-1);
}

/** Who takes part in a group now, in order of their ids. */
export async function membersOf(tx: Tx, code: string, group: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`select id from client where programme = ${code} and audience = ${group} and left_on is null order by id`;
  return rows.map(({ id }) => id);
}
