import type { Sql, Tx } from '../db/connect.ts';
import { holdersOf, PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import { type Because, type Line, type Recipient, readRecipients, routed } from './channels.ts';
import { takeBackMails, waitsBehindMail } from './catchUp.ts';
import { type Mail, storeMails } from './mails.ts';
import { countMissing } from './missing.ts';
import type { Mailbox } from './mime.ts';
import { type Programme, programmeOf, readRoster } from './programme.ts';
import { shareOut } from './shareOut.ts';
import { takenBack } from './takenBack.ts';
import { type NoticeTask, readTasks } from './tasks.ts';

/** What the composer goes by. */
export type Composing = {
  /** Machine time, milliseconds since 1970; a stepped programme's time is in its row. */
  readonly now: () => number;
  /** Whom mails come from; Message-IDs end in its domain. */
  readonly from: Mailbox;
  /** Under a real clock a notice waits so long for others of the same hour, milliseconds. */
  readonly graceMs: number;
  /** How people reach the API from outside, without a slash at the end: digests carry a link by which they are muted. */
  readonly publicUrl: string;
};

/**
 * Makes mails of the notices that are ripe, as each person wishes: rendered once and stored; who has no e-mail gets a line on the print list, whose main
 * channel is WhatsApp one on the morning list. A stepped programme is composed for only when it owes nothing more at its instant, so that the mails
 * are a function of the plan. Under a real clock notices wait a grace, and nobody who has an unsent mail gets another: what gathers behind it comes with it,
 * made anew, where no server can have it yet, else follows as one. Several composers take turns.
 * @returns how many mails were made
 */
export async function composeDue(sql: Sql, composing: Composing): Promise<number> {
  await muteUntold(sql, composing.now);
  const waiting = await sql<{ programme: string }[]>`
    select distinct w.programme from notice w join programme p on p.code = w.programme
    where w.status = 'queued' and w.mail is null and w.channel is null
      and case when p.clock_now is not null then w.not_before <= p.clock_now
        else greatest(w.created_at, w.not_before) <= ${composing.now() - composing.graceMs} and not ${waitsBehindMail(sql, composing.now())} end
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

/** What nobody has told by hand yet, and need not be told any more. */
async function muteUntold(sql: Sql, now: () => number): Promise<void> {
  await sql`
    update notice n set status = 'muted', because = 'accountedFor', status_at = coalesce(p.clock_now, ${now()})
    from item i, programme p
    where n.status = 'queued' and n.channel = 'whatsapp' and i.programme = n.programme and i.key = n.item and p.code = n.programme
      and (i.outcome is not null or i.paused) and n.kind in ('due', 'invited', 'reminder', 'escalation', 'blocked')`;
}

async function composeFor(tx: Tx, code: string, { now, from, graceMs, publicUrl }: Composing): Promise<number> {
  // Whoever holds the row will wake the composers when it is through.
  const programme = await programmeOf(tx, code, now, 'ifFree');
  if (programme === undefined) return 0;
  if (programme.clock.kind === 'stepped' && (await owes(tx, code))) return 0;
  const since = await takeBackMails(tx, programme, graceMs);
  const lines = await ripe(tx, programme, graceMs);
  if (lines.size === 0) return 0;
  const [read, secretary] = await Promise.all([readTasks(tx, code, [...lines.keys()]), readSecretary(tx, programme)]);
  const tasks = await countMissing(tx, programme, read);
  const recipients = await readRecipients(tx, code, [...tasks.keys()]);
  const forMail: { to: Recipient; address: string; tasks: readonly NoticeTask[] }[] = [];
  for (const to of recipients) {
    const current = await muteDone(tx, programme, tasks.get(to.id) ?? []);
    const byMail = await routed(tx, programme, to, current, lines);
    if (byMail !== undefined) forMail.push({ to, ...byMail });
  }
  const mails: Mail[] = await shareOut(tx, programme, forMail, lines);
  await storeMails(tx, programme, mails, secretary, { from, publicUrl, since });
  return mails.length;
}

async function owes(tx: Tx, code: string): Promise<boolean> {
  const [row] = await tx<[{ owes: boolean }]>`
    select exists (select from inbox where programme = ${code} and told_at is null) or exists (select from owed where programme = ${code}) as owes`;
  return row.owes;
}

/** The notices to compose now, all of a person's that are ripe together, by their ids. */
async function ripe(tx: Tx, { code, clock, now }: Programme, graceMs: number): Promise<Map<number, Line>> {
  const stepped = clock.kind === 'stepped';
  const rows = await tx<(Omit<Line, 'deadlineOn'> & { deadlineOn: string | null })[]>`
    with waiting as (
      select * from notice where programme = ${code} and status = 'queued' and mail is null and channel is null and not_before <= ${now})
    select w.id, w.created_at as "createdAt", w.not_before as "notBefore", w.put_off_by as "putOffBy", coalesce(i.owner = w.person, false) as own,
      i.window_until as "deadlineOn"
    from waiting w left join item i on i.programme = w.programme and i.key = w.item
    where ${stepped} or (person in (select person from waiting where greatest(created_at, not_before) <= ${now - graceMs}) and not ${waitsBehindMail(tx, now)})
    order by w.id`;
  return new Map(rows.map((row) => [row.id, { ...row, deadlineOn: row.deadlineOn ?? undefined }]));
}

/**
 * Nobody is told to do what has been reported, cancelled, paused or repaired since the notice was written, nor of what acts did and took back.
 * @returns those that still stand
 */
async function muteDone(tx: Tx, { code, now }: Programme, tasks: readonly NoticeTask[]): Promise<NoticeTask[]> {
  const subjects = tasks.flatMap((task) => (task.about === 'repair' ? [task.subject] : []));
  const mended =
    subjects.length === 0
      ? []
      : await tx<{ subject: string }[]>`
          select subject from repair where programme = ${code} and subject = any(${subjects}) group by subject having bool_and(closed_at is not null)`;
  const back = takenBack(tasks);
  const because = (task: NoticeTask): Because | undefined => {
    if (back.has(task.id)) return 'takenBack';
    if (task.about === 'item') return task.item.open ? undefined : 'accountedFor';
    return mended.some(({ subject }) => subject === task.subject) ? 'repaired' : undefined;
  };
  for (const cause of ['accountedFor', 'takenBack', 'repaired'] as const) {
    const ids = tasks.filter((task) => because(task) === cause).map(({ id }) => id);
    if (ids.length > 0) await tx`update notice set status = 'muted', because = ${cause}, status_at = ${now} where id = any(${ids})`;
  }
  return tasks.filter((task) => because(task) === undefined);
}

async function readSecretary(tx: Tx, programme: Programme): Promise<Recipient | undefined> {
  const [id] = holdersOf(programme.definition.secretary, PROGRAMME_AUDIENCE, await readRoster(tx, programme));
  return id === undefined ? undefined : (await readRecipients(tx, programme.code, [id]))[0];
}
