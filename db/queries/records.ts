import type { Instant } from '../../domain/agenda.ts';
import type { AttendanceStatus } from '../../domain/attendance.ts';
import { CONSENT_WITHDRAWN, NO_CONSENT } from '../../domain/clientLife.ts';
import { requiredPurposes } from '../../domain/consents.ts';
import type { Definition } from '../../domain/definition.ts';
import { isUseAccepted, numberIn } from '../../domain/judgeGrant.ts';
import type { AnswerRecord, ClientRecord, EndedGroup, GrantRecord, HouseholdRecord, Records, SessionRecord } from '../../domain/records.ts';
import { endOf } from '../../domain/extend.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import type { TrackKind } from '../../domain/tracks.ts';
import type { Db, Sql } from '../connect.ts';
import { openResponses } from '../responses.ts';

type ProgrammeRow = { definition: Definition; startsOn: Day; extendedMonths: number; timeZone: string; lockedAt: Instant | null; now: Instant };
type ClientRow = Omit<ClientRecord, 'place' | 'leftOn' | 'leftBecause' | 'replaces' | 'memberships'> & {
  place: number | null;
  leftOn: Day | null;
  leftBecause: string | null;
  replaces: string | null;
  memberships: { group: string; from: Day; until: Day | null }[];
};
type ItemRow = Omit<SessionRecord, 'kind' | 'part' | 'makesUp' | 'outcome' | 'doneOn' | 'attendance'> & {
  kind: TrackKind;
  part: string | null;
  makesUp: string | null;
  outcome: SessionRecord['outcome'] | null;
  decision: string | null;
  /** The giver, in steps that each giver decides. */
  subject: string | null;
  doneOn: Day | null;
};
type MarkRow = { item: string; client: string; status: AttendanceStatus };

/**
 * What figures are computed from, read at one instant and opened. Who has withdrawn their consent to the use of their data is left out everywhere and
 * only counted (R30); of who was erased nothing can be opened.
 * @param readOn day for which figures are read: what was done later is there, and does not count. The programme's today if it is not given
 * @throws Error when there is no such programme, or the master key is another
 */
export async function readRecords(db: Db, code: string, master: Buffer, readOn?: Day): Promise<Records> {
  // Inside a transaction it is that transaction's sight of things.
  return isPool(db) ? db.begin('isolation level repeatable read read only', (tx) => readIn(tx, code, master, readOn)) : readIn(db, code, master, readOn);
}

function isPool(db: Db): db is Sql {
  return 'begin' in db;
}

async function readIn(db: Db, code: string, master: Buffer, readOn?: Day): Promise<Records> {
  const [programmes, clients, withdrawn, households, items, marks, ended, responses] = await Promise.all([
    db<ProgrammeRow[]>`
      select definition, starts_on as "startsOn", extended_months as "extendedMonths", time_zone as "timeZone", locked_at as "lockedAt",
        coalesce(clock_now, floor(extract(epoch from now()) * 1000)::bigint) as now
      from programme where code = ${code}`,
    db<ClientRow[]>`
      select c.id, c.place, c.audience as group, a.within as "trainingGroup", c.household, c.joined_on as "joinedOn", c.left_on as "leftOn",
        c.left_because as "leftBecause", c.replaces, coalesce((
          select jsonb_agg(jsonb_build_object('group', m.audience, 'from', m.from_on, 'until', m.until_on) order by m.from_on)
          from membership m where m.programme = c.programme and m.client = c.id), '[]') as memberships
      from client c join audience a on a.programme = c.programme and a.key = c.audience where c.programme = ${code} order by c.id`,
    db<{ client: string; purpose: string; given: boolean }[]>`
      select distinct on (client, purpose) client, purpose, given from consent where programme = ${code} order by client, purpose, at desc`,
    db<HouseholdRecord[]>`select id, size from household where programme = ${code} order by id`,
    db<ItemRow[]>`
      select i.key as item, i.track, t.kind, i.audience, i.subject, i.part, i.ordinal, i.makes_up as "makesUp", i.window_from as "windowFrom", i.window_until as "windowUntil", i.outcome, i.late,
        r.decision, r.done_on as "doneOn", coalesce(r.guests, 0) as guests, coalesce(r.voices, 0) as voices
      from item i join track t on t.programme = i.programme and t.name = i.track left join report r on r.programme = i.programme and r.item = i.key
      where i.programme = ${code} order by i.track, i.audience, i.ordinal`,
    db<MarkRow[]>`
      select r.item, a.client, a.status from attendance a join report r on r.programme = a.programme and r.id = a.report
      where a.programme = ${code} order by r.item, a.client`,
    db<(Omit<EndedGroup, 'into'> & { into: string | null })[]>`
      select a.key as group, a.ended_on as on, a.merged_into as into, (select count(*)::int from membership m
        where m.programme = a.programme and m.audience = a.merged_into and m.from_on = a.ended_on and exists (select from membership b
          where b.programme = m.programme and b.client = m.client and b.audience = a.key and b.until_on = a.ended_on)) as clients
      from audience a where a.programme = ${code} and a.ended_on is not null order by a.position`,
    openResponses(db, code, master),
  ]);
  const [programme] = programmes;
  if (programme === undefined) throw new Error(`programme ${code}: expected to exist`);
  const { definition, startsOn, extendedMonths, timeZone, lockedAt, now } = programme;
  const required = requiredPurposes(definition);
  const refused = new Set([
    ...withdrawn.filter(({ given, purpose }) => !given && required.includes(purpose)).map(({ client }) => client),
    // Whoever leaves over it has said so by leaving.
    ...clients.filter(({ leftBecause }) => leftBecause === CONSENT_WITHDRAWN || leftBecause === NO_CONSENT).map(({ id }) => id),
  ]);
  const answers = responses.flatMap(({ item, track: name, audience, form, doneOn, subject, answers: opened }): AnswerRecord[] => {
    const track = definition.tracks[name];
    if (opened === undefined || track === undefined || (subject !== undefined && track.per !== 'household' && refused.has(subject))) return [];
    return [{ item, track: name, kind: track.kind, audience, form, subject, doneOn, answers: opened }];
  });
  return {
    startsOn,
    readOn: readOn ?? dayOf(now, timeZone),
    endsOn: endOf(definition, startsOn, extendedMonths),
    lockedOn: lockedAt === null ? undefined : dayOf(lockedAt, timeZone),
    // Who refused at the outset left the list and was never in it.
    withoutData: clients.filter(({ id, leftBecause }) => refused.has(id) && leftBecause !== NO_CONSENT).length,
    clients: withPlaces(clients).filter(({ id }) => !refused.has(id)),
    households,
    sessions: sessionsOf(items, marks, refused),
    answers,
    grants: grantsOf(definition, items, answers),
    ended: ended.map(({ into, ...group }) => ({ ...group, into: into ?? undefined })),
  };
}

/** A replacement has the place of its forerunner; who was written without one gets the next number. */
function withPlaces(rows: readonly ClientRow[]): ClientRecord[] {
  const highest = rows.reduce((most, { place }) => Math.max(most, place ?? 0), 0);
  let next = highest;
  return rows.map(({ place, leftOn, leftBecause, replaces, memberships, ...client }) => ({
    ...client,
    place: place ?? (next += 1),
    leftOn: leftOn ?? undefined,
    leftBecause: leftBecause ?? undefined,
    replaces: replaces ?? undefined,
    memberships: memberships.map(({ group, from, until }) => ({ group, from, until: until ?? undefined })),
  }));
}

function sessionsOf(items: readonly ItemRow[], marks: readonly MarkRow[], refused: ReadonlySet<string>): SessionRecord[] {
  const attendance = new Map<string, Map<string, AttendanceStatus>>();
  for (const { item, client, status } of marks) {
    if (refused.has(client)) continue;
    const known = attendance.get(item);
    if (known === undefined) attendance.set(item, new Map([[client, status]]));
    else known.set(client, status);
  }
  return items.map(({ item, track, kind, audience, part, ordinal, makesUp, windowFrom, windowUntil, outcome, late, doneOn, guests, voices }) => ({
    item,
    track,
    kind,
    audience,
    part: part ?? undefined,
    ordinal,
    makesUp: makesUp ?? undefined,
    windowFrom,
    windowUntil,
    outcome: outcome ?? undefined,
    late,
    doneOn: doneOn ?? undefined,
    attendance: attendance.get(item) ?? new Map<string, AttendanceStatus>(),
    guests,
    voices,
  }));
}

/** What became of each planned grant, read off the steps that were reported. The last report of a step stands: one sent back is reported anew. */
function grantsOf(definition: Definition, items: readonly ItemRow[], answers: readonly AnswerRecord[]): GrantRecord[] {
  return Object.entries(definition.tracks).flatMap(([track, { kind, grants }]) =>
    kind !== 'capital'
      ? []
      : Object.entries(grants ?? {}).map(([group, { from }]) => {
          const done = (step: string, giver?: string) =>
            items.findLast(
              (item) =>
                item.track === track &&
                item.audience === group &&
                item.part === step &&
                item.outcome === 'held' &&
                (giver === undefined || item.subject === null || item.subject === giver),
            );
          const decided = Object.keys(from).map((giver) => done('decision', giver));
          const use = done('useReport');
          const accepted = answers.some(
            ({ item, answers: said }) =>
              item === use?.item && isUseAccepted({ offPurpose: numberIn(said, 'offPurpose') ?? 0, receiptsComplete: said['receiptsComplete'] === true }),
          );
          return {
            group,
            amount: Object.values(from).reduce((sum, amount) => sum + amount, 0),
            approvedOn: decided.every((one) => one?.decision === 'approved')
              ? decided
                  .flatMap((one) => one?.doneOn ?? [])
                  .toSorted()
                  .at(-1)
              : undefined,
            handedOverOn: done('handOver')?.doneOn ?? undefined,
            useAcceptedOn: accepted ? (use?.doneOn ?? undefined) : undefined,
          };
        }),
  );
}
