import { z } from 'zod';
import { TRACK_KINDS } from '../../domain/tracks.ts';
import type { Db } from '../connect.ts';
import { DayText, Words } from './shapes.ts';

const ItemRow = z.object({
  key: z.string(),
  track: z.string(),
  kind: z.enum(TRACK_KINDS),
  part: z.string().nullable(),
  subject: z.string().nullable(),
  makesUp: z.string().nullable(),
  audience: z.string(),
  audienceName: Words,
  plannedOn: DayText,
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  invited: z.array(z.string()),
});
/** An item as far as it can be looked for. */
export type ItemSought = z.infer<typeof ItemRow>;

/** Every item of a programme, by planned day. */
export async function itemsSought(db: Db, code: string): Promise<ItemSought[]> {
  const rows = await db`
    select i.key, i.track, t.kind, i.part, i.subject, i.makes_up as "makesUp", i.audience, a.name as "audienceName", i.planned_on as "plannedOn", i.owner,
      o.name as "ownerName", i.invited
    from item i join track t on t.programme = i.programme and t.name = i.track join audience a on a.programme = i.programme and a.key = i.audience
      left join person o on o.programme = i.programme and o.id = i.owner
    where i.programme = ${code} order by i.planned_on, i.key`;
  return z.array(ItemRow).parse(rows);
}

/** Everybody of a programme's people. */
export async function peopleSought(db: Db, code: string): Promise<{ id: string; name: string; title: string | null; role: string; group: string | null }[]> {
  return db<{ id: string; name: string; title: string | null; role: string; group: string | null }[]>`
    select id, name, title, role, audience as group from person where programme = ${code} order by id`;
}
