import type { Db, Sql } from './connect.ts';
import { tell } from './inbox.ts';

/** Later than any clock. */
const MAX = Number.MAX_SAFE_INTEGER;

/**
 * Whether everything that the facts call for has been done: nothing untold, nothing a workflow will still do of itself, nothing to compose or to
 * send now. What its person wants later waits for its hour, what is told by hand for a hand. One statement, so one snapshot: a consequence is never between two looks.
 */
export async function settled(db: Db, code: string): Promise<boolean> {
  const [row] = await db<[{ settled: boolean }]>`
    select not exists (select from inbox where programme = ${code} and told_at is null)
       and not exists (select from owed where programme = ${code})
       and not exists (select from notice n join programme p on p.code = n.programme left join item i on i.programme = n.programme and i.key = n.item
         where n.programme = ${code} and n.status = 'queued' and n.not_before <= coalesce(p.clock_now, ${MAX})
           and (n.channel is distinct from 'whatsapp'
             or ((i.outcome is not null or i.paused) and n.kind in ('due', 'invited', 'reminder', 'escalation', 'blocked'))))
       and not exists (select from mail where programme = ${code} and status = 'queued') as settled`;
  return row.settled;
}

/**
 * The next instant at which anything of a programme rings, or undefined: open items of begun tracks, and tracks that begin. Before it runs only
 * its tracks of planning do.
 */
export async function nextRingAt(db: Db, code: string): Promise<number | undefined> {
  const [row] = await db<[{ at: number | null }]>`
    with ours as (select t.* from programme p join track t on t.programme = p.code
      where p.code = ${code} and p.stage <> 'ended' and (p.stage <> 'planning' or t.phase = 'planning'))
    select least(
      (select min(starts_at) from ours where started_at is null),
      (select min(i.next_ring_at) from item i join ours t on t.programme = i.programme and t.name = i.track
        where t.started_at is not null and i.outcome is null and not i.paused and not i.blocked)) as at`;
  return row?.at ?? undefined;
}

/** The next instant at which anything of a programme rings, or a notice that was put off may go out; undefined where nothing does. */
export async function nextInstantAt(db: Db, code: string): Promise<number | undefined> {
  const [ring, [notice]] = await Promise.all([
    nextRingAt(db, code),
    db<[{ at: number | null }]>`select min(not_before) as at from notice where programme = ${code} and status = 'queued' and mail is null and channel is null`,
  ]);
  const instants = [ring, notice.at].filter((at) => at !== undefined && at !== null);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/**
 * Moves a rehearsal's clock and tells the new time to each workflow that owes something at it. A clock that stands there or further on stays, so
 * a repeat after a crash changes nothing.
 * @throws Error when the programme is unknown or its clock is real
 */
export async function stepClock(sql: Sql, code: string, to: number): Promise<void> {
  await sql.begin(async (tx) => {
    const [programme] = await tx<{ clock_now: number | null; plan_version: number }[]>`
      select clock_now, plan_version from programme where code = ${code} for no key update`;
    if (programme === undefined) throw new Error(`programme ${code}: expected to exist`);
    if (programme.clock_now === null) throw new Error(`programme ${code}: expected a rehearsal, its clock is real`);
    if (programme.clock_now >= to) return;
    await tx`update programme set clock_now = ${to} where code = ${code}`;
    // What was put off until now is composed at once, not at the composers' next look.
    await tx`select pg_notify('notice', ${code}) where exists (select from notice where programme = ${code} and status = 'queued' and not_before <= ${to})`;
    const owing = await tx<{ child: string | null }[]>`select distinct child from owed where programme = ${code} order by child nulls first`;
    await tell(
      tx,
      code,
      // No keys: the time alone. Of a track's own version, so that it does not load.
      owing.map(({ child }) => ({ child: child ?? undefined, planVersion: programme.plan_version, keys: [], now: to })),
    );
  });
}
