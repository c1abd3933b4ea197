import type { Db, Tx } from '../db/connect.ts';
import type { Programme } from './programme.ts';

/** A mail that has waited so long is made anew with what gathered behind it. */
const WAITED_MS = 60 * 60_000;

/**
 * Of a mail: it waits for its next attempt, and no server can have it. The end of each attempt is written down, so that one which was cut off is due at once
 * and is not among these: its bytes go again as they are.
 */
function canBeMadeAnew(db: Db, now: number) {
  return db`mail.status = 'queued' and mail.attempts > 0 and not mail.maybe_taken and mail.next_attempt_at > clock_timestamp() and mail.composed_at <= ${now - WAITED_MS}`;
}

/** Of a notice `w`: its person is told by mail, and has one that has not left and cannot be made anew. @param now programme time under a real clock */
export function waitsBehindMail(db: Db, now: number) {
  return db`exists (select from mail join person on person.programme = mail.programme and person.id = mail.person
    where mail.programme = w.programme and mail.person = w.person and mail.status = 'queued' and not (${canBeMadeAnew(db, now)})
      and coalesce(person.notice_settings->>'channel', 'mail') = 'mail')`;
}

/**
 * Takes back the mails that wait for a server that is away, of people who are to be told more by now: all of it comes as one. A mail that a sender has in
 * hand stays.
 * @returns since when each of these people has waited
 */
export async function takeBackMails(tx: Tx, { code, now, clock }: Programme, graceMs: number): Promise<Map<string, Date>> {
  if (clock.kind === 'stepped') return new Map();
  const mails = await tx<{ id: string; person: string; since: Date }[]>`
    select mail.message_id as id, mail.person, mail.created_at as since from mail
    where mail.programme = ${code} and ${canBeMadeAnew(tx, now)} and exists (
      select from notice w where w.programme = mail.programme and w.person = mail.person and w.status = 'queued' and w.mail is null and w.channel is null
        and greatest(w.created_at, w.not_before) <= ${now - graceMs})
    for update of mail skip locked`;
  if (mails.length === 0) return new Map();
  const ids = mails.map(({ id }) => id);
  await tx`update notice set mail = null, channel = null where programme = ${code} and mail = any(${ids}) and status = 'queued'`;
  await tx`delete from mail where message_id = any(${ids}) and not exists (select from notice where notice.mail = mail.message_id)`;
  return new Map(mails.map(({ person, since }) => [person, since]));
}
