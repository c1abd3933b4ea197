import type { Db } from '../connect.ts';
import { STAFF_IDLE_MINUTES } from './prove.ts';
import type { Session } from './session.ts';

/**
 * Signs out here: whoever has it open by PIN closes it, else the address is forgotten. A phone goes on to know the people who open it by PIN: without it they
 * would need a new code of the day. Safe to repeat.
 */
export async function signOut(db: Db, session: Session, now: () => number): Promise<void> {
  if (session.open !== undefined) return closePerson(db, session);
  if (session.held.length === 0) await db`update session set ended_at = ${new Date(now())} where number = ${session.number} and ended_at is null`;
  else
    await db`update session set email = null, only_rehearsals = false, strong_at = null, idle_minutes = ${STAFF_IDLE_MINUTES} where number = ${session.number}`;
}

async function closePerson(db: Db, { number }: Session): Promise<void> {
  await db`update session set programme = null, person = null where number = ${number}`;
}

/** A session as its own people see it. */
export type OwnSession = { readonly number: number; readonly device: string; readonly madeAt: number; readonly seenAt: number; readonly here: boolean };

/** Where the one who asks is signed in: by the same address, or as the same person by PIN; the last used first. */
export async function ownSessions(db: Db, session: Session, now: () => number): Promise<OwnSession[]> {
  const rows = await db<{ number: number; device: string; madeAt: Date; seenAt: Date }[]>`
    select number, device, made_at as "madeAt", seen_at as "seenAt" from session s
    where ended_at is null and ends_at > ${new Date(now())} and seen_at + make_interval(mins => idle_minutes) > ${new Date(now())} and ${theirs(db, session)}
    order by seen_at desc, number`;
  return rows.map(({ madeAt, seenAt, ...row }) => ({ ...row, madeAt: madeAt.getTime(), seenAt: seenAt.getTime(), here: row.number === session.number }));
}

/**
 * Signs out everywhere: ends every session of the address. A phone of others forgets the person whose PIN has it open, and stays theirs.
 * @param number only this one of them
 */
export async function endOwnSessions(db: Db, session: Session, now: () => number, number?: number): Promise<void> {
  const [email, person] = [session.open === undefined ? session.email : undefined, session.open];
  const only = number === undefined ? db`true` : db`s.number = ${number}`;
  if (email !== undefined) await db`update session s set ended_at = ${new Date(now())} where ended_at is null and email = ${email} and ${only}`;
  if (person === undefined) return;
  const ofPerson = db`programme = ${person.programme} and person = ${person.person}`;
  const at = await db<{ session: number }[]>`
    delete from session_person where ${ofPerson} and session in (select s.number from session s where ${only}) returning session`;
  const numbers = at.map(({ session: one }) => one);
  await db`update session set programme = null, person = null where ${ofPerson} and number = any(${numbers})`;
  await db`
    update session s set ended_at = ${new Date(now())}
    where number = any(${numbers}) and ended_at is null and email is null and not exists (select from session_person h where h.session = s.number)`;
}

function theirs(db: Db, { email, open }: Session) {
  if (open !== undefined)
    return db`exists (select from session_person h where h.session = s.number and h.programme = ${open.programme} and h.person = ${open.person})`;
  return db`email = ${email ?? ''}`;
}
