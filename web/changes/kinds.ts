import { can, type Visit } from '../page.ts';
import type { ChangeKind } from './kind.ts';
import { backKinds } from './kinds/back.tsx';
import { daysKinds } from './kinds/days.tsx';
import { groupKinds } from './kinds/groups.tsx';
import { handOver } from './kinds/handOver.tsx';
import { peopleKinds } from './kinds/people.tsx';
import { planKinds } from './kinds/plan.tsx';

/** Every kind of change there is a form for. */
const KINDS: readonly ChangeKind[] = [...planKinds, ...daysKinds, ...peopleKinds, handOver, ...groupKinds, ...backKinds];

/** How they are offered: by what people come to tell of. An undo is begun from the act that it is of. */
export const SECTIONS = [
  ['plan', ['move', 'storm', 'mourning', 'holiday', 'calendar', 'makeUp', 'pause', 'resume']],
  ['people', ['absence', 'endAbsence', 'acting', 'handOver', 'passCase', 'excuse']],
  ['whole', ['merge', 'exitGroup', 'extend', 'exitProgramme', 'migrate']],
] as const;

export type KindName = (typeof SECTIONS)[number][1][number] | 'undo';

/** The kind of that name; undefined where there is none. */
export function kindNamed(name: string): (ChangeKind & { readonly name: KindName }) | undefined {
  return KINDS.find((kind) => kind.name === name) as (ChangeKind & { readonly name: KindName }) | undefined;
}

/** Whether a kind is offered to the visitor. */
export function isOffered(visit: Visit, name: KindName): boolean {
  const kind = kindNamed(name);
  return kind !== undefined && can(visit, kind.action);
}
