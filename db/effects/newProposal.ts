import { PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import { opening } from '../../domain/placeItem.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { nextCode } from '../../domain/proposalDraft.ts';
import { refusedFor } from '../../domain/refusal.ts';
import { addDays, dayOf } from '../../domain/time.ts';
import { readPlacing } from '../placing.ts';
import type { Tx } from '../connect.ts';
import type { Applied, Effect, Reported } from './effect.ts';
import { type Waiting, waitingIn } from './waitingIn.ts';

/**
 * P5a: once the leader has completed the draft it goes to every supporter at once; each submission opens the wait for that supporter's answer. The
 * first yes starts a programme as draft; when all have said no, or could not be reached, the measure ends, and that is said.
 */
export const seekSupport: Effect = {
  async judge(_tx, { item, input }) {
    if (item.part !== 'draft' || input.outcome === 'held') return undefined;
    const message = { id: 'Usulan disusun lebih dahulu; penyusunannya tidak dapat ditiadakan.', en: 'The proposal is drafted first; that cannot be left out.' };
    return refusedFor('reportRefused', message, [{ path: 'outcome', message }]);
  },
  async apply(tx, reported) {
    const { programme, item, input } = reported;
    const waiting = await waitingIn(tx, programme.code, item.track);
    if (item.part === 'draft') {
      const submissions = waiting.filter(({ part }) => part === 'submit');
      return submissions.length === 0 ? ended(tx, reported) : { changes: await openAll(tx, reported, submissions) };
    }
    const answers = waiting.filter(({ part, subject }) => part === 'answer' && subject === item.subject);
    if (item.part === 'submit' && input.outcome === 'held') return { changes: await openAll(tx, reported, answers) };
    if (input.decision === 'yes') return supported(tx, reported);
    const changes = answers.map(({ key }): PlanChange => ({ kind: 'cancel', key, reason: 'notSubmitted' }));
    return (await awaitsOthers(tx, reported, changes)) ? { changes } : { ...(await ended(tx, reported)), changes };
  },
};

async function openAll(tx: Tx, { programme, item }: Reported, waiting: readonly Waiting[]): Promise<PlanChange[]> {
  const placing = await readPlacing(tx, programme);
  const from = dayOf(programme.now, programme.definition.timeZone);
  const { steps = {} } = programme.definition.tracks[item.track] ?? {};
  return waiting.map(({ key, part }) => opening(placing, { key, track: item.track, from, until: addDays(from, steps[part ?? '']?.withinDays ?? 1) }));
}

/** Whether somebody may still say yes, or has. */
async function awaitsOthers(tx: Tx, { programme, item }: Reported, cancelled: readonly PlanChange[]): Promise<boolean> {
  const gone = cancelled.flatMap((change) => (change.kind === 'cancel' ? [change.key] : []));
  const open = await tx`select from item where programme = ${programme.code} and track = ${item.track} and outcome is null and key <> all(${gone}) limit 1`;
  if (open.length > 0) return true;
  const [measure] = await tx<{ outcome: string | null }[]>`
    select outcome from measure where programme = ${programme.code} and audience = ${PROGRAMME_AUDIENCE} and kind = 'newProposal'`;
  return measure?.outcome === 'supported';
}

async function ended(tx: Tx, { programme }: Reported): Promise<Applied> {
  await tx`
    update measure set outcome = 'refusedByAll', ended_at = ${programme.now}
    where programme = ${programme.code} and audience = ${PROGRAMME_AUDIENCE} and kind = 'newProposal'`;
  return { changes: [], after: { measure: 'newProposal', measureOutcome: 'refusedByAll' } };
}

/** The definition as this programme pinned it, its version raised: people adjust it before they start it under the draft's code. */
async function supported(tx: Tx, { programme, item }: Reported): Promise<Applied> {
  const { code, definition, now } = programme;
  const party = item.subject ?? '';
  await tx`
    update measure set outcome = 'supported', party = coalesce(party, ${party}), ended_at = coalesce(ended_at, ${now})
    where programme = ${code} and audience = ${PROGRAMME_AUDIENCE} and kind = 'newProposal'`;
  const next = JSON.stringify({ ...definition, version: definition.version + 1 });
  const [own] = await tx<{ code: string }[]>`
    update programme_draft set supported_by = supported_by || ${[party]} where continues = ${code} returning code`;
  const draft = own?.code ?? (await writeDraft(tx, code, { definition: next, party, now }));
  return { changes: [], after: { measure: 'newProposal', measureOutcome: 'supported', draft, supporter: party } };
}

/** Writes it under the next code that no programme and no other draft has, also where another one is taking it at this moment. @returns the code */
async function writeDraft(tx: Tx, code: string, { definition, party, now }: { definition: string; party: string; now: number }): Promise<string> {
  for (let next = nextCode(code); ; next = nextCode(next)) {
    if (await isTaken(tx, next)) continue;
    const written = await tx`
      insert into programme_draft (code, continues, definition, supported_by, created_at)
      values (${next}, ${code}, ${definition}::text::json, ${[party]}, ${now}) on conflict (code) do nothing`;
    if (written.count === 1) return next;
  }
}

async function isTaken(tx: Tx, code: string): Promise<boolean> {
  const rows = await tx`select from programme where code = ${code} union all select from programme_draft where code = ${code}`;
  return rows.length > 0;
}
