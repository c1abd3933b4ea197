import { type ActCause, ACT_CAUSES, type ActKind, ACT_KINDS, type Became } from '../../domain/act.ts';
import { z } from 'zod';
import type { Db } from '../connect.ts';
import { ownerOf, unseal, unwrapKey } from '../sealed.ts';

/** An act as it is listed. `reason` is opened: for whoever may act on the plan. */
export type ActListed = {
  readonly act: number;
  readonly at: number;
  readonly kind: ActKind;
  readonly actor: string;
  readonly cause: ActCause | null;
  readonly reason: string;
  readonly scope: Record<string, unknown>;
  readonly counts: Partial<Record<Became, number>>;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  readonly endedBy: number | null;
};

const Row = z.object({
  act: z.int(),
  at: z.int(),
  kind: z.enum(ACT_KINDS),
  actor: z.string(),
  cause: z.enum(ACT_CAUSES).nullable(),
  scope: z.record(z.string(), z.unknown()),
  counts: z.record(z.string(), z.int()),
  undoes: z.int().nullable(),
  undoneBy: z.int().nullable(),
  endedBy: z.int().nullable(),
});

/** Acts of a programme in their order, those after a number. */
export async function listActs(
  db: Db,
  code: string,
  { after, limit }: { readonly after: number; readonly limit: number },
  master: Buffer,
): Promise<ActListed[]> {
  const rows = await db<{ sealed: Buffer; key: Buffer; act: number }[]>`
    select a.number as act, a.at, a.kind, a.actor, a.cause, a.scope, a.counts, a.undoes, a.undone_by as "undoneBy", a.ended_by as "endedBy",
      a.sealed_reason as sealed, p.wrapped_key as key
    from act a join programme p on p.code = a.programme where a.programme = ${code} and a.number > ${after} order by a.number limit ${limit}`;
  return rows.map(({ sealed, key, ...row }) => {
    const reason = unseal(unwrapKey(master, key, ownerOf(code)), sealed, `${code}/act/${row.act}`);
    return { ...Row.parse(row), reason: z.string().parse(reason) };
  });
}
