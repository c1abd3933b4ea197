import type { Actor } from './actor.ts';
import type { Instant } from './agenda.ts';
import { answersForGroup } from './clientLife.ts';
import type { Definition } from './definition.ts';
import type { CapitalStands } from './groupEnds.ts';
import { dayErrors, oneOf, wrong } from './judgeClient.ts';
import { trainingGroupOf } from './ladder.ts';
import { standingOf } from './may.ts';
import { type FieldError, notAllowed, type Refusal, refused, refusedFor } from './refusal.ts';
import type { Day } from './time.ts';

/** Why a group ends; what else there is to say is in the reason. */
export const GROUP_ENDS = ['tooFew', 'quarrel', 'noBusiness', 'ownWish', 'other'] as const;
/** Why a programme stops before its time. */
export const PROGRAMME_ENDS = ['noFunds', 'disaster', 'decision', 'other'] as const;

/** A programme, and its business groups as they stand. */
export type EndFacts = {
  readonly code: string;
  readonly definition: Definition;
  readonly stage: string;
  readonly locked: boolean;
  readonly now: Instant;
  /** First day on which the programme could have ended something: that of its plan. */
  readonly notBefore: Day;
  /** Groups that ended before. */
  readonly ended: readonly string[];
  /** Last day on which the group's people joined it, or something of its own was held; undefined where neither. */
  readonly lastDone: Day | undefined;
  readonly capital: CapitalStands;
};

export type Accepted = { readonly kind: 'accepted' };

const REFUSED = { id: 'Belum dapat dicatat. Periksa isian berikut.', en: 'This cannot be recorded yet. Check the following.' };

/**
 * Whether a group is taken in by another (R9): by the coordinator of its training group, or a manager; into another training group by a manager; once
 * capital was handed over by the leader.
 * @param intoCapital of the group that takes it in
 */
export function judgeMerge(
  actor: Actor,
  { group, into, on }: { readonly group: string; readonly into: string; readonly on: Day },
  facts: EndFacts & { readonly intoCapital: CapitalStands },
): Accepted | Refusal {
  const stands = judgeGroup(actor, group, facts);
  if (stands.kind === 'refused') return stands;
  const { definition, code, ended } = facts;
  const others = Object.keys(definition.businessGroups).filter((key) => key !== group && !ended.includes(key));
  const errors = onErrors(on, facts);
  if (!others.includes(into)) errors.push(wrong('into', oneOf('Kelompok usaha', 'A business group', others)));
  if (errors.length > 0) return refusedFor('groupRefused', REFUSED, errors);
  const isManager = standingOf(actor, { code, ...definition }) === 'manager';
  if (!isManager && trainingGroupOf(definition, into) !== trainingGroupOf(definition, group))
    return notAllowed({
      id: 'Penggabungan dengan kelompok sasaran lain ditetapkan oleh pengelola program.',
      en: 'A merger with a group of another training group is decided by a programme manager.',
    });
  const handedOver = facts.capital === 'handedOver' || facts.intoCapital === 'handedOver';
  if (handedOver && (actor.kind !== 'person' || actor.role !== definition.leader))
    return notAllowed({
      id: 'Sesudah modal diserahkan, penggabungan kelompok disetujui oleh Ketua Tim.',
      en: 'Once capital has been handed over, a merger is approved by the team leader.',
    });
  return { kind: 'accepted' };
}

/** Whether a group ends: by the coordinator of its training group, or a manager. */
export function judgeGroupExit(actor: Actor, { group, on }: { readonly group: string; readonly on: Day }, facts: EndFacts): Accepted | Refusal {
  const stands = judgeGroup(actor, group, facts);
  if (stands.kind === 'refused') return stands;
  const errors = onErrors(on, facts);
  return errors.length > 0 ? refusedFor('groupRefused', REFUSED, errors) : stands;
}

/** Whether a programme stops before its time (R32): once it is running, until termination. */
export function judgeProgrammeExit({ on }: { readonly on: Day }, facts: EndFacts): Accepted | Refusal {
  if (!isRunning(facts)) return notRunning();
  const errors = onErrors(on, facts);
  return errors.length > 0 ? refusedFor('groupRefused', REFUSED, errors) : { kind: 'accepted' };
}

function judgeGroup(actor: Actor, group: string, facts: EndFacts): Accepted | Refusal {
  const { definition, code, ended } = facts;
  if (!Object.hasOwn(definition.businessGroups, group))
    return refused(404, 'unknownGroup', { id: 'Tidak ada kelompok usaha dengan kode itu.', en: 'There is no business group of that key.' });
  const standing = standingOf(actor, { code, ...definition });
  if (standing !== 'manager' && !(standing === 'coordinator' && answersForGroup(actor, group, facts)))
    return notAllowed({ id: 'Ditetapkan oleh koordinator kelompok atau pengelola program.', en: "Decided by the group's coordinator or a programme manager." });
  if (ended.includes(group)) return refused(409, 'groupEnded', { id: 'Kelompok ini sudah berakhir.', en: 'This group has ended already.' });
  return isRunning(facts) ? { kind: 'accepted' } : notRunning();
}

function isRunning({ locked, stage }: EndFacts): boolean {
  return locked && (stage === 'planning' || stage === 'running');
}

function notRunning(): Refusal {
  return refused(409, 'notRunning', {
    id: 'Hanya sejak rencana dikunci sampai Terminasi dimulai.',
    en: 'Only from the day the plan is locked until termination begins.',
  });
}

/** Not before anything that the group did, nor in the future. */
function onErrors(on: Day, { notBefore, lastDone, ...facts }: EndFacts): FieldError[] {
  return dayErrors(on, lastDone !== undefined && lastDone > notBefore ? lastDone : notBefore, facts);
}
