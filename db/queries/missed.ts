import { z } from 'zod';
import type { Definition } from '../../domain/definition.ts';
import { canBeMadeUp, isUnderQuorum } from '../../domain/makeUp.ts';
import { isWithin } from '../../domain/planScope.ts';
import type { Db } from '../connect.ts';
import { DayText, Words } from './shapes.ts';

const Row = z.object({
  item: z.string(),
  audience: z.string(),
  audienceName: Words,
  plannedOn: DayText,
  outcome: z.enum(['held', 'didNotHappen']),
  reason: z.string().nullable(),
  present: z.int(),
  marked: z.int(),
});
/** A session without a make-up that could have one. `reason`: why it did not happen; null of one that too few came to. */
export type MissedRow = z.infer<typeof Row>;

/**
 * Sessions that did not happen, or that too few came to, and that nothing makes up for yet; the longest ago first.
 * @param group those of this group and the groups within it alone; undefined: all
 */
export async function missedSessions(db: Db, code: string, group: string | undefined): Promise<MissedRow[]> {
  const [programme] = await db<{ definition: Definition }[]>`select definition from programme where code = ${code}`;
  if (programme === undefined) return [];
  const { definition } = programme;
  const tracks = Object.keys(definition.tracks).filter((track) => canBeMadeUp(definition.tracks[track]));
  const rows = await db`
    select i.key as item, i.audience, a.name as "audienceName", i.planned_on as "plannedOn", i.outcome, r.reason, count(t.client)::int as marked,
      (count(t.client) filter (where t.status = 'present'))::int as present
    from item i join audience a on a.programme = i.programme and a.key = i.audience left join report r on r.programme = i.programme and r.item = i.key
      left join attendance t on t.programme = r.programme and t.report = r.id
    where i.programme = ${code} and i.track = any(${tracks}) and i.outcome in ('held', 'didNotHappen') and i.makes_up is null
      and not exists (select from item m where m.programme = i.programme and m.makes_up = i.key and m.outcome is distinct from 'cancelled')
    group by i.programme, i.key, a.name, r.reason order by i.planned_on, i.key`;
  return z
    .array(Row)
    .parse(rows)
    .filter(({ outcome, ...turnout }) => outcome === 'didNotHappen' || isUnderQuorum(turnout, definition))
    .filter(({ audience }) => group === undefined || isWithin(definition, audience, group));
}
