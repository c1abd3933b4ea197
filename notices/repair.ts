import type { Tx } from '../db/connect.ts';
import { caretakersOf, type Programme, readRoster } from './programme.ts';
import { queueNotices, wakeComposers } from '../db/noticeQueue.ts';

/** Subject of a repair: the mail server takes nothing. It closes itself when it takes a mail. */
export const MAIL_SERVER = 'mailServer';

/** What needs a hand: `mentoring/loadAgenda`, `mail/PERSON`; and the class of its failure, never its text. */
export type Trouble = { readonly subject: string; readonly cause: string };

/**
 * Opens a task for the secretary and queues its notice: one a subject until it is closed. The transaction holds the programme's row.
 * @param besides id of somebody who cannot be told, if another can
 */
export async function openRepairTask(tx: Tx, programme: Programme, { subject, cause }: Trouble, besides?: string): Promise<void> {
  const { code, now } = programme;
  const opened = await tx`
    insert into repair (programme, subject, cause, opened_at) values (${code}, ${subject}, ${cause}, ${now})
    on conflict (programme, subject) where closed_at is null do nothing returning id`;
  if (opened.length === 0) return;
  // Counted, not numbered by the row's id: what is repaired and breaks again is a new event, and ids depend on the machine's course.
  const [{ times }] = await tx<[{ times: number }]>`select count(*) as times from repair where programme = ${code} and subject = ${subject}`;
  const caretakers = caretakersOf(await readRoster(tx, programme), besides);
  const notices = caretakers.map((person) => ({ eventKey: `repair/${subject}@${times}`, person, kind: 'repair' as const, item: undefined }));
  await queueNotices(tx, code, now, notices);
  await wakeComposers(tx, code);
}
