import fc from 'fast-check';
import type { ActCause } from '../../domain/act.ts';
import type { CapitalStands } from '../../domain/groupEnds.ts';
import type { DAY_KINDS } from '../../domain/rhythm.ts';
import type { PlanScope } from '../../domain/planScope.ts';

/** What may befall a running plan. Numbers such as `which` choose among what there is when the command comes: `pick`. */
export type Command =
  /** Time goes by, and rings. */
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'report'; readonly which: number; readonly outcome: 'held' | 'didNotHappen' }
  | { readonly kind: 'move'; readonly scope: Scope; readonly days: number; readonly to: boolean }
  | { readonly kind: 'pause'; readonly scope: Scope; readonly cause: ActCause }
  | { readonly kind: 'resume'; readonly which: number }
  | { readonly kind: 'addDays'; readonly days: readonly Stretch[]; readonly where: number | undefined; readonly decree: boolean }
  | { readonly kind: 'absence'; readonly who: number; readonly after: number; readonly length: number; readonly substitute: number | 'proposed' | 'nobody' }
  | { readonly kind: 'endAbsence'; readonly which: number; readonly after: number }
  | { readonly kind: 'exitClient'; readonly who: number; readonly reason: string }
  | { readonly kind: 'merge'; readonly group: number; readonly into: number; readonly capital: CapitalStands }
  | { readonly kind: 'exitGroup'; readonly group: number; readonly capital: CapitalStands }
  | { readonly kind: 'exitProgramme'; readonly capital: CapitalStands }
  | { readonly kind: 'extend'; readonly months: number }
  | { readonly kind: 'makeUp'; readonly which: number; readonly after: number | undefined }
  | { readonly kind: 'undo'; readonly back: number };

export type Scope = { readonly kind: PlanScope['kind']; readonly which: number };
export type Stretch = { readonly after: number; readonly length: number; readonly kind: (typeof DAY_KINDS)[number] };

/** One of these; undefined where there is none. */
export function pick<One>(from: readonly One[], which: number): One | undefined {
  return from[which % Math.max(1, from.length)];
}

const which = fc.nat({ max: 499 });
const capital = fc.constantFrom<CapitalStands>('none', 'bound', 'handedOver');
const scope: fc.Arbitrary<Scope> = fc.record({
  kind: fc.constantFrom<PlanScope['kind']>('item', 'item', 'following', 'block', 'block', 'phase', 'series', 'track', 'group', 'programme'),
  which,
});
const stretch: fc.Arbitrary<Stretch> = fc.record({
  after: fc.integer({ min: 0, max: 60 }),
  length: fc.nat({ max: 8 }),
  kind: fc.constantFrom<Stretch['kind']>('holiday', 'collectiveLeave', 'storm', 'custom', 'worship', 'office'),
});
const kind = <const Kind extends Command['kind']>(name: Kind) => fc.constant(name);

/** By their weight: time has to pass, and what was done has to be taken back. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: kind('wait'), days: fc.integer({ min: 1, max: 24 }) }) },
  { weight: 12, arbitrary: fc.record({ kind: kind('report'), which, outcome: fc.constantFrom('held', 'didNotHappen') }) },
  { weight: 12, arbitrary: fc.record({ kind: kind('move'), scope, days: fc.integer({ min: -20, max: 45 }), to: fc.boolean() }) },
  { weight: 12, arbitrary: fc.record({ kind: kind('pause'), scope, cause: fc.constantFrom<ActCause>('storm', 'mourning', 'funds', 'substitute', 'other') }) },
  { weight: 10, arbitrary: fc.record({ kind: kind('resume'), which }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: kind('addDays'),
      days: fc.array(stretch, { minLength: 1, maxLength: 3 }),
      where: fc.option(which, { nil: undefined }),
      decree: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: kind('absence'),
      who: which,
      after: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 40 }),
      substitute: fc.oneof(which, fc.constant('proposed' as const), fc.constant('nobody' as const)),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: kind('endAbsence'), which, after: fc.nat({ max: 10 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('exitClient'), who: which, reason: fc.constantFrom('death', 'moved', 'consentWithdrawn') }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('merge'), group: which, into: which, capital }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('exitGroup'), group: which, capital }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('exitProgramme'), capital }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('extend'), months: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('makeUp'), which, after: fc.option(fc.nat({ max: 20 }), { nil: undefined }) }) },
  { weight: 13, arbitrary: fc.record({ kind: kind('undo'), back: fc.oneof(fc.constant(0), fc.nat({ max: 6 })) }) },
);
