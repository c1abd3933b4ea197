import { type ActKind, countsOf } from '../../domain/act.ts';
import { actorKey } from '../../domain/actor.ts';
import type { Programme, Request } from '../commands/command.ts';
import type { Tx } from '../connect.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import { whatChanged } from './act.ts';

/** What is decided about one client, with the number under which what it changed is kept. `planVersion`: of the plan that it made. */
export type Decided = {
  readonly number: number;
  readonly kind: Extract<ActKind, 'exitClient' | 'returnClient' | 'replaceClient' | 'transferClient'>;
  /** Ids, groups and days. Why somebody left is kept with the client, not here. */
  readonly scope: Readonly<Record<string, unknown>>;
  readonly planVersion: number;
};

/**
 * Lists among the acts on the plan what a command about a client has done, so that it can be undone like any other. What was said of it is sealed under the
 * client's key in the journal, where erasing them reaches it: here its reason is empty.
 */
export async function listAsAct(
  tx: Tx,
  programme: Programme,
  { actor }: Request,
  { number, kind, scope, planVersion }: Decided,
  master: Buffer,
): Promise<void> {
  const { code, now } = programme;
  const counts = countsOf((await whatChanged(tx, code, number)).map(({ what }) => what));
  const noReason = seal(unwrapKey(master, programme.wrappedKey, ownerOf(code)), '', `${code}/act/${number}`);
  await tx`
    insert into act (programme, number, at, kind, actor, cause, sealed_reason, scope, counts, plan_version)
    values (${code}, ${number}, ${now}, ${kind}, ${actorKey(actor)}, 'other', ${noReason}, ${JSON.stringify(scope)}::text::jsonb,
      ${JSON.stringify(counts)}::text::jsonb, ${planVersion})`;
}

/** The number under which it was decided before, of what is asked for once more; null where it is no act. */
export async function decidedAs(tx: Tx, code: string, kind: Decided['kind'], client: string): Promise<number | null> {
  const [row] = await tx<[{ number: number | null }]>`
    select max(number) as number from act where programme = ${code} and kind = ${kind} and scope ->> 'client' = ${client} and undone_by is null`;
  return row.number;
}
