import type { Absence } from './absences.ts';
import { alreadyAway, notLocked, type PeopleFacts, standInErrors, stretchErrors, unknownPerson } from './judgeAbsence.ts';
import { overlaps } from './absences.ts';
import { type FieldError, type Refusal, refusedFor } from './refusal.ts';
import { type SeatHeld, seatsOf, seatsOn } from './seats.ts';
import { type Day, isDay } from './time.ts';

/** Somebody who is not in the programme yet. */
export type NewPerson = { readonly id: string; readonly email?: string | undefined; readonly agency?: string | undefined };
/** `person`: who holds the seats, or held them last. `to`: an id, somebody new, or nobody. */
export type HandOverRequest = { readonly person: string; readonly to?: string | { readonly new: NewPerson } | undefined; readonly on: Day };

/** The seats that are handed over, or filled. */
export type SeatsPassed = { readonly kind: 'accepted'; readonly seats: readonly SeatHeld[]; readonly vacant: boolean };

/** What is known of people besides. `ids`, `addresses`: that are taken; these in small letters. */
export type HandOverFacts = PeopleFacts & { readonly ids: ReadonlySet<string>; readonly addresses: ReadonlySet<string> };

/** Whether seats can be handed over on a day; all wrong values are named at once. */
export function judgeHandOver({ person, to, on }: HandOverRequest, facts: HandOverFacts): SeatsPassed | Refusal {
  const { definition, seats, ids, addresses } = facts;
  if (!facts.locked) return notLocked();
  if (!ids.has(person)) return unknownPerson(person);
  if (!isDay(on)) return refusal([{ path: 'on', message: NO_DATE }]);
  const held = seatsOf(seats, person, on);
  const vacant = held.length === 0;
  const passed = vacant ? vacantSeatsOf(seats, person, on) : held;
  const errors: FieldError[] = [];
  if (passed.length === 0) errors.push({ path: 'person', message: NO_SEAT });
  if (vacant && passed.length > 0 && to === undefined) errors.push({ path: 'to', message: ALREADY_VACANT });
  if (passed.some(({ seat }) => seats.some((change) => change.seat === seat && change.from !== undefined && change.from > on)))
    errors.push({ path: 'on', message: CHANGES_LATER });
  if (typeof to === 'string')
    errors.push(...(to === person ? [{ path: 'to', message: SOMEBODY_ELSE }] : ids.has(to) ? [] : standInErrors(seats, person, to, on, 'to')));
  if (typeof to === 'object') {
    if (ids.has(to.new.id)) errors.push({ path: 'to.new.id', message: TAKEN });
    if (to.new.email !== undefined && addresses.has(to.new.email.toLowerCase())) errors.push({ path: 'to.new.email', message: ADDRESS_TAKEN });
    if (to.new.agency !== undefined && !Object.hasOwn(definition.agencies, to.new.agency)) errors.push({ path: 'to.new.agency', message: NO_AGENCY });
  }
  return errors.length > 0 ? refusal(errors) : { kind: 'accepted', seats: passed, vacant };
}

/** An acting holder (Plt., Plh.): `until` is the first day on which they are it no more. */
export type ActingRequest = { readonly person: string; readonly acting: string; readonly from: Day; readonly until: Day };

/**
 * Whether somebody can act for another, or for a vacant seat. Who has a signature of their own to give in the same decision gives no second one: who
 * confirmed the measures would countersign them.
 */
export function judgeActing({ person, acting, from, until }: ActingRequest, facts: HandOverFacts): SeatsPassed | Refusal {
  const { seats, absences, today } = facts;
  if (!facts.locked) return notLocked();
  if (!facts.ids.has(person)) return unknownPerson(person);
  const errors = stretchErrors(from, until, today);
  if (errors.length > 0) return actingRefused(errors);
  const held = seatsOf(seats, person, from);
  const vacant = held.length === 0;
  const passed = vacant ? vacantSeatsOf(seats, person, from) : held;
  if (passed.length === 0) errors.push({ path: 'person', message: NO_SEAT });
  errors.push(...standInErrors(seats, person, acting, from, 'acting'));
  if (vacant && passed.some(({ seat }) => seats.some((change) => change.seat === seat && change.from !== undefined && change.from > from)))
    errors.push({ path: 'from', message: CHANGES_LATER });
  if (errors.length === 0 && passed.some((seat) => signsTwice(seat, acting, from, facts))) errors.push({ path: 'acting', message: SIGNS_TWICE });
  if (errors.length > 0) return actingRefused(errors);
  const other = absences.find((absence: Absence) => absence.person === person && absence.acting && overlaps(absence, { from, until }));
  return other === undefined ? { kind: 'accepted', seats: passed, vacant } : alreadyAway(other);
}

/** Seats that are vacant on a day and that this person held last. */
export function vacantSeatsOf(seats: readonly SeatHeld[], person: string, on: Day): SeatHeld[] {
  return seatsOn(seats, on).filter((now) => {
    if (now.person !== undefined) return false;
    const line = seats.filter(({ seat }) => seat === now.seat);
    const holders = line.slice(0, line.indexOf(now)).filter(({ person: holder, acting }) => holder !== undefined && !acting);
    return holders.at(-1)?.person === person;
  });
}

function signsTwice({ role }: SeatHeld, acting: string, on: Day, { definition, seats }: PeopleFacts): boolean {
  const own = seatsOf(seats, acting, on).map((held) => held.role);
  return Object.values(definition.tracks).some(({ steps = {} }) => {
    const signers = Object.values(steps).flatMap((step) => (step.ownOnly ? [step.by] : []));
    return signers.includes(role) && signers.some((by) => by !== role && own.includes(by));
  });
}

function refusal(errors: readonly FieldError[]): Refusal {
  return refusedFor('handOverRefused', { id: 'Serah terima ini belum dapat dicatat.', en: 'This handover cannot be recorded yet.' }, errors);
}

function actingRefused(errors: readonly FieldError[]): Refusal {
  return refusedFor('actingRefused', { id: 'Pelaksana tugas ini belum dapat dicatat.', en: 'This acting holder cannot be recorded yet.' }, errors);
}

const NO_DATE = { id: 'tanggal yang ada, seperti 2027-08-02', en: 'a date that exists, such as 2027-08-02' };
const NO_SEAT = { id: 'tidak memegang jabatan pada hari itu', en: 'holds no seat on that day' };
const ALREADY_VACANT = { id: 'siapa yang mengisinya: jabatan ini sudah kosong', en: 'who fills it: the seat is vacant already' };
const CHANGES_LATER = { id: 'sesudah pergantian yang sudah tercatat', en: 'after the changes that are recorded already' };
const SOMEBODY_ELSE = { id: 'orang lain', en: 'somebody else' };
const TAKEN = {
  id: 'kode yang belum dipakai; orang yang sudah ada cukup ditulis kodenya',
  en: 'an id that nobody has; of somebody who is there give the id alone',
};
const ADDRESS_TAKEN = { id: 'alamat yang belum dipakai orang lain', en: 'an address that nobody else has' };
const NO_AGENCY = { id: 'instansi dari definisi program', en: "an agency of the programme's definition" };
const SIGNS_TWICE = {
  id: 'orang lain: ia sudah menandatangani keputusan yang sama dalam jabatannya sendiri',
  en: 'somebody else: they sign the same decision in a seat of their own',
};
