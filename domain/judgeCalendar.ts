import type { Actor } from './actor.ts';
import type { Definition } from './definition.ts';
import { standingOf } from './may.ts';
import { notAllowed, type Refusal, refused, refusedFor } from './refusal.ts';
import type { Shortfall } from './shortfalls.ts';

/** The plan as it stands while its calendar is being agreed. `agreed`: keys of the training groups that have agreed. */
export type CalendarFacts = {
  readonly code: string;
  readonly definition: Definition;
  readonly locked: boolean;
  readonly agreed: readonly string[];
};

/** `repeated`: the group had agreed before, and nothing is to be written. */
export type AgreeAccepted = { readonly kind: 'accepted'; readonly audience: string; readonly repeated: boolean };

/** `acceptedShortfall`: the reason given, undefined where nothing was lacking. */
export type LockAccepted = { readonly kind: 'accepted'; readonly acceptedShortfall: string | undefined };

/** Whether this actor may agree the proposed calendar for a training group (I7): its coordinator or a manager, until the plan is locked. */
export function judgeAgree(actor: Actor, audience: string, { code, definition, locked, agreed }: CalendarFacts): AgreeAccepted | Refusal {
  const group = Object.hasOwn(definition.trainingGroups, audience) ? definition.trainingGroups[audience] : undefined;
  if (group === undefined) {
    const groups = Object.keys(definition.trainingGroups).join(', ');
    return refusedFor('unknownGroup', { id: 'Kelompok pelatihan itu tidak ada dalam program ini.', en: 'This programme has no such training group.' }, [
      { path: 'audience', message: { id: `salah satu dari ${groups}`, en: `one of ${groups}` } },
    ]);
  }
  const standing = standingOf(actor, { code, ...definition });
  const itsCoordinator = standing === 'coordinator' && actor.kind === 'person' && actor.group === audience;
  if (standing !== 'manager' && !itsCoordinator)
    return notAllowed({
      id: `Jadwal ${group.name.id} disepakati oleh koordinatornya atau pengelola program.`,
      en: `The calendar of ${group.name.en} is agreed by its coordinator or a programme manager.`,
    });
  if (locked) return alreadyLocked();
  return { kind: 'accepted', audience, repeated: agreed.includes(audience) };
}

/**
 * Whether the plan may be locked: by a manager, once every training group has agreed, and with a reason where the roster falls short (I5).
 * @param acceptShortfall the reason; blank counts as none
 */
export function judgeLock(
  actor: Actor,
  acceptShortfall: string | undefined,
  { code, definition, locked, agreed, shortfalls }: CalendarFacts & { readonly shortfalls: readonly Shortfall[] },
): LockAccepted | Refusal {
  if (standingOf(actor, { code, ...definition }) !== 'manager')
    return notAllowed({ id: 'Rencana dikunci oleh pengelola program.', en: 'The plan is locked by a programme manager.' });
  if (locked) return alreadyLocked();
  const missing = Object.entries(definition.trainingGroups).filter(([key]) => !agreed.includes(key));
  if (missing.length > 0) {
    const names = (language: 'id' | 'en') => missing.map(([, { name }]) => name[language]).join(', ');
    return refused(409, 'notAgreed', { id: `Belum menyepakati jadwal: ${names('id')}.`, en: `Have not agreed the calendar yet: ${names('en')}.` });
  }
  const reason = acceptShortfall?.trim() || undefined;
  if (shortfalls.length > 0 && reason === undefined)
    return refusedFor(
      'shortfallNotAccepted',
      {
        id: 'Susunan tim belum lengkap. Kunci rencana dengan alasan, atau lengkapi dahulu.',
        en: 'The roster falls short. Lock the plan with a reason, or fill it first.',
      },
      shortfalls.map(({ text }) => ({ path: 'acceptShortfall', message: text })),
    );
  return { kind: 'accepted', acceptedShortfall: shortfalls.length > 0 ? reason : undefined };
}

function alreadyLocked(): Refusal {
  return refused(409, 'alreadyLocked', { id: 'Rencana sudah dikunci.', en: 'The plan is locked already.' });
}
