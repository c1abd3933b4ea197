import type { Db } from './connect.ts';

/** What became of an answered command's inbox rows. `child` null: the programme's own workflow. */
export type Telling = { readonly programme: string; readonly child: string | null; readonly told: boolean; readonly failed: boolean };

/** How far the telling of a command is: `decided`, once it was answered, are the workflows named then. */
export type HowFar = { readonly decided: readonly string[] | null; readonly tellings: readonly Telling[] };

/** Looks once at how far a stored answer's workflows are told. @throws Error when no answer is stored under that key */
export async function howFarTold(db: Db, actor: string, idempotencyKey: string): Promise<HowFar> {
  const [row] = await db<HowFar[]>`
    select untold as decided, coalesce((
      select json_agg(json_build_object('programme', i.programme, 'child', i.child, 'told', i.told_at is not null, 'failed', i.failed is not null) order by i.id)
      from inbox i where i.id = any(a.inbox)), '[]') as tellings
    from answer a where actor = ${actor} and idempotency_key = ${idempotencyKey}`;
  if (row === undefined) throw new Error('an answer by its key: expected to be stored by its command');
  return row;
}

/**
 * Puts down which workflows were untold when a command was answered. The first decision stands, so that every repeat is answered alike.
 * @returns the decision that stands
 */
export async function decideTold(db: Db, actor: string, idempotencyKey: string, untold: readonly string[]): Promise<readonly string[]> {
  const [row] = await db<[{ untold: string[] }]>`
    update answer set untold = coalesce(untold, ${[...untold]}) where actor = ${actor} and idempotency_key = ${idempotencyKey} returning untold`;
  return row.untold;
}
