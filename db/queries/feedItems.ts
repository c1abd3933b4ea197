import { z } from 'zod';
import type { Definition } from '../../domain/definition.ts';
import type { Language, Text } from '../../domain/language.ts';
import type { Day } from '../../domain/time.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { DayText, Instant } from './shapes.ts';

type Holder = { readonly programme: string; readonly person: string };

/** What of programme and person a feed is written by. `now` is programme time. */
export type FeedOwner = {
  readonly code: string;
  readonly definition: Definition;
  readonly village: string;
  readonly rehearsal: boolean;
  readonly timeZone: string;
  readonly language: Language;
  readonly now: number;
};

/** Undefined where there is no such person. */
export async function feedOwner(db: Db, { programme, person }: Holder, now: () => number): Promise<FeedOwner | undefined> {
  const [row] = await db<(Omit<FeedOwner, 'now'> & { clock_now: number | null })[]>`
    select p.code, p.definition, p.village, p.rehearsal, p.time_zone as "timeZone", o.language, p.clock_now
    from programme p join person o on o.programme = p.code and o.id = ${person} where p.code = ${programme}`;
  if (row === undefined) return undefined;
  const { clock_now, ...owner } = row;
  return { ...owner, now: nowOf({ clock_now }, now) };
}

const FeedItem = z.object({
  key: z.string(),
  track: z.string(),
  audience: z.string(),
  audienceName: z.custom<Text>(),
  ordinal: z.int(),
  total: z.int(),
  makesUp: z.string().nullable(),
  part: z.string().nullable(),
  subject: z.string().nullable(),
  windowFrom: DayText,
  windowUntil: DayText,
  plannedOn: DayText,
  sequence: z.int(),
  outcome: z.enum(['held', 'didNotHappen', 'cancelled']).nullable(),
  paused: z.boolean(),
  changedAt: Instant,
});
/** An item as a feed needs it. `changedAt`: programme time of its last change. */
export type FeedItem = z.infer<typeof FeedItem>;

/** What a person is to do or invited to: all that is open, and what was planned for that day or later; by day and key. */
export async function feedItems(db: Db, { programme, person }: Holder, since: Day): Promise<FeedItem[]> {
  const rows = await db`
    with counted as (select *, count(*) filter (where makes_up is null) over (partition by track, audience) as total from item where programme = ${programme})
    select i.key, i.track, i.audience, a.name as "audienceName", i.ordinal, i.total, i.makes_up as "makesUp", i.part, i.subject, i.window_from as "windowFrom",
      i.window_until as "windowUntil", i.planned_on as "plannedOn", i.sequence, i.outcome, i.paused,
      coalesce((select max(at) from past where past.programme = i.programme and relation = 'item' and past.key = i.key), p.locked_at, p.created_at) as "changedAt"
    from counted i join programme p on p.code = i.programme join audience a on a.programme = i.programme and a.key = i.audience
    where (i.owner = ${person} or ${person} = any(i.invited)) and (i.outcome is null or i.planned_on >= ${since})
    order by i.planned_on, i.key`;
  return z.array(FeedItem).parse(rows);
}
