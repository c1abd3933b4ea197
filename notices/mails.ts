import type { Tx } from '../db/connect.ts';
import { createUnsubscribeToken } from '../db/unsubscribe.ts';
import { attachmentsFor } from './calendarEntries.ts';
import type { Recipient } from './channels.ts';
import { handTexts } from './handTexts.ts';
import { letterOf } from './letter.ts';
import { MailAddress, type Mailbox, mimeOf } from './mime.ts';
import type { Programme } from './programme.ts';
import type { NoticeTask } from './tasks.ts';
import { threadsOf } from './threads.ts';

/** A mail to make: whom to, what of, and which of that instant's mails to that person it is, from 1. */
export type Mail = {
  readonly to: Recipient;
  readonly address: string;
  readonly digest: boolean;
  readonly number: number;
  readonly tasks: readonly NoticeTask[];
};

/** Whom mails come from, where people reach the API, and since when some have waited for a mail that is made anew. */
type Sending = { readonly from: Mailbox; readonly publicUrl: string; readonly since: ReadonlyMap<string, Date> };

/** Renders and stores mails, and wakes the senders. */
export async function storeMails(tx: Tx, programme: Programme, mails: readonly Mail[], secretary: Recipient | undefined, sending: Sending): Promise<void> {
  if (mails.length === 0) return;
  const { code, now } = programme;
  const { from, publicUrl, since } = sending;
  const threads = await threadsOf(tx, programme, mails);
  const links = await Promise.all(mails.map(({ to, digest }) => linkFor(tx, code, to, digest, publicUrl)));
  const stored = await Promise.all(
    mails.map(async ({ to, address, digest, number, tasks }, index) => {
      const answers = replyTo(secretary, to);
      const reportsTo = secretary === undefined || secretary.id === to.id ? undefined : { name: secretary.name, hearsReplies: answers !== undefined };
      const letter = letterOf({ ...programme, pages: `${publicUrl}/p/${code}` }, to, tasks, reportsTo);
      const unsubscribe = links[index];
      const footer = unsubscribe === undefined ? letter.footer : [...letter.footer, handTexts(to.language).muteDigests(unsubscribe)];
      // Stable: programme, person, programme instant, and which of that instant's mails it is.
      const messageId = `<${code}.${to.id}.${now}.${number}@${domainOf(from)}>`;
      const calendars = attachmentsFor(programme, tasks, to.language, { from, at: now });
      const envelope = { messageId, thread: threads[index] ?? [], at: now, to: { name: to.name, address }, from, replyTo: answers, unsubscribe, calendars };
      const raw = await mimeOf({ ...letter, footer }, envelope);
      return { messageId, person: to.id, address, digest, subject: letter.subject, raw, ids: tasks.map(({ id }) => id) };
    }),
  );
  // Sent together, without waiting for each answer; they are carried out in this order.
  await Promise.all([
    ...stored.flatMap(({ messageId, person, address, digest, subject, raw, ids }) => [
      tx`
        insert into mail (message_id, programme, person, address, digest, subject, raw, composed_at, created_at)
        values (${messageId}, ${code}, ${person}, ${address}, ${digest}, ${subject}, ${raw}, ${now}, coalesce(${since.get(person) ?? null}::timestamptz, now()))`,
      tx`update notice set mail = ${messageId}, channel = 'mail', status_at = ${now} where id = any(${ids})`,
    ]),
    tx`select pg_notify('mail', ${code})`,
  ]);
}

/** By which a digest is muted; whoever has muted them needs none. */
async function linkFor(tx: Tx, code: string, { id, settings }: Recipient, digest: boolean, publicUrl: string): Promise<string | undefined> {
  if (!digest || settings?.digestsMuted === true) return undefined;
  return `${publicUrl}/unsubscribe/${await createUnsubscribeToken(tx, code, id)}`;
}

function domainOf({ address }: Mailbox): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function replyTo(secretary: Recipient | undefined, to: Recipient): Mailbox | undefined {
  const address = MailAddress.safeParse(secretary?.email);
  return secretary === undefined || secretary.id === to.id || !address.success ? undefined : { name: secretary.name, address: address.data };
}
