import type { Db, Sql, Tx } from '../db/connect.ts';
import { holdersOf, PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import { letterOf } from './letter.ts';
import { countMissing } from './missing.ts';
import { MailAddress, type Mailbox, mimeOf } from './mime.ts';
import { type Programme, programmeOf, readRoster } from './programme.ts';
import { openRepairTask } from './repair.ts';
import { type Addressee, type NoticeTask, readTasks } from './tasks.ts';

/** What the composer goes by. */
export type Composing = {
  /** Machine time, milliseconds since 1970; a stepped programme's time is in its row. */
  readonly now: () => number;
  /** Whom mails come from; Message-IDs end in its domain. */
  readonly from: Mailbox;
  /** Under a real clock a notice waits so long for others of the same hour, milliseconds. */
  readonly graceMs: number;
};

/**
 * Makes mails of the notices that wait: one a person and programme, rendered once and stored; who has no e-mail gets a line on the print list.
 * A stepped programme is composed for only when it owes nothing more at its instant, so that the mails are a function of the plan. Under a real
 * clock notices wait a grace, and nobody who has an unsent mail gets another: what gathers behind it follows as one. Several composers take turns.
 * @returns how many mails were made
 */
export async function composeDue(sql: Sql, composing: Composing): Promise<number> {
  const waiting = await sql<{ programme: string }[]>`
    select distinct w.programme from notice w join programme p on p.code = w.programme
    where w.status = 'queued' and w.mail is null and (p.clock_now is not null or (w.created_at <= ${composing.now() - composing.graceMs} and not ${hasUnsent(sql)}))
    order by w.programme`;
  let made = 0;
  const failures: unknown[] = [];
  for (const { programme } of waiting) {
    try {
      made += await sql.begin((tx) => composeFor(tx, programme, composing));
    } catch (failure) {
      await sql`select 1`; // where the database is there it is this programme's own trouble, and holds up nobody else's mails
      failures.push(failure);
    }
  }
  if (failures.length > 0 && made === 0) throw failures[0]; // else at the next look, which has nothing else to do
  return made;
}

/** Of a notice `w`: its person has a mail that has not left yet. */
function hasUnsent(db: Db) {
  return db`exists (select from mail where mail.programme = w.programme and mail.person = w.person and mail.status = 'queued')`;
}

async function composeFor(tx: Tx, code: string, composing: Composing): Promise<number> {
  // Whoever holds the row will wake the composers when it is through.
  const programme = await programmeOf(tx, code, composing.now, 'ifFree');
  if (programme === undefined) return 0;
  if (programme.clock.kind === 'stepped' && (await owes(tx, code))) return 0;
  const notices = await ripe(tx, programme, composing.graceMs);
  if (notices.length === 0) return 0;
  const [read, secretary] = await Promise.all([readTasks(tx, code, notices), readSecretary(tx, programme)]);
  const tasks = await countMissing(tx, programme, read);
  const parcels: Parcel[] = [];
  for (const to of await readAddressees(tx, code, [...tasks.keys()])) {
    const current = await muteDone(tx, tasks.get(to.id) ?? []);
    const address = current.length === 0 ? undefined : await addressOf(tx, programme, to, current);
    if (address !== undefined) parcels.push({ to, address, tasks: current });
  }
  await mail(tx, programme, parcels, secretary, composing.from);
  return parcels.length;
}

async function owes(tx: Tx, code: string): Promise<boolean> {
  const [row] = await tx<[{ owes: boolean }]>`
    select exists (select from inbox where programme = ${code} and told_at is null) or exists (select from owed where programme = ${code}) as owes`;
  return row.owes;
}

/** Ids of the notices to compose now, all of a person's together. */
async function ripe(tx: Tx, { code, clock, now }: Programme, graceMs: number): Promise<number[]> {
  const stepped = clock.kind === 'stepped';
  const rows = await tx<{ id: number }[]>`
    with waiting as (select id, programme, person, created_at from notice where programme = ${code} and status = 'queued' and mail is null)
    select id from waiting w where ${stepped} or (person in (select person from waiting where created_at <= ${now - graceMs}) and not ${hasUnsent(tx)})
    order by id`;
  return rows.map(({ id }) => id);
}

/** Nobody is told to do what has been reported, cancelled or paused since the notice was written. @returns those that still stand */
async function muteDone(tx: Tx, tasks: readonly NoticeTask[]): Promise<NoticeTask[]> {
  const done = tasks.filter((task) => task.about === 'item' && !task.item.open);
  if (done.length > 0) await tx`update notice set status = 'muted' where id = any(${done.map(({ id }) => id)})`;
  return tasks.filter((task) => !done.includes(task));
}

/** What goes to one person by mail. */
type Parcel = { readonly to: Addressee; readonly address: string; readonly tasks: readonly NoticeTask[] };

/** Where a person's mail goes; undefined where none can, which is then written down. */
async function addressOf(tx: Tx, programme: Programme, to: Addressee, tasks: readonly NoticeTask[]): Promise<string | undefined> {
  const ids = tasks.map(({ id }) => id);
  if (to.email === undefined) {
    await tx`update notice set status = 'sent', channel = 'print', printed_at = ${programme.now} where id = any(${ids})`;
    return undefined;
  }
  const address = MailAddress.safeParse(to.email);
  if (!address.success) {
    await tx`update notice set status = 'failed', channel = 'mail' where id = any(${ids})`;
    await openRepairTask(tx, programme, { subject: `mail/${to.id}`, cause: 'invalidAddress' }, to.id);
    return undefined;
  }
  return address.data;
}

/** Renders and stores mails, and wakes the senders. */
async function mail(tx: Tx, programme: Programme, parcels: readonly Parcel[], secretary: Addressee | undefined, from: Mailbox): Promise<void> {
  if (parcels.length === 0) return;
  const { code, now } = programme;
  const before = await mailsAt(tx, programme);
  const thread = `<${code}@${domainOf(from)}>`;
  const mails = await Promise.all(
    parcels.map(async ({ to, address, tasks }) => {
      const answers = replyTo(secretary, to);
      const reportsTo = secretary === undefined || secretary.id === to.id ? undefined : { name: secretary.name, hearsReplies: answers !== undefined };
      const letter = letterOf(programme, to, tasks, reportsTo);
      // Stable: programme, person, programme instant, and which of that instant's mails it is.
      const messageId = `<${code}.${to.id}.${now}.${(before.get(to.id) ?? 0) + 1}@${domainOf(from)}>`;
      const raw = await mimeOf(letter, { messageId, thread, at: now, to: { name: to.name, address }, from, replyTo: answers });
      return { messageId, person: to.id, address, subject: letter.subject, raw, ids: tasks.map(({ id }) => id) };
    }),
  );
  // Sent together, without waiting for each answer; they are carried out in this order.
  await Promise.all([
    ...mails.flatMap(({ messageId, person, address, subject, raw, ids }) => [
      tx`
        insert into mail (message_id, programme, person, address, subject, raw, composed_at)
        values (${messageId}, ${code}, ${person}, ${address}, ${subject}, ${raw}, ${now})`,
      tx`update notice set mail = ${messageId}, channel = 'mail' where id = any(${ids})`,
    ]),
    tx`select pg_notify('mail', ${code})`,
  ]);
}

/** How many mails each person got at this programme instant. */
async function mailsAt(tx: Tx, { code, now }: Programme): Promise<Map<string, number>> {
  const rows = await tx<{ person: string; mails: number }[]>`
    select person, count(*) as mails from mail where programme = ${code} and composed_at = ${now} group by person`;
  return new Map(rows.map(({ person, mails }) => [person, mails]));
}

function domainOf({ address }: Mailbox): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function replyTo(secretary: Addressee | undefined, to: Addressee): Mailbox | undefined {
  const address = MailAddress.safeParse(secretary?.email);
  return secretary === undefined || secretary.id === to.id || !address.success ? undefined : { name: secretary.name, address: address.data };
}

async function readSecretary(tx: Tx, programme: Programme): Promise<Addressee | undefined> {
  const [id] = holdersOf(programme.definition.secretary, PROGRAMME_AUDIENCE, await readRoster(tx, programme));
  return id === undefined ? undefined : (await readAddressees(tx, programme.code, [id]))[0];
}

async function readAddressees(tx: Tx, code: string, people: readonly string[]): Promise<Addressee[]> {
  type Row = Omit<Addressee, 'title' | 'email'> & { title: string | null; email: string | null };
  const rows = await tx<Row[]>`
    select id, name, title, role, language, email from person where programme = ${code} and id = any(${[...people]}) order by id`;
  return rows.map(({ title, email, ...person }) => ({ ...person, title: title ?? undefined, email: email ?? undefined }));
}
