import { chosenBy, measureRows, overrideErrors, type Override } from '../../domain/measures.ts';
import type { Measures } from '../../domain/figures/rules.ts';
import type { Text } from '../../domain/language.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { type FieldError, type Refusal, refusedFor } from '../../domain/refusal.ts';
import { advance, type SeriesItem } from '../../domain/procedure.ts';
import { dayOf } from '../../domain/time.ts';
import { readPlacing } from '../placing.ts';
import type { Tx } from '../connect.ts';
import { confirmedMeasures, proposalOf, reasonPlace } from '../queries/decisions.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import type { Applied, Effect, Reported } from './effect.ts';
import { seriesOf } from './series.ts';

/**
 * P5: the team leader confirms the measures that the figures propose, or overrides them with a reason; then the patron countersigns, or sends them
 * back. Only a countersignature makes them final, and neither step can be passed over.
 */
export const decideMeasures: Effect = {
  async judge(tx, { programme, input }) {
    const errors = input.outcome === 'didNotHappen' ? [NOT_PASSED_OVER] : await decisionErrors(tx, programme, input);
    return errors.length === 0 ? undefined : refusal(errors);
  },
  async apply(tx, reported) {
    switch (reported.input.decision) {
      case 'confirmed':
      case 'overridden':
        return confirm(tx, reported);
      case 'countersigned':
        return countersign(tx, reported);
      default:
        return sendBack(tx, reported);
    }
  },
};

async function decisionErrors(tx: Tx, { code, definition }: Reported['programme'], { decision, answers, note }: Reported['input']): Promise<FieldError[]> {
  if (decision === 'overridden') return overrideErrors(definition, answers, (await proposalOf(tx, code)).proposed);
  return decision === 'returned' && (note ?? '').trim() === '' ? [WHY_RETURNED] : [];
}

async function confirm(tx: Tx, reported: Reported): Promise<Applied> {
  const { programme, input } = reported;
  const { proposed } = await proposalOf(tx, programme.code);
  // The judge has found no errors in them.
  const override = input.decision === 'overridden' ? (input.answers as Override) : undefined;
  const chosen = override === undefined ? proposed : chosenBy(override, proposed);
  await keep(tx, reported, chosen, override?.reason ?? input.note);
  return { changes: await onward(tx, reported), after: { measures: chosen } };
}

async function countersign(tx: Tx, reported: Reported): Promise<Applied> {
  const { programme, item, input } = reported;
  const chosen = await confirmedMeasures(tx, programme.code);
  await keep(tx, reported, undefined, input.note);
  await tx`
    insert into measure (programme, audience, kind, decided_in)
    select ${programme.code}, audience, kind, ${item.key}
    from jsonb_to_recordset(${tx.json(measureRows(chosen))}) as decided (audience text, kind text)`;
  return { changes: [], after: { measures: chosen } };
}

/** Both steps again, each with a key of its own: the leader's is due now, the patron's waits. */
async function sendBack(tx: Tx, reported: Reported): Promise<Applied> {
  await keep(tx, reported, undefined, reported.input.note);
  return { changes: await onward(tx, reported) };
}

/** The next step's days count from today: whoever enters a signature late leaves the next hand all of its time. */
async function onward(tx: Tx, { programme, item, input }: Reported): Promise<PlanChange[]> {
  const { code, definition, now } = programme;
  const series = await seriesOf(tx, code, item);
  const own = series.find(({ key }) => key === item.key) as SeriesItem;
  const place = { placing: await readPlacing(tx, programme), track: item.track, audience: item.audience, from: dayOf(now, definition.timeZone) };
  return advance(series, own, { outcome: input.outcome, decision: input.decision }, place);
}

async function keep(tx: Tx, { programme, item, input, reporter, master }: Reported, chosen: Measures | undefined, reason: string | undefined): Promise<void> {
  const { code, wrappedKey, now } = programme;
  const sealed = reason === undefined ? null : seal(unwrapKey(master, wrappedKey, ownerOf(code)), reason, reasonPlace(code, item.key));
  await tx`
    insert into measure_decision (programme, item, step, decision, chosen, reason, decided_by, at)
    values (${code}, ${item.key}, ${item.part ?? ''}, ${input.decision ?? ''}, ${chosen === undefined ? null : JSON.stringify(chosen)}::text::json, ${sealed},
      ${reporter}, ${now})`;
}

function refusal(errors: readonly FieldError[]): Refusal {
  return refusedFor('reportRefused', REFUSED, errors);
}

const REFUSED: Text = { id: 'Keputusan belum dapat diterima. Periksa isian berikut.', en: 'The decision cannot be accepted yet. Check the following.' };
const NOT_PASSED_OVER: FieldError = {
  path: 'outcome',
  message: {
    id: 'Keputusan ini tidak dapat ditiadakan: tetapkan, sahkan, atau kembalikan.',
    en: 'This decision cannot be left out: confirm, countersign or send back.',
  },
};
const WHY_RETURNED: FieldError = {
  path: 'note',
  message: { id: 'Tulis dalam catatan mengapa dikembalikan.', en: 'Say in the note why it is sent back.' },
};
