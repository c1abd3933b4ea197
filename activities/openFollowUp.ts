import type { Sql, Tx } from '../db/connect.ts';
import { itemsAfterTermination } from '../domain/afterTermination.ts';
import type { Definition } from '../domain/definition.ts';
import { followUpItems } from '../domain/followUpItems.ts';
import { tracksByKind } from '../domain/naming.ts';
import type { PlannedItem, PlannedTrack } from '../domain/plan.ts';
import { audiencesOf, plannedTrack } from '../domain/proposePlan.ts';
import { type Day, dayOf } from '../domain/time.ts';
import type { Programme } from '../notices/programme.ts';
import type { Activities } from './activities.ts';
import { openOnce } from './opening.ts';
import { readPlacing } from '../db/placing.ts';

/**
 * P6: whom to recommend for more capital (P6a) and whom to prepare as cadres (P6c) become tasks; continued mentoring of the groups that are followed
 * up (P6d) and working relations (P6e) begin, from the day of termination. Whether business is kept up is asked of all, and is planned already (E13).
 * @throws `TrackNotFound`, `ProgrammeNotFound`, `InvalidInput`
 */
export async function openFollowUp(sql: Sql, now: () => number, input: Parameters<Activities['openFollowUp']>[0]): Promise<void> {
  await openOnce(sql, now, 'openFollowUp', input, async (tx, programme) => {
    const { definition, code } = programme;
    const placing = await readPlacing(tx, programme);
    const terminatedOn = await terminationOf(tx, programme);
    const groups = await followedUp(tx, code);
    const begun = [...tracksByKind(definition, 'continuedMentoring'), ...tracksByKind(definition, 'workingRelations')].map(([name, track]) => {
      const audiences = audiencesOf(definition, track).filter((audience) => concerns(definition, track.kind, audience, groups));
      return { name, items: itemsAfterTermination(placing, name, audiences, terminatedOn) };
    });
    const items: PlannedItem[] = [...followUpItems(placing, input.track, dayOf(programme.now, programme.timeZone)), ...begun.flatMap((one) => one.items)];
    const tracks: PlannedTrack[] = begun.flatMap((one) => plannedTrack(definition, one.name, one.items));
    return { items, tracks, after: { groups, ...(await counted(tx, code)), tracks: tracks.map(({ name }) => name) } };
  });
}

/** Mentoring goes on in the groups that are followed up; relations are kept with everybody. */
function concerns({ businessGroups }: Definition, kind: string, audience: string, groups: readonly string[]): boolean {
  return kind !== 'continuedMentoring' || !Object.hasOwn(businessGroups, audience) || groups.includes(audience);
}

async function terminationOf(tx: Tx, { code, now, timeZone }: Programme): Promise<Day> {
  const [row] = await tx<{ at: number | null }[]>`select terminated_at as at from programme where code = ${code}`;
  return dayOf(row?.at ?? now, timeZone);
}

async function followedUp(tx: Tx, code: string): Promise<string[]> {
  const rows = await tx<{ audience: string }[]>`
    select m.audience from measure m join audience a on a.programme = m.programme and a.key = m.audience
    where m.programme = ${code} and m.kind = 'followUp' and a.kind = 'businessGroup' order by a.position`;
  return rows.map(({ audience }) => audience);
}

/** How many are recommended, by kind: the journal and Temporal hold counts alone. */
async function counted(tx: Tx, code: string): Promise<{ groupsAhead: number; householdsAhead: number; cadres: number }> {
  const rows = await tx<{ kind: string; count: number }[]>`select kind, count(*)::int as count from recommended where programme = ${code} group by kind`;
  const of = (kind: string): number => rows.find((row) => row.kind === kind)?.count ?? 0;
  return { groupsAhead: of('group'), householdsAhead: of('household'), cadres: of('cadre') };
}
