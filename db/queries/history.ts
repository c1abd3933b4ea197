import { z } from 'zod';
import type { Db } from '../connect.ts';
import { Instant } from './shapes.ts';

/** How the mail of a notice fares; the next attempt is in machine time, and null once it was sent or given up. */
const Delivery = z.object({ attempts: z.int(), lastAnswer: z.string().nullable(), nextAttemptAt: z.iso.datetime().nullable() });

/** What can become of a notice: it waits, is sent, bounced (a 5xx), failed (can never be sent), or was muted: nobody needs it any more. */
export const NOTICE_STATUSES = ['queued', 'sent', 'bounced', 'failed', 'muted'] as const;

const NoticeLine = z.object({
  id: z.int(),
  eventKey: z.string(),
  person: z.string(),
  kind: z.string(),
  item: z.string().nullable(),
  createdAt: Instant,
  status: z.enum(NOTICE_STATUSES),
  statusAt: Instant,
  because: z.string().nullable(),
  channel: z.enum(['mail', 'print', 'whatsapp']).nullable(),
  notBefore: Instant,
  putOffBy: z.array(z.string()),
  handedAt: Instant.nullable(),
  handedBy: z.string().nullable(),
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

/** Which notices: one person's, of one item, of one status, one by its id; all where none is named. */
export type OnlyNotices = {
  readonly person?: string | undefined;
  readonly item?: string | undefined;
  readonly status?: (typeof NOTICE_STATUSES)[number] | undefined;
  readonly id?: number | undefined;
};

/** A page of the notice ledger in order of id. */
export async function noticesOf(db: Db, code: string, page: Page, only: OnlyNotices = {}): Promise<NoticeLine[]> {
  const rows = await db`
    select n.id, n.event_key as "eventKey", n.person, n.kind, n.item, n.created_at as "createdAt", n.status, coalesce(n.status_at, n.created_at) as "statusAt",
      n.because, n.channel, greatest(n.not_before, n.created_at) as "notBefore", n.put_off_by as "putOffBy", n.handed_at as "handedAt", n.handed_by as "handedBy",
      n.mail as "messageId",
      case when m.message_id is not null then jsonb_build_object('attempts', m.attempts, 'lastAnswer', m.response, 'nextAttemptAt',
        case when m.status = 'queued' then to_char(m.next_attempt_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end) end as delivery
    from notice n left join mail m on m.message_id = n.mail
    where n.programme = ${code} and n.id > ${page.after}
      ${only.person === undefined ? db`` : db`and n.person = ${only.person}`}
      ${only.item === undefined ? db`` : db`and n.item = ${only.item}`}
      ${only.status === undefined ? db`` : db`and n.status = ${only.status}`}
      ${only.id === undefined ? db`` : db`and n.id = ${only.id}`}
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
