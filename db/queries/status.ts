import { z } from 'zod';
import type { Instant as InstantType } from '../../domain/agenda.ts';
import type { ActCause } from '../../domain/act.ts';
import { type ItemState, itemState } from '../../domain/itemState.ts';
import { nowOf } from '../clock.ts';
import { type CalendarDay, calendarOf, type Estimates, estimatesOf } from '../../domain/calendar.ts';
import { seatsOn } from '../../domain/seats.ts';
import { dayOf } from '../../domain/time.ts';
import type { Db } from '../connect.ts';
import { readSeats } from '../seats.ts';
import { pausedBecause } from './pauses.ts';
import { DayText, Instant, ItemFactsRow, PausedBecause, Words } from './shapes.ts';

const Standing = z.object({
  code: z.string(),
  name: Words,
  village: z.string(),
  stage: z.enum(['planning', 'running', 'termination', 'measures', 'ended']),
  startsOn: DayText,
  timeZone: z.string(),
  planVersion: z.int(),
  rehearsal: z.boolean(),
  clock_now: Instant.nullable(),
  lockedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  shortfalls: z.array(z.unknown()),
  calendar: z.custom<CalendarDay[]>(),
});
const TrackRow = z.object({ name: z.string(), words: Words, startsAt: Instant, startedAt: Instant.nullable(), endedAt: Instant.nullable() });
const ItemRow = ItemFactsRow.extend({ track: z.string(), plannedOn: DayText, pausedBecause: PausedBecause });
const AgreementRow = z.object({ audience: z.string(), words: Words, agreedBy: z.string().nullable(), agreedAt: Instant.nullable() });
const RepairRow = z.object({ subject: z.string(), cause: z.string(), openedAt: Instant });

/** Items of a track by their state; states that no item is in are left out. */
export type StateCounts = { readonly [S in ItemState]?: number };
/** Paused items by the cause of their pause. */
export type PausedCounts = { readonly [C in ActCause]?: number };

/** Where a programme stands at its own time. */
export type ProgrammeStatus = Omit<z.infer<typeof Standing>, 'clock_now' | 'calendar'> & {
  readonly estimates: Estimates;
  readonly now: InstantType;
  readonly tracks: readonly (z.infer<typeof TrackRow> & { readonly items: number; readonly states: StateCounts; readonly paused: PausedCounts })[];
  /** One line a training group, agreed or not. */
  readonly agreements: readonly z.infer<typeof AgreementRow>[];
  readonly repairs: readonly z.infer<typeof RepairRow>[];
  /** Seats that nobody holds today, in order of their ids. */
  readonly vacancies: readonly { readonly seat: string; readonly role: string; readonly group: string | null; readonly since: string | null }[];
};

/** Reads where a programme stands; undefined when there is none of that code. */
export async function programmeStatus(db: Db, code: string, now: () => number): Promise<ProgrammeStatus | undefined> {
  const [programmes, tracks, items, agreements, repairs, seats] = await Promise.all([
    db`
      select code, name, village, stage, starts_on as "startsOn", time_zone as "timeZone", plan_version as "planVersion",
        rehearsal, clock_now, locked_at as "lockedAt", ended_at as "endedAt", shortfalls, calendar
      from programme where code = ${code}`,
    db`
      select t.name, p.definition->'tracks'->t.name->'name' as words, t.starts_at as "startsAt", t.started_at as "startedAt", t.ended_at as "endedAt"
      from track t join programme p on p.code = t.programme where t.programme = ${code} order by t.position`,
    db`
      select i.track, i.rings, i.outcome, i.late, i.blocked, i.paused, i.planned_on as "plannedOn", ${pausedBecause(db)} as "pausedBecause"
      from item i where i.programme = ${code}`,
    db`
      select a.key as audience, a.name as words, g.agreed_by as "agreedBy", g.agreed_at as "agreedAt"
      from audience a left join agreement g on g.programme = a.programme and g.audience = a.key
      where a.programme = ${code} and a.kind = 'trainingGroup' order by a.position`,
    db`select subject, cause, opened_at as "openedAt" from repair where programme = ${code} and closed_at is null order by opened_at, subject`,
    readSeats(db, code),
  ]);
  if (programmes[0] === undefined) return undefined;
  const { clock_now, calendar, ...standing } = Standing.parse(programmes[0]);
  const at = nowOf({ clock_now }, now);
  const facts = z.array(ItemRow).parse(items);
  return {
    ...standing,
    estimates: estimatesOf(
      calendarOf(calendar),
      facts.map(({ plannedOn }) => plannedOn),
    ),
    now: at,
    tracks: z
      .array(TrackRow)
      .parse(tracks)
      .map((track) => ({
        ...track,
        ...countStates(
          facts.filter((item) => item.track === track.name),
          at,
        ),
      })),
    agreements: z.array(AgreementRow).parse(agreements),
    repairs: z.array(RepairRow).parse(repairs),
    vacancies: seatsOn(seats, dayOf(at, standing.timeZone))
      .filter(({ person }) => person === undefined)
      .map(({ seat, role, group, from }) => ({ seat, role, group: group ?? null, since: from ?? null })),
  };
}

function countStates(items: readonly z.infer<typeof ItemRow>[], at: InstantType): { items: number; states: StateCounts; paused: PausedCounts } {
  const states: { [S in ItemState]?: number } = {};
  const paused: { [C in ActCause]?: number } = {};
  for (const item of items) {
    const state = itemState(item, at);
    states[state] = (states[state] ?? 0) + 1;
    if (state === 'paused' && item.pausedBecause !== null) paused[item.pausedBecause] = (paused[item.pausedBecause] ?? 0) + 1;
  }
  return { items: items.length, states, paused };
}
