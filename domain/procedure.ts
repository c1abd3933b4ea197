import type { TrackKind } from './tracks.ts';

/** Which decisions the report of a step brings, by kind of track and key of the step. */
const DECISIONS: { readonly [K in TrackKind]?: Readonly<Record<string, readonly string[]>> } = {
  capital: { check: ['approved', 'returned'], recommendation: ['approved', 'returned'], decision: ['approved', 'returned', 'rejected'] },
  termination: { confirm: ['confirmed', 'overridden'], countersign: ['countersigned', 'returned'] },
  newProposal: { answer: ['yes', 'no'] },
  referral: { answer: ['yes', 'no'] },
};

/** The decisions that the report of a step may bring; one of them is required where there are any. Empty: it brings none. */
export function decisionsOf(kind: TrackKind, part: string | undefined): readonly string[] {
  const steps = DECISIONS[kind];
  return part !== undefined && steps !== undefined && Object.hasOwn(steps, part) ? (steps[part] ?? []) : [];
}
