import type { Tx } from './connect.ts';
import { readLeavers } from './seats.ts';
import type { Instant } from '../domain/agenda.ts';
import { type CalendarDay, calendarOf } from '../domain/calendar.ts';
import { type DeliveryPlace, type DeliverySettings, type Ripening, ripeAt, settingsOf } from '../domain/delivery.ts';
import type { HeraldKind } from '../domain/heralds.ts';
import { type Day, instantAt } from '../domain/time.ts';

/** What a notice is about and to its recipient; the kinds of the ledger. */
export type NoticeKind = 'due' | 'invited' | 'reminder' | 'escalation' | 'blocked' | 'repair' | HeraldKind;

/** A notice to write: event key is item + plan version + step (`mentoring/nelayan-1/07@3/due`), or `repair/SUBJECT@n`. */
export type NewNotice = { readonly eventKey: string; readonly person: string; readonly kind: NoticeKind; readonly item: string | undefined };

/**
 * Writes notices into the ledger, each with the instant before which its person does not want it; one that stands there already (same event, person
 * and kind) stays as it is. Who has left the programme is told nothing.
 * @returns those that are told
 */
export async function queueNotices(tx: Tx, code: string, at: Instant, asked: readonly NewNotice[]): Promise<NewNotice[]> {
  const left = asked.length === 0 ? new Set<string>() : await readLeavers(tx, code, at);
  const notices = asked.filter(({ person }) => !left.has(person));
  if (notices.length === 0) return [];
  const ripening = await ripeningOf(tx, code, at, notices);
  const rows = notices.map((notice) => {
    const { notBefore, putOffBy } = ripening(notice);
    return { event_key: notice.eventKey, person: notice.person, kind: notice.kind, item: notice.item ?? null, not_before: notBefore, put_off_by: putOffBy };
  });
  await tx`
    insert into notice (programme, event_key, person, kind, item, created_at, not_before, put_off_by)
    select ${code}, event_key, person, kind, item, ${at}, not_before, put_off_by
    from jsonb_to_recordset(${tx.json(rows)}) as queued (event_key text, person text, kind text, item text, not_before bigint, put_off_by text[])
    on conflict (programme, event_key, person, kind) do nothing`;
  return notices;
}

/** A person's notices that wait and are in no mail yet are ripe when the settings that now hold say so. The transaction holds the programme's row. */
export async function ripenAnew(tx: Tx, code: string, at: Instant, person: string): Promise<void> {
  const waiting = await tx<{ id: number; person: string; item: string | null }[]>`
    select id, person, item from notice where programme = ${code} and person = ${person} and status = 'queued' and mail is null order by id`;
  if (waiting.length === 0) return;
  const notices = waiting.map(({ id, item }) => ({ id, person, item: item ?? undefined }));
  const ripening = await ripeningOf(tx, code, at, notices);
  const rows = notices.map((notice) => {
    const { notBefore, putOffBy } = ripening(notice);
    return { id: notice.id, not_before: notBefore, put_off_by: putOffBy };
  });
  await tx`
    update notice set not_before = ripe.not_before, put_off_by = ripe.put_off_by, channel = null
    from jsonb_to_recordset(${tx.json(rows)}) as ripe (id bigint, not_before bigint, put_off_by text[]) where notice.id = ripe.id`;
  await wakeComposers(tx, code);
}

/** Wakes the composers when the transaction commits: notices were written, or a programme came closer to being settled. */
export async function wakeComposers(tx: Tx, code: string): Promise<void> {
  await tx`select pg_notify('notice', ${code})`;
}

/** The place by which a programme's people live. @throws Error when there is none of that code */
export async function deliveryPlaceOf(tx: Tx, code: string): Promise<DeliveryPlace> {
  const [row] = await tx<{ zone: string; calendar: CalendarDay[] }[]>`select time_zone as zone, calendar from programme where code = ${code}`;
  if (row === undefined) throw new Error(`programme ${code}: expected to exist`);
  return { zone: row.zone, calendar: calendarOf(row.calendar) };
}

/** Settings of those of these people who said something; the others are told as it comes. */
export async function wishesOf(tx: Tx, code: string, people: readonly string[]): Promise<Map<string, DeliverySettings>> {
  const rows = await tx<{ id: string; wishes: unknown }[]>`
    select id, notice_settings as wishes from person where programme = ${code} and id = any(${[...new Set(people)]}) and notice_settings is not null`;
  return new Map(rows.map(({ id, wishes }) => [id, settingsOf(wishes)]));
}

/** Instants at which it is too late for items, the end of their windows. */
export async function deadlinesOf(tx: Tx, code: string, items: readonly string[], zone: string): Promise<Map<string, Instant>> {
  const rows = await tx<{ key: string; until: Day }[]>`
    select key, window_until as until from item where programme = ${code} and key = any(${[...new Set(items)]})`;
  return new Map(rows.map(({ key, until }) => [key, instantAt(until, '00:00', zone)]));
}

type ToRipen = { readonly person: string; readonly item: string | undefined };

/** Where nobody said anything, which is the rule, calendar and deadlines are not read. */
async function ripeningOf(tx: Tx, code: string, at: Instant, notices: readonly ToRipen[]): Promise<(notice: ToRipen) => Ripening> {
  const atOnce: Ripening = { notBefore: at, putOffBy: [] };
  const people = notices.map(({ person }) => person);
  const wishes = await wishesOf(tx, code, people);
  if (wishes.size === 0) return () => atOnce;
  const place = await deliveryPlaceOf(tx, code);
  const deadlines = await deadlinesOf(
    tx,
    code,
    notices.flatMap(({ person, item }) => (wishes.has(person) && item !== undefined ? [item] : [])),
    place.zone,
  );
  return ({ person, item }) => {
    const settings = wishes.get(person);
    return settings === undefined ? atOnce : ripeAt(settings, place, at, item === undefined ? undefined : deadlines.get(item));
  };
}
