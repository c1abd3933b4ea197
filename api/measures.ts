import { z } from '@hono/zod-openapi';
import { definitionOf } from '../db/queries/asked.ts';
import { proposalIfAny } from '../db/queries/decisions.ts';
import { guidanceOf, type MeasureItem as Item, measuresOf, type Recommended, recommendedOf } from '../db/queries/measures.ts';
import type { Sql } from '../db/connect.ts';
import type { Actor } from '../domain/actor.ts';
import type { Definition } from '../domain/definition.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import { figuresFor, standingOf } from '../domain/may.ts';
import { itemName, partyName } from '../domain/naming.ts';
import { figureShown } from './decisions.ts';
import { view } from './endpoint.ts';
import { FigureRead, MeasureItem, MeasureKind, MissedTarget, NotHeld } from './measureShapes.ts';
import { Instant, ItemKey, NoQuery, orNull, Words } from './shapes.ts';

const Letter = z
  .union([
    z.object({ missed: z.array(MissedTarget), notHeld: z.array(NotHeld), groups: z.array(z.string()) }),
    z.object({ clients: z.int(), needs: z.array(z.object({ indicator: z.string(), name: Words })) }),
  ])
  .openapi({
    description: 'what supporters or a partner are told: counts and kinds of need, of nobody in person; the list of clients stays with the paper letter',
  });

const Measure = z
  .object({
    audience: z.string(),
    audienceName: Words,
    kind: MeasureKind,
    decidedIn: ItemKey.openapi({ description: 'the countersignature' }),
    outcome: orNull(z.enum(['supported', 'accepted', 'refusedByAll'])).openapi({ description: 'null: not known yet, or the measure asks nobody' }),
    party: orNull(z.object({ key: z.string(), name: Words })).openapi({ description: 'the first supporter who said yes, the partner who took over' }),
    endedAt: Instant.nullable(),
    letter: orNull(Letter),
    items: z.array(MeasureItem),
  })
  .openapi('Measure');

const Guidance = z
  .object({
    items: z.array(MeasureItem),
    figures: z.array(FigureRead).openapi({ description: 'the final figures, for those who see them; empty before termination' }),
  })
  .openapi('Guidance', { description: 'the offices’ proposals for continued guidance (P6b), with the figures that belong into them' });

const list = view({
  name: 'readMeasures',
  summary: 'What came of each measure: who was asked, what they answered, what goes on',
  tag: 'measures',
  action: 'viewMeasures',
  path: '/programmes/{code}/measures',
  query: NoQuery,
  answer: z
    .object({
      measures: z.array(Measure),
      guidance: Guidance,
      recommended: orNull(z.object({ groups: z.array(z.string()), households: z.array(z.string()), cadres: z.array(z.string()) })).openapi({
        description: 'for more capital (groups, households) and as cadres (clients), by id; for managers, of their own group for coordinators, null to others',
      }),
    })
    .openapi('MeasuresStanding'),
  read: async ({ actor, programme: { code } }, { sql, now }) => {
    const definition = await definitionOf(sql, code);
    const [measures, guidance, proposal] = await Promise.all([measuresOf(sql, code, now), guidanceOf(sql, code, now), proposalIfAny(sql, code)]);
    const sees = figuresFor(actor, { code, definition }).includes(PROGRAMME_AUDIENCE);
    const final = (proposal?.figures ?? []).filter(({ audience }) => sees && audience === PROGRAMME_AUDIENCE);
    const recommended = await recommendedTo(sql, actor, code, definition);
    return {
      measures: measures.map(({ audience, letter, party, items, ...measure }) => ({
        ...measure,
        audience,
        audienceName: definition.businessGroups[audience]?.name ?? definition.name,
        party: partyShown(definition, party),
        letter: letter === null ? null : letterShown(definition, letter),
        items: items.map((item) => itemShown(definition, item)),
      })),
      guidance: { items: guidance.map((item) => itemShown(definition, item)), figures: final.map((figure) => figureShown(definition, figure)) },
      recommended: recommended && { groups: [...recommended.groups], households: [...recommended.households], cadres: [...recommended.cadres] },
    };
  },
});

/** Which family gets on fast is not everybody's to know: managers see all, a coordinator the cadres of their group and the groups. */
async function recommendedTo(sql: Sql, actor: Actor, code: string, definition: Definition): Promise<Recommended | null> {
  const standing = standingOf(actor, { code, ...definition });
  if (standing === 'manager') return recommendedOf(sql, code);
  if (standing !== 'coordinator' || actor.kind !== 'person' || actor.group === undefined) return null;
  return { ...(await recommendedOf(sql, code, actor.group)), households: [] };
}

function itemShown(definition: Definition, item: Item): z.input<typeof MeasureItem> {
  const { track, part, party, audience, owner, state, waiting, decision, doneOn, windowFrom, windowUntil } = item;
  return {
    item: item.item,
    audience,
    name: itemName(definition, { track, part: part ?? undefined }),
    party: partyShown(definition, party),
    owner,
    state,
    waiting,
    decision,
    doneOn,
    windowFrom,
    windowUntil,
  };
}

function partyShown(definition: Definition, party: string | null): { key: string; name: z.input<typeof Words> } | null {
  const name = party === null ? undefined : partyName(definition, party);
  return party === null || name === undefined ? null : { key: party, name };
}

function letterShown({ indicators }: Definition, letter: NonNullable<Awaited<ReturnType<typeof measuresOf>>[number]['letter']>): z.input<typeof Letter> {
  if ('missed' in letter) return { missed: [...letter.missed], notHeld: [...letter.notHeld], groups: [...letter.groups] };
  return {
    clients: letter.clients,
    needs: letter.needs.map((indicator) => ({ indicator, name: indicators[indicator]?.name ?? { id: indicator, en: indicator } })),
  };
}

/** What comes of what was decided. */
export const measures = [list];
