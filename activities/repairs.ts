import { z } from 'zod';
import type { Sql } from '../db/connect.ts';
import { openRepairTask } from '../notices/repair.ts';
import type { Activities } from './activities.ts';
import { Code, parse } from './parse.ts';
import { lockProgramme } from './programmeRow.ts';

/** `mentoring`, `mentoring/loadAgenda`; a failure's class, never its text. */
const Input = z.strictObject({ code: Code, subject: z.string().regex(/^[A-Za-z0-9/._-]{1,160}$/), cause: z.string().regex(/^[A-Za-z0-9 ._-]{1,80}$/) });

/** Opens a task for the secretary: one a subject until it is closed. @throws `ProgrammeNotFound`, `InvalidInput` */
export async function openRepair(sql: Sql, now: () => number, input: Parameters<Activities['openRepair']>[0]): Promise<void> {
  const { code, subject, cause } = parse(Input, input, 'openRepair');
  await sql.begin(async (tx) => openRepairTask(tx, await lockProgramme(tx, code, now), { subject, cause }));
}
