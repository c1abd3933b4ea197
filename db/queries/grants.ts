import type { Definition } from '../../domain/definition.ts';
import { grantOf, isUseAccepted, type Share } from '../../domain/judgeGrant.ts';
import { tracksByKind } from '../../domain/naming.ts';
import type { Day } from '../../domain/time.ts';
import type { Db } from '../connect.ts';

/** A giver's part of a group's grant, from its decision on. `undoneBecause`: a later hand refused, and what was bound or paid was reversed. */
export type GrantShare = {
  readonly source: string;
  readonly amount: number;
  readonly decidedIn: string;
  readonly decidedOn: Day;
  readonly reservation: number;
  readonly paidIn: string | null;
  readonly paidOn: Day | null;
  readonly payment: number | null;
  readonly undoneBecause: string | null;
};

type GrantOutcome = 'held' | 'didNotHappen' | 'cancelled' | null;

/** How a group's grant stands, and in which items and entries of the books. Null: not so far yet. */
export type GrantStanding = {
  readonly group: string;
  readonly track: string;
  readonly planned: Readonly<Record<string, number>>;
  readonly proposedOn: Day | null;
  readonly budget: number | null;
  readonly otherAid: boolean | null;
  readonly shares: readonly GrantShare[];
  readonly approvedOn: Day | null;
  readonly paidOn: Day | null;
  readonly handedOverOn: Day | null;
  readonly handedOverIn: string | null;
  readonly officers: { readonly chair: string | null; readonly secretary: string | null; readonly treasurer: string | null } | null;
  readonly use: {
    readonly on: Day;
    readonly spent: number;
    readonly offPurpose: number;
    readonly receiptsComplete: boolean;
    readonly accepted: boolean;
  } | null;
  readonly endedBecause: string | null;
  readonly items: readonly { readonly key: string; readonly part: string | null; readonly source: string | null; readonly outcome: GrantOutcome }[];
};

type Row = {
  group: string;
  proposedOn: Day | null;
  budget: number | null;
  otherAid: boolean | null;
  handedOverOn: Day | null;
  handedOverIn: string | null;
  chair: string | null;
  secretary: string | null;
  treasurer: string | null;
  usedOn: Day | null;
  spent: number | null;
  offPurpose: number | null;
  receiptsComplete: boolean | null;
  endedBecause: string | null;
};

/** Every grant that the plan has, in the definition's order: from the lock on one for each group that the definition gives to. */
export async function grantsStanding(db: Db, code: string, definition: Definition): Promise<GrantStanding[]> {
  const tracks = tracksByKind(definition, 'capital').map(([name]) => name);
  if (tracks.length === 0) return [];
  const [rows, shares, items] = await Promise.all([
    db<Row[]>`
      select audience as group, proposed_on as "proposedOn", budget, other_aid as "otherAid", handed_over_on as "handedOverOn", hand_over_item as "handedOverIn",
        chair, secretary, treasurer, used_on as "usedOn", spent, off_purpose as "offPurpose", receipts_complete as "receiptsComplete",
        ended_because as "endedBecause"
      from capital_grant where programme = ${code}`,
    db<(GrantShare & { group: string })[]>`
      select s.audience as group, s.source, s.amount, s.item as "decidedIn", s.decided_on as "decidedOn", s.reservation, s.paid_in as "paidIn",
        s.paid_on as "paidOn", s.payment, s.undone_because as "undoneBecause"
      from grant_share s join item i on i.programme = s.programme and i.key = s.item
      where s.programme = ${code} order by s.audience, i.ordinal`,
    db<{ group: string; track: string; key: string; part: string | null; source: string | null; outcome: GrantOutcome }[]>`
      select audience as group, track, key, part, subject as source, outcome from item
      where programme = ${code} and track in ${db(tracks)} order by track, audience, ordinal`,
  ]);
  return tracks.flatMap((track) =>
    Object.keys(definition.tracks[track]?.grants ?? {}).flatMap((group) => {
      const own = items.filter((item) => item.group === group && item.track === track);
      if (own.length === 0) return [];
      const row = rows.find((each) => each.group === group);
      return [standing(definition, track, group, row, shares, own)];
    }),
  );
}

function standing(
  definition: Definition,
  track: string,
  group: string,
  row: Row | undefined,
  all: readonly (GrantShare & { group: string })[],
  items: readonly (GrantStanding['items'][number] & { group: string; track: string })[],
): GrantStanding {
  const planned = grantOf(definition, track, group);
  const shares = all.filter((share) => share.group === group);
  const valid = shares.filter(({ undoneBecause }) => undoneBecause === null);
  const last = (days: readonly (Day | null)[]) =>
    days.length === Object.keys(planned).length && days.every((day) => day !== null) ? (days.toSorted().at(-1) ?? null) : null;
  const { usedOn = null, spent, offPurpose, receiptsComplete, chair = null, secretary = null, treasurer = null } = row ?? {};
  const used = { spent: spent ?? 0, offPurpose: offPurpose ?? 0, receiptsComplete: receiptsComplete ?? false };
  return {
    group,
    track,
    planned,
    proposedOn: row?.proposedOn ?? null,
    budget: row?.budget ?? null,
    otherAid: row?.otherAid ?? null,
    shares,
    approvedOn: last(valid.map(({ decidedOn }) => decidedOn)),
    paidOn: last(valid.map(({ paidOn }) => paidOn)),
    handedOverOn: row?.handedOverOn ?? null,
    handedOverIn: row?.handedOverIn ?? null,
    officers: row?.handedOverOn == null ? null : { chair, secretary, treasurer },
    use: usedOn === null ? null : { on: usedOn, ...used, accepted: isUseAccepted(used) },
    endedBecause: row?.endedBecause ?? null,
    items: items.map(({ key, part, source, outcome }) => ({ key, part, source, outcome })),
  };
}

/** How many grants are planned, and how many have come how far. */
export async function grantTotals(
  db: Db,
  code: string,
  definition: Definition,
): Promise<{ planned: number; approved: number; disbursed: number; reported: number }> {
  const grants = await grantsStanding(db, code, definition);
  const count = (has: (grant: GrantStanding) => boolean) => grants.filter(has).length;
  return {
    planned: grants.length,
    approved: count(({ approvedOn }) => approvedOn !== null),
    disbursed: count(({ paidOn }) => paidOn !== null),
    reported: count(({ use }) => use !== null),
  };
}

/** What is approved for a group and stands, with where it is bound. */
export async function sharesOf(
  db: Db,
  code: string,
  group: string,
): Promise<(Share & { readonly item: string; readonly reservation: number; readonly payment: number | null })[]> {
  return db<(Share & { item: string; reservation: number; payment: number | null })[]>`
    select s.item, s.source, s.amount, s.reservation, s.payment, s.payment is not null as paid,
      json_build_object('fund', e.fund, 'source', e.source, 'year', e.year) as pot
    from grant_share s join ledger_entry e on e.programme = s.programme and e.number = s.reservation
    where s.programme = ${code} and s.audience = ${group} and s.undone_because is null order by s.item`;
}
