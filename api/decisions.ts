import { z } from '@hono/zod-openapi';
import type { Sql } from '../db/connect.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { decisionsOn, type Proposal, proposalIfAny, reasonsOf } from '../db/queries/decisions.ts';
import { measuresOf } from '../db/queries/measures.ts';
import type { Actor } from '../domain/actor.ts';
import { answersForGroup } from '../domain/clientLife.ts';
import type { Definition } from '../domain/definition.ts';
import type { Verdict } from '../domain/figures/rules.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import { figuresFor } from '../domain/may.ts';
import { trackByKind } from '../domain/naming.ts';
import { view } from './endpoint.ts';
import { FigureRead, MeasureKind, Measures } from './measureShapes.ts';
import { Day, Instant, ItemKey, NoQuery, orNull, PersonId, Words } from './shapes.ts';

const Judged = z
  .object({
    audience: z.string().openapi({ description: '`programme` or the key of a business group' }),
    name: Words,
    passes: z.boolean(),
    met: z.int().openapi({ description: 'targets met, of those that could be read' }),
    readable: z.int(),
    asksPercent: z.number(),
    words: z.array(Words).openapi({ description: 'why, in sentences that the people concerned understand; of a group they name what its members earn' }),
    proposed: z.array(MeasureKind),
    figures: z.array(FigureRead).openapi({ description: 'for those who see the figures of this audience; empty to others' }),
  })
  .openapi('Judged');

const Decision = z
  .object({
    item: ItemKey,
    step: z.string(),
    name: Words,
    decision: z.string().openapi({ description: 'confirmed, overridden, countersigned or returned' }),
    measures: orNull(Measures).openapi({ description: 'what was confirmed; null of a countersignature' }),
    reason: z.string().nullable().openapi({ description: 'for managers and whoever decides; null to others, and where none was given' }),
    by: PersonId,
    onBehalfOf: orNull(PersonId).openapi({ description: 'for whom it was signed or recorded; null: in their own right' }),
    onBehalfWords: orNull(Words).openapi({
      description: 'as it stands on a paper: a.n. and the office',
      example: { id: 'a.n. Pembina', en: 'on behalf of the Patron' },
    }),
    at: Instant,
    doneOn: Day,
  })
  .openapi('Decision');

const decisions_ = view({
  name: 'readDecisions',
  summary: 'What the figures proposed at termination, who confirmed or overrode it and why, and who countersigned',
  description:
    'What is judged of the programme is for everybody; of a business group for managers, whoever countersigns, the coordinator and the mentor of the group. Which measures were decided is for everybody.',
  tag: 'measures',
  action: 'viewDecisions',
  path: '/programmes/{code}/decisions',
  query: NoQuery,
  answer: z
    .object({
      proposal: orNull(z.object({ at: Instant, readOn: Day, judged: z.array(Judged) })).openapi({ description: 'null before termination' }),
      decisions: z.array(Decision),
      measures: orNull(Measures).openapi({ description: 'final; null until the patron has countersigned' }),
    })
    .openapi('Decisions'),
  read: async ({ actor, programme: { code } }, { sql, now, masterKey }) => {
    const [definition, proposal, decided] = await Promise.all([definitionOf(sql, code), proposalIfAny(sql, code), decisionsOn(sql, code)]);
    const steps = trackByKind(definition, 'termination')?.[1].steps ?? {};
    const mayKnow = decides(actor, definition);
    const reasons = mayKnow ? await reasonsOf(sql, code, decided, masterKey) : new Map<string, string>();
    return {
      proposal: proposal === undefined ? null : { at: proposal.at, readOn: proposal.readOn, judged: judgedOf({ code, definition }, proposal, actor) },
      decisions: decided.map(({ item, step, decision, chosen, decidedBy, onBehalfOf, at, doneOn }) => ({
        item,
        step,
        name: steps[step]?.name ?? { id: step, en: step },
        decision,
        measures: chosen === null ? null : shown(chosen),
        reason: reasons.get(item) ?? null,
        by: decidedBy,
        onBehalfOf,
        onBehalfWords: onBehalfOf === null ? null : onBehalf(definition, steps[step]?.by ?? ''),
        at,
        doneOn,
      })),
      measures: await final(sql, code, now),
    };
  },
});

function onBehalf({ roles }: Definition, role: string): z.input<typeof Words> {
  const name = roles[role]?.name ?? { id: role, en: role };
  return { id: `a.n. ${name.id}`, en: `on behalf of the ${name.en}` };
}

type Pinned = { readonly code: string; readonly definition: Definition };

/** A reason is free text: it is for managers and those whose step it is. */
function decides(actor: Actor, definition: Definition): boolean {
  if (actor.kind !== 'person') return actor.kind === 'account' && actor.standing === 'manager';
  const steps = Object.values(trackByKind(definition, 'termination')?.[1].steps ?? {});
  return definition.managers.includes(actor.role) || steps.some(({ by }) => by === actor.role);
}

function judgedOf(programme: Pinned, { figures, judgements, proposed, reasons }: Proposal, actor: Actor): z.input<typeof Judged>[] {
  const { definition } = programme;
  const theirs = figuresFor(actor, programme);
  const of = (
    audience: string,
    name: z.input<typeof Words>,
    verdict: Verdict,
    words: readonly z.input<typeof Words>[],
    measures: Proposal['proposed']['programme'],
  ) => ({
    audience,
    name,
    passes: verdict.passes,
    met: verdict.met,
    readable: verdict.readable,
    asksPercent: verdict.asksPercent,
    words: [...words],
    proposed: [...measures],
    figures: figures.filter((figure) => figure.audience === audience && theirs.includes(audience)).map((figure) => figureShown(definition, figure)),
  });
  const seen = Object.entries(judgements.groups).filter(([key]) => theirs.includes(key) || answersForGroup(actor, key, programme));
  const groups = seen.map(([key, verdict]) =>
    of(key, definition.businessGroups[key]?.name ?? { id: key, en: key }, verdict, reasons.groups[key] ?? [], proposed.groups[key] ?? []),
  );
  return [of(PROGRAMME_AUDIENCE, definition.name, judgements.programme, reasons.programme, proposed.programme), ...groups];
}

/** A figure with what it is about and what was to be reached. */
export function figureShown({ indicators }: Pick<Definition, 'indicators'>, { indicator, results }: Proposal['figures'][number]): z.input<typeof FigureRead> {
  const known = indicators[indicator];
  const name = known?.name ?? { id: indicator, en: indicator };
  return { indicator, name, results: results.map((result) => ({ ...result, what: known?.targets[result.target]?.what ?? name })) };
}

async function final(sql: Sql, code: string, now: () => number): Promise<z.input<typeof Measures> | null> {
  const measures = await measuresOf(sql, code, now);
  if (measures.length === 0) return null;
  const of = (audience: string) => measures.filter((measure) => measure.audience === audience).map(({ kind }) => kind);
  const groups = [...new Set(measures.map(({ audience }) => audience))].filter((audience) => audience !== PROGRAMME_AUDIENCE);
  return { programme: of(PROGRAMME_AUDIENCE), groups: Object.fromEntries(groups.map((key) => [key, of(key)])) };
}

function shown({ programme, groups }: Proposal['proposed']): z.input<typeof Measures> {
  return { programme: [...programme], groups: Object.fromEntries(Object.entries(groups).map(([key, set]) => [key, [...set]])) };
}

/** What was decided at termination. */
export const decisions = [decisions_];
