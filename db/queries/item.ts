import { z } from 'zod';
import { isWaiting, itemState, type ItemState } from '../../domain/itemState.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { inPlaceOf } from '../standIns.ts';
import { type JournalLine, journalOf, type NoticeLine, noticesOf, originOf } from './history.ts';
import { pausedBecause } from './pauses.ts';
import { DayText, Instant, ItemFactsRow, ItemPlaceRow, PausedBecause, placeOf } from './shapes.ts';

const ItemRow = ItemFactsRow.extend({
  ...ItemPlaceRow.shape,
  owner: z.string().nullable(),
  invited: z.array(z.string()),
  cancelledBecause: z.string().nullable(),
  inPlaceOf: z.string().nullable(),
  pausedBecause: PausedBecause,
  clock_now: Instant.nullable(),
});
const ReportRow = z.object({
  id: z.uuid(),
  outcome: z.enum(['held', 'didNotHappen']),
  doneOn: DayText,
  reason: z.string().nullable(),
  decision: z.string().nullable(),
  guests: z.int(),
  voices: z.int(),
  reporter: z.string(),
  onBehalfOf: z.string().nullable(),
  enteredAt: Instant,
  attendance: z.array(z.object({ client: z.string(), status: z.enum(['present', 'excused', 'ill', 'unexcused']) })),
});

/** An item with its report, what was done about it, what put it into the plan and who was told. */
export type ItemDetail = Omit<z.infer<typeof ItemRow>, 'clock_now' | 'subject' | 'part'> & {
  readonly subject: string | undefined;
  readonly part: string | undefined;
  readonly state: ItemState;
  readonly waiting: boolean;
  readonly report: z.infer<typeof ReportRow> | undefined;
  readonly history: readonly JournalLine[];
  /** The entries by which it came into the plan, or was opened in it. */
  readonly origin: readonly JournalLine[];
  readonly notices: readonly NoticeLine[];
};

/** More than an item ever has. */
const ALL = { after: 0, limit: 1000 };

/** Reads one item; undefined when the programme has none of that key. */
export async function itemOf(db: Db, code: string, key: string, now: () => number): Promise<ItemDetail | undefined> {
  const [items, reports, history, origin, notices] = await Promise.all([
    db`
      select ${placeOf(db)}, i.owner, ${inPlaceOf(db)} as "inPlaceOf", i.invited, i.cancelled_because as "cancelledBecause", i.rings, i.outcome, i.late, i.blocked, i.paused,
        ${pausedBecause(db)} as "pausedBecause", p.clock_now
      from item i join programme p on p.code = i.programme join track t on t.programme = i.programme and t.name = i.track
        join audience a on a.programme = i.programme and a.key = i.audience
      where i.programme = ${code} and i.key = ${key}`,
    db`
      select r.id, r.outcome, r.done_on as "doneOn", r.reason, r.decision, r.guests, r.voices, r.reporter, r.on_behalf_of as "onBehalfOf",
        r.entered_at as "enteredAt", coalesce((select jsonb_agg(jsonb_build_object('client', a.client, 'status', a.status) order by a.client)
          from attendance a where a.programme = r.programme and a.report = r.id), '[]') as attendance
      from report r where r.programme = ${code} and r.item = ${key}`,
    journalOf(db, code, ALL, key),
    originOf(db, code, key),
    noticesOf(db, code, ALL, { item: key }),
  ]);
  if (items[0] === undefined) return undefined;
  const { clock_now, subject, part, ...item } = ItemRow.parse(items[0]);
  return {
    ...item,
    subject: subject ?? undefined,
    part: part ?? undefined,
    state: itemState(item, nowOf({ clock_now }, now)),
    waiting: isWaiting(item),
    report: reports[0] === undefined ? undefined : ReportRow.parse(reports[0]),
    history,
    origin,
    notices,
  };
}
