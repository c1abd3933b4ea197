import type { Instant } from '../domain/agenda.ts';
import { leaversOf, type SeatHeld } from '../domain/seats.ts';
import { dayOf, type Day } from '../domain/time.ts';
import type { Db } from './connect.ts';

type Row = Omit<SeatHeld, 'group' | 'agency' | 'person' | 'from' | 'until' | 'act'> & {
  group: string | null;
  agency: string | null;
  person: string | null;
  from: Day | null;
  until: Day | null;
  act: number | null;
};

/** Who holds each seat of a programme, and held it, in order of seats and days. */
export async function readSeats(db: Db, code: string): Promise<SeatHeld[]> {
  const rows = await db<Row[]>`
    select seat, role, audience as group, agency, person, from_on as from, until_on as until, acting, act
    from seat_holder where programme = ${code} order by seat, from_on nulls first, act nulls first`;
  return rows.map(({ group, agency, person, from, until, act, ...row }) => ({
    ...row,
    group: group ?? undefined,
    agency: agency ?? undefined,
    person: person ?? undefined,
    from: from ?? undefined,
    until: until ?? undefined,
    act: act ?? undefined,
  }));
}

/** Ids of everybody who has left a programme by an instant of its time: they are told nothing more. */
export async function readLeavers(db: Db, code: string, at: Instant): Promise<Set<string>> {
  const people = await db<{ id: string; zone: string }[]>`
    select p.id, o.time_zone as zone from person p join programme o on o.code = p.programme
    where p.programme = ${code} and (p.brought_by is not null or p.id in (select seat from seat_change where programme = ${code})) order by p.id`;
  const [first] = people;
  if (first === undefined) return new Set();
  return leaversOf(
    await readSeats(db, code),
    people.map(({ id }) => id),
    dayOf(at, first.zone),
  );
}
