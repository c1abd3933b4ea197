import type { Tx } from '../connect.ts';

/**
 * Links a programme that is being started with the one that it goes on from, where its code is that of a draft (P5a). A rehearsal takes up the
 * drafts of rehearsals alone.
 * @returns code of the programme it continues; undefined where there is no such draft
 */
export async function takeUpDraft(tx: Tx, code: string, rehearsal: boolean, now: number): Promise<string | undefined> {
  const [draft] = await tx<{ continues: string }[]>`
    update programme_draft d set started_at = ${now} from programme p
    where d.code = ${code} and d.started_at is null and p.code = d.continues and p.rehearsal = ${rehearsal} returning d.continues`;
  if (draft === undefined) return undefined;
  await tx`update programme set continues = ${draft.continues} where code = ${code}`;
  return draft.continues;
}
