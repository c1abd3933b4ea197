import type { PlacedStaff } from './placeItem.ts';
import type { Day } from './time.ts';

/**
 * Who holds a seat from a day on. The office holds the seat and its holder changes by date: role, group and agency stay with it. A seat bears the id of
 * whoever held it first.
 */
export type SeatHeld = {
  readonly seat: string;
  readonly role: string;
  readonly group: string | undefined;
  readonly agency: string | undefined;
  /** Undefined: it is vacant. */
  readonly person: string | undefined;
  /** Undefined: since the programme began. */
  readonly from: Day | undefined;
  /** Not included; undefined: for good. */
  readonly until: Day | undefined;
  /** In charge of a vacant seat until it is filled (Plt.). */
  readonly acting: boolean;
  /** The act by which it came to be so. */
  readonly act: number | undefined;
};

/** How each seat stands on a day: one line a seat, vacant ones included. */
export function seatsOn(seats: readonly SeatHeld[], day: Day): SeatHeld[] {
  return seats.filter(({ from, until }) => (from === undefined || from <= day) && (until === undefined || day < until));
}

/** Who fills the roles on a day; somebody with two seats comes twice. In order of ids, then of seats. */
export function staffOn(seats: readonly SeatHeld[], day: Day): PlacedStaff[] {
  return seatsOn(seats, day)
    .toSorted((one, other) => (one.seat < other.seat ? -1 : 1))
    .flatMap(({ role, group, agency, person }) => (person === undefined ? [] : [{ id: person, role, group, agency }]))
    .toSorted((one, other) => (one.id < other.id ? -1 : one.id === other.id ? 0 : 1));
}

/** Seats of a person on a day. */
export function seatsOf(seats: readonly SeatHeld[], person: string, day: Day): SeatHeld[] {
  return seatsOn(seats, day).filter((held) => held.person === person);
}

/** Whether somebody holds no seat any more on a day, and none later. Who never had one, because the act that gave it was undone, is as one who left. */
export function hasLeft(seats: readonly SeatHeld[], person: string, day: Day): boolean {
  return !seats.some((held) => held.person === person && (held.until === undefined || (held.until > day && held.until !== held.from)));
}

/** Everybody of these who has left by a day. */
export function leaversOf(seats: readonly SeatHeld[], people: readonly string[], day: Day): Set<string> {
  return new Set(people.filter((person) => hasLeft(seats, person, day)));
}
