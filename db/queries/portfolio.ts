import { z } from 'zod';
import type { Db } from '../connect.ts';
import { DayText, Instant, Words } from './shapes.ts';

const Standing = z.object({
  code: z.string(),
  name: Words,
  village: z.string(),
  stage: z.enum(['planning', 'running', 'termination', 'measures', 'ended']),
  startsOn: DayText,
  rehearsal: z.boolean(),
  locked: z.boolean(),
  timeZone: z.string(),
  now: Instant,
  overdue: z.int(),
  blocked: z.int(),
  nextOn: DayText.nullable(),
});
/** How a programme stands, as a list over many shows it. `blocked` counts open repairs too; `nextOn`: when its next open item is planned. */
export type ProgrammeStanding = z.infer<typeof Standing>;

/**
 * How programmes stand, latest start first. Each is asked by indexes that hold open items alone, so a list of hundreds takes as long as they have work left
 * undone, not as long as their plans are.
 * @param codes those that somebody may see; undefined: all @param now machine time, for those whose clock is the real one
 */
export async function portfolioOf(db: Db, codes: readonly string[] | undefined, now: number): Promise<ProgrammeStanding[]> {
  const rows = await db`
    with seen as (
      select code, name, village, stage, starts_on, rehearsal, locked_at is not null as locked, time_zone, coalesce(clock_now, ${now}::bigint) as at
      from programme where ${codes === undefined ? db`true` : db`code = any(${[...codes]})`})
    select s.code, s.name, s.village, s.stage, s.starts_on as "startsOn", s.rehearsal, s.locked, s.time_zone as "timeZone", s.at as now,
      (select count(*)::int from item i where i.programme = s.code and i.outcome is null and not i.blocked and not i.paused and i.rings[2] <= s.at) as overdue,
      (select count(*)::int from item i where i.programme = s.code and i.outcome is null and i.blocked)
        + (select count(*)::int from repair r where r.programme = s.code and r.closed_at is null) as blocked,
      (select min(i.planned_on) from item i where i.programme = s.code and i.outcome is null
        and i.planned_on >= (to_timestamp(s.at / 1000.0) at time zone s.time_zone)::date) as "nextOn"
    from seen s order by s.starts_on desc, s.code`;
  return z.array(Standing).parse(rows);
}

/** How much of some programmes' plans is accounted for. */
export async function progressOf(db: Db, codes: readonly string[]): Promise<Map<string, { items: number; done: number }>> {
  const rows = await db<{ programme: string; items: number; done: number }[]>`
    select programme, count(*)::int as items, count(outcome)::int as done from item where programme = any(${[...codes]}) group by programme`;
  return new Map(rows.map(({ programme, items, done }) => [programme, { items, done }]));
}
