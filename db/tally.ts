import { z } from 'zod';
import type { Sql } from './connect.ts';
import { verifyJournal } from './journal.ts';

const Sessions = z.object({ planned: z.int(), held: z.int(), late: z.int(), didNotHappen: z.int(), cancelled: z.int() });
const Reports = z.object({ recorded: z.int(), doubled: z.int() });
const Notices = z.object({ queued: z.int(), sent: z.int(), failed: z.int(), muted: z.int() });
const Counts = z.object({ mails: z.int(), escalations: z.int(), items: z.int() });

/** What the record of truth says of a programme's course; the parts of `npm run rehearse`'s JSON that are read from it. */
export type Tally = z.infer<typeof Counts> & {
  /** By track, as the definition orders them; a make-up is no new session (N15). `late` are those of `held` reported after their reminder. */
  readonly sessions: Readonly<Record<string, z.infer<typeof Sessions>>>;
  readonly reports: z.infer<typeof Reports>;
  /** Rows of the ledger; `queued` counts every row ever queued, so that `queued = sent + failed + muted` once all is settled; what bounced has failed. */
  readonly notices: z.infer<typeof Notices>;
  readonly journal: { readonly entries: number; readonly intact: boolean };
};

/** Counts a programme's course. Nothing machine-made (ids, attempts, real time) enters a count. */
export async function tally(sql: Sql, code: string): Promise<Tally> {
  const [sessions, [reports], [notices], [counts], journal] = await Promise.all([
    sql<({ track: string } & z.infer<typeof Sessions>)[]>`
      select t.name as track, count(i.key) as planned,
        count(*) filter (where i.outcome = 'held') as held,
        count(*) filter (where i.outcome = 'held' and i.late) as late,
        count(*) filter (where i.outcome = 'didNotHappen') as "didNotHappen",
        count(*) filter (where i.outcome = 'cancelled') as cancelled
      from track t left join item i on i.programme = t.programme and i.track = t.name and i.makes_up is null
      where t.programme = ${code} group by t.name, t.position order by t.position`,
    // A report stored twice would stand twice in the journal, or for two items, or beside another for the same item.
    sql`
      select count(*) as recorded,
        (select count(*) from (select from journal where programme = ${code} and action = 'report' group by after->>'report' having count(*) > 1) twice)
        + (select count(*) from (select from report where programme = ${code} group by item having count(*) > 1) twice) as doubled
      from report where programme = ${code}`,
    sql`
      select count(*) as queued, count(*) filter (where status = 'sent') as sent, count(*) filter (where status in ('failed', 'bounced')) as failed,
        count(*) filter (where status = 'muted') as muted
      from notice where programme = ${code}`,
    sql`
      select (select count(*) from mail where programme = ${code}) as mails,
        (select count(*) from notice where programme = ${code} and kind = 'escalation') as escalations,
        (select count(*) from item where programme = ${code} and makes_up is null) as items`,
    verifyJournal(sql, code),
  ]);
  return {
    sessions: Object.fromEntries(sessions.map(({ track, ...counted }) => [track, Sessions.parse(counted)])),
    reports: Reports.parse(reports),
    notices: Notices.parse(notices),
    ...Counts.parse(counts),
    journal,
  };
}
