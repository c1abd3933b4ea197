import { z } from 'zod';
import type { Db } from '../connect.ts';
import { NOTICE_STATUSES } from './history.ts';
import { Instant, Words } from './shapes.ts';

const Row = z.object({
  id: z.int(),
  kind: z.string(),
  item: z.string().nullable(),
  track: z.string().nullable(),
  part: z.string().nullable(),
  ordinal: z.int().nullable(),
  audienceName: Words.nullable(),
  createdAt: Instant,
  notBefore: Instant,
  status: z.enum(NOTICE_STATUSES),
  channel: z.enum(['mail', 'print', 'whatsapp']).nullable(),
});
export type LatestNotice = z.infer<typeof Row>;

/** Somebody's latest notices, the last first. */
export async function latestNotices(db: Db, code: string, person: string, limit: number): Promise<LatestNotice[]> {
  const rows = await db`
    select n.id, n.kind, n.item, i.track, i.part, i.ordinal, a.name as "audienceName", n.created_at as "createdAt",
      greatest(n.not_before, n.created_at) as "notBefore", n.status, n.channel
    from notice n left join item i on i.programme = n.programme and i.key = n.item left join audience a on a.programme = i.programme and a.key = i.audience
    where n.programme = ${code} and n.person = ${person} order by n.created_at desc, n.id desc limit ${limit}`;
  return z.array(Row).parse(rows);
}
