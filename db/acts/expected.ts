import type { FieldError, Refusal } from '../../domain/refusal.ts';
import type { Day } from '../../domain/time.ts';
import type { Programme } from '../commands/command.ts';
import type { Tx } from '../connect.ts';

/** So many are named one by one: whoever sees that many looks again anyhow. */
const SHOWN = 100;

/**
 * Refused where the plan is another than the one that was previewed: of two who act at once the second is told what the first changed.
 * @param expected the plan version that a preview answered; undefined: whatever it is
 */
export async function planChanged(tx: Tx, { code, planVersion }: Programme, expected: number | undefined): Promise<Refusal | undefined> {
  if (expected === undefined || expected === planVersion) return undefined;
  const rows = await changedAfter(tx, code, expected);
  const errors = rows.slice(0, SHOWN).map(({ key, before, now }): FieldError => {
    const what = before === null || before === now ? key : `${key}: ${before} → ${now}`;
    return { path: 'expect', message: { id: what, en: what } };
  });
  return {
    kind: 'refused',
    status: 409,
    code: 'planChanged',
    text: {
      id: `Rencana sudah berubah sejak dilihat (versi ${expected}, sekarang ${planVersion}; ${rows.length} kegiatan). Lihat kembali, lalu putuskan.`,
      en: `The plan has changed since it was looked at (version ${expected}, now ${planVersion}; ${rows.length} items). Look again, then decide.`,
    },
    errors,
  };
}

/** Items that changed after a plan version, by key: the day on which each was planned then (null: it is new), and is now. */
async function changedAfter(tx: Tx, code: string, version: number): Promise<{ key: string; before: Day | null; now: Day }[]> {
  return tx<{ key: string; before: Day | null; now: Day }[]>`
    with since as (select min(at) as at from journal where programme = ${code} and plan_version > ${version})
    select distinct on (p.key) p.key, p.was ->> 'planned_on' as before, i.planned_on as now
    from past p join item i on i.programme = p.programme and i.key = p.key
    where p.programme = ${code} and p.relation = 'item' and case when p.act is null then p.at >= (select at from since)
      else exists (select from act a where a.programme = p.programme and a.number = p.act and a.plan_version > ${version}) end
    order by p.key, p.id`;
}
