import { type SeatHeld, seatsOn } from '../../domain/seats.ts';
import { dayOf, type Day } from '../../domain/time.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { readSeats } from '../seats.ts';
import { readAbsences } from '../standIns.ts';

/** Somebody of a programme; how they are reached is null for whoever may not know it, too. */
export type PersonKnown = {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

/** A seat as it stands on a day, and what is recorded of it for later. */
export type SeatShown = {
  readonly seat: string;
  readonly role: string;
  readonly group: string | null;
  readonly agency: string | null;
  readonly person: PersonKnown | null;
  /** Null: since the programme began. */
  readonly since: Day | null;
  /** Not included. */
  readonly until: Day | null;
  readonly acting: boolean;
  readonly next: { readonly person: string | null; readonly on: Day } | null;
  /** Those of today and later, of who holds it. */
  readonly absences: readonly { readonly act: number; readonly from: Day; readonly until: Day; readonly substitute: string | null; readonly acting: boolean }[];
};

/** Who holds which seat on a day, vacant ones too, in order of the seats. @param contacts whether the one who asks may know how people are reached */
export async function peopleOf(db: Db, code: string, today: Day, contacts: boolean): Promise<SeatShown[]> {
  const [seats, absences, people] = await Promise.all([
    readSeats(db, code),
    readAbsences(db, code),
    db<PersonKnown[]>`select id, name, title, email, phone from person where programme = ${code}`,
  ]);
  const known = new Map(
    people.map(({ email, phone, ...person }) => [person.id, { ...person, email: contacts ? email : null, phone: contacts ? phone : null }]),
  );
  return seatsOn(seats, today).map((held) => {
    const { seat, role, group, agency, person, from, until, acting } = held;
    const next = nextOf(seats, held);
    return {
      seat,
      role,
      group: group ?? null,
      agency: agency ?? null,
      person: known.get(person ?? '') ?? null,
      since: from ?? null,
      until: until ?? null,
      acting,
      next: next === undefined ? null : { person: next.person ?? null, on: next.from as Day },
      absences: absences
        .filter((absence) => absence.person === person && absence.until > today)
        .map(({ act, from: first, until: back, substitute, acting: signs }) => ({
          act,
          from: first,
          until: back,
          substitute: substitute ?? null,
          acting: signs,
        })),
    };
  });
}

/** The programme's own day. @param now machine time, milliseconds since 1970 @throws Error when there is none of that code */
export async function todayOf(db: Db, code: string, now: () => number): Promise<Day> {
  const [row] = await db<{ clock_now: number | null; zone: string }[]>`select clock_now, time_zone as zone from programme where code = ${code}`;
  if (row === undefined) throw new Error(`programme ${code}: expected to exist`);
  return dayOf(nowOf(row, now), row.zone);
}

function nextOf(seats: readonly SeatHeld[], { seat, until }: SeatHeld): SeatHeld | undefined {
  return until === undefined ? undefined : seats.find((held) => held.seat === seat && held.from === until && held.until !== held.from);
}
