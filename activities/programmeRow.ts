import type { Tx } from '../db/connect.ts';
import { permanent } from '../messages/failure.ts';
import { type Programme, programmeOf } from '../notices/programme.ts';

/** A programme's row, held to the transaction's end: whoever journals takes turns. @throws `ProgrammeNotFound` */
export async function lockProgramme(tx: Tx, code: string, now: () => number): Promise<Programme> {
  return expected(code, await programmeOf(tx, code, now, 'held'));
}

/** The same without holding it. @throws `ProgrammeNotFound` */
export async function readProgramme(tx: Tx, code: string, now: () => number): Promise<Programme> {
  return expected(code, await programmeOf(tx, code, now, 'unheld'));
}

function expected(code: string, programme: Programme | undefined): Programme {
  if (programme === undefined) throw permanent('ProgrammeNotFound', `programme ${code}: expected to exist`);
  return programme;
}
