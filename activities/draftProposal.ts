import type { Sql, Tx } from '../db/connect.ts';
import { proposalOf } from '../db/queries/decisions.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import { stepsOf } from '../domain/naming.ts';
import { type ItemToPlace, placeItem, waitingItem } from '../domain/placeItem.ts';
import { type NotHeld, proposalDraft } from '../domain/proposalDraft.ts';
import { itemKey } from '../domain/schedule.ts';
import { addDays, dayOf } from '../domain/time.ts';
import type { Activities } from './activities.ts';
import { openOnce } from './opening.ts';
import { readPlacing } from '../db/placing.ts';

/**
 * P5a: drafts a new proposal from what was missed, for the team leader to complete. Its submission to each supporter, and each one's answer, wait.
 * @throws `TrackNotFound`, `ProgrammeNotFound`, `InvalidInput`
 */
export async function draftProposal(sql: Sql, now: () => number, input: Parameters<Activities['draftProposal']>[0]): Promise<void> {
  await openOnce(sql, now, 'draftProposal', input, async (tx, programme, track) => {
    const { code } = programme;
    const { figures, judgements } = await proposalOf(tx, code);
    const draft = proposalDraft(figures, judgements, await notHeld(tx, code));
    await tx`
      insert into measure_letter (programme, audience, kind, at, content)
      values (${code}, ${PROGRAMME_AUDIENCE}, 'newProposal', ${programme.now}, ${JSON.stringify(draft)}::text::json)`;
    const placing = await readPlacing(tx, programme);
    let from = dayOf(programme.now, programme.timeZone);
    let ordinal = 0;
    const items = stepsOf(track).flatMap(([part, step], index) => {
      const window = { from, until: addDays(from, step.withinDays) };
      from = window.until;
      return (step.perParty ? (track.parties ?? []) : [undefined]).map((subject) => {
        ordinal += 1;
        const key = itemKey(`${input.track}/${PROGRAMME_AUDIENCE}`, ordinal, ordinal);
        const item: ItemToPlace = { key, track: input.track, audience: PROGRAMME_AUDIENCE, ordinal, part, subject, ...window };
        return index === 0 ? placeItem(placing, item) : waitingItem(placing, item);
      });
    });
    const { missed, groups } = draft;
    return { items, after: { missed: missed.length, notHeld: draft.notHeld.length, groups, supporters: track.parties ?? [] } };
  });
}

/** Sessions that clients attend or that watch over them, track by track as the plan orders them. */
async function notHeld(tx: Tx, code: string): Promise<NotHeld[]> {
  const rows = await tx<NotHeld[]>`
    select t.name as track, count(*)::int as planned, (count(*) filter (where i.outcome = 'held'))::int as held
    from track t join item i on i.programme = t.programme and i.track = t.name
    where t.programme = ${code} and t.phase = 'running' and t.kind not in ('task', 'counselling', 'welcome', 'capital')
    group by t.name, t.position order by t.position`;
  return rows.map((row) => ({ ...row }));
}
