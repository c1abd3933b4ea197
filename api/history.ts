import { z } from '@hono/zod-openapi';
import { isPerson } from '../db/queries/asked.ts';
import { journalOf, NOTICE_STATUSES, noticesOf } from '../db/queries/history.ts';
import { view } from './endpoint.ts';
import { whoseOf } from './others.ts';
import { Instant, ItemKey, Next, nextOf, orNull, Page, PersonId } from './shapes.ts';

const Delivery = z
  .object({
    attempts: z.int().openapi({ description: 'how often a mail server was tried' }),
    lastAnswer: z
      .string()
      .nullable()
      .openapi({ description: 'the code of its last answer, `250`, or the class of the failure, `ECONNREFUSED`; null: not tried yet' }),
    nextAttemptAt: z.iso.datetime().nullable().openapi({
      description: 'not programme time: the machine’s clock, UTC; null once it is sent or has failed for good',
      example: '2027-05-24T23:00:08.000Z',
    }),
  })
  .openapi('Delivery', { description: 'how the mail of a notice fares' });

/** A row of the ledger. */
export const Notice = z
  .object({
    id: z.int(),
    eventKey: z.string().openapi({ description: 'item, plan version and step; a repeat has the same' }),
    person: PersonId,
    kind: z.string().openapi({ description: 'due, invited, reminder, escalation, blocked, repair; moved, paused, resumed, cancelled, reassigned, relieved' }),
    item: ItemKey.nullable(),
    createdAt: Instant,
    status: z.enum(NOTICE_STATUSES).openapi('NoticeStatus', {
      description:
        '`queued`: it waits, or its mail is tried; `bounced`: refused for good; `failed`: it could never be sent; `muted`: it was not needed any more',
    }),
    statusAt: Instant.openapi({ description: 'since when' }),
    because: z.string().nullable().openapi({
      description:
        'why it goes no way or another than by mail: accountedFor, takenBack, repaired, digestsMuted, addressRefused, invalidAddress, noAddress, noPhone',
    }),
    channel: orNull(z.enum(['mail', 'print', 'whatsapp'])),
    notBefore: Instant.openapi({ description: 'when it may go out, as its person wishes' }),
    putOffBy: z.array(z.string()).openapi({ description: 'what put it off: quietHours, quietDays, digest, cap', example: [] }),
    handedAt: orNull(Instant).openapi({ description: 'when somebody told it by hand: handed over on paper, or sent by WhatsApp' }),
    handedBy: orNull(PersonId),
    messageId: z.string().nullable(),
    delivery: orNull(Delivery).openapi({ description: 'null: no mail is made of it, or none yet' }),
  })
  .openapi('Notice', {
    example: {
      id: 7,
      eventKey: 'mentoring/nelayan-1/07@1/due',
      person: 'mentor-nelayan-1',
      kind: 'due',
      item: 'mentoring/nelayan-1/07',
      createdAt: 1811113200000,
      status: 'sent',
      statusAt: 1811113201000,
      because: null,
      channel: 'mail',
      notBefore: 1811113200000,
      putOffBy: [],
      handedAt: null,
      handedBy: null,
      messageId: '<7@contoh.example>',
      delivery: { attempts: 1, lastAnswer: '250', nextAttemptAt: null },
    },
  });

/** An entry of the journal. */
export const JournalEntry = z
  .object({
    seq: z.int(),
    at: Instant,
    actor: z.string(),
    onBehalfOf: z.string().nullable(),
    action: z.string(),
    subject: z.string(),
    reason: z.string().nullable(),
    planVersion: z.int(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  })
  .openapi('JournalEntry', {
    example: {
      seq: 4,
      at: 1807570800000,
      actor: 'person:tablolong-2027/team-leader',
      onBehalfOf: null,
      action: 'lock',
      subject: 'tablolong-2027',
      reason: null,
      planVersion: 1,
      before: null,
      after: { planVersion: 1 },
    },
  });

const notices = view({
  name: 'listNotices',
  summary: 'What somebody was told: oneself, or for a manager one person or `all`',
  tag: 'history',
  action: 'viewOwnNotices',
  path: '/programmes/{code}/notices',
  query: Page.extend({
    person: PersonId.optional().openapi({ description: 'whose, for managers; `all`: everybody’s' }),
    item: ItemKey.optional().openapi({ description: 'only what is about it' }),
    status: z.enum(NOTICE_STATUSES).optional(),
  }),
  answer: z.object({ notices: z.array(Notice), next: Next }).openapi('Notices'),
  read: async ({ actor, programme, query: { person, item, status, ...page } }, { sql }) => {
    const whose = await whoseOf(actor, 'viewOthersNotices', programme, person, async (id) => id === 'all' || isPerson(sql, programme.code, id));
    if (typeof whose !== 'string') return whose;
    const found = await noticesOf(sql, programme.code, page, { item, status, ...(whose === 'all' ? {} : { person: whose }) });
    return { notices: found, next: nextOf(found, page.limit, ({ id }) => id) };
  },
});

const journal = view({
  name: 'readJournal',
  summary: 'Who did what, on behalf of whom, and why; oldest first',
  tag: 'history',
  action: 'viewJournal',
  path: '/programmes/{code}/journal',
  query: Page.extend({ subject: z.string().max(200).optional().openapi({ description: 'only what is about this key', example: 'mentoring/nelayan-1/07' }) }),
  answer: z.object({ entries: z.array(JournalEntry), next: Next }).openapi('Journal'),
  read: async ({ programme, query: { subject, ...page } }, { sql }) => {
    const entries = await journalOf(sql, programme.code, page, subject);
    return { entries, next: nextOf(entries, page.limit, ({ seq }) => seq) };
  },
});

/** What has happened. */
export const history = [notices, journal];
