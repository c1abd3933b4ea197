import type { Tx } from '../../db/connect.ts';
import type { Definition } from '../../domain/definition.ts';

/** A programme's row as a command would have it, for tests that write to its plan themselves. */
export async function lockedProgramme(tx: Tx, code: string): Promise<{ code: string; definition: Definition; planVersion: number; now: number }> {
  const [row] = await tx<[{ definition: Definition; planVersion: number; now: number }]>`
    select definition, plan_version as "planVersion", coalesce(clock_now, locked_at) as now from programme where code = ${code} for no key update`;
  return { code, ...row };
}
