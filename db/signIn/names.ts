import type { Db } from '../connect.ts';
import type { Held } from './session.ts';

/** People of a phone with their names, which it shows to whoever holds it; in their order. Whoever is no longer on the roster is left out. */
export async function namesOf(db: Db, held: readonly Held[]): Promise<(Held & { readonly name: string })[]> {
  const found = await Promise.all(
    held.map(async ({ programme, person }) => {
      const [row] = await db<{ name: string }[]>`select name from person where programme = ${programme} and id = ${person}`;
      return row === undefined ? undefined : { programme, person, name: row.name };
    }),
  );
  return found.filter((one) => one !== undefined);
}
