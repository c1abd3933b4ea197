import { z } from 'zod';
import type { Db } from '../connect.ts';
import { Instant } from './shapes.ts';

/** How the mail of a notice fares; the next attempt is in machine time, and null once it was sent or given up. */
const Delivery = z.object({ attempts: z.int(), lastAnswer: z.string().nullable(), nextAttemptAt: z.iso.datetime().nullable() });

const NoticeLine = z.object({
  id: z.int(),
  eventKey: z.string(),
  person: z.string(),
  kind: z.string(),
  item: z.string().nullable(),
  createdAt: Instant,
  status: z.enum(['queued', 'sent', 'failed', 'muted']),
  channel: z.enum(['mail', 'print']).nullable(),
  messageId: z.string().nullable(),
  delivery: Delivery.nullable(),
});
/** A row of the notice ledger. */
export type NoticeLine = z.infer<typeof NoticeLine>;

const JournalLine = z.object({
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  onBehalfOf: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  reason: z.string().nullable(),
  planVersion: z.int(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
/** An entry of the journal, oldest first by `seq`. */
export type JournalLine = z.infer<typeof JournalLine>;

/** Which part of a long list: rows after this id or seq, so many of them. */
export type Page = { readonly after: number; readonly limit: number };

/** A page of the notice ledger in order of id; only one person's, or one item's, where named. */
export async function noticesOf(
  db: Db,
  code: string,
  page: Page,
  only: { person?: string | undefined; item?: string | undefined } = {},
): Promise<NoticeLine[]> {
  const rows = await db`
    select n.id, n.event_key as "eventKey", n.person, n.kind, n.item, n.created_at as "createdAt", n.status, n.channel, n.mail as "messageId",
      case when m.message_id is not null then jsonb_build_object('attempts', m.attempts, 'lastAnswer', m.response, 'nextAttemptAt',
        case when m.status = 'queued' then to_char(m.next_attempt_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end) end as delivery
    from notice n left join mail m on m.message_id = n.mail
    where n.programme = ${code} and n.id > ${page.after}
      ${only.person === undefined ? db`` : db`and n.person = ${only.person}`}
      ${only.item === undefined ? db`` : db`and n.item = ${only.item}`}
    order by n.id limit ${page.limit}`;
  return z.array(NoticeLine).parse(rows);
}

/** A page of the journal; only what is about one subject (an item's key, say), where named. */
export async function journalOf(db: Db, code: string, page: Page, subject?: string): Promise<JournalLine[]> {
  const rows = await db`
    select seq, at, actor, on_behalf_of as "onBehalfOf", action, subject, reason, plan_version as "planVersion", before, after
    from journal
    where programme = ${code} and seq > ${page.after}::bigint ${subject === undefined ? db`` : db`and subject = ${subject}`}
    order by seq limit ${page.limit}`;
  return z.array(JournalLine).parse(rows);
}

/**
 * The entries by which an item came into the plan: those that name it as added or opened, else the start that proposed it and the lock that made it expected.
 */
export async function originOf(db: Db, code: string, key: string): Promise<JournalLine[]> {
  const rows = await db`
    with named as (
      select * from journal where programme = ${code} and after ?| '{added,opened}' and (after->'added' ? ${key} or after->'opened' ? ${key}))
    select seq, at, actor, on_behalf_of as "onBehalfOf", action, subject, reason, plan_version as "planVersion", before, after from named
    union all
    select seq, at, actor, on_behalf_of, action, subject, reason, plan_version, before, after from journal
    where programme = ${code} and subject = ${code} and action in ('start', 'lock') and not exists (select from named where after->'added' ? ${key})
    order by seq`;
  return z.array(JournalLine).parse(rows);
}
