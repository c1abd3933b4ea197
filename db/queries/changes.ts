import { BECAME } from '../../domain/act.ts';
import { z } from 'zod';
import type { Day } from '../../domain/time.ts';
import type { Db } from '../connect.ts';
import { DayText, Words } from './shapes.ts';

const Group = z.object({ group: z.string(), name: Words, within: z.string().nullable(), endedOn: DayText.nullable(), open: z.int() });
const Person = z.object({ id: z.string(), name: z.string(), title: z.string().nullable() });
const Head = z.object({ extendedMonths: z.int(), hamlets: z.array(z.string()) });

/** Groups of a programme in their order, those that ended too; `open`: how many of their own items are open. */
export async function groupsStanding(db: Db, code: string): Promise<z.infer<typeof Group>[]> {
  const rows = await db`
    select a.key as group, a.name, a.within, a.ended_on as "endedOn",
      (select count(*)::int from item i where i.programme = a.programme and i.audience = a.key and i.outcome is null) as open
    from audience a where a.programme = ${code} and a.kind <> 'programme' order by a.position`;
  return z.array(Group).parse(rows);
}

/** Everybody who holds a seat of a programme, or held one: whoever an act names. */
export async function everybody(db: Db, code: string): Promise<z.infer<typeof Person>[]> {
  return z.array(Person).parse(await db`select id, name, title from person where programme = ${code} order by id`);
}

/** By how many months the end was put off, and the hamlets that those live in who take part. */
export async function changeHead(db: Db, code: string): Promise<z.infer<typeof Head>> {
  const [row] = await db`
    select extended_months as "extendedMonths", array(
      select distinct h.hamlet from client c join household h on h.programme = c.programme and h.id = c.household
      where c.programme = ${code} and c.left_on is null order by h.hamlet) as hamlets
    from programme where code = ${code}`;
  return Head.parse(row);
}

const Dates = z.object({ from: DayText, until: DayText, on: DayText, owner: z.string().nullable() });
const Entry = z.object({
  before: z.object({ items: z.record(z.string(), Dates.nullable()) }),
  after: z.object({ items: z.record(z.string(), Dates.extend({ what: z.enum(BECAME) })) }),
});
const ItemOfAct = z.object({ key: z.string(), track: z.string(), part: z.string().nullable(), subject: z.string().nullable(), makesUp: z.string().nullable() });

/** What an act did to an item, as the journal has it, and what names the item. */
export type ActChange = z.infer<typeof ItemOfAct> & {
  readonly what: (typeof BECAME)[number];
  readonly before: { readonly from: Day; readonly until: Day; readonly on: Day; readonly owner: string | null } | null;
  readonly after: { readonly from: Day; readonly until: Day; readonly on: Day; readonly owner: string | null };
};

/** What an act did to which item, in the order of the plan; undefined when there is no such act. */
export async function changesOfAct(db: Db, code: string, number: number): Promise<ActChange[] | undefined> {
  const [row] = await db`
    select before, after from journal where programme = ${code} and subject = ${`act/${number}`} order by seq limit 1`;
  if (row === undefined) return undefined;
  const { before, after } = Entry.parse(row);
  const items = z.array(ItemOfAct).parse(
    await db`
      select i.key, i.track, i.part, i.subject, i.makes_up as "makesUp" from item i
        join audience a on a.programme = i.programme and a.key = i.audience
        join track t on t.programme = i.programme and t.name = i.track
      where i.programme = ${code} and i.key = any(${Object.keys(after.items)}) order by t.position, a.position, i.ordinal`,
  );
  return items.flatMap((item) => {
    const found = after.items[item.key];
    if (found === undefined) return [];
    const { what, ...now } = found;
    return [{ ...item, what, before: before.items[item.key] ?? null, after: now }];
  });
}
