import type { Sql, Tx } from '../db/connect.ts';
import { MailAddress } from './mime.ts';
import { programmeOf } from './programme.ts';
import { openRepairTask } from './repair.ts';

/** What became of an attempt: the server took it; it will never take it; it may next time. `response` is its answer's code, or the class of the failure. */
export type Outcome = { readonly kind: 'sent' | 'refused' | 'later'; readonly response: string };

/** A stored mail, as it leaves. */
export type StoredMail = { readonly messageId: string; readonly rehearsal: boolean; readonly address: string; readonly raw: Buffer };

/** `attempts` counts this one. */
export type Delivered = Outcome & { readonly programme: string; readonly attempts: number };

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
    const [mail] = await tx<(StoredMail & { programme: string; person: string; attempts: number })[]>`
      select m.message_id as "messageId", m.programme, m.person, m.address, m.raw, m.attempts, p.rehearsal
      from mail m join programme p on p.code = m.programme
      where m.status = 'queued' and m.next_attempt_at <= now() and (case when p.rehearsal then ${worlds.rehearsal} else ${worlds.real} end)
      order by m.next_attempt_at, m.message_id limit 1 for update of m skip locked`;
    if (mail === undefined) return undefined;
    const outcome = MailAddress.safeParse(mail.address).success ? await carry(mail) : ({ kind: 'refused', response: 'invalidAddress' } as const);
    await writeDown(tx, now, mail, outcome);
    return { ...outcome, programme: mail.programme, attempts: mail.attempts + 1 };
  });
}

type Carried = { readonly messageId: string; readonly programme: string; readonly person: string; readonly attempts: number };

async function writeDown(tx: Tx, now: () => number, { messageId, programme, person, attempts }: Carried, { kind, response }: Outcome): Promise<void> {
  if (kind === 'later') {
    const wait = Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
    await tx`
      update mail set attempts = attempts + 1, response = ${response}, next_attempt_at = clock_timestamp() + ${wait} * interval '1 millisecond'
      where message_id = ${messageId}`;
    return;
  }
  const status = kind === 'sent' ? 'sent' : 'failed';
  await Promise.all([
    tx`
      update mail set status = ${status}, attempts = attempts + 1, response = ${response}, sent_at = case when ${kind === 'sent'} then clock_timestamp() end
      where message_id = ${messageId}`,
    // By person, and those alone that were not sent yet: so it finds them by an index.
    tx`update notice set status = ${status} where programme = ${programme} and person = ${person} and status = 'queued' and mail = ${messageId}`,
    // What waited behind it for the same person may be composed now.
    tx`select pg_notify('notice', ${programme})`,
  ]);
  if (kind === 'refused') {
    const found = await programmeOf(tx, programme, now, 'held');
    if (found !== undefined) await openRepairTask(tx, found, { subject: `mail/${person}`, cause: `mail ${response}` }, person);
  }
}
