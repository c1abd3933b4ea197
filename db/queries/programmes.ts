import { z } from 'zod';
import type { Db } from '../connect.ts';
import { DayText, Instant, Words } from './shapes.ts';

const ProgrammeLine = z.object({
  code: z.string(),
  name: Words,
  village: z.string(),
  stage: z.enum(['planning', 'running', 'termination', 'measures', 'ended']),
  startsOn: DayText,
  planVersion: z.int(),
  rehearsal: z.boolean(),
  locked: z.boolean(),
  endedAt: Instant.nullable(),
});
/** A programme as a list shows it. */
export type ProgrammeLine = z.infer<typeof ProgrammeLine>;

/** Programmes, latest start first; only those named where somebody may see no others. */
export async function listProgrammes(db: Db, only?: readonly string[]): Promise<ProgrammeLine[]> {
  const rows = await db`
    select code, name, village, stage, starts_on as "startsOn", plan_version as "planVersion", rehearsal,
      locked_at is not null as locked, ended_at as "endedAt"
    from programme where ${only === undefined} or code = any(${[...(only ?? [])]})
    order by starts_on desc, code`;
  return z.array(ProgrammeLine).parse(rows);
}
