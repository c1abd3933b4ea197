import { hasBlocks, moveBlocks } from './moveBlocks.ts';
import { movedBy, NOT_PAST, REFUSED } from './moveItems.ts';
import { itemName, partOfBlock } from './naming.ts';
import type { Placing } from './placeItem.ts';
import { keyOf, type PlanChange } from './planChange.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import type { PlanScope } from './planScope.ts';
import { type FieldError, type Refusal, refused, refusedFor } from './refusal.ts';
import { addDays, type Day } from './time.ts';

/** What a move is about: all items of the plan, those of the scope that are open, the one that it names, by how many days. */
export type Move = {
  readonly scope: PlanScope;
  readonly items: readonly PlanItem[];
  readonly open: readonly PlanItem[];
  readonly named: PlanItem | undefined;
  readonly days: number;
  /** Where the request says by how much: `shift.to`, `shift.days`. */
  readonly path: string;
  readonly today: Day;
};

/**
 * What a move changes. Sessions move each by itself; days of training only as whole blocks, which take along what begins with them and push the blocks
 * after them (R19).
 */
export function moveScope(placing: Placing, move: Move): { kind: 'accepted'; changes: readonly PlanChange[] } | Refusal {
  const { open, named, days, path, today } = move;
  const torn = tornBy(placing, move);
  if (torn !== undefined) return torn;
  const inBlocks = open.filter(({ track }) => hasBlocks(placing, track));
  const keys = new Set(inBlocks.map(({ key }) => key));
  const blocks = moveBlocks(placing, move.items, (block) => {
    const first = block.open.map(({ plannedOn }) => plannedOn).toSorted()[0];
    return first === undefined || !block.open.some(({ key }) => keys.has(key)) ? undefined : addDays(first, days);
  });
  const errors = blocks.stuck.map(({ block, earliest }): FieldError => ({ path, message: tooNear(placing, block, earliest) }));
  const whole = blocks.changes.filter((change) => keys.has(keyOf(change)));
  if (whole.some((change) => change.kind === 'move' && change.plannedOn < today && change.key === named?.key)) errors.push({ path, message: NOT_PAST });
  if (errors.length > 0) return refusedFor('moveRefused', REFUSED, errors);
  const moved = new Set(blocks.changes.map(keyOf));
  const single = open.filter(({ key, track }) => !moved.has(key) && !hasBlocks(placing, track));
  const exact = path === 'shift.to' ? named?.key : undefined;
  const changes = [...blocks.changes, ...single.map((item) => movedBy(placing, item, days, item.key === exact))];
  if (changes.length > 0) return { kind: 'accepted', changes };
  const message = { id: 'Dengan jumlah hari ini tidak ada yang berpindah.', en: 'By so many days nothing moves.' };
  return refusedFor('moveRefused', REFUSED, [{ path, message }]);
}

/** A day of a block does not move away from the others. */
function tornBy(placing: Placing, { scope, items, named }: Move): Refusal | undefined {
  if (named === undefined || !hasBlocks(placing, named.track) || (scope.kind !== 'item' && scope.kind !== 'following')) return undefined;
  const { track, audience, part } = named;
  const block = items.filter((item) => item.track === track && item.audience === audience && item.part === part && isOpen(item));
  const first = block.toSorted((one, other) => one.ordinal - other.ordinal)[0];
  if (block.length === 1 || (scope.kind === 'following' && first?.key === named.key)) return undefined;
  return refused(409, 'blockTorn', {
    id: `${named.key} adalah satu hari dari tahap yang tidak dipecah. Pindahkan seluruh tahapnya (scope "block", atau "phase" untuk semua kelompok); hari yang sudah terlewat dapat disusulkan.`,
    en: `${named.key} is one day of a block, which stays whole. Move the block (scope "block", or "phase" for all groups); a day that was missed can have a make-up.`,
  });
}

function tooNear({ definition }: Placing, { track, number }: { readonly track: string; readonly number: number }, earliest: Day) {
  const name = itemName(definition, { track, part: partOfBlock(number) });
  const distance = definition.tracks[track]?.daysBetweenBlocks ?? 0;
  return {
    id: `${name.id}: paling cepat ${earliest}, ${distance} hari sesudah tahap sebelumnya; tahap yang sudah dimulai tidak dapat digeser.`,
    en: `${name.en}: not before ${earliest}, ${distance} days after the block before it; a block that has begun cannot be pushed.`,
  };
}
