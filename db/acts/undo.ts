import { z } from 'zod';
import { refused } from '../../domain/refusal.ts';
import type { Answer, Request } from '../commands/command.ts';
import { raiseVersion } from '../changePlan.ts';
import type { Sql, Tx } from '../connect.ts';
import { undoStandIns } from '../standIns.ts';
import { act, ActInput } from './act.ts';
import { letGo, placeAnew, setClocks } from './afterUndo.ts';
import { judgeUndo } from './judgeUndo.ts';
import { unenrol } from './unenrol.ts';

export const UndoInput = z.strictObject({ ...ActInput.shape, act: z.int().min(1) });
export type UndoInput = z.infer<typeof UndoInput>;

/**
 * Undoes an act: all that it changed is again as it was. Refused when anything of it has changed since, or was done: what depends on it comes first.
 * What it had added is called off, since people may have heard of it.
 */
export async function undo(sql: Sql, request: Request, code: string, input: UndoInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'movePlan', kind: 'undo', code, master }, input, async (tx, programme, number) => {
    const asked = input.act;
    const [found] = await tx<{ kind: string; at: number; scope: { client?: string }; undone_by: number | null; ended_by: number | null }[]>`
      select kind, at, scope, undone_by, ended_by from act where programme = ${code} and number = ${asked} and number < ${number}`;
    if (found === undefined) return refused(404, 'unknownAct', { id: `Tidak ada tindakan nomor ${asked}.`, en: `There is no act of number ${asked}.` });
    const judged = await judgeUndo(tx, programme, request, { number: asked, kind: found.kind, undoneBy: found.undone_by, endedBy: found.ended_by });
    if (judged !== undefined) return judged;
    await tx`update act set undone_by = ${number} where programme = ${code} and number = ${asked}`;
    await tx`update act set ended_by = null where programme = ${code} and ended_by = ${asked}`;
    const restored = await restore(tx, code, asked);
    if (found.kind === 'replaceClient') await unenrol(tx, code, found.scope.client as string, master);
    const freed = await letGo(tx, code, restored);
    const handedBack = await undoStandIns(tx, code, asked);
    const moved = await placeAnew(tx, programme, asked, restored);
    const back = new Map([...restored, ...handedBack, ...moved].map((key) => [key, found.at]));
    // These rang nothing before the act either.
    for (const key of freed) back.set(key, Number.NEGATIVE_INFINITY);
    const keys = [...new Set([...back.keys(), ...(await setClocks(tx, programme, back))])];
    const changes = keys.length === 0 ? [] : await raiseVersion(tx, programme, keys);
    return { kind: 'acted', scope: { act: asked, of: found.kind }, changes, undoes: asked };
  });
}

/** The columns by which a kept row is found. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  item: ['key'],
  audience: ['key'],
  client: ['id'],
  membership: ['client', 'from_on'],
  client_pause: ['client', 'from_on'],
  absence: ['act'],
  seat_change: ['act', 'seat', 'from_on'],
};

/** Sets each row that an act changed as it was before. @returns keys of the items among them */
async function restore(tx: Tx, code: string, number: number): Promise<string[]> {
  // The last change of a row is taken back last in time, so the first that the act made tells how it was.
  const rows = await tx<{ relation: string; key: string; was: Record<string, unknown> | null }[]>`
    select distinct on (relation, key) relation, key, was from past where programme = ${code} and act = ${number} order by relation, key, id`;
  // What was added goes first: a membership that ended may stand again only when the one after it is gone.
  for (const { relation, key, was } of rows.toSorted((one, other) => Number(one.was !== null) - Number(other.was !== null))) {
    if (relation === 'item') await restoreItem(tx, code, key, was);
    else await restoreRow(tx, code, relation, key, was);
  }
  return rows.filter(({ relation }) => relation === 'item').map(({ key }) => key);
}

async function restoreItem(tx: Tx, code: string, key: string, was: Record<string, unknown> | null): Promise<void> {
  if (was === null) {
    await tx`update item set outcome = 'cancelled', cancelled_because = 'undone', sequence = sequence + 1 where programme = ${code} and key = ${key} and outcome is null`;
    return;
  }
  // Whoever was told stays told; with the same dates, whoever was reminded stays reminded.
  await tx`
    update item set window_from = b.window_from, window_until = b.window_until, planned_on = b.planned_on, owner = b.owner, invited = b.invited, rings = b.rings,
      rung = case when (item.window_from, item.window_until) = (b.window_from, b.window_until) then item.rung
        when item.rung > 0 then greatest(b.rung, 1) else b.rung end, outcome = b.outcome, late = b.late, cancelled_because = b.cancelled_because,
      held_by = b.held_by, paused = b.paused, sequence = item.sequence + 1
    from jsonb_populate_record(null::item, ${JSON.stringify(was)}::text::jsonb) b
    where item.programme = ${code} and item.key = ${key}`;
}

/** Of what is kept beside items. A row that was not there goes. */
async function restoreRow(tx: Tx, code: string, relation: string, key: string, was: Record<string, unknown> | null): Promise<void> {
  const table = tx(relation);
  const values = key.split('/');
  const named = (KEYS[relation] ?? []).map((column, index) => tx`and ${table}.${tx(column)}::text = ${values[index] ?? ''}`);
  const where = tx`${relation === 'programme' ? tx`${table}.code` : tx`${table}.programme`} = ${code} ${named.length === 0 ? tx`` : named}`;
  if (was === null) {
    await tx`delete from ${table} where ${where}`;
    return;
  }
  const kept = Object.keys(was).map((column, index) => tx`${index === 0 ? tx`` : tx`, `}${tx(column)} = b.${tx(column)}`);
  await tx`
    update ${table} set ${kept}
    from jsonb_populate_record(null::${table}, ${JSON.stringify(was)}::text::jsonb) b where ${where}`;
}
