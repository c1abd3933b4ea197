import { type Absence, overlaps } from './absences.ts';
import type { Actor } from './actor.ts';
import type { Definition } from './definition.ts';
import { mayStandInFor } from './may.ts';
import { type FieldError, notAllowed, type Refusal, refused, refusedFor } from './refusal.ts';
import { type SeatHeld, seatsOf, staffOn } from './seats.ts';
import { addDays, type Day, isDay } from './time.ts';

/** Whoever is away longer than this hands the seat over. */
const LONGEST_DAYS = 366;

/** Who is away, as it was said; `until` is the first day back. */
export type AbsenceRequest = { readonly person: string; readonly from: Day; readonly until: Day; readonly substitute?: string | undefined };

export type PeopleFacts = {
  readonly code: string;
  readonly definition: Definition;
  readonly locked: boolean;
  readonly today: Day;
  readonly seats: readonly SeatHeld[];
  /** Those that stand. */
  readonly absences: readonly Absence[];
};

/** Whether an absence can be recorded; all wrong values are named at once. */
export function judgeAbsence(actor: Actor, { person, from, until, substitute }: AbsenceRequest, facts: PeopleFacts): Refusal | undefined {
  const { seats, absences, today } = facts;
  if (!facts.locked) return notLocked();
  const known = seats.filter((held) => held.person === person);
  if (known.length === 0) return unknownPerson(person);
  if (
    !mayStandInFor(
      actor,
      known.map(({ group }) => group),
      facts,
    )
  )
    return onlyOwnGroup();
  const errors = stretchErrors(from, until, today);
  if (errors.length === 0 && seatsOf(seats, person, from).length === 0) errors.push({ path: 'person', message: NO_SEAT_THEN });
  if (errors.length === 0 && substitute !== undefined) errors.push(...standInErrors(seats, person, substitute, from, 'substitute'));
  if (errors.length > 0)
    return refusedFor('absenceRefused', { id: 'Ketidakhadiran ini belum dapat dicatat.', en: 'This absence cannot be recorded yet.' }, errors);
  const other = absences.find((absence) => absence.person === person && !absence.acting && overlaps(absence, { from, until }));
  return other === undefined ? undefined : alreadyAway(other);
}

/** What is wrong with a stretch of days: two dates that exist, in their order, not over, and not too long. */
export function stretchErrors(from: Day, until: Day, today: Day): FieldError[] {
  const errors: FieldError[] = [];
  for (const [path, day] of [
    ['from', from],
    ['until', until],
  ] as const)
    if (!isDay(day)) errors.push({ path, message: NO_DATE });
  if (errors.length > 0) return errors;
  if (until <= from || until > addDays(from, LONGEST_DAYS)) return [{ path: 'until', message: NOT_AFTER }];
  return until <= today ? [{ path: 'until', message: IS_OVER }] : [];
}

/** What is wrong with somebody who is to stand in for another. */
export function standInErrors(seats: readonly SeatHeld[], person: string, other: string, from: Day, path: string): FieldError[] {
  if (other === person) return [{ path, message: SOMEBODY_ELSE }];
  return staffOn(seats, from).some(({ id }) => id === other)
    ? []
    : [{ path, message: { id: `${other} tidak bertugas dalam program ini pada hari itu.`, en: `${other} holds no seat of this programme on that day.` } }];
}

export function notLocked(): Refusal {
  return refused(409, 'notLocked', { id: 'Rencana belum dikunci.', en: 'The plan is not locked yet.' });
}

export function unknownPerson(person: string): Refusal {
  return refused(404, 'unknownPerson', { id: `Tidak ada orang dengan kode ${person} dalam program ini.`, en: `The programme has nobody of the id ${person}.` });
}

export function onlyOwnGroup(): Refusal {
  return notAllowed({
    id: 'Koordinator hanya mengatur petugas kelompok pelatihannya sendiri.',
    en: 'A coordinator sees to those who serve the training group alone.',
  });
}

/** One absence at a time: the earlier one is ended first. */
export function alreadyAway({ act, from, until }: Absence): Refusal {
  return refused(409, 'alreadyAway', {
    id: `Sudah tercatat dari ${from} sampai sebelum ${until} (tindakan ${act}). Akhiri itu lebih dahulu.`,
    en: `There is one already from ${from} until ${until} (act ${act}). End that first.`,
  });
}

const NO_DATE = { id: 'tanggal yang ada, seperti 2027-08-02', en: 'a date that exists, such as 2027-08-02' };
const NOT_AFTER = {
  id: `hari pertama kembali bertugas: sesudah hari pertama tidak hadir, paling lama ${LONGEST_DAYS} hari. Yang lebih lama diserahterimakan.`,
  en: `the first day back: after the first day away, at most ${LONGEST_DAYS} days. Whoever is away longer hands over.`,
};
const IS_OVER = { id: 'hari yang belum lewat', en: 'a day that is not over' };
const SOMEBODY_ELSE = { id: 'orang lain', en: 'somebody else' };
const NO_SEAT_THEN = { id: 'tidak bertugas pada hari itu', en: 'holds no seat on that day' };

/** Whether an absence, or an acting holder's time, can be ended. `ended`: it is already. */
export function judgeEnd(
  actor: Actor,
  { act, on }: { readonly act: number; readonly on: Day },
  facts: PeopleFacts & { readonly ended: boolean },
): Refusal | undefined {
  const absence = facts.absences.find((each) => each.act === act);
  if (absence === undefined)
    return refused(404, 'unknownAct', { id: `Tidak ada ketidakhadiran bernomor ${act}.`, en: `There is no absence of number ${act}.` });
  const groups = facts.seats.filter(({ person }) => person === absence.person).map(({ group }) => group);
  if (!mayStandInFor(actor, groups, facts)) return onlyOwnGroup();
  if (facts.ended) return refused(409, 'notAway', { id: `Ketidakhadiran ${act} sudah diakhiri.`, en: `The absence ${act} has been ended already.` });
  if (isDay(on)) return undefined;
  return refusedFor('absenceRefused', { id: 'Ketidakhadiran ini belum dapat diakhiri.', en: 'This absence cannot be ended yet.' }, [
    { path: 'on', message: NO_DATE },
  ]);
}
