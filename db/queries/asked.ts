import type { Definition } from '../../domain/definition.ts';
import type { ProgrammeRoles } from '../../domain/may.ts';
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

const ClientLine = z.object({ audience: z.string(), id: z.string(), name: z.string().nullable() });
/** A client who is of a group now. The name is null once erased. */
export type ClientLine = z.infer<typeof ClientLine>;

/** The clients of some groups, in order of their ids. */
export async function clientsOf(db: Db, code: string, audiences: readonly string[]): Promise<ClientLine[]> {
  if (audiences.length === 0) return [];
  const rows = await db`
    select audience, id, name from client
    where programme = ${code} and audience in ${db(audiences)} and left_on is null order by audience, id`;
  return z.array(ClientLine).parse(rows);
}

/** Whether somebody of that id is of the programme's people. */
export async function isPerson(db: Db, code: string, person: string): Promise<boolean> {
  const rows = await db`select from person where programme = ${code} and id = ${person}`;
  return rows.length > 0;
}
