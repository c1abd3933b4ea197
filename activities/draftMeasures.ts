import type { Sql, Tx } from '../db/connect.ts';
import { readRecords } from '../db/queries/records.ts';
import type { Definition } from '../domain/definition.ts';
import { asRead } from '../domain/figuresRead.ts';
import type { Figure } from '../domain/figures/figure.ts';
import { figuresOf } from '../domain/figures/figuresOf.ts';
import { type Reasons, reasonsInWords } from '../domain/figures/reasons.ts';
import { standingGroups } from '../domain/figures/scope.ts';
import { fastProgress, type Judgement, judgement } from '../domain/figures/rules.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import { cadresOf } from '../domain/cadres.ts';
import { placeItem, waitingItem } from '../domain/placeItem.ts';
import type { Records } from '../domain/records.ts';
import { itemKey } from '../domain/schedule.ts';
import { addDays, type Day, dayOf } from '../domain/time.ts';
import type { Programme } from '../notices/programme.ts';
import type { Activities } from './activities.ts';
import { openOnce } from './opening.ts';
import { readPlacing } from '../db/placing.ts';

/**
 * P5: reads the figures, keeps them with what they propose, and opens the first step (the team leader confirms); the others wait (the patron
 * countersigns). @throws `TrackNotFound`, `ProgrammeNotFound`, `InvalidInput`
 */
export async function draftMeasures(sql: Sql, now: () => number, master: Buffer, input: Parameters<Activities['draftMeasures']>[0]): Promise<void> {
  await openOnce(sql, now, 'draftMeasures', input, async (tx, programme, { steps = {} }) => {
    const { definition, timeZone } = programme;
    const today = dayOf(programme.now, timeZone);
    const records = await readRecords(tx, programme.code, master, today);
    const figures = figuresOf(definition, records);
    const judged = judgement(definition, figures, standingGroups(definition, records));
    await keep(tx, programme, today, figures, judged, reasonsInWords(definition, judged, figures));
    await recommend(tx, programme.code, definition, records, figures);
    const placing = await readPlacing(tx, programme);
    let from = today;
    const items = Object.entries(steps).map(([part, { withinDays }], index) => {
      const window = { from, until: addDays(from, withinDays) };
      from = window.until;
      const ordinal = index + 1;
      const key = itemKey(`${input.track}/${PROGRAMME_AUDIENCE}`, ordinal, ordinal);
      const item = { key, track: input.track, audience: PROGRAMME_AUDIENCE, ordinal, part, ...window };
      return index === 0 ? placeItem(placing, item) : waitingItem(placing, item);
    });
    return { items, after: { readOn: today, passes: judged.programme.passes, proposed: judged.measures } };
  });
}

async function keep(tx: Tx, { code, now }: Programme, readOn: Day, figures: readonly Figure[], judged: Judgement, reasons: Reasons): Promise<void> {
  const { programme, groups, measures } = judged;
  const [read = '', verdicts = '', proposed = '', said = ''] = [asRead(figures), { programme, groups }, measures, reasons].map((value) =>
    JSON.stringify(value),
  );
  await tx`
    insert into measure_proposal (programme, at, read_on, figures, judgements, proposed, reasons)
    values (${code}, ${now}, ${readOn}, ${read}::text::json, ${verdicts}::text::json, ${proposed}::text::json, ${said}::text::json)`;
}

/** Whom the figures recommend for more capital and as cadres (P6a, P6c): kept now, because the records go on changing. */
async function recommend(tx: Tx, code: string, definition: Definition, records: Records, figures: readonly Figure[]): Promise<void> {
  const { groups, households } = fastProgress(definition, records, figures);
  const rows = [
    ...groups.map((subject) => ({ kind: 'group', subject })),
    ...households.map((subject) => ({ kind: 'household', subject })),
    ...cadresOf(definition, records).map((subject) => ({ kind: 'cadre', subject })),
  ];
  await tx`
    insert into recommended (programme, kind, subject)
    select ${code}, kind, subject from jsonb_to_recordset(${tx.json(rows)}) as row (kind text, subject text)`;
}
