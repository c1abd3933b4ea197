import type { Tx } from '../db/connect.ts';
import type { Instant } from '../domain/agenda.ts';
import type { HeraldKind } from '../domain/heralds.ts';

/** What a notice is about and to its recipient; the kinds of the ledger. */
export type NoticeKind = 'due' | 'invited' | 'reminder' | 'escalation' | 'blocked' | 'repair' | HeraldKind;

/** A notice to write: event key is item + plan version + step (`mentoring/nelayan-1/07@3/due`), or `repair/SUBJECT@n`. */
export type NewNotice = { readonly eventKey: string; readonly person: string; readonly kind: NoticeKind; readonly item: string | undefined };

/** Writes notices into the ledger; one that stands there already (same event, person and kind) stays as it is. */
export async function queueNotices(tx: Tx, code: string, at: Instant, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ eventKey, person, kind, item }) => ({ event_key: eventKey, person, kind, item: item ?? null }));
  await tx`
    insert into notice (programme, event_key, person, kind, item, created_at)
    select ${code}, event_key, person, kind, item, ${at}
    from jsonb_to_recordset(${tx.json(rows)}) as queued (event_key text, person text, kind text, item text)
    on conflict (programme, event_key, person, kind) do nothing`;
}

/** Wakes the composers when the transaction commits: notices were written, or a programme came closer to being settled. */
export async function wakeComposers(tx: Tx, code: string): Promise<void> {
  await tx`select pg_notify('notice', ${code})`;
}
