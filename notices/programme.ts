import { nowOf, timeMarked } from '../db/clock.ts';
import type { Tx } from '../db/connect.ts';
import { readLeavers, readSeats } from '../db/seats.ts';
import type { Instant, ProgrammeClock } from '../domain/agenda.ts';
import type { Definition } from '../domain/definition.ts';
import { holdersOf, PROGRAMME_AUDIENCE, type Roster } from '../domain/ladder.ts';
import type { Language } from '../domain/language.ts';
import { staffOn } from '../domain/seats.ts';
import { dayOf } from '../domain/time.ts';

/** A programme's row as activities and notices need it. `now` is programme time. */
export type Programme = {
  readonly code: string;
  readonly definition: Definition;
  readonly stage: 'planning' | 'running' | 'termination' | 'measures' | 'ended';
  readonly locked: boolean;
  readonly rehearsal: boolean;
  readonly planVersion: number;
  readonly clock: ProgrammeClock;
  readonly now: Instant;
  readonly language: Language;
  readonly timeZone: string;
  readonly village: string;
};

type Row = {
  definition: Definition;
  stage: Programme['stage'];
  locked: boolean;
  rehearsal: boolean;
  plan_version: number;
  clock_now: number | null;
  language: Language;
  time_zone: string;
  village: string;
};

/**
 * Reads a programme's row; undefined when there is none of that code.
 * @param hold `held`: to the transaction's end, so that whoever journals takes turns; `ifFree`: the same, but undefined when somebody holds it. Rows that
 *   merely refer to it hold nobody up: a relay puts some into the inbox and then talks to Temporal
 */
export async function programmeOf(tx: Tx, code: string, now: () => number, hold: 'held' | 'ifFree' | 'unheld'): Promise<Programme | undefined> {
  const lock = { held: tx`for no key update`, ifFree: tx`for no key update skip locked`, unheld: tx`` }[hold];
  const [row] = await tx<Row[]>`
    select definition, stage, locked_at is not null as locked, rehearsal, plan_version, clock_now, language, time_zone, village, ${timeMarked(tx, now)}
    from programme where code = ${code} ${lock}`;
  if (row === undefined) return undefined;
  return {
    code,
    definition: row.definition,
    stage: row.stage,
    locked: row.locked,
    rehearsal: row.rehearsal,
    planVersion: row.plan_version,
    clock: row.clock_now === null ? { kind: 'real' } : { kind: 'stepped', now: row.clock_now },
    now: nowOf(row, now),
    language: row.language,
    timeZone: row.time_zone,
    village: row.village,
  };
}

/** The definition and who fills its roles today. */
export async function readRoster(tx: Tx, { code, definition, now }: Programme): Promise<Roster> {
  const [seats, left] = await Promise.all([readSeats(tx, code), readLeavers(tx, code, now)]);
  const today = dayOf(now, definition.timeZone);
  const coming = new Set(seats.flatMap(({ person, from }) => (person !== undefined && from !== undefined && from > today ? [person] : [])));
  return { definition, staff: staffOn(seats, today), left, coming };
}

/**
 * Who hears of what needs a hand: the secretary, where there is none the leader; empty where there is neither.
 * @param besides somebody it must not be, if another can be found
 */
export function caretakersOf(roster: Roster, besides?: string): string[] {
  const { secretary, leader } = roster.definition;
  const candidates = [secretary, leader].map((role) => holdersOf(role, PROGRAMME_AUDIENCE, roster)).filter((people) => people.length > 0);
  return candidates.find((people) => besides === undefined || !people.includes(besides)) ?? candidates[0] ?? [];
}
