import { z } from 'zod';
import type { Definition } from '../../domain/definition.ts';
import { itemState, type ItemState } from '../../domain/itemState.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { DayText, Instant, ItemFactsRow, Words } from './shapes.ts';

const Programme = z.object({
  definition: z.custom<Definition>(),
  startsOn: DayText,
  extendedMonths: z.int(),
  timeZone: z.string(),
  clock_now: Instant.nullable(),
});
const Row = ItemFactsRow.extend({
  key: z.string(),
  track: z.string(),
  audience: z.string(),
  audienceName: Words,
  subject: z.string().nullable(),
  part: z.string().nullable(),
  makesUp: z.string().nullable(),
  windowFrom: DayText,
  windowUntil: DayText,
  plannedOn: DayText,
  owner: z.string().nullable(),
  invited: z.array(z.string()),
});

/** An item as far as the page of its programme looks at it. */
export type OverviewItem = Omit<z.infer<typeof Row>, 'rings' | 'outcome' | 'late' | 'paused' | 'blocked'> & { readonly state: ItemState };

/** What the page of a programme is made from. `people`: names by id. */
export type OverviewFacts = Omit<z.infer<typeof Programme>, 'clock_now'> & {
  readonly now: number;
  readonly items: readonly OverviewItem[];
  readonly people: ReadonlyMap<string, { readonly name: string; readonly role: string }>;
};

/** Reads a programme's items by tracks in the plan's order; undefined when there is none of that code. @param now machine time */
export async function overviewFacts(db: Db, code: string, now: () => number): Promise<OverviewFacts | undefined> {
  const [programmes, rows, people] = await Promise.all([
    db`
      select definition, starts_on as "startsOn", extended_months as "extendedMonths", time_zone as "timeZone", clock_now from programme where code = ${code}`,
    db`
      select i.key, i.track, i.audience, a.name as "audienceName", i.subject, i.part, i.makes_up as "makesUp", i.window_from as "windowFrom",
        i.window_until as "windowUntil", i.planned_on as "plannedOn", i.owner, i.invited, i.rings, i.outcome, i.late, i.blocked, i.paused
      from item i join track t on t.programme = i.programme and t.name = i.track join audience a on a.programme = i.programme and a.key = i.audience
      where i.programme = ${code} order by t.position, i.planned_on, a.position, i.ordinal`,
    db<{ id: string; name: string; role: string }[]>`select id, name, role from person where programme = ${code}`,
  ]);
  if (programmes[0] === undefined) return undefined;
  const { clock_now, ...programme } = Programme.parse(programmes[0]);
  const at = nowOf({ clock_now }, now);
  return {
    ...programme,
    now: at,
    items: z
      .array(Row)
      .parse(rows)
      .map(({ rings, outcome, late, blocked, paused, ...item }) => ({ ...item, state: itemState({ rings, outcome, late, blocked, paused }, at) })),
    people: new Map(people.map(({ id, ...person }) => [id, person])),
  };
}
