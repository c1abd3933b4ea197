import { z } from 'zod';
import type { Sql, Tx } from '../db/connect.ts';
import { queueNotices, wakeComposers } from '../notices/queue.ts';
import type { Activities } from './activities.ts';
import { Code, parse } from './parse.ts';
import { caretakersOf, lockProgramme, readRoster } from './programme-row.ts';

/** `mentoring`, `mentoring/loadAgenda`; a failure's class, never its text. */
const Input = z.strictObject({ code: Code, subject: z.string().regex(/^[A-Za-z0-9/._-]{1,160}$/), cause: z.string().regex(/^[A-Za-z0-9 ._-]{1,80}$/) });

/** Opens a task for the secretary: one a subject until it is closed. @throws `ProgrammeNotFound`, `InvalidInput` */
export async function openRepair(sql: Sql, now: () => number, input: Parameters<Activities['openRepair']>[0]): Promise<void> {
  const { code, subject, cause } = parse(Input, input, 'openRepair');
  await sql.begin((tx) => openRepairIn(tx, now, { code, subject, cause }));
}

/** The same within a transaction. @param besides id of somebody who cannot be told, if another can */
export async function openRepairIn(
  tx: Tx,
  now: () => number,
  { code, subject, cause, besides }: { code: string; subject: string; cause: string; besides?: string },
): Promise<void> {
  const programme = await lockProgramme(tx, code, now);
  const opened = await tx`
    insert into repair (programme, subject, cause, opened_at) values (${code}, ${subject}, ${cause}, ${programme.now})
    on conflict (programme, subject) where closed_at is null do nothing returning id`;
  if (opened.length === 0) return;
  // Counted, not numbered by the row's id: a repaired thing that breaks again is a new event, and ids depend on the machine's course.
  const [{ times }] = await tx<[{ times: number }]>`select count(*) as times from repair where programme = ${code} and subject = ${subject}`;
  const caretakers = caretakersOf(await readRoster(tx, programme), besides);
  const notices = caretakers.map((person) => ({ eventKey: `repair/${subject}@${times}`, person, kind: 'repair' as const, item: undefined }));
  await queueNotices(tx, code, programme.now, notices);
  await wakeComposers(tx, code);
}
