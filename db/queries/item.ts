import { z } from 'zod';
import { itemState, type ItemState } from '../../domain/itemState.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { type JournalLine, journalOf, type NoticeLine, noticesOf } from './history.ts';
import { DayText, Instant, ItemFactsRow, Words } from './shapes.ts';

const ItemRow = ItemFactsRow.extend({
  key: z.string(),
  track: z.string(),
  audience: z.string(),
  ordinal: z.int(),
  session: Words,
  attendance: z.boolean(),
  audienceName: Words,
  windowFrom: DayText,
  windowUntil: DayText,
  plannedOn: DayText,
  owner: z.string().nullable(),
  invited: z.array(z.string()),
  clock_now: Instant.nullable(),
});
const ClientRow = z.object({ id: z.string(), name: z.string().nullable() });
const ReportRow = z.object({
  id: z.uuid(),
  outcome: z.enum(['held', 'didNotHappen']),
  doneOn: DayText,
  reason: z.string().nullable(),
  guests: z.int(),
  voices: z.int(),
  reporter: z.string(),
  onBehalfOf: z.string().nullable(),
  enteredAt: Instant,
  attendance: z.array(z.object({ client: z.string(), status: z.enum(['present', 'excused', 'ill', 'unexcused']) })),
});

/** An item with the clients who belong to it, its report, what was done about it and who was told. */
export type ItemDetail = Omit<z.infer<typeof ItemRow>, 'clock_now'> & {
  readonly state: ItemState;
  readonly clients: readonly z.infer<typeof ClientRow>[];
  readonly report: z.infer<typeof ReportRow> | undefined;
  readonly history: readonly JournalLine[];
  readonly notices: readonly NoticeLine[];
};

/** More than an item ever has. */
const ALL = { after: 0, limit: 1000 };

/** Reads one item; undefined when the programme has none of that key. */
export async function itemOf(db: Db, code: string, key: string, now: () => number): Promise<ItemDetail | undefined> {
  const [items, clients, reports, history, notices] = await Promise.all([
    db`
      select i.key, i.track, i.audience, i.ordinal, p.definition->'tracks'->i.track->'session' as session,
        (p.definition->'tracks'->i.track->>'attendance')::boolean as attendance, a.name as "audienceName", i.window_from as "windowFrom",
        i.window_until as "windowUntil", i.planned_on as "plannedOn", i.owner, i.invited, i.rings, i.outcome, i.late, i.blocked, i.paused, p.clock_now
      from item i join programme p on p.code = i.programme join audience a on a.programme = i.programme and a.key = i.audience
      where i.programme = ${code} and i.key = ${key}`,
    db`
      select c.id, c.name from item i join client c on c.programme = i.programme and c.audience = i.audience
      where i.programme = ${code} and i.key = ${key} and c.left_on is null order by c.id`,
    db`
      select r.id, r.outcome, r.done_on as "doneOn", r.reason, r.guests, r.voices, r.reporter, r.on_behalf_of as "onBehalfOf",
        r.entered_at as "enteredAt", coalesce((select jsonb_agg(jsonb_build_object('client', a.client, 'status', a.status) order by a.client)
          from attendance a where a.programme = r.programme and a.report = r.id), '[]') as attendance
      from report r where r.programme = ${code} and r.item = ${key}`,
    journalOf(db, code, ALL, key),
    noticesOf(db, code, ALL, { item: key }),
  ]);
  if (items[0] === undefined) return undefined;
  const { clock_now, ...item } = ItemRow.parse(items[0]);
  return {
    ...item,
    state: itemState(item, nowOf({ clock_now }, now)),
    clients: item.attendance ? z.array(ClientRow).parse(clients) : [],
    report: reports[0] === undefined ? undefined : ReportRow.parse(reports[0]),
    history,
    notices,
  };
}
