import { z } from 'zod';
import { standingOf } from '../../domain/may.ts';
import { notAllowed, refused, type Refusal } from '../../domain/refusal.ts';
import { PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import { isWithin } from '../../domain/planScope.ts';
import type { Answer, Programme, Request } from '../commands/command.ts';
import { raiseVersion } from '../changePlan.ts';
import type { Sql, Tx } from '../connect.ts';
import { undoStandIns } from '../standIns.ts';
import { act, ActInput } from './act.ts';
import { letGo, placeAnew, setClocks } from './afterUndo.ts';

export const UndoInput = z.strictObject({ ...ActInput.shape, act: z.int().min(1) });
export type UndoInput = z.infer<typeof UndoInput>;

/**
 * Undoes an act: all that it changed is again as it was. Refused when anything of it has changed since, or was done: what depends on it comes first.
 * What it had added is called off, since people may have heard of it.
 */
export async function undo(sql: Sql, request: Request, code: string, input: UndoInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'movePlan', kind: 'undo', code, master }, input, async (tx, programme, number) => {
    const asked = input.act;
    const [found] = await tx<{ kind: string; at: number; undone_by: number | null; ended_by: number | null }[]>`
      select kind, at, undone_by, ended_by from act where programme = ${code} and number = ${asked} and number < ${number}`;
    if (found === undefined) return refused(404, 'unknownAct', { id: `Tidak ada tindakan nomor ${asked}.`, en: `There is no act of number ${asked}.` });
    if (standingOf(request.actor, { code, ...programme.definition }) !== 'manager') {
      const group = request.actor.kind === 'person' ? (request.actor.group ?? '') : '';
      if (MANAGERS_OWN.includes(found.kind) || (await reachesBeyond(tx, programme, asked, group))) return notAllowed(ONLY_MANAGERS);
    }
    if (found.undone_by !== null) return refused(409, 'alreadyUndone', { id: `Tindakan ${asked} sudah dibatalkan.`, en: `Act ${asked} is undone already.` });
    const later = await changedSince(tx, code, asked);
    if (found.kind === 'undo' || found.ended_by !== null || later.length > 0) return dependsOn(asked, later);
    await tx`update act set undone_by = ${number} where programme = ${code} and number = ${asked}`;
    await tx`update act set ended_by = null where programme = ${code} and ended_by = ${asked}`;
    const restored = await restore(tx, code, asked);
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

/** What only a manager does only a manager undoes. */
const MANAGERS_OWN = ['handOver', 'acting', 'migrate', 'extend', 'exitProgramme'];
const ONLY_MANAGERS = {
  id: 'Tindakan yang mengenai orang atau kelompok lain hanya dapat dibatalkan oleh pengelola program.',
  en: 'An act that is about people, or about other groups too, only a programme manager can undo.',
};

/** Whether an act changed anything of others than this training group: their items, or days that are theirs too. */
async function reachesBeyond(tx: Tx, { code, definition }: Programme, number: number, group: string): Promise<boolean> {
  const items = await tx<{ audience: string }[]>`
    select distinct i.audience from past p join item i on i.programme = p.programme and i.key = p.key
    where p.programme = ${code} and p.act = ${number} and p.relation = 'item'`;
  const days = await tx<{ only: string[] | null }[]>`
    select scope -> 'only' as only from act where programme = ${code} and number = ${number} and kind = 'addDays'`;
  const audiences = [...items.map(({ audience }) => audience), ...days.flatMap(({ only }) => only ?? [PROGRAMME_AUDIENCE])];
  return audiences.some((audience) => !isWithin(definition, audience, group));
}

/** Keys of rows that the act changed and that have changed again since; rings that went by are no change. */
async function changedSince(tx: Tx, code: string, number: number): Promise<string[]> {
  const rows = await tx<{ key: string }[]>`
    with mine as (select relation, key, max(id) as id from past where programme = ${code} and act = ${number} group by relation, key)
    select distinct p.key from mine m join past p on p.programme = ${code} and p.relation = m.relation and p.key = m.key and p.id > m.id
    -- What a later act did and an undo took back is as if it had not been.
    where not exists (select from act a where a.programme = ${code} and a.number = p.act and (a.undone_by is not null or a.undoes is not null)) order by p.key`;
  return rows.map(({ key }) => key);
}

const SHOWN = 10;

function dependsOn(number: number, keys: readonly string[]): Refusal {
  const named = keys.length === 0 ? '' : `: ${keys.slice(0, SHOWN).join(', ')}${keys.length > SHOWN ? ', …' : ''}`;
  return refused(409, 'dependsOnIt', {
    id: `Tindakan ${number} tidak dapat dibatalkan lagi: ada yang bergantung padanya${named}.`,
    en: `Act ${number} cannot be undone any more: something depends on it${named}.`,
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
