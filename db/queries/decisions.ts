import { z } from 'zod';
import type { FigureRead } from '../../domain/figuresRead.ts';
import type { Reasons } from '../../domain/figures/reasons.ts';
import type { Judgement, Measures } from '../../domain/figures/rules.ts';
import type { Day } from '../../domain/time.ts';
import type { Db } from '../connect.ts';
import { ownerOf, unseal, unwrapKey } from '../sealed.ts';
import { DayText, Instant } from './shapes.ts';

/** What the figures proposed at termination, as they were read then. */
export type Proposal = {
  readonly at: number;
  readonly readOn: Day;
  readonly figures: readonly FigureRead[];
  readonly judgements: Pick<Judgement, 'programme' | 'groups'>;
  readonly proposed: Measures;
  /** Why, in sentences that the people they are about understand. */
  readonly reasons: Reasons;
};

/** The proposal of a programme that has come to termination. @throws Error when it has not */
export async function proposalOf(db: Db, code: string): Promise<Proposal> {
  const proposal = await proposalIfAny(db, code);
  if (proposal === undefined) throw new Error(`programme ${code}: expected measures to be proposed`);
  return proposal;
}

/** The same; undefined before termination. */
export async function proposalIfAny(db: Db, code: string): Promise<Proposal | undefined> {
  const [row] = await db<Proposal[]>`
    select at, read_on as "readOn", figures, judgements, proposed, reasons from measure_proposal where programme = ${code}`;
  return row === undefined ? undefined : { ...row };
}

const Decision = z.object({
  item: z.string(),
  step: z.string(),
  decision: z.string(),
  chosen: z.custom<Measures>().nullable(),
  reason: z.instanceof(Buffer).nullable(),
  decidedBy: z.string(),
  onBehalfOf: z.string().nullable(),
  at: Instant,
  doneOn: DayText,
});
/** What leader or patron said. `reason` is sealed with the programme's key. */
export type Decision = z.infer<typeof Decision>;

/** Every decision about the measures, in the order they were taken. */
export async function decisionsOn(db: Db, code: string): Promise<Decision[]> {
  const rows = await db`
    select d.item, d.step, d.decision, d.chosen, d.reason, d.decided_by as "decidedBy", r.on_behalf_of as "onBehalfOf", d.at, r.done_on as "doneOn"
    from measure_decision d join item i on i.programme = d.programme and i.key = d.item join report r on r.programme = d.programme and r.item = d.item
    where d.programme = ${code} order by i.ordinal`;
  return z.array(Decision).parse(rows);
}

/** The reasons given, by item, opened. @throws Error when the master key is another */
export async function reasonsOf(db: Db, code: string, decisions: readonly Decision[], master: Buffer): Promise<Map<string, string>> {
  const [row] = await db<{ wrapped: Buffer }[]>`select wrapped_key as wrapped from programme where code = ${code}`;
  if (row === undefined) return new Map();
  const key = unwrapKey(master, row.wrapped, ownerOf(code));
  return new Map(decisions.flatMap(({ item, reason }) => (reason === null ? [] : [[item, String(unseal(key, reason, reasonPlace(code, item)))]])));
}

/** Where the reason of a decision stands, as `db/sealed.ts` has it. */
export function reasonPlace(code: string, item: string): string {
  return `${code}/${item}/reason`;
}

/** The measures that the team leader confirmed last. @throws Error when none are confirmed */
export async function confirmedMeasures(db: Db, code: string): Promise<Measures> {
  const [row] = await db<{ chosen: Measures }[]>`
    select d.chosen from measure_decision d join item i on i.programme = d.programme and i.key = d.item
    where d.programme = ${code} and d.chosen is not null order by i.ordinal desc limit 1`;
  if (row === undefined) throw new Error(`programme ${code}: expected measures to be confirmed before they are countersigned`);
  return row.chosen;
}
