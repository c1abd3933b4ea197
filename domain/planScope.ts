import type { Actor } from './actor.ts';
import type { Definition } from './definition.ts';
import { standingOf } from './may.ts';
import { PROGRAMME_AUDIENCE, trainingGroupOf } from './ladder.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import { notAllowed, type Refusal, refused } from './refusal.ts';
import { z } from 'zod';

const Text60 = z.string().max(60);
const ItemKeyText = z.string().max(200);

/**
 * Which items of a plan an act is about: one; this and those that follow in its series; a block of training, of one group or (a phase) of all;
 * a series; a track; a group with the groups within it; all.
 */
export const PlanScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), key: ItemKeyText }),
  z.strictObject({ kind: z.literal('following'), key: ItemKeyText }),
  z.strictObject({ kind: z.literal('block'), key: ItemKeyText }),
  z.strictObject({ kind: z.literal('phase'), key: ItemKeyText }),
  z.strictObject({ kind: z.literal('series'), track: Text60, audience: Text60 }),
  z.strictObject({ kind: z.literal('track'), track: Text60 }),
  z.strictObject({ kind: z.literal('group'), audience: Text60 }),
  z.strictObject({ kind: z.literal('programme') }),
]);
export type PlanScope = z.infer<typeof PlanScope>;

/** The items that a scope means, done ones included; undefined when it names something that the plan does not have. */
export function itemsWithin(scope: PlanScope, items: readonly PlanItem[], definition: Definition): PlanItem[] | undefined {
  if ('key' in scope) {
    const item = items.find(({ key }) => key === scope.key);
    return item === undefined ? undefined : items.filter((other) => belongs(scope.kind, item, other));
  }
  switch (scope.kind) {
    case 'series':
      return orNone(items.filter(({ track, audience }) => track === scope.track && audience === scope.audience));
    case 'track':
      return orNone(items.filter(({ track }) => track === scope.track));
    case 'group':
      return orNone(items.filter(({ audience }) => isWithin(definition, audience, scope.audience)));
    case 'programme':
      return [...items];
  }
}

/** Whether an audience is this group, or lies within it. */
export function isWithin(definition: Definition, audience: string, group: string): boolean {
  return audience === group || (audience !== PROGRAMME_AUDIENCE && trainingGroupOf(definition, audience) === group);
}

function belongs(kind: 'item' | 'following' | 'block' | 'phase', item: PlanItem, other: PlanItem): boolean {
  const series = other.track === item.track && other.audience === item.audience;
  if (kind === 'item') return other.key === item.key;
  if (kind === 'following') return series && other.ordinal >= item.ordinal;
  return other.track === item.track && other.part === item.part && (kind === 'phase' || series);
}

function orNone(items: PlanItem[]): PlanItem[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** What an act about a scope is judged by. */
export type ScopeFacts = { readonly code: string; readonly definition: Definition; readonly locked: boolean; readonly items: readonly PlanItem[] };

/**
 * The open items of a scope, if this actor may act on them: a manager on all, a coordinator on those of the training group. What is done stays.
 * Asked after `may(actor, 'movePlan')`.
 */
export function openWithin(actor: Actor, scope: PlanScope, facts: ScopeFacts): { kind: 'accepted'; items: PlanItem[] } | Refusal {
  const found = within(actor, scope, facts);
  if (found.kind === 'refused') return found;
  const open = found.items.filter(isOpen);
  if (open.length === 0)
    return refused(409, 'allDone', { id: 'Semuanya sudah selesai; tidak ada yang dapat diubah.', en: 'All of it is done; there is nothing to change.' });
  return { kind: 'accepted', items: open };
}

/** The items of a scope, done ones included, if this actor may act on them. */
export function within(actor: Actor, scope: PlanScope, { code, definition, locked, items }: ScopeFacts): { kind: 'accepted'; items: PlanItem[] } | Refusal {
  if (!locked) return refused(409, 'notLocked', { id: 'Rencana belum dikunci.', en: 'The plan is not locked yet.' });
  const meant = itemsWithin(scope, items, definition);
  if (meant === undefined) return refused(404, 'unknownItem', { id: 'Tidak ada dalam rencana.', en: 'There is no such thing in the plan.' });
  const group = standingOf(actor, { code, ...definition }) === 'coordinator' && actor.kind === 'person' ? (actor.group ?? '') : undefined;
  if (group !== undefined && meant.some(({ audience }) => !isWithin(definition, audience, group)))
    return notAllowed({
      id: 'Koordinator hanya mengubah jadwal kelompok pelatihannya sendiri.',
      en: 'A coordinator changes the calendar of the training group alone.',
    });
  return { kind: 'accepted', items: meant };
}
