import type { Db } from '../connect.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Text } from '../../domain/language.ts';
import { nowOf } from '../clock.ts';

/** A programme as the head of every page of it says, and the name of somebody of its people. */
export type ProgrammeHead = {
  readonly name: Text;
  readonly village: string;
  readonly stage: string;
  readonly rehearsal: boolean;
  readonly locked: boolean;
  readonly timeZone: string;
  readonly now: number;
  readonly personName: string | null;
  readonly roles: Definition['roles'];
};

/** @param person an id within the programme; undefined: nobody of it @returns undefined when there is no programme of that code */
export async function headOf(db: Db, code: string, person: string | undefined, now: () => number): Promise<ProgrammeHead | undefined> {
  type Row = Omit<ProgrammeHead, 'now'> & { clock_now: number | null };
  const [row] = await db<Row[]>`
    select p.name, p.village, p.stage, p.rehearsal, p.locked_at is not null as locked, p.time_zone as "timeZone", p.clock_now, s.name as "personName",
      p.definition->'roles' as roles
    from programme p left join person s on s.programme = p.code and s.id = ${person ?? null} where p.code = ${code}`;
  if (row === undefined) return undefined;
  const { clock_now, ...head } = row;
  return { ...head, now: nowOf({ clock_now }, now) };
}
