import type { Instant } from '../../domain/agenda.ts';
import { groupsOf } from '../../domain/groupsOf.ts';
import { aboutWhom } from '../../domain/itemClients.ts';
import type { ReportedItem, ReportFacts } from '../../domain/judgeReport.ts';
import { addDays, type Day } from '../../domain/time.ts';
import type { TrackKind } from '../../domain/tracks.ts';
import type { Db, Tx } from '../connect.ts';
import { consentStands } from '../queries/asked.ts';
import { heldFrom } from '../queries/pauses.ts';
import { standsFor } from '../queries/shapes.ts';
import { readLeavers } from '../seats.ts';
import { inPlaceOf } from '../standIns.ts';
import type { Programme } from './command.ts';

/** An item as a report finds it. */
export type Standing = ReportedItem & {
  readonly kind: TrackKind;
  readonly subject: string | undefined;
  readonly windowFrom: Day;
  readonly windowUntil: Day;
  readonly nextRingAt: Instant | undefined;
};

/** Reads an item; undefined when the plan has none of that key. */
export async function itemAsItStands(tx: Tx, code: string, key: string): Promise<Standing | undefined> {
  type Row = Omit<Standing, 'owner' | 'inPlaceOf' | 'standsFor' | 'subject' | 'part' | 'nextRingAt' | 'reported' | 'heldFrom'> & {
    heldFrom: Instant | null;
    owner: string | null;
    inPlaceOf: string | null;
    subject: string | null;
    part: string | null;
    standsFor: number | null;
    next: Instant | null;
    report: string | null;
    entered: Instant | null;
    decided: string | null;
  };
  const [row] = await tx<Row[]>`
    select i.key, i.track, t.kind, i.audience, i.ordinal, i.subject, i.part, ${standsFor(tx)} as "standsFor", i.owner, ${inPlaceOf(tx)} as "inPlaceOf", i.rings, i.outcome, i.late, i.window_from as "windowFrom",
      i.window_until as "windowUntil", i.next_ring_at as next, case when i.paused then ${heldFrom(tx)} end as "heldFrom", r.id as report, r.entered_at as entered, r.decision as decided
    from item i join track t on t.programme = i.programme and t.name = i.track left join report r on r.programme = i.programme and r.item = i.key
    where i.programme = ${code} and i.key = ${key}`;
  if (row === undefined) return undefined;
  const { owner, inPlaceOf: instead, subject, part, standsFor: made, next, heldFrom: held, report: id, entered: enteredAt, decided, ...item } = row;
  return {
    ...item,
    owner: owner ?? undefined,
    inPlaceOf: instead ?? undefined,
    subject: subject ?? undefined,
    part: part ?? undefined,
    standsFor: made ?? undefined,
    nextRingAt: next ?? undefined,
    heldFrom: held ?? undefined,
    reported: id === null || enteredAt === null ? undefined : { id, enteredAt, decision: decided ?? undefined },
  };
}

/** Key of another item that this report's id is stored for. */
export async function itemOfReport(tx: Tx, id: string, code: string, key: string): Promise<string | undefined> {
  const [row] = await tx<{ item: string }[]>`select item from report where programme = ${code} and id = ${id} and item <> ${key}`;
  return row?.item;
}

/** Ids of the programme's people, without those who have left. */
export async function peopleIds(tx: Tx, { code, now }: Pick<Programme, 'code' | 'now'>): Promise<Set<string>> {
  const [rows, left] = await Promise.all([tx<{ id: string }[]>`select id from person where programme = ${code}`, readLeavers(tx, code, now)]);
  return new Set(rows.map(({ id }) => id).filter((id) => !left.has(id)));
}

type About = Pick<Standing, 'track' | 'audience' | 'subject' | 'kind'>;

/**
 * The clients an item is about: the one, those of the household, or those who were of its group or groups on the day, in order of id, each with the
 * business group they were of then, and whether their consent stands now. On a day before the first of the programme, when an early session may be held, those of the first.
 */
export async function clientsOn(
  db: Db,
  { code, definition, startsOn }: Pick<Programme, 'code' | 'definition' | 'startsOn'>,
  item: About,
  day: Day,
): Promise<(ReportFacts['clients'][number] & { readonly group: string })[]> {
  const whom = aboutWhom(definition, item);
  const first = addDays(startsOn, -7 * definition.planningWeeks);
  const on = day < first ? first : day;
  const rows = await db<{ id: string; name: string | null; household: string; group: string; consented: boolean }[]>`
    select c.id, c.name, c.household, coalesce(m.audience, c.audience) as group, ${consentStands(db, definition)} as consented
    from client c left join membership m on m.programme = c.programme and m.client = c.id
      and to_char(m.from_on, 'YYYY-MM-DD') <= ${on} and (m.until_on is null or to_char(m.until_on, 'YYYY-MM-DD') > ${on})
    where c.programme = ${code} and ${
      whom === undefined
        ? db`m.audience = any(${groupsOf(definition, item.audience)})`
        : whom === 'client'
          ? db`c.id = ${item.subject ?? ''}`
          : db`c.household = ${item.subject ?? ''}`
    } order by c.id`;
  return rows.map(({ name, ...client }) => ({ ...client, name: name ?? undefined }));
}

const CONSENT_FIRST: readonly TrackKind[] = ['interview', 'household', 'welcome'];

/**
 * Whether an interview, or a welcome, may be held: its client, or somebody of its household, has given every consent that is required, and has withdrawn none (P1a).
 * True of any other item.
 */
export async function hasConsent(tx: Tx, { code, definition }: Pick<Programme, 'code' | 'definition'>, item: About): Promise<boolean> {
  const whom = CONSENT_FIRST.includes(item.kind) ? aboutWhom(definition, item) : undefined;
  if (whom === undefined) return true;
  const [row] = await tx<[{ consented: boolean }]>`
    select exists (
      select from client c
      where c.programme = ${code} and ${whom === 'client' ? tx`c.id = ${item.subject ?? ''}` : tx`c.household = ${item.subject ?? ''}`}
        and ${consentStands(tx, definition)}
    ) as consented`;
  return row.consented;
}
