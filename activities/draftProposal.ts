import { z } from 'zod';
import type { Sql } from '../db/connect.ts';
import type { Activities } from './activities.ts';
import { Code, parse, TrackName } from './parse.ts';
import { lockProgramme } from './programmeRow.ts';

const Input = z.strictObject({ code: Code, track: TrackName });

/** Being written. @throws `ProgrammeNotFound`, `TrackNotFound`, `InvalidInput` */
export async function draftProposal(sql: Sql, now: () => number, master: Buffer, input: Parameters<Activities['draftProposal']>[0]): Promise<void> {
  const { code } = parse(Input, input, 'draftProposal');
  await sql.begin(async (tx) => {
    await lockProgramme(tx, code, now);
    void master;
  });
}
