import { ACT_CAUSE_WORDS, type ActCause } from './act.ts';
import type { Instant } from './agenda.ts';
import type { Text } from './language.ts';

/** The facts of an item from which its state is read. `outcome` is null while it is open; `rings` are the notice and the steps of the ladder. */
export type ItemFacts = {
  readonly rings: readonly Instant[];
  readonly outcome: 'held' | 'didNotHappen' | 'cancelled' | null;
  readonly late: boolean;
  readonly blocked: boolean;
  readonly paused: boolean;
};

export type ItemState = 'planned' | 'due' | 'overdue' | 'reported' | 'late' | 'didNotHappen' | 'cancelled' | 'paused' | 'blocked';

/** The states as people read them. */
export const ITEM_STATE_WORDS: Readonly<Record<ItemState, Text>> = {
  planned: { id: 'Direncanakan', en: 'planned' },
  due: { id: 'Saatnya', en: 'due' },
  overdue: { id: 'Lewat batas', en: 'overdue' },
  reported: { id: 'Dilaporkan', en: 'reported' },
  late: { id: 'Dilaporkan terlambat', en: 'late' },
  didNotHappen: { id: 'Tidak terlaksana', en: 'did-not-happen' },
  cancelled: { id: 'Dibatalkan', en: 'cancelled' },
  paused: { id: 'Dijeda', en: 'paused' },
  blocked: { id: 'Terkendala', en: 'blocked' },
};

/** Why something is not expected any more, by the keys that stand in the plan. */
const CANCELLED_WORDS: Readonly<Record<string, Text>> = {
  digabung: { id: 'kelompok digabung', en: 'groups were merged' },
  groupEnded: { id: 'kelompok berakhir', en: 'the group has ended' },
  programmeEnded: { id: 'program berhenti lebih awal', en: 'the programme stops early' },
  left: { id: 'keluar', en: 'left' },
  replaced: { id: 'diganti', en: 'was replaced' },
};

/** The state as people read it, with the cause of a pause ("Dijeda: menunggu dana"), and why something was called off. */
export function stateWords(state: ItemState, pausedBecause: ActCause | null, cancelledBecause: string | null = null): Text {
  const { id, en } = ITEM_STATE_WORDS[state];
  const cause = whyWords(state, pausedBecause, cancelledBecause);
  return cause === undefined ? { id, en } : { id: `${id}: ${cause.id}`, en: `${en}: ${cause.en}` };
}

function whyWords(state: ItemState, pausedBecause: ActCause | null, cancelledBecause: string | null): Text | undefined {
  if (state === 'cancelled') return cancelledBecause === null ? undefined : CANCELLED_WORDS[cancelledBecause];
  return state === 'paused' && pausedBecause !== null && pausedBecause !== 'other' ? ACT_CAUSE_WORDS[pausedBecause] : undefined;
}

/**
 * The one state of an item. An outcome is final; blocked is shown before paused, because somebody must act on it; the rest is read off the
 * programme clock: due from the notice, overdue from the reminder.
 */
export function itemState(item: ItemFacts, now: Instant): ItemState {
  switch (item.outcome) {
    case 'held':
      return item.late ? 'late' : 'reported';
    case 'didNotHappen':
    case 'cancelled':
      return item.outcome;
    case null:
      return openState(item, now);
  }
}

/** Whether an item waits for the one before it in its series: it has no instants until it is opened, and cannot be reported. */
export function isWaiting({ rings, outcome }: Pick<ItemFacts, 'rings' | 'outcome'>): boolean {
  return rings.length === 0 && outcome === null;
}

/** Whether a report entered now comes late: after the reminder. */
export function isLate(rings: readonly Instant[], enteredAt: Instant): boolean {
  const reminder = rings[1];
  return reminder !== undefined && enteredAt > reminder;
}

function openState({ rings, blocked, paused }: ItemFacts, now: Instant): ItemState {
  if (blocked) return 'blocked';
  if (paused) return 'paused';
  const [notice = Infinity, reminder = Infinity] = rings;
  return now >= reminder ? 'overdue' : now >= notice ? 'due' : 'planned';
}
