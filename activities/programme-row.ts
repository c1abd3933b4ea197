import { nowOf } from '../db/clock.ts';
import type { Tx } from '../db/connect.ts';
import type { Instant, ProgrammeClock } from '../domain/agenda.ts';
import type { Definition } from '../domain/definition.ts';
import type { Roster } from '../domain/ladder.ts';
import { holdersOf, PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import type { Language } from '../domain/language.ts';
import { permanent } from '../messages/failure.ts';
import type { Stage } from './activities.ts';

/** A programme's row as activities need it. `now` is programme time. */
export type Programme = {
  readonly code: string;
  readonly definition: Definition;
  readonly stage: Stage;
  readonly locked: boolean;
  readonly planVersion: number;
  readonly clock: ProgrammeClock;
  readonly now: Instant;
  readonly language: Language;
  readonly timeZone: string;
  readonly village: string;
};

type Row = {
  definition: Definition;
  stage: Stage;
  locked_at: number | null;
  plan_version: number;
  clock_now: number | null;
  language: Language;
  time_zone: string;
  village: string;
};

/** Reads a programme's row and holds it to the transaction's end: whoever journals takes turns. @throws `ProgrammeNotFound` */
export async function lockProgramme(tx: Tx, code: string, now: () => number): Promise<Programme> {
  const rows = await tx<Row[]>`
    select definition, stage, locked_at, plan_version, clock_now, language, time_zone, village from programme where code = ${code} for update`;
  return programmeOf(code, rows, now);
}

/** Reads a programme's row without holding it. @throws `ProgrammeNotFound` */
export async function readProgramme(tx: Tx, code: string, now: () => number): Promise<Programme> {
  const rows = await tx<Row[]>`
    select definition, stage, locked_at, plan_version, clock_now, language, time_zone, village from programme where code = ${code}`;
  return programmeOf(code, rows, now);
}

/** The definition and who fills its roles today. */
export async function readRoster(tx: Tx, { code, definition }: Programme): Promise<Roster> {
  const people = await tx<{ id: string; role: string; audience: string | null }[]>`
    select id, role, audience from person where programme = ${code} order by id`;
  return { definition, staff: people.map(({ id, role, audience }) => ({ id, role, group: audience ?? undefined })) };
}

/** Who hears of what needs a hand: the secretary, where there is none the leader; empty where there is neither. @param besides somebody it must not be, if another can be found */
export function caretakersOf(roster: Roster, besides?: string): string[] {
  const { secretary, leader } = roster.definition;
  const candidates = [secretary, leader].map((role) => holdersOf(role, PROGRAMME_AUDIENCE, roster)).filter((people) => people.length > 0);
  return candidates.find((people) => besides === undefined || !people.includes(besides)) ?? candidates[0] ?? [];
}

function programmeOf(code: string, rows: readonly Row[], now: () => number): Programme {
  const [row] = rows;
  if (row === undefined) throw permanent('ProgrammeNotFound', `programme ${code}: expected to exist`);
  return {
    code,
    definition: row.definition,
    stage: row.stage,
    locked: row.locked_at !== null,
    planVersion: row.plan_version,
    clock: row.clock_now === null ? { kind: 'real' } : { kind: 'stepped', now: row.clock_now },
    now: nowOf(row, now),
    language: row.language,
    timeZone: row.time_zone,
    village: row.village,
  };
}
