import type { Definition } from '../domain/definition.ts';
import { asRead, type FigureRead } from '../domain/figuresRead.ts';
import { figuresOf } from '../domain/figures/figuresOf.ts';
import type { Measures } from '../domain/figures/rules.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import type { Phase, TrackKind } from '../domain/tracks.ts';
import type { Sql } from './connect.ts';
import { proposalIfAny } from './queries/decisions.ts';
import { ledgerTotals } from './queries/funds.ts';
import { grantTotals } from './queries/grants.ts';
import { measuresOf } from './queries/measures.ts';
import { readRecords } from './queries/records.ts';

/** What has come of a programme, as the record of truth has it at its end; counts, keys and figures, of nobody in person. */
export type Outcomes = {
  /** Held interviews and household sections, before and after. */
  readonly interviews: { readonly baseline: number; readonly endline: number; readonly householdsBaseline: number; readonly householdsEndline: number };
  readonly capitalGrants: { readonly planned: number; readonly approved: number; readonly disbursed: number; readonly reported: number };
  /** `enrolled`: everybody who was ever on the list; `replaced`: places that somebody of the waiting list took over. */
  readonly clients: { readonly enrolled: number; readonly left: number; readonly replaced: number; readonly completed: number };
  /** Of the whole programme: as they were read at termination, and what is read only after it as it was read last. */
  readonly figures: readonly FigureRead[];
  /** As they were countersigned; empty where the programme knows none. */
  readonly measures: Measures;
  readonly followUp: { readonly planned: number; readonly held: number };
  /** Whole units of the currency, and pots of which more was paid than had come. */
  readonly ledger: { readonly debit: number; readonly credit: number; readonly overdrafts: number };
};

/** Reads what has come of a programme. @param master opens the answers that figures are read from */
export async function outcomesOf(sql: Sql, code: string, definition: Definition, master: Buffer): Promise<Outcomes> {
  const [held, capitalGrants, [clients], figures, measures, [followUp], ledger] = await Promise.all([
    sql<{ kind: TrackKind; phase: Phase; held: number }[]>`
      select t.kind, t.phase, count(*) filter (where i.outcome = 'held') as held
      from track t join item i on i.programme = t.programme and i.track = t.name
      where t.programme = ${code} and t.kind in ('interview', 'household') group by t.kind, t.phase`,
    grantTotals(sql, code, definition),
    sql<Outcomes['clients'][]>`
      select count(*) as enrolled, count(left_on) as left, count(replaces) as replaced, count(*) filter (where left_on is null) as completed
      from client where programme = ${code} and left_because is distinct from 'noConsent'`,
    figuresRead(sql, code, definition, master),
    measuresDecided(sql, code, definition),
    sql<Outcomes['followUp'][]>`
      select count(*) as planned, count(*) filter (where i.outcome = 'held') as held
      from track t join item i on i.programme = t.programme and i.track = t.name
      where t.programme = ${code} and t.kind in ('continuedMentoring', 'workingRelations')`,
    ledgerTotals(sql, code),
  ]);
  const heldOf = (kind: TrackKind, before: boolean) =>
    held.filter((row) => row.kind === kind && (row.phase === 'planning') === before).reduce((sum, row) => sum + row.held, 0);
  return {
    interviews: {
      baseline: heldOf('interview', true),
      endline: heldOf('interview', false),
      householdsBaseline: heldOf('household', true),
      householdsEndline: heldOf('household', false),
    },
    capitalGrants,
    clients: clients ?? { enrolled: 0, left: 0, replaced: 0, completed: 0 },
    figures,
    measures,
    followUp: followUp ?? { planned: 0, held: 0 },
    ledger,
  };
}

async function figuresRead(sql: Sql, code: string, definition: Definition, master: Buffer): Promise<FigureRead[]> {
  const [proposal, records] = await Promise.all([proposalIfAny(sql, code), readRecords(sql, code, master)]);
  const now = asRead(figuresOf(definition, records, PROGRAMME_AUDIENCE));
  if (proposal === undefined) return now;
  return now.map((figure) => {
    const then = proposal.figures.find(({ indicator, audience }) => indicator === figure.indicator && audience === figure.audience);
    return definition.indicators[figure.indicator]?.readMonthsAfter === undefined && then !== undefined ? then : figure;
  });
}

async function measuresDecided(sql: Sql, code: string, definition: Definition): Promise<Measures> {
  const measures = await measuresOf(sql, code, () => 0);
  const of = (audience: string) => measures.filter((measure) => measure.audience === audience).map(({ kind }) => kind);
  return { programme: of(PROGRAMME_AUDIENCE), groups: Object.fromEntries(Object.keys(definition.businessGroups).map((key) => [key, of(key)])) };
}
