import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { z } from 'zod';
import type { Instant } from '../domain/agenda.ts';
import type { CalendarAttachment } from './calendarEntries.ts';
import type { Letter } from './letter.ts';
import { htmlOf } from './letterHtml.tsx';
import { textOf } from './letterText.ts';
import { oneLine } from './oneLine.ts';
import type { Thread } from './threads.ts';

/** One mail address and nothing else: no list, no name, no line break. What is no address is never handed to a mail library. */
export const MailAddress = z.email().max(254);

/** An address as mail libraries take it without parsing: an object, so that a comma or line break in it cannot add a recipient. */
export type Mailbox = { readonly name: string; readonly address: string };

export type Envelope = {
  readonly messageId: string;
  readonly thread: Thread;
  readonly at: Instant;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo: Mailbox | undefined;
  /** Where digests are muted by a POST; digests alone have it. */
  readonly unsubscribe: string | undefined;
  readonly calendars: readonly CalendarAttachment[];
};

/** Characters; what is longer is on no screen, and a line of a head ends at 998. */
const LONGEST_SUBJECT = 300;

/** Renders a letter to the bytes that are stored and sent. The same arguments give the same bytes: boundaries are made from the Message-ID. */
export async function mimeOf(letter: Letter, { messageId, thread, at, from, to, replyTo, unsubscribe, calendars }: Envelope): Promise<Buffer> {
  return new MailComposer({
    from: oneLineBox(from),
    to: oneLineBox(to),
    ...(replyTo === undefined ? {} : { replyTo: oneLineBox(replyTo) }),
    subject: subjectLine(letter.subject),
    messageId,
    ...(thread.length === 0 ? {} : { inReplyTo: thread.at(-1) ?? '', references: [...thread] }),
    date: new Date(at),
    text: lines(textOf(letter)),
    html: lines(htmlOf(letter)),
    attachments: calendars.map(({ filename, method, text }) => ({ filename, contentType: `text/calendar; charset=utf-8; method=${method}`, content: text })),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': letter.language,
      // As RFC 8058 has it: a POST mutes, a GET asks first.
      ...(unsubscribe === undefined
        ? {}
        : { 'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` }, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 24),
    // As mail travels: what is stored is what is sent.
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

function subjectLine(text: string): string {
  const letters = Array.from(oneLine(text));
  return letters.length <= LONGEST_SUBJECT ? letters.join('') : `${letters.slice(0, LONGEST_SUBJECT - 1).join('')}…`;
}

/** Lines that end in a line feed and hold no other control: a lone carriage return is the end of a line to some mail servers, and a dot after it the mail's. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');
}

function oneLineBox({ name, address }: Mailbox): Mailbox {
  return { name: oneLine(name), address: MailAddress.parse(address) };
}
