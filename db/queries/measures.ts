import type { Instant } from '../../domain/agenda.ts';
import { isWaiting, itemState, type ItemFacts, type ItemState } from '../../domain/itemState.ts';
import { MEASURES, type Measure } from '../../domain/figures/rules.ts';
import { PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import type { ProposalDraft } from '../../domain/proposalDraft.ts';
import type { ReferralLetter } from '../../domain/referral.ts';
import type { Day } from '../../domain/time.ts';
import type { TrackKind } from '../../domain/tracks.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';

/** A step or session of a measure. */
export type MeasureItem = {
  readonly item: string;
  readonly track: string;
  readonly kind: TrackKind;
  readonly audience: string;
  readonly part: string | null;
  /** The supporter, partner or office; null where it is about none. */
  readonly party: string | null;
  readonly owner: string | null;
  readonly state: ItemState;
  /** Waits for the one before it. */
  readonly waiting: boolean;
  readonly decision: string | null;
  readonly doneOn: Day | null;
  readonly windowFrom: Day;
  readonly windowUntil: Day;
};

/** A measure that was countersigned, with what has come of it. `letter`: what supporters or partners are told. */
export type MeasureStanding = {
  readonly audience: string;
  readonly kind: Measure;
  readonly decidedIn: string;
  readonly outcome: 'supported' | 'accepted' | 'refusedByAll' | null;
  readonly party: string | null;
  readonly endedAt: Instant | null;
  readonly letter: ProposalDraft | ReferralLetter | null;
  readonly items: readonly MeasureItem[];
};

/** Which kinds of track a measure is carried out by, beside the one of its own name. */
const BESIDES: Readonly<Record<Measure, readonly TrackKind[]>> = {
  newProposal: [],
  referral: [],
  followUp: ['continuedMentoring', 'workingRelations', 'keepsUp'],
};

/** The measures of a programme in the order of its groups, the programme's first; empty before they are countersigned. */
export async function measuresOf(db: Db, code: string, now: () => number): Promise<MeasureStanding[]> {
  const measures = await db<Omit<MeasureStanding, 'items'>[]>`
    select m.audience, m.kind, m.decided_in as "decidedIn", m.outcome, m.party, m.ended_at as "endedAt", l.content as letter
    from measure m join audience a on a.programme = m.programme and a.key = m.audience
      left join measure_letter l on l.programme = m.programme and l.audience = m.audience and l.kind = m.kind
    where m.programme = ${code} order by a.position, array_position(${[...MEASURES]}::text[], m.kind)`;
  if (measures.length === 0) return [];
  const items = await itemsOfKinds(db, code, ['newProposal', 'referral', 'followUp', ...BESIDES.followUp], now);
  return measures.map((measure) => ({ ...measure, items: items.filter((item) => belongs(measure, item)) }));
}

/** The offices' proposals for continued guidance (P6b), which are drafted before termination. */
export async function guidanceOf(db: Db, code: string, now: () => number): Promise<MeasureItem[]> {
  return itemsOfKinds(db, code, ['continuedGuidance'], now);
}

/** Whom the figures of termination recommend: keys of groups, ids of households and clients (P6a, P6c). */
export type Recommended = { readonly groups: readonly string[]; readonly households: readonly string[]; readonly cadres: readonly string[] };

/** @param within only cadres of this training group */
export async function recommendedOf(db: Db, code: string, within?: string): Promise<Recommended> {
  const rows = await db<{ kind: string; subject: string }[]>`
    select r.kind, r.subject from recommended r
      left join client c on r.kind = 'cadre' and c.programme = r.programme and c.id = r.subject
      left join audience a on a.programme = c.programme and a.key = c.audience
    where r.programme = ${code} and (c.id is null or ${within ?? null}::text is null or a.within = ${within ?? null}) order by r.kind, r.subject`;
  const of = (kind: string): string[] => rows.filter((row) => row.kind === kind).map(({ subject }) => subject);
  return { groups: of('group'), households: of('household'), cadres: of('cadre') };
}

/** What is the programme's holds all its audiences but those of a group's own measure; what is a group's is its own. */
function belongs({ audience, kind }: Pick<MeasureStanding, 'audience' | 'kind'>, item: MeasureItem): boolean {
  if (audience !== PROGRAMME_AUDIENCE) return item.audience === audience && (item.kind === kind || (kind === 'followUp' && item.kind === 'continuedMentoring'));
  return item.kind === kind || (BESIDES[kind].includes(item.kind) && item.kind !== 'continuedMentoring');
}

async function itemsOfKinds(db: Db, code: string, kinds: readonly TrackKind[], now: () => number): Promise<MeasureItem[]> {
  type Row = Omit<MeasureItem, 'state' | 'waiting'> & ItemFacts & { clock_now: Instant | null };
  const rows = await db<Row[]>`
    select i.key as item, i.track, t.kind, i.audience, i.part, i.subject as party, i.owner, r.decision, r.done_on as "doneOn",
      i.window_from as "windowFrom", i.window_until as "windowUntil", i.rings, i.outcome, i.late, i.blocked, i.paused, p.clock_now
    from item i join programme p on p.code = i.programme join track t on t.programme = i.programme and t.name = i.track
      join audience a on a.programme = i.programme and a.key = i.audience
      left join report r on r.programme = i.programme and r.item = i.key
    where i.programme = ${code} and t.kind = any(${[...kinds]}) order by t.position, a.position, i.ordinal`;
  return rows.map(({ rings, outcome, late, blocked, paused, clock_now, ...item }) => {
    const facts = { rings, outcome, late, blocked, paused };
    return { ...item, state: itemState(facts, nowOf({ clock_now }, now)), waiting: isWaiting(facts) };
  });
}
