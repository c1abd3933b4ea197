import { requiredPurposes } from '../../domain/consents.ts';
import type { Definition } from '../../domain/definition.ts';
import type { ProgrammeRoles } from '../../domain/may.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import { nowOf } from '../clock.ts';
import { z } from 'zod';
import type { Db } from '../connect.ts';

/** A programme with what its definition says of roles, which is asked at every request; undefined when there is none of that code. */
export async function programmeAsked(db: Db, code: string): Promise<ProgrammeRoles | undefined> {
  const [row] = await db<ProgrammeRoles[]>`
    select code, definition->'managers' as managers, definition->>'groupCoordinator' as "groupCoordinator" from programme where code = ${code}`;
  return row === undefined ? undefined : { ...row };
}

/** The definition that a programme pinned, which was parsed when it started. @throws Error when there is none of that code */
export async function definitionOf(db: Db, code: string): Promise<Definition> {
  const [row] = await db<{ definition: Definition }[]>`select definition from programme where code = ${code}`;
  if (row === undefined) throw new Error(`programme ${code}: expected to exist`);
  return row.definition;
}

/** First day of month 1. @throws Error when there is none of that code */
export async function startOf(db: Db, code: string): Promise<Day> {
  const [row] = await db<{ day: Day }[]>`select starts_on as day from programme where code = ${code}`;
  if (row === undefined) throw new Error(`programme ${code}: expected to exist`);
  return row.day;
}

/** The programme's day. @throws Error when there is none of that code */
export async function todayOf(db: Db, code: string, now: () => number): Promise<Day> {
  const [row] = await db<{ clock_now: number | null; zone: string }[]>`select clock_now, time_zone as zone from programme where code = ${code}`;
  if (row === undefined) throw new Error(`programme ${code}: expected to exist`);
  return dayOf(nowOf(row, now), row.zone);
}

const ClientLine = z.object({
  id: z.string(),
  name: z.string().nullable(),
  audience: z.string(),
  household: z.string(),
  left: z.boolean(),
  consented: z.boolean(),
});
/** A client of a group, or who was. The name is null once erased; `consented`: every consent that is required stands. */
export type ClientLine = z.infer<typeof ClientLine>;

/** The clients who are of some groups now, and those of these ids or households, whether still there or not; in order of their ids. */
export async function clientsOf(
  db: Db,
  { code, definition }: { readonly code: string; readonly definition: Pick<Definition, 'consents'> },
  groups: readonly string[],
  subjects: readonly string[],
): Promise<ClientLine[]> {
  if (groups.length === 0 && subjects.length === 0) return [];
  const rows = await db`
    select id, name, audience, household, left_on is not null as left, ${consentStands(db, definition)} as consented from client c
    where programme = ${code} and ((audience = any(${[...groups]}) and left_on is null) or id = any(${[...subjects]}) or household = any(${[...subjects]})) order by id`;
  return z.array(ClientLine).parse(rows);
}

/** Of a client `c`: whether the last word on every purpose that is required is yes (P1a, R30). */
export function consentStands(db: Db, definition: Pick<Definition, 'consents'>) {
  const required = requiredPurposes(definition);
  return db`(
    select count(*) from (
      select distinct on (purpose) given from consent o
      where o.programme = c.programme and o.client = c.id and o.purpose = any(${required}) order by purpose, at desc) last where last.given) = ${required.length}`;
}

/** Whether somebody of that id is of the programme's people. */
export async function isPerson(db: Db, code: string, person: string): Promise<boolean> {
  const rows = await db`select from person where programme = ${code} and id = ${person}`;
  return rows.length > 0;
}
