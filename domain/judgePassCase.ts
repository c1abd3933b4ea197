import type { Actor } from './actor.ts';
import { notLocked, onlyOwnGroup, type PeopleFacts, standInErrors } from './judgeAbsence.ts';
import { mayStandInFor } from './may.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import type { PlanChange } from './planChange.ts';
import { type Refusal, refused, refusedFor } from './refusal.ts';
import { hasLeft } from './seats.ts';

type Facts = Omit<PeopleFacts, 'absences'> & { readonly item: PlanItem | undefined };

/** Whether a counselling case can pass to somebody; the client's word was asked for before. */
export function judgePassCase(
  actor: Actor,
  { to }: { readonly to: string },
  facts: Facts,
): { kind: 'accepted'; change: PlanChange & { kind: 'reassign' } } | Refusal {
  const { definition, item, seats, today } = facts;
  if (!facts.locked) return notLocked();
  if (item === undefined || definition.tracks[item.track]?.kind !== 'counselling')
    return refused(404, 'unknownItem', { id: 'Tidak ada kasus konseling itu dalam rencana.', en: 'The plan has no such counselling case.' });
  if (!mayStandInFor(actor, [item.audience], facts)) return onlyOwnGroup();
  if (!isOpen(item)) return refused(409, 'allDone', { id: 'Kasus ini sudah ditutup.', en: 'This case has been closed.' });
  const errors = hasLeft(seats, to, today) || to === item.owner ? standInErrors(seats, item.owner ?? '', to, today, 'to') : [];
  if (errors.length > 0) return refusedFor('handOverRefused', { id: 'Kasus ini belum dapat dialihkan.', en: 'This case cannot be passed on yet.' }, errors);
  return { kind: 'accepted', change: { kind: 'reassign', key: item.key, owner: to, invited: item.invited.filter((id) => id !== to) } };
}
