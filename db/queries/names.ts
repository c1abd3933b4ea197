import type { Db } from '../connect.ts';

/** Somebody of a programme's people, as a page calls them. */
export type PersonNamed = { readonly id: string; readonly name: string; readonly role: string; readonly group: string | null };

/** Who these ids are; ids that nobody has are left out. */
export async function namesOf(db: Db, code: string, ids: readonly string[]): Promise<PersonNamed[]> {
  if (ids.length === 0) return [];
  return db<PersonNamed[]>`
    select id, name, role, audience as group from person where programme = ${code} and id = any(${[...new Set(ids)]}) order by id`;
}

/** The person that an actor of the journal is: `person:tablolong-2027/mentor-nelayan-1`; undefined for machines and accounts. */
export function personOfActor(actor: string): string | undefined {
  return actor.startsWith('person:') ? actor.slice(actor.indexOf('/') + 1) : undefined;
}
