import { z } from 'zod';
import { ACT_CAUSES, type ActCause, type ActKind, type Became, countsOf, whatBecame } from '../../domain/act.ts';
import { actorKey } from '../../domain/actor.ts';
import { heraldsOf } from '../../domain/heralds.ts';
import type { Action } from '../../domain/may.ts';
import type { PlannedTrack } from '../../domain/plan.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { dayOf, type Day } from '../../domain/time.ts';
import { type NewNotice, queueNotices, wakeComposers } from '../noticeQueue.ts';
import { type Changed, changePlan } from '../changePlan.ts';
import { type Answer, command, type Programme, type Request } from '../commands/command.ts';
import { Previewed, previewable } from '../commands/preview.ts';
import type { Sql, Tx } from '../connect.ts';
import { itemsBefore, planItems } from '../queries/planItems.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import { whatItBrings } from './clashes.ts';
import { planChanged } from './expected.ts';

/** What every act is given: why, and whether it is only looked at. */
export const ActInput = z.strictObject({
  /** Free text; sealed. */
  reason: z.string().trim().min(1).max(2000),
  /** May stand in mails. */
  cause: z.enum(ACT_CAUSES).default('other'),
  /** Computed as it would be, and not done. */
  preview: z.boolean().default(false),
  /** Plan version that a preview answered: where the plan is another by now, it is not done. */
  expect: z.int().min(0).optional(),
});
export type ActInput = z.infer<typeof ActInput>;

/** What an act does to the plan. Rows beside the items are written by then; `scope` says what was asked for, in keys, days and counts. */
export type Acted = {
  readonly kind: 'acted';
  readonly scope: Readonly<Record<string, unknown>>;
  readonly changes: readonly PlanChange[] | Changed;
  readonly tracks?: readonly PlannedTrack[];
  /** Writes rows that refer to new items. */
  readonly refer?: (tx: Tx) => Promise<void>;
  /** Number of the act that it undoes. */
  readonly undoes?: number;
  /** Why, where the act itself knows better than who asked. */
  readonly cause?: ActCause;
  /** What its answer says besides. */
  readonly body?: Readonly<Record<string, unknown>>;
};

/** An item as an act's answer shows it. */
export type ActLine = { readonly key: string; readonly what: Became; readonly before: Shown | null; readonly after: Shown };
type Shown = { readonly from: Day; readonly until: Day; readonly on: Day; readonly owner: string | null };

/**
 * One act on a running plan, in one transaction: judged and done by `work`, then what became of which item is read from what it left behind, people are
 * told, and it is journalled. A preview is the same, and taken back at the end.
 * @param work is given the act's number; a refusal must come before its first write
 */
export async function act(
  sql: Sql,
  request: Request,
  { action, kind, code, master }: { readonly action: Action; readonly kind: ActKind; readonly code: string; readonly master: Buffer },
  input: ActInput,
  work: (tx: Tx, programme: Programme, number: number) => Promise<Acted | Refusal>,
): Promise<Answer> {
  return previewable(
    command(sql, request, action, code, async (tx, programme) => {
      const number = await beginAct(tx, code);
      const stale = await planChanged(tx, programme, input.expect);
      if (stale !== undefined) return stale;
      const acted = await work(tx, programme, number);
      if (acted.kind === 'refused') return acted;
      const { planVersion, tellings } = 'planVersion' in acted.changes ? acted.changes : await changePlan(tx, programme, acted.changes, acted.tracks);
      await acted.refer?.(tx);
      const changed = await whatChanged(tx, code, number);
      const told = await tellPeople(tx, programme, planVersion, changed);
      const brought = await whatItBrings(tx, programme, number, changed);
      const lines = changed.map(
        ({ key, what, before, after }): ActLine => ({ key, what, before: before === undefined ? null : shown(before), after: shown(after) }),
      );
      const counts = countsOf(lines.map(({ what }) => what));
      const cause = acted.cause ?? input.cause;
      const sealedReason = seal(unwrapKey(master, programme.wrappedKey, ownerOf(code)), input.reason, `${code}/act/${number}`);
      await tx`
        insert into act (programme, number, at, kind, actor, cause, sealed_reason, scope, counts, plan_version, undoes)
        values (${code}, ${number}, ${programme.now}, ${kind}, ${actorKey(request.actor)}, ${cause}, ${sealedReason},
          ${JSON.stringify(acted.scope)}::text::jsonb, ${JSON.stringify(counts)}::text::jsonb, ${planVersion}, ${acted.undoes ?? null})`;
      const body = { act: number, kind, preview: input.preview, planVersion, counts, changes: lines, told, ...brought, ...acted.body };
      if (input.preview) throw new Previewed({ ...body, act: null, planVersion: programme.planVersion });
      const { before, after } = entryOf(lines);
      return {
        body,
        entry: {
          action: kind,
          subject: `act/${number}`,
          reason: cause,
          planVersion,
          before,
          after: { act: number, scope: acted.scope, ...after, sealedReason: sealedReason.toString('base64') },
        },
        tellings,
      };
    }),
  );
}

/** From here on what changes is kept under the act's number. @returns the number */
export async function beginAct(tx: Tx, code: string): Promise<number> {
  const [row] = await tx<[{ number: number }]>`
    with next as (select coalesce(max(number), 0) + 1 as number from act where programme = ${code})
    select number, set_config('pendamping.act', number::text, true) from next`;
  return row.number;
}

type Change = { readonly key: string; readonly what: Became; readonly before: PlanItem | undefined; readonly after: PlanItem };

/** What an act, begun in this transaction, has done to which item so far. */
export async function whatChanged(tx: Tx, code: string, number: number): Promise<Change[]> {
  const before = await itemsBefore(tx, code, number);
  const after = await planItems(tx, code, [...before.keys()]);
  return after.flatMap((item) => {
    const what = whatBecame(before.get(item.key), item);
    return what === undefined ? [] : [{ key: item.key, what, before: before.get(item.key), after: item }];
  });
}

/** Queues what people are to hear. @returns who, and of how many items */
async function tellPeople(tx: Tx, { code, now, definition }: Programme, planVersion: number, changed: readonly Change[]) {
  const today = dayOf(now, definition.timeZone);
  const heralds = changed.flatMap(({ key, what, before, after }): NewNotice[] =>
    heraldsOf(what, before, after, today).map(({ person, kind }) => ({ eventKey: `${key}@${planVersion}/${kind}`, person, kind, item: key })),
  );
  const notices = await queueNotices(tx, code, now, heralds);
  if (notices.length > 0) await wakeComposers(tx, code);
  const people = [...new Set(notices.map(({ person }) => person))].sort();
  return people.map((person) => ({ person, items: notices.filter((notice) => notice.person === person).length }));
}

/** Dates and owners as the journal has them, so that the chain vouches for what the act changed. */
function entryOf(lines: readonly ActLine[]) {
  const values = (of: (line: ActLine) => Shown | null) => Object.fromEntries(lines.map((line) => [line.key, of(line)]));
  return {
    before: { items: values(({ before }) => before) },
    after: { items: Object.fromEntries(lines.map(({ key, what, after }) => [key, { what, ...after }])) },
  };
}

function shown({ windowFrom, windowUntil, plannedOn, owner }: PlanItem): Shown {
  return { from: windowFrom, until: windowUntil, on: plannedOn, owner: owner ?? null };
}
