import type { Db } from '../connect.ts';
import { casePlace } from '../effects/counselling.ts';
import { taskPlace } from '../effects/tasks.ts';
import { ownerOf, unseal, unwrapKey } from '../sealed.ts';

/** What an agreed task or a counselling case says, opened. */
export type SealedWords = { readonly kind: 'task'; readonly what: string } | { readonly kind: 'case'; readonly concern: string; readonly plan: string };

/** The words by which an item is done: what was agreed (P3), or what a client brought up (P2e). Undefined where it has none, or they were erased. */
export async function wordsOfItem(db: Db, code: string, item: string, master: Buffer): Promise<SealedWords | undefined> {
  const [tasks, cases] = await Promise.all([
    db<{ sealed: Buffer; wrapped: Buffer }[]>`
      select t.sealed, p.wrapped_key as wrapped from agreed_task t join programme p on p.code = t.programme
      where t.programme = ${code} and t.item = ${item} and t.sealed is not null`,
    db<{ sealed: Buffer; wrapped: Buffer; client: string }[]>`
      select c.sealed, k.wrapped, c.client from counselling_case c join client_key k on k.programme = c.programme and k.client = c.client
      where c.programme = ${code} and c.item = ${item} and c.sealed is not null and k.wrapped is not null`,
  ]);
  const [task] = tasks;
  if (task !== undefined) return { kind: 'task', what: String(unseal(unwrapKey(master, task.wrapped, ownerOf(code)), task.sealed, taskPlace(code, item))) };
  const [opened] = cases;
  if (opened === undefined) return undefined;
  const words = unseal(unwrapKey(master, opened.wrapped, ownerOf(code, opened.client)), opened.sealed, casePlace(code, item)) as {
    concern: string;
    plan: string;
  };
  return { kind: 'case', ...words };
}
