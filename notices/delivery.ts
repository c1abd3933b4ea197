import { nowOf } from '../db/clock.ts';
import type { Sql, Tx } from '../db/connect.ts';
import type { Instant } from '../domain/agenda.ts';
import { MailAddress } from './mime.ts';
import { programmeOf } from './programme.ts';
import { MAIL_SERVER, openRepairTask } from './repair.ts';

/**
 * What became of an attempt: the server took it; it will never take it; it may next time. `response` is its answer's code, or the class of the failure.
 * `maybeTaken`: it broke off, and the server may have it all the same.
 */
export type Outcome =
  | { readonly kind: 'sent' | 'refused'; readonly response: string }
  | { readonly kind: 'later'; readonly response: string; readonly maybeTaken: boolean };

/** A stored mail, as it leaves. */
export type StoredMail = { readonly messageId: string; readonly rehearsal: boolean; readonly address: string; readonly raw: Buffer };

/** `attempts` counts this one. */
export type Delivered = Outcome & { readonly programme: string; readonly attempts: number };

/** Tried so long without success, a mail becomes a task for the secretary; it is tried on. */
const TELL_AFTER = '2 days';
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15 * 60 * 1000;

/**
 * Takes the next mail whose attempt is due, has it carried, and writes down what became of it. The row stays locked meanwhile: nobody else carries
 * it, and if this process dies it is free at once. Killed between the server's 250 and the commit, the same bytes go a second time.
 * @param worlds which mails: of real programmes, of rehearsals, or both
 * @returns what became of it and how often it was tried; undefined when none was due
 */
export async function deliverNext(
  sql: Sql,
  now: () => number,
  worlds: { readonly real: boolean; readonly rehearsal: boolean },
  carry: (mail: StoredMail) => Promise<Outcome>,
): Promise<Delivered | undefined> {
  return sql.begin(async (tx) => {
    const [mail] = await tx<(StoredMail & Omit<Carried, 'at'> & { clock_now: number | null })[]>`
      select m.message_id as "messageId", m.programme, m.person, m.address, m.raw, m.attempts, p.rehearsal, p.clock_now,
        m.created_at <= clock_timestamp() - ${TELL_AFTER}::interval as "longTried"
      from mail m join programme p on p.code = m.programme
      where m.status = 'queued' and m.next_attempt_at <= now() and (case when p.rehearsal then ${worlds.rehearsal} else ${worlds.real} end)
      order by m.next_attempt_at, m.message_id limit 1 for update of m skip locked`;
    if (mail === undefined) return undefined;
    const outcome = MailAddress.safeParse(mail.address).success ? await carry(mail) : ({ kind: 'refused', response: 'invalidAddress' } as const);
    const carried = { ...mail, at: nowOf(mail, now) };
    if (outcome.kind === 'later') await writePutOff(tx, now, carried, outcome);
    else if (outcome.kind === 'sent') await writeSent(tx, carried, outcome.response);
    else await writeRefused(tx, now, carried, outcome.response);
    return { ...outcome, programme: mail.programme, attempts: mail.attempts + 1 };
  });
}

/** `at`: programme time of this attempt. */
type Carried = {
  readonly messageId: string;
  readonly programme: string;
  readonly person: string;
  readonly address: string;
  readonly attempts: number;
  readonly longTried: boolean;
  readonly at: Instant;
};

async function writeSent(tx: Tx, { messageId, programme, person, at }: Carried, response: string): Promise<void> {
  await Promise.all([
    tx`update mail set status = 'sent', attempts = attempts + 1, response = ${response}, sent_at = clock_timestamp() where message_id = ${messageId}`,
    // By person, and those alone that were not sent yet: so it finds them by an index.
    tx`
      update notice set status = 'sent', status_at = ${at}
      where programme = ${programme} and person = ${person} and status = 'queued' and mail = ${messageId}`,
    // What had been complained of works again.
    tx`
      update repair set closed_at = ${at}
      where programme = ${programme} and closed_at is null and (subject = ${MAIL_SERVER} or subject = ${`mail/${person}`} and not exists (
        select from person where programme = ${programme} and id = ${person} and address_refused_at is not null))`,
    // What waited behind it for the same person may be composed now.
    tx`select pg_notify('notice', ${programme})`,
  ]);
}

/** The notices stand on the print list; so does what follows them, until the address is changed or confirmed. */
async function writeRefused(tx: Tx, now: () => number, mail: Carried, response: string): Promise<void> {
  const { messageId, programme, person, address, at } = mail;
  // Before anything else of the programme is touched, as its commands do.
  const found = await programmeOf(tx, programme, now, 'held');
  const status = response === 'invalidAddress' ? 'failed' : 'bounced';
  await Promise.all([
    tx`update mail set status = ${status}, attempts = attempts + 1, response = ${response} where message_id = ${messageId}`,
    tx`
      update notice set status = ${status}, status_at = ${at}, printed_at = ${at}, because = ${status === 'failed' ? 'invalidAddress' : 'addressRefused'}
      where programme = ${programme} and person = ${person} and status = 'queued' and mail = ${messageId}`,
    tx`
      update person set address_refused_at = ${at}
      where programme = ${programme} and id = ${person} and lower(email) = lower(${address}) and address_refused_at is null`,
    tx`select pg_notify('notice', ${programme})`,
  ]);
  const cause = status === 'failed' ? response : `mail ${response}`;
  if (found !== undefined) await openRepairTask(tx, found, { subject: `mail/${person}`, cause }, person);
}

async function writePutOff(
  tx: Tx,
  now: () => number,
  { messageId, programme, person, attempts, longTried }: Carried,
  { response, maybeTaken }: Extract<Outcome, { kind: 'later' }>,
): Promise<void> {
  const wait = Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
  await tx`
    update mail set attempts = attempts + 1, response = ${response}, maybe_taken = maybe_taken or ${maybeTaken}, next_attempt_at = clock_timestamp() + ${wait} * interval '1 millisecond'
    where message_id = ${messageId}`;
  if (!longTried) return;
  const found = await programmeOf(tx, programme, now, 'held');
  // A 4xx is about this recipient; 421, and a line that fails, about the server and so about everybody.
  const theirs = /^4(?!21)\d\d$/.test(response);
  if (found !== undefined) await openRepairTask(tx, found, { subject: theirs ? `mail/${person}` : MAIL_SERVER, cause: `mail ${response}` }, person);
}
