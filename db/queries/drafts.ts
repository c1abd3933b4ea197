import type { Instant } from '../../domain/agenda.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Text } from '../../domain/language.ts';
import type { ProposalDraft } from '../../domain/proposalDraft.ts';
import type { Db } from '../connect.ts';

/** A programme that somebody has said yes to, until it is started under its code. */
export type DraftLine = {
  readonly code: string;
  /** The programme that it goes on from. */
  readonly continues: string;
  readonly name: Text;
  readonly village: string;
  readonly version: number;
  readonly supportedBy: readonly string[];
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
};

/** Drafts, the latest first; only what continues some programmes where somebody may see no others. */
export async function listDrafts(db: Db, only?: readonly string[]): Promise<DraftLine[]> {
  return db<DraftLine[]>`
    select d.code, d.continues, d.definition->'name' as name, d.definition->>'village' as village, (d.definition->>'version')::int as version,
      d.supported_by as "supportedBy", d.created_at as "createdAt", d.started_at as "startedAt"
    from programme_draft d where ${only === undefined} or d.continues = any(${[...(only ?? [])]}) order by d.created_at desc, d.code`;
}

/** A draft with the definition it starts from and what was missed before; undefined when there is none of that code. */
export async function draftOf(db: Db, code: string): Promise<(DraftLine & { definition: Definition; proposal: ProposalDraft }) | undefined> {
  const [row] = await db<(DraftLine & { definition: Definition; proposal: ProposalDraft })[]>`
    select d.code, d.continues, d.definition->'name' as name, d.definition->>'village' as village, (d.definition->>'version')::int as version,
      d.supported_by as "supportedBy", d.created_at as "createdAt", d.started_at as "startedAt", d.definition, l.content as proposal
    from programme_draft d join measure_letter l on l.programme = d.continues and l.kind = 'newProposal'
    where d.code = ${code}`;
  return row === undefined ? undefined : { ...row };
}
