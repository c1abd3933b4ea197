import type { Action } from '../../domain/may.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Sql, Tx } from '../connect.ts';
import { type Answer, command, type Done, type Programme, type Request } from './command.ts';

/** Thrown to take a transaction back; carries its answer out. */
export class Previewed extends Error {
  readonly body: Done['body'];
  constructor(body: Done['body']) {
    super('previewed');
    this.body = body;
  }
}

/** The answer of a command that may end in `Previewed`. */
export async function previewable(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (failure) {
    if (failure instanceof Previewed) return { kind: 'accepted', status: 200, body: failure.body, inbox: [], preview: true };
    throw failure;
  }
}

/** A command that can be looked at before: the same, and taken back at the end. Its answer says that nothing was done. */
export async function commandOrPreview(
  preview: boolean | undefined,
  sql: Sql,
  request: Request,
  action: Action,
  code: string,
  work: (tx: Tx, programme: Programme) => Promise<Done | Refusal>,
): Promise<Answer> {
  if (preview !== true) return command(sql, request, action, code, work);
  return previewable(
    command(sql, request, action, code, async (tx, programme) => {
      const done = await work(tx, programme);
      if ('kind' in done) return done;
      throw new Previewed({ ...done.body, ...('act' in done.body && { act: null }), preview: true, planVersion: programme.planVersion });
    }),
  );
}
