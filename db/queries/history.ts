import { z } from 'zod';
import type { Db } from '../connect.ts';
import { Instant } from './shapes.ts';

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
    select id, event_key as "eventKey", person, kind, item, created_at as "createdAt", status, channel, mail as "messageId"
    from notice
    where programme = ${code} and id > ${page.after}
      ${only.person === undefined ? db`` : db`and person = ${only.person}`}
      ${only.item === undefined ? db`` : db`and item = ${only.item}`}
    order by id limit ${page.limit}`;
  return z.array(NoticeLine).parse(rows);
}

/** A page of the journal; only what is about one subject (an item's key, say), where named. */
export async function journalOf(db: Db, code: string, page: Page, subject?: string): Promise<JournalLine[]> {
  const rows = await db`
    select seq, at, actor, on_behalf_of as "onBehalfOf", action, subject, reason, plan_version as "planVersion", before, after
    from journal
    where programme = ${code} and seq > ${page.after} ${subject === undefined ? db`` : db`and subject = ${subject}`}
    order by seq limit ${page.limit}`;
  return z.array(JournalLine).parse(rows);
}
