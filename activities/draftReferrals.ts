import type { Sql } from '../db/connect.ts';
import { proposalOf } from '../db/queries/decisions.ts';
import { nextPartner, referralLetter } from '../domain/referral.ts';
import { offerTo } from '../domain/referralItems.ts';
import { dayOf } from '../domain/time.ts';
import type { Activities } from './activities.ts';
import { openOnce } from './opening.ts';
import { readPlacing } from '../db/placing.ts';

/**
 * P5b: for each business group that is to be referred, what a partner needs to know and the offer to the first of them; its answer waits.
 * @throws `TrackNotFound`, `ProgrammeNotFound`, `InvalidInput`
 */
export async function draftReferrals(sql: Sql, now: () => number, input: Parameters<Activities['draftReferrals']>[0]): Promise<void> {
  await openOnce(sql, now, 'draftReferrals', input, async (tx, programme, track) => {
    const { code } = programme;
    const { figures } = await proposalOf(tx, code);
    const groups = await tx<{ audience: string; clients: number }[]>`
      select m.audience, (select count(*)::int from client c where c.programme = m.programme and c.audience = m.audience and c.left_on is null) as clients
      from measure m join audience a on a.programme = m.programme and a.key = m.audience
      where m.programme = ${code} and m.kind = 'referral' order by a.position`;
    for (const { audience, clients } of groups)
      await tx`
        insert into measure_letter (programme, audience, kind, at, content)
        values (${code}, ${audience}, 'referral', ${programme.now}, ${JSON.stringify(referralLetter(figures, audience, clients))}::text::json)`;
    const placing = await readPlacing(tx, programme);
    const first = nextPartner(track.parties ?? [], []);
    const today = dayOf(programme.now, programme.timeZone);
    const items = first === undefined ? [] : groups.flatMap(({ audience }) => offerTo(placing, { track: input.track, audience, party: first, last: 0, today }));
    return { items, after: { groups: groups.map(({ audience }) => audience), partner: first } };
  });
}
